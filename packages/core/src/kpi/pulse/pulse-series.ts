import type { Prepared } from '../prepare/prepared.ts';
import type { Series } from '../series.ts';
import { periodSeries } from '../stock.ts';
import { periodAt, periodEnd, periodOfWeek, periodStart, type Frequency } from '../time/period.ts';
import { pulseBlocks, pulseQuestions, type PulseQuestion } from './pulse-blocks.ts';

/** Mean score of some questions, one figure a period in which answers were published; no rows: an answer is nobody's. */
export function pulseSeries(prepared: Prepared, frequency: Frequency, questions: readonly PulseQuestion[] = pulseQuestions): Series {
  const { sums, answers } = publishedByPeriod(prepared, frequency, questions);
  return publishedSeries(prepared, frequency, sums.map((sum, slot) => sum / ((answers[slot] ?? 0) * questions.length)), answers);
}

/** Answers published in each period, as a share of the active members times the rounds held. */
export function participationSeries(prepared: Prepared, frequency: Frequency): Series {
  const calendar = prepared.calendar(frequency);
  const members = prepared.rows('member').filter(({ active }) => active).length;
  const { answers } = publishedByPeriod(prepared, frequency, []);
  const values = answers.map((count, slot) =>
    count === 0 || members === 0 ? Number.NaN : (100 * count) / (members * roundsIn(calendar.first + slot, frequency, prepared.pulseRhythm, prepared.today)),
  );
  return publishedSeries(prepared, frequency, values, answers);
}

function publishedByPeriod(prepared: Prepared, frequency: Frequency, questions: readonly PulseQuestion[]): { readonly sums: Float64Array; readonly answers: Float64Array } {
  const { first, length } = prepared.calendar(frequency);
  const sums = new Float64Array(length);
  const answers = new Float64Array(length);
  for (const block of prepared.once(pulseBlocks)) {
    const slot = periodOfWeek(block.week, frequency) - first;
    if (slot < 0 || slot >= length) continue;
    answers[slot] = (answers[slot] ?? 0) + block.answers;
    sums[slot] = questions.reduce((sum, question) => sum + block.sums[question], sums[slot] ?? 0);
  }
  return { sums, answers };
}

function publishedSeries(prepared: Prepared, frequency: Frequency, values: Float64Array, counts: Float64Array): Series {
  return periodSeries(prepared.calendar(frequency), 'pulse', { values, counts }, () => []);
}

/** How many times members were asked in a period: once at least, and in finished weeks only where it is asked each week. */
function roundsIn(period: number, frequency: Frequency, rhythm: Frequency, today: number): number {
  const end = Math.min(periodEnd(period, frequency), today - 1);
  if (rhythm === 'weekly') {
    let rounds = 0;
    const last = periodAt(end, 'weekly');
    for (let week = periodAt(periodStart(period, frequency), 'weekly'); week <= last; week += 1) {
      if (periodOfWeek(week, frequency) === period && periodEnd(week, 'weekly') < today) rounds += 1;
    }
    return Math.max(rounds, 1);
  }
  return Math.max(periodAt(end, rhythm) - periodAt(periodStart(period, frequency), rhythm) + 1, 1);
}
