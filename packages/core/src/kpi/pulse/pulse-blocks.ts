import type { Pulse } from '../../model/pulse.ts';
import { isoWeek } from '../../time/weeks.ts';
import type { Change } from '../../source/source.ts';
import type { Prepared, PulseResult } from '../prepare/prepared.ts';
import { periodEnd, periodKey, weekPeriod } from '../time/period.ts';

/** Answers under which nothing of the pulse is shown, not even how many there are. */
export const pulseMinimum = 5;

/** The four questions of the pulse. */
export const pulseQuestions = ['trust', 'respect', 'communication', 'climate'] as const;

/** A question of the pulse. */
export type PulseQuestion = (typeof pulseQuestions)[number];

/** Answers published together: five at least, of one or several weeks in a row. */
export interface PulseBlock {
  /** The week in which the last of them came, as `periodAt` numbers weeks. */
  readonly week: number;
  readonly answers: number;
  /** Sum of the scores, by question. */
  readonly sums: Readonly<Record<PulseQuestion, number>>;
}

/**
 * What may be shown of the pulse, oldest first. Answers wait until they are five; all that came by the end of that week
 * are then published as one block, once and for all, and the next answers wait anew.
 *
 * Every figure shown (of a week, a month, a quarter, in all) is a sum of whole blocks, so that no subtraction between
 * figures, between periods or between what was shown one day and another tells anything of fewer than five answers. Only
 * finished weeks are read: a figure that moved when a colleague answered would tell their answer. An answer that leaves
 * out a question is not counted, or the count by question would single it out.
 *
 * It holds as long as answers bear the week in which they are stored and are not edited afterwards.
 */
export function pulseBlocks(prepared: Prepared): PulseBlock[] {
  if (prepared.pulseResults !== undefined) return publishedBlocks(prepared.pulseResults, prepared.today);
  return batches(completeAnswers(prepared)).map((answers) => ({
    week: Math.max(...answers.map(({ week }) => week)),
    answers: answers.length,
    sums: sumsOf((question) => answers.reduce((sum, { pulse }) => sum + (pulse[question] ?? 0), 0)),
  }));
}

/** The blocks as a host would publish them in its table of results. */
export function pulseResults(prepared: Prepared): PulseResult[] {
  return prepared.once(pulseBlocks).map(({ week, answers, sums }) => ({
    week: periodKey(week, 'weekly'),
    answers,
    trust: sums.trust / answers,
    respect: sums.respect / answers,
    communication: sums.communication / answers,
    climate: sums.climate / answers,
  }));
}

/**
 * What members wrote, in the order of the alphabet and bound to no score nor week. Comments too wait until they are five,
 * of published weeks.
 */
export function pulseComments(prepared: Prepared): string[] {
  if (prepared.pulseResults !== undefined) return [];
  const shown = prepared.once(pulseBlocks).at(-1)?.week ?? Number.NEGATIVE_INFINITY;
  const written = completeAnswers(prepared).filter(({ week, pulse }) => week <= shown && (pulse.comment ?? '').trim() !== '');
  return batches(written)
    .flat()
    .map(({ pulse }) => (pulse.comment ?? '').trim())
    .sort();
}

/** Scores of an answer to the pulse, 1 to 5. */
export type PulseAnswer = Readonly<Record<PulseQuestion, number>> & { readonly comment?: string };

/** The change that stores an answer: scores, comment and week, nothing that says who or when. RangeError for a score that is not 1 to 5. */
export function answerPulse(answer: PulseAnswer, today: string): Change {
  const scores = sumsOf((question) => {
    const score = answer[question];
    if (!isScore(score)) throw new RangeError(`${question}: ${score} is not a score from 1 to 5`);
    return score;
  });
  const comment = answer.comment?.trim();
  return { kind: 'create', entity: 'pulse', fields: { week: isoWeek(today), ...scores, ...(comment === undefined || comment === '' ? {} : { comment }) } };
}

interface WeekOfAnswer {
  readonly week: number;
  readonly pulse: Pulse;
}

/** Answers of finished weeks that answer all four questions, by week. */
function completeAnswers(prepared: Prepared): WeekOfAnswer[] {
  const weeks = new Map<string | undefined, number>();
  const finished = (written: string | undefined) => {
    const known = weeks.get(written);
    if (known !== undefined) return known;
    const week = weekPeriod(written) ?? Number.NaN;
    const counted = periodEnd(week, 'weekly') < prepared.today ? week : Number.NaN;
    weeks.set(written, counted);
    return counted;
  };
  const answers: WeekOfAnswer[] = [];
  for (const pulse of prepared.rows('pulse')) {
    const week = finished(pulse.week);
    if (!Number.isNaN(week) && isScore(pulse.trust) && isScore(pulse.respect) && isScore(pulse.communication) && isScore(pulse.climate)) answers.push({ week, pulse });
  }
  return answers.sort((a, b) => a.week - b.week);
}

/** Cuts answers sorted by week into groups of five or more, at ends of weeks; those that still wait are in none. */
function batches(answers: readonly WeekOfAnswer[]): WeekOfAnswer[][] {
  const done: WeekOfAnswer[][] = [];
  let waiting: WeekOfAnswer[] = [];
  answers.forEach((answer, at) => {
    waiting.push(answer);
    if (waiting.length < pulseMinimum || answers[at + 1]?.week === answer.week) return;
    done.push(waiting);
    waiting = [];
  });
  return done;
}

/** Rows of a host's table of results, once more checked: five answers, a finished week, means that scores can have; one row a week. */
function publishedBlocks(results: readonly PulseResult[], today: number): PulseBlock[] {
  const byWeek = new Map<number, PulseBlock>();
  for (const result of results) {
    const week = weekPeriod(result.week);
    const { answers } = result;
    if (week === undefined || periodEnd(week, 'weekly') >= today || !(answers >= pulseMinimum)) continue;
    if (!pulseQuestions.every((question) => result[question] >= 1 && result[question] <= 5)) continue;
    byWeek.set(week, { week, answers, sums: sumsOf((question) => result[question] * answers) });
  }
  return [...byWeek.values()].sort((a, b) => a.week - b.week);
}

function sumsOf(sumOf: (question: PulseQuestion) => number): Record<PulseQuestion, number> {
  return { trust: sumOf('trust'), respect: sumOf('respect'), communication: sumOf('communication'), climate: sumOf('climate') };
}

function isScore(score: number | undefined): boolean {
  return score !== undefined && Number.isInteger(score) && score >= 1 && score <= 5;
}
