import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aKpi, aKpiTarget, aMember, aPulse } from '../../../testing/index.ts';
import { fieldsOf } from '../../model/entity.ts';
import { model } from '../../model/model.ts';
import type { Pulse } from '../../model/pulse.ts';
import { addDays, isoWeek } from '../../time/weeks.ts';
import { board } from '../evaluation/indicator.ts';
import { metricFinder, metrics } from '../metrics.ts';
import { prepare } from '../prepare/prepared.ts';
import { pointsOf } from '../series.ts';
import type { Frequency } from '../time/period.ts';
import { answerPulse, pulseComments, pulseQuestions, pulseResults } from './pulse-blocks.ts';
import { participationSeries, pulseSeries } from './pulse-series.ts';

const frequencies = ['weekly', 'monthly', 'quarterly'] as const satisfies readonly Frequency[];
/** Every metric made of the pulse. */
const judged = metrics.filter(({ uses }) => uses.includes('pulse')).map(({ id }) => id);
const twelve = Array.from({ length: 12 }, (_, at) => aMember({ id: `m${at}` }));
const monday = '2026-06-01';
const dayOfWeek = (week: number) => addDays(monday, week * 7);
const weekNamed = (week: number) => isoWeek(dayOfWeek(week));
const inWeek = (week: number, count: number, given: Partial<Pulse> = {}) =>
  Array.from({ length: count }, (_, at) => aPulse({ week: weekNamed(week), trust: 1 + (at % 5), respect: 3, communication: 4, climate: 5, ...given }));

/** The rows of a day, with an indicator on each metric of the pulse and each length of period. */
function preparedOn(pulse: readonly Pulse[], today: string) {
  const kpi = judged.flatMap((source) => frequencies.map((frequency) => aKpi({ id: `${source} ${frequency}`, source, frequency, pendingPeriods: 1, hysteresis: 0.2 })));
  const kpiTarget = kpi.map(({ id }) => aKpiTarget({ kpi: id, from: '2026-01-01', target: 3.3, critical: 2.5 }));
  return prepare({ pulse: [...pulse], member: twelve, kpi, kpiTarget }, { today, years: 1, pulseRhythm: 'weekly' });
}

/** Every figure of the pulse on a day: each metric and length of period, counts, rows, what comparisons are made of, and what is written. */
function figuresOn(pulse: readonly Pulse[], today: string, sources: readonly string[] = judged): Map<string, number | string> {
  const prepared = preparedOn(pulse, today);
  const seen = new Map<string, number | string>();
  for (const frequency of frequencies) {
    for (const source of sources) {
      const series = metricFinder()(source)?.compute(prepared, frequency);
      if (series === undefined) throw new Error(`${source} is no metric`);
      for (const { period, value, n } of pointsOf(series)) {
        if (value !== undefined) seen.set(`${today} ${period} ${source}`, Number(value.toFixed(9)));
        if (n > 0) seen.set(`${today} ${period} n`, n);
      }
      series.observed(-1e9, 1e9).forEach((value, at) => seen.set(`${today} ${frequency} ${source} observed ${at}`, Number(value.toFixed(9))));
      Array.from(series.values.keys()).flatMap((place) => series.rows(place)).forEach(({ id }, at) => seen.set(`${today} ${frequency} ${source} row ${at}`, id));
    }
  }
  for (const result of pulseResults(prepared)) for (const [key, value] of Object.entries<string | number>({ ...result })) seen.set(`${today} result ${result.week} ${key}`, value);
  pulseComments(prepared).forEach((comment, at) => seen.set(`${today} comment ${at}`, comment));
  return seen;
}

/** Everything that anybody can see: the figures, and what cards and alerts say of them. */
function seenOn(pulse: readonly Pulse[], today: string): Map<string, number | string> {
  const seen = figuresOn(pulse, today);
  for (const { kpi: { id }, evaluation: { state, since, latest, previous, pending, notes } } of board(preparedOn(pulse, today))) {
    seen.set(`${today} ${id}`, JSON.stringify({ state, since, latest: latest?.value?.toFixed(9), n: latest?.n, previous: previous?.toFixed(9), pending: pending?.state, notes }));
  }
  return seen;
}

/** Answers with the day each came on, in its week. */
const arrivalsArb = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }), ...pulseQuestions.map(() => fc.integer({ min: 1, max: 5 }))), { maxLength: 28, size: 'max' })
  .map((answers) =>
    answers.map(([week, day, trust, respect, communication, climate], at) => ({
      on: addDays(dayOfWeek(week), day),
      pulse: aPulse({ id: String(at + 1), week: weekNamed(week), trust, respect, communication, climate }),
    })),
  );
const worldArb = arrivalsArb.map((arrivals) => arrivals.map(({ pulse }) => pulse));
/** A spy who looked at the results now and then. */
const visitsArb = fc.uniqueArray(fc.integer({ min: 0, max: 70 }), { minLength: 1, maxLength: 4 }).map((days) => days.sort((a, b) => a - b).map((day) => addDays(monday, day)));

describe('the pulse, attacked', () => {
  it('lets no difference of what was ever shown tell of fewer than five answers', () => {
    fc.assert(
      fc.property(arrivalsArb, visitsArb, (arrivals, visits) => {
        const look = (answers: typeof arrivals) => new Map(visits.flatMap((day) => [...figuresOn(answers.filter(({ on }) => on <= day).map(({ pulse }) => pulse), day, ['pulseTrust', 'pulseScore', 'participation'])]));
        const before = look(arrivals);
        // Which figures each answer is in, found by changing it and looking at what moves.
        const traces = arrivals.map(({ on, pulse }, at) => {
          const after = look(arrivals.map((other, place) => (place === at ? { on, pulse: { ...pulse, trust: ((pulse.trust ?? 1) % 5) + 1 } } : other)));
          expect([...after.keys()]).toEqual([...before.keys()]);
          return [...before].filter(([key, value]) => after.get(key) !== value).map(([key]) => key).join('|');
        });
        // Whatever is added to or taken from whatever, answers that are always in the same figures stay together.
        const groups = new Map<string, number>();
        for (const trace of traces) if (trace !== '') groups.set(trace, (groups.get(trace) ?? 0) + 1);
        for (const size of groups.values()) expect(size).toBeGreaterThanOrEqual(5);
      }),
      { numRuns: 15 },
    );
  });

  it('has no way to part answers but the week: no team, no member, no day', () => {
    expect(fieldsOf(model.pulse).map(({ key }) => key)).toEqual(['uid', 'week', ...pulseQuestions, 'comment']);
    expect(judged).toEqual(['pulseScore', 'pulseTrust', 'pulseRespect', 'pulseCommunication', 'pulseClimate', 'participation']);
  });

  it('shows the same whether nobody or up to four answered since the last results', () => {
    fc.assert(
      fc.property(worldArb, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 15, max: 30 }), (pulse, more, later) => {
        const day = dayOfWeek(later + 1);
        const settled = pulse.slice(0, 0).concat(...blocksOf(pulse));
        expect(seenOn([...settled, ...inWeek(later, more)], day)).toEqual(seenOn(settled, day));
      }),
      { numRuns: 25 },
    );
  });

  it('never takes back nor changes what it has shown', () => {
    fc.assert(
      fc.property(worldArb, fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 14 }), (pulse, week, weeks) => {
        const results = (day: string, answers: readonly Pulse[]) => pulseResults(prepare({ pulse: answers }, { today: day }));
        const until = (last: number) => pulse.filter((answer) => (answer.week ?? '') <= weekNamed(last));
        const early = results(dayOfWeek(week + 1), until(week));
        expect(results(dayOfWeek(week + weeks + 1), until(week + weeks)).slice(0, early.length)).toEqual(early);
      }),
    );
  });

  it('shows the same when answers are told apart differently within what is shown together', () => {
    fc.assert(
      fc.property(worldArb, (pulse) => {
        const day = dayOfWeek(20);
        const blocks = blocksOf(pulse);
        const turned = blocks.flatMap((block) => block.map((answer, at) => ({ ...answer, trust: block[(at + 1) % block.length]?.trust })));
        expect(seenOn(turned, day)).toEqual(seenOn(blocks.flat(), day));
      }),
      { numRuns: 25 },
    );
  });

  it('shows comments by five or more, in an order that tells nothing', () => {
    fc.assert(
      fc.property(worldArb, visitsArb, fc.nat(), (pulse, visits, turn) => {
        const written = pulse.map((answer, at) => ((at + turn) % 3 === 0 ? { ...answer, comment: `mot ${(at * 7919) % 97} ${at}` } : answer));
        let shown: string[] = [];
        for (const day of visits) {
          const comments = pulseComments(prepare({ pulse: written }, { today: day }));
          const fresh = comments.filter((comment) => !shown.includes(comment));
          expect(fresh.length === 0 || fresh.length >= 5).toBe(true);
          expect(shown.every((comment) => comments.includes(comment))).toBe(true);
          expect(comments).toEqual([...comments].sort());
          shown = comments;
        }
      }),
    );
  });
});

describe('the pulse', () => {
  const results = (pulse: readonly Pulse[], today: string) => pulseResults(prepare({ pulse }, { today }));

  it('shows four answers nowhere and five at the end of their week', () => {
    expect(figuresOn(inWeek(0, 4), dayOfWeek(30)).size).toBe(0);
    expect(seenOn(inWeek(0, 4), dayOfWeek(30)), 'on cards').toEqual(seenOn([], dayOfWeek(30)));
    expect(results(inWeek(0, 5), addDays(monday, 6)), 'on the Sunday').toEqual([]);
    expect(results(inWeek(0, 5), addDays(monday, 7))).toEqual([{ week: '2026-W23', answers: 5, trust: 3, respect: 3, communication: 4, climate: 5 }]);
  });

  it('counts neither a half answer, a score that is none, nor a week that is none', () => {
    const broken: Pulse[] = [aPulse({ week: weekNamed(0), trust: 1, respect: 1, communication: 1 }), { ...aPulse({ week: weekNamed(0), respect: 1, communication: 1, climate: 1 }), trust: 9 }, aPulse({ week: '2026-W99', trust: 1, respect: 1, communication: 1, climate: 1 })];
    expect(results([...inWeek(0, 4), ...broken], dayOfWeek(30))).toEqual([]);
  });

  it('names no row and gives no figure of one', () => {
    const series = pulseSeries(prepare({ pulse: inWeek(0, 8) }, { today: dayOfWeek(30) }), 'weekly');
    expect(series.rows(0)).toEqual([]);
    expect(Array.from(series.observed(-1e9, 1e9))).toHaveLength(1);
  });

  it('says nothing of participation where nobody is active', () => {
    expect(participationSeries(prepare({ pulse: inWeek(0, 8) }, { today: dayOfWeek(30) }), 'quarterly').values).toHaveLength(0);
  });

  it('stores an answer with its week, and nothing that tells who or when', () => {
    const answer = answerPulse({ trust: 5, respect: 4, communication: 3, climate: 2, comment: '  on rit\n' }, '2026-11-22');
    expect(answer).toEqual({ kind: 'create', entity: 'pulse', fields: { week: '2026-W47', trust: 5, respect: 4, communication: 3, climate: 2, comment: 'on rit' } });
    expect(() => answerPulse({ trust: 0, respect: 4, communication: 3, climate: 2 }, '2026-11-22')).toThrow('trust');
  });
});

/** Answers grouped as they would be published, those that wait left out; written anew here, to check the engine by. */
function blocksOf(pulse: readonly Pulse[]): Pulse[][] {
  const blocks: Pulse[][] = [];
  let waiting: Pulse[] = [];
  for (const week of [...new Set(pulse.map((answer) => answer.week ?? ''))].sort()) {
    waiting = [...waiting, ...pulse.filter((answer) => answer.week === week)];
    if (waiting.length >= 5) {
      blocks.push(waiting);
      waiting = [];
    }
  }
  return blocks;
}
