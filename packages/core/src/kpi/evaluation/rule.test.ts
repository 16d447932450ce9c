import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aKpiTarget } from '../../../testing/index.ts';
import { dayNumber } from '../../time/day-number.ts';
import { edgesOf, explainRule, levelKept, levelOf, targetSteps, thresholdsOn, type Rule } from './rule.ts';

const higher = (given: Rule = {}): Rule => ({ direction: 'higherIsBetter', target: 85, warning: 80, critical: 70, ...given });
const lower = (given: Rule = {}): Rule => ({ direction: 'lowerIsBetter', target: 10, warning: 12, critical: 15, ...given });

describe('the level of a value', () => {
  it('takes equal to a threshold as reached, on the good side', () => {
    expect([80, 79.9, 70, 69.9].map((value) => levelOf(value, higher()))).toEqual([0, 1, 1, 2]);
    expect([12, 12.1, 15, 15.1].map((value) => levelOf(value, lower()))).toEqual([0, 1, 1, 2]);
  });

  it('warns past the target where there is no warning threshold', () => {
    expect([85, 84].map((value) => levelOf(value, higher({ warning: undefined })))).toEqual([0, 1]);
    expect([0, -1, -1e300].map((value) => levelOf(value, { direction: 'higherIsBetter', critical: 0 }))).toEqual([0, 2, 2]);
  });

  it('never gets worse as the value gets better', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(levelOf(high, higher())).toBeLessThanOrEqual(levelOf(low, higher()));
        expect(levelOf(low, lower())).toBeLessThanOrEqual(levelOf(high, lower()));
      }),
    );
  });

  it('is the same seen from the other side', () => {
    const flip = ({ target, warning, critical }: Rule): Rule => ({ direction: 'lowerIsBetter', target: -(target ?? 0), warning: -(warning ?? 0), critical: -(critical ?? 0) });
    fc.assert(fc.property(fc.integer({ min: 50, max: 100 }), (value) => levelOf(value, higher()) === levelOf(-value, flip(higher()))));
  });
});

describe('hysteresis', () => {
  it('keeps a state until its threshold is passed by the margin', () => {
    expect([80, 81.9, 82].map((value) => levelKept(value, edgesOf(higher()), 1, 2))).toEqual([1, 1, 0]);
    expect([70, 71.9, 72, 81.9, 82].map((value) => levelKept(value, edgesOf(higher()), 2, 2))).toEqual([2, 2, 1, 1, 0]);
    expect([12, 10.1, 10].map((value) => levelKept(value, edgesOf(lower()), 1, 2))).toEqual([1, 1, 0]);
  });

  it('holds nobody back on the way down', () => {
    expect(levelKept(69, edgesOf(higher()), 0, 5)).toBe(2);
    expect(levelKept(79, edgesOf(higher()), 0, 5)).toBe(1);
  });

  it('never says worse than it was nor better than the value is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 50, max: 100 }), fc.constantFrom(0, 1, 2), fc.integer({ min: 0, max: 30 }), (value, from, margin) => {
        const kept = levelKept(value, edgesOf(higher()), from, margin);
        const raw = levelOf(value, higher());
        expect(kept).toBeGreaterThanOrEqual(raw);
        expect(kept).toBeLessThanOrEqual(Math.max(from, raw));
      }),
    );
  });
});

describe('a rule that judges nothing', () => {
  it('says what it lacks', () => {
    expect(explainRule({ target: 10 })?.code).toBe('kpi.noDirection');
    expect(explainRule({ direction: 'higherIsBetter' })?.code).toBe('kpi.noTarget');
    expect(explainRule({ direction: 'higherIsBetter', target: Number.NaN })?.code).toBe('kpi.noTarget');
    expect(explainRule(higher())).toBeUndefined();
    expect(explainRule(lower())).toBeUndefined();
    expect(explainRule({ direction: 'lowerIsBetter', warning: 5 })).toBeUndefined();
  });

  it('explains thresholds in the wrong order, and guesses none', () => {
    expect(explainRule(higher({ warning: 60 }))).toEqual({ code: 'kpi.thresholdsReversed.higher', values: { target: 85, warning: 60, critical: 70 } });
    expect(explainRule(lower({ target: 20, critical: undefined }))).toEqual({ code: 'kpi.thresholdsReversed.lower', values: { target: 20, warning: 12, critical: '–' } });
    expect(explainRule(higher({ target: 85, warning: 85, critical: 85 })), 'equal is no contradiction').toBeUndefined();
  });
});

describe('targets that change over time', () => {
  it('are those in force on the day; before the first there are none', () => {
    const steps = targetSteps([
      aKpiTarget({ id: '2', kpi: 'k', from: '2026-01-01', target: 10 }),
      aKpiTarget({ id: '1', kpi: 'k', from: '2025-01-01', target: 12 }),
      aKpiTarget({ id: '3', kpi: 'other', target: 1 }),
      aKpiTarget({ id: '4', target: 99 }),
    ]);
    const on = (day: string) => thresholdsOn(steps.get('k') ?? [], dayNumber(day)).target;
    expect([on('2024-12-31'), on('2025-01-01'), on('2025-12-31'), on('2026-01-01')]).toEqual([undefined, 12, 12, 10]);
    expect(thresholdsOn(steps.get('other') ?? [], dayNumber('1999-01-01')).target, 'without a day: always').toBe(1);
  });

  it('count as entered last where two begin on one day, in whatever order the rows come', () => {
    const rows = [aKpiTarget({ id: '9', kpi: 'k', from: '2026-01-01', target: 10 }), aKpiTarget({ id: '10', kpi: 'k', from: '2026-01-01', target: 11 })];
    expect(targetSteps(rows).get('k')?.map(({ target }) => target)).toEqual([11]);
    expect(targetSteps([...rows].reverse())).toEqual(targetSteps(rows));
  });
});
