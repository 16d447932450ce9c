import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kpiStates, type KpiState } from '../../model/alert.ts';
import { dayNumber } from '../../time/day-number.ts';
import type { Series, Statistic } from '../series.ts';
import { periodAt } from '../time/period.ts';
import { judge, stateAt, type Judging } from './judge.ts';
import { levelOf } from './rule.ts';

const today = dayNumber('2026-11-22');
const gap = Number.NaN;
/** Weeks that end with the running one, W47, of which this Sunday is the last day. */
function weeks(values: readonly number[], statistic: Statistic = 'mean'): Series {
  const first = periodAt(today, 'weekly') - values.length + 1;
  return { frequency: 'weekly', statistic, first, values: Float64Array.from(values), counts: new Float64Array(values.length), today, rows: () => [], observed: () => new Float64Array(0) };
}
const rule: Judging = { direction: 'lowerIsBetter', steps: [{ from: Number.NEGATIVE_INFINITY, target: 10, critical: 15 }] };
/** States of finished weeks: the running one is added, empty, and left out again. */
const states = (values: readonly number[], judging: Judging = rule, statistic?: Statistic): KpiState[] => {
  const judgement = judge(weeks([...values, gap], statistic), judging);
  return values.map((_, place) => stateAt(judgement, place));
};

describe('states over time', () => {
  it('follow the value', () => {
    expect(states([9, 10, 11, 15, 16, 9])).toEqual(['ok', 'ok', 'warning', 'warning', 'critical', 'ok']);
  });

  it('are judged by the target in force then', () => {
    const steps = [
      { from: 0, target: 12 },
      { from: dayNumber('2026-11-12'), target: 10 },
    ];
    // W45 ends on the 8th; W46 on the 15th, when the new target holds.
    expect(states([11, 11], { direction: 'lowerIsBetter', steps })).toEqual(['ok', 'warning']);
  });

  it('have no rule before the first target, nor while thresholds contradict each other', () => {
    const steps = [
      { from: dayNumber('2026-11-09'), target: 10 },
      { from: dayNumber('2026-11-16'), target: 10, critical: 5 },
    ];
    expect(states([11, 11, 11], { direction: 'lowerIsBetter', steps })).toEqual(['noRule', 'noRule', 'warning']);
    expect(judge(weeks([11, 11], 'stock'), { direction: 'lowerIsBetter', steps }).turns.map(({ state }) => state)).toEqual(['warning', 'noRule']);
    expect(states([11], { direction: undefined, steps })).toEqual(['noRule']);
  });

  it('wait for a second bad week in a row where one period is to be waited', () => {
    const waiting = { ...rule, pendingPeriods: 1 };
    expect(states([9, 11, 9, 11, 11, 9], waiting)).toEqual(['ok', 'ok', 'ok', 'ok', 'warning', 'ok']);
    expect(states([9, 16, 11, 16, 16, 11], waiting), 'a week over critical is also a week over warning').toEqual(['ok', 'ok', 'warning', 'warning', 'critical', 'warning']);
  });

  it('say since when: the first bad week, though it had to wait', () => {
    const judgement = judge(weeks([9, 9, 11, 11, 12, gap]), { ...rule, pendingPeriods: 1 });
    expect(judgement.turns.at(-1)).toEqual({ state: 'warning', place: 3, since: 2 });
    expect(judgement.last).toBe(4);
  });

  it('tell what is about to ring', () => {
    expect(judge(weeks([9, 11, gap]), { ...rule, pendingPeriods: 2 }).pending).toEqual({ state: 'warning', since: 1, seen: 1, needed: 3 });
    expect(judge(weeks([9, 9, gap]), { ...rule, pendingPeriods: 2 }).pending).toBeUndefined();
  });

  it('do not dance with a value on the threshold', () => {
    const dance = [9, 10.5, 9.5, 10.5, 9.5, 10.5, 8.9];
    expect(states(dance)).toEqual(['ok', 'warning', 'ok', 'warning', 'ok', 'warning', 'ok']);
    expect(states(dance, { ...rule, hysteresis: 1 })).toEqual(['ok', 'warning', 'warning', 'warning', 'warning', 'warning', 'ok']);
  });

  it('never fall silent: a gap is no data', () => {
    expect(states([16, gap, 16, gap, gap, 9])).toEqual(['critical', 'noData', 'critical', 'noData', 'noData', 'ok']);
  });

  it('do not take one gap for silence where one period is to be waited', () => {
    const waiting = { ...rule, pendingPeriods: 1 };
    expect(states([9, gap, 9, gap, gap, 9], waiting)).toEqual(['ok', 'ok', 'ok', 'ok', 'noData', 'ok']);
    expect(states([9, 11, gap, 11], waiting), 'a gap breaks no wait').toEqual(['ok', 'ok', 'ok', 'warning']);
    expect(judge(weeks([9, gap, gap]), waiting).pending).toEqual({ state: 'noData', since: 1, seen: 1, needed: 2 });
    expect(judge(weeks([9, gap, gap, gap]), waiting).turns.at(-1), 'silent since the first of them').toEqual({ state: 'noData', place: 2, since: 1 });
  });

  it('are stale at once where somebody has to enter the value', () => {
    expect(states([9, gap, gap, 16], rule, 'manual')).toEqual(['ok', 'stale', 'stale', 'critical']);
    const judgement = judge(weeks([9, gap, gap], 'manual'), rule);
    expect(judgement.turns.at(-1)).toEqual({ state: 'stale', place: 1, since: 2 });
    expect(stateAt(judgement, 2)).toBe('stale');
  });

  it('leave the running week alone while it is still being counted', () => {
    expect(judge(weeks([9, 99]), rule).turns.map(({ state }) => state)).toEqual(['ok']);
    expect(judge(weeks([99]), rule)).toMatchObject({ turns: [], last: -1 });
    expect(judge(weeks([9, 99], 'pulse'), rule).last).toBe(0);
  });

  it('take a stock or a measure of the running week for what it is: true today', () => {
    expect(judge(weeks([9, 99], 'stock'), rule).turns.at(-1)?.state).toBe('critical');
    expect(judge(weeks([9, gap], 'stock'), rule).turns.at(-1)?.state).toBe('noData');
    expect(judge(weeks([9, 99], 'manual'), rule).turns.at(-1)?.state).toBe('critical');
    expect(judge(weeks([9, gap], 'manual'), rule).turns.at(-1)?.state, 'there is time until Sunday').toBe('ok');
  });

  it('take huge, negative and equal values as they are', () => {
    expect(states([1e308, -1e308, 0, 0, 0])).toEqual(['critical', 'ok', 'ok', 'ok', 'ok']);
  });

  it('take settings that make no sense for none', () => {
    expect(states([11, 9.9], { ...rule, pendingPeriods: -3, hysteresis: Number.NaN })).toEqual(['warning', 'ok']);
  });
});

const valuesArb = fc.array(fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 5, max: 20 }) }, { weight: 1, arbitrary: fc.constant(gap) }), { maxLength: 40 });

describe('laws of states', () => {
  it('without wait nor margin, each week is judged alone', () => {
    fc.assert(
      fc.property(valuesArb, (values) => {
        const expected = values.map((value) => (Number.isNaN(value) ? 'noData' : kpiStates[levelOf(value, { direction: 'lowerIsBetter', target: 10, critical: 15 })]?.key));
        expect(states(values)).toEqual(expected);
      }),
    );
  });

  it('the past does not change when a week is added', () => {
    fc.assert(
      fc.property(valuesArb, fc.nat({ max: 3 }), fc.integer({ min: 0, max: 3 }), (values, pendingPeriods, hysteresis) => {
        const judging = { ...rule, pendingPeriods, hysteresis };
        expect(states(values, judging).slice(0, -1)).toEqual(states(values.slice(0, -1), judging));
      }),
    );
  });

  it('waiting and margin never make it ring more often', () => {
    const rings = (values: readonly number[], judging: Judging) => judge(weeks([...values, gap]), judging).turns.filter(({ state }) => state === 'warning' || state === 'critical').length;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 5, max: 14 }), { maxLength: 40 }), fc.nat({ max: 3 }), fc.integer({ min: 0, max: 3 }), (values, pendingPeriods, hysteresis) => {
        expect(rings(values, { ...rule, pendingPeriods, hysteresis })).toBeLessThanOrEqual(rings(values, rule));
      }),
    );
  });

  it('its turns say the same as its states', () => {
    fc.assert(
      fc.property(valuesArb, fc.nat({ max: 2 }), (values, pendingPeriods) => {
        const judgement = judge(weeks([...values, gap]), { ...rule, pendingPeriods });
        for (const { state, place, since } of judgement.turns) {
          expect(stateAt(judgement, place)).toBe(state);
          expect(since).toBeLessThanOrEqual(place);
        }
        values.forEach((_, place) => {
          const isTurn = judgement.turns.some((turn) => turn.place === place);
          if (!isTurn && place > 0) expect(stateAt(judgement, place)).toBe(stateAt(judgement, place - 1));
        });
      }),
    );
  });
});
