import { describe, expect, it } from 'vitest';
import { aDependency, aKpi, aKpiTarget, aMeasure, aMember, aPulse, aTask } from '../../../testing/index.ts';
import type { Kpi } from '../../model/kpi.ts';
import type { Snapshot } from '../../source/source.ts';
import { addDays } from '../../time/weeks.ts';
import { prepare } from '../prepare/prepared.ts';
import { audiencesOf, isFor } from './audience.ts';
import { board, indicatorOf } from './indicator.ts';
import { measureChange, targetChange } from './edit-rule.ts';
import { previewRule } from './preview.ts';

// A Sunday, the last day of week 47.
const today = '2026-11-22';
const member = [aMember({ id: 'ana' }), aMember({ id: 'bob', active: false })];
const hours = (given: Partial<Kpi> = {}) => aKpi({ id: '1', source: 'manual', frequency: 'monthly', direction: 'higherIsBetter', owner: 'ana', ...given });
const target = (given: Parameters<typeof aKpiTarget>[0] = {}) => aKpiTarget({ kpi: '1', from: '2026-01-01', target: 14, ...given });
const measured = (on: string, value: number) => aMeasure({ kpi: '1', on, value });
const evaluated = (kpi: Kpi, rows: Snapshot['entities'] = {}, on = today) => indicatorOf(prepare({ member, kpi: [kpi], ...rows }, { today: on }), kpi).evaluation;

describe('an indicator that somebody enters', () => {
  it('says its state, since when, where it goes, and when it is due next', () => {
    const rows = { kpiTarget: [target()], measure: [measured('2026-08-10', 15), measured('2026-09-10', 13), measured('2026-10-10', 11), measured('2026-11-10', 12)] };
    expect(evaluated(hours(), rows)).toMatchObject({
      state: 'warning',
      since: '2026-09-01',
      target: 14,
      latest: { period: '2026-11', value: 12, n: 1 },
      isCurrent: true,
      previous: 11,
      trend: 'better',
      nextUpdate: '2026-12-31',
      isOverdue: false,
      notes: [],
    });
  });

  it('has until the end of the month, then is stale, since the day after', () => {
    const rows = { kpiTarget: [target()], measure: [measured('2026-10-10', 15)] };
    expect(evaluated(hours(), rows)).toMatchObject({ state: 'ok', nextUpdate: '2026-11-30', isOverdue: false });
    expect(evaluated(hours(), rows, '2026-12-12')).toMatchObject({ state: 'stale', since: '2026-12-01', nextUpdate: '2026-11-30', isOverdue: true, latest: { period: '2026-10', value: 15 }, isCurrent: false });
  });

  it('is stale by its own frequency', () => {
    const rows = { kpiTarget: [target()], measure: [measured('2026-08-10', 15)] };
    expect(evaluated(hours({ frequency: 'weekly' }), rows).state).toBe('stale');
    expect(evaluated(hours({ frequency: 'quarterly' }), rows).state).toBe('ok');
  });

  it('says when a better figure is not better by enough to change its state', () => {
    const rows = (last: number) => ({ kpiTarget: [target()], measure: [measured('2026-09-10', 13), measured('2026-10-10', last)] });
    expect(evaluated(hours({ hysteresis: 1 }), rows(14.5))).toMatchObject({ state: 'warning', isKept: true });
    expect(evaluated(hours({ hysteresis: 1 }), rows(15))).toMatchObject({ state: 'ok', isKept: false });
    expect(evaluated(hours({ hysteresis: 1 }), rows(13.5))).toMatchObject({ state: 'warning', isKept: false });
  });

  it('has no data before its first measure', () => {
    expect(evaluated(hours(), { kpiTarget: [target()] })).toMatchObject({ state: 'noData', notes: [{ code: 'kpi.neverMeasured' }], nextUpdate: '2026-11-30', isCurrent: false });
  });
});

describe('an indicator that is computed', () => {
  const dependency = [
    aDependency({ state: 'verified', requestedOn: '2026-11-01', resolvedOn: '2026-11-04' }),
    aDependency({ state: 'verified', requestedOn: '2026-11-01', resolvedOn: '2026-11-20' }),
  ];
  const kpi = aKpi({ id: '1', source: 'dependencyResolutionMean', frequency: 'weekly', owner: 'ana' });

  it('takes the direction and the family of its metric where it says none', () => {
    const indicator = indicatorOf(prepare({ member, kpi: [kpi], dependency, kpiTarget: [target({ target: 10 })] }, { today }), kpi);
    expect(indicator).toMatchObject({ direction: 'lowerIsBetter', family: 'delivery', metric: { id: 'dependencyResolutionMean' } });
  });

  it('is judged on its last finished week, and shows how the running one goes', () => {
    const evaluation = evaluated(kpi, { dependency, kpiTarget: [target({ target: 10 })] });
    expect(evaluation).toMatchObject({ state: 'noData', since: '2026-11-09', latest: { period: '2026-W45', value: 3 }, running: { period: '2026-W47', value: 19, isRunning: true }, nextUpdate: '2026-11-23' });
    expect(evaluation.notes).toEqual([{ code: 'kpi.gap', values: { period: '2026-W46' } }]);
  });

  it('says that its first period is not over', () => {
    expect(evaluated(kpi, { dependency: dependency.slice(1), kpiTarget: [target({ target: 10 })] })).toMatchObject({ state: 'noData', notes: [{ code: 'kpi.firstPeriod' }] });
  });

  it('says that nothing gives it a value', () => {
    expect(evaluated(kpi, { kpiTarget: [target({ target: 10 })] })).toMatchObject({ state: 'noData', notes: [{ code: 'kpi.noRows' }] });
  });

  it('moves when a task changes', () => {
    const wip = aKpi({ id: '1', source: 'wip', frequency: 'weekly', owner: 'ana' });
    const doing = (id: string) => aTask({ id, status: 'doing', createdOn: '2026-11-02', startedOn: '2026-11-02' });
    const rows = { kpiTarget: [target({ target: 1 })], task: [doing('1'), doing('2')] };
    expect(evaluated(wip, rows).state).toBe('warning');
    const done = aTask({ ...doing('2'), status: 'done', doneOn: today });
    expect(evaluated(wip, { ...rows, task: [doing('1'), done] })).toMatchObject({ state: 'ok', since: '2026-11-16', latest: { value: 1 } });
  });
});

describe('an indicator that cannot be judged', () => {
  const measure = [measured('2026-11-10', 12)];

  it('says why: no target, no direction, thresholds that contradict each other', () => {
    expect(evaluated(hours(), { measure })).toMatchObject({ state: 'noRule', notes: [{ code: 'kpi.noTarget' }], latest: { value: 12 } });
    expect(evaluated(hours({ direction: undefined }), { measure, kpiTarget: [target()] })).toMatchObject({ state: 'noRule', notes: [{ code: 'kpi.noDirection' }] });
    expect(evaluated(hours(), { measure, kpiTarget: [target({ critical: 20 })] })).toMatchObject({ state: 'noRule', notes: [{ code: 'kpi.thresholdsReversed.higher' }] });
  });

  it('says that its source is none, and guesses no other', () => {
    expect(evaluated(hours({ source: 'cycle-time' }), { measure, kpiTarget: [target()] })).toMatchObject({ state: 'noData', notes: [{ code: 'kpi.unknownSource', values: { source: 'cycle-time' } }, { code: 'kpi.noRows' }] });
    expect(evaluated(hours({ source: undefined }), { measure, kpiTarget: [target()] }).state, 'no source: entered by hand').toBe('warning');
  });

  it('says that its owner is gone', () => {
    const rows = { measure, kpiTarget: [target()] };
    expect(evaluated(hours({ owner: 'deleted' }), rows).notes).toEqual([{ code: 'kpi.ownerMissing', values: {} }]);
    expect(evaluated(hours({ owner: 'bob' }), rows).notes).toEqual([{ code: 'kpi.ownerInactive', values: {} }]);
  });

  it('does not tell no answer from four', () => {
    const kpi = aKpi({ id: '1', source: 'pulseScore', frequency: 'quarterly', owner: 'ana' });
    const answers = (count: number) => Array.from({ length: count }, () => aPulse({ week: '2026-W30', trust: 1, respect: 1, communication: 1, climate: 1 }));
    const [none, four] = [0, 4].map((count) => evaluated(kpi, { pulse: answers(count), kpiTarget: [target({ target: 3 })] }));
    expect(four).toEqual(none);
    expect(none).toMatchObject({ state: 'noData', notes: [{ code: 'kpi.masked', values: { least: 5 } }] });
    expect(evaluated(kpi, { pulse: answers(5), kpiTarget: [target({ target: 3 })] })).toMatchObject({ state: 'warning', latest: { value: 1, n: 5 } });
  });
});

describe('the board', () => {
  it('puts first in each family what needs attention, last what has no family, and leaves out what is off', () => {
    const named = (id: string, given: Partial<Kpi> = {}) => hours({ id, name: `K${id}`, family: 'quality', ...given });
    const kpi = [
      named('1'),
      named('2'),
      named('3', { criticality: 'critical' }),
      named('4', { active: false }),
      named('5', { family: 'delivery' }),
      named('6', { family: undefined, source: 'participation' }),
      named('7'),
      named('8'),
      named('9'),
      named('10', { family: undefined }),
    ];
    const values: Readonly<Record<string, number>> = { '1': 20, '2': 12, '3': 12, '4': 1, '5': 20, '7': 1 };
    const rows = {
      member,
      kpi,
      measure: [...Object.entries(values).map(([id, value]) => aMeasure({ kpi: id, on: today, value })), aMeasure({ kpi: '8', on: '2026-09-10', value: 20 }), aMeasure({ kpi: '9', on: today, value: 20 })],
      kpiTarget: kpi.filter(({ id }) => id !== '9').map(({ id }) => target({ kpi: id, critical: 10 })),
    };
    expect(board(prepare(rows, { today })).map(({ kpi: { id }, evaluation: { state } }) => `${id} ${state}`)).toEqual(['5 ok', '7 critical', '3 warning', '2 warning', '8 stale', '9 noRule', '1 ok', '6 noData', '10 noData']);
  });

  it('is empty without indicators', () => {
    expect(board(prepare({}, { today }))).toEqual([]);
  });

  it('is for those whose role an indicator names', () => {
    const roles = audiencesOf('ana', [{ id: '1', name: '', status: 'active', visibility: 'members', lead: 'ana', contributors: ['bob'], reviewers: [], tags: [] }]);
    expect([...roles]).toEqual(['lead']);
    expect([isFor(hours({ owner: 'bob', audience: ['lead'] }), 'ana', roles), isFor(hours({ owner: 'bob', audience: ['sponsor'] }), 'ana', roles)]).toEqual([true, false]);
    expect([isFor(hours({ owner: 'ana', audience: ['sponsor'] }), 'ana', roles), isFor(hours({ owner: 'bob' }), 'ana', roles)]).toEqual([true, true]);
  });
});

describe('the preview of a rule', () => {
  const measure = Array.from({ length: 24 }, (_, at) => measured(addDays('2026-11-15', -30 * at), [15, 13, 13][at % 3] ?? 0));
  const kpi = hours();
  const { series } = indicatorOf(prepare({ member, kpi: [kpi], measure }, { today }), kpi);
  const rings = (pendingPeriods: number) => previewRule(series, { direction: 'higherIsBetter', steps: [{ from: -Infinity, target: 14 }], pendingPeriods });

  it('counts the times it would have rung in a year', () => {
    expect(rings(0).map(({ state }) => state)).toEqual(['warning', 'warning', 'warning', 'warning']);
    expect(rings(0)[0]).toEqual({ state: 'warning', on: '2025-12-31', since: '2025-12-01' });
    expect(rings(1)).toHaveLength(4);
    expect(rings(2)).toEqual([]);
  });

  it('does not ring when things get better', () => {
    // 15, 13, 14, 15, over and over: critical, then a warning on the way up.
    const rising = Array.from({ length: 24 }, (_, at) => measured(addDays('2026-11-15', -30 * at), [15, 14, 13, 15][at % 4] ?? 0));
    const { series: wave } = indicatorOf(prepare({ member, kpi: [kpi], measure: rising }, { today }), kpi);
    const steps = [{ from: -Infinity, target: 15, critical: 14 }];
    expect(previewRule(wave, { direction: 'higherIsBetter', steps }).map(({ state }) => state)).toEqual(['critical', 'critical', 'critical']);
  });
});

describe('editing a rule', () => {
  it('leaves the past its own, and corrects what begins today', () => {
    expect(targetChange({ id: '1' }, [target({ id: '9' })], today, { target: 12 })).toEqual({ kind: 'create', entity: 'kpiTarget', fields: { kpi: '1', from: today, target: 12, warning: undefined, critical: undefined } });
    expect(targetChange({ id: '1' }, [target({ id: '9', from: today })], today, { target: 12 })).toMatchObject({ kind: 'update', id: '9' });
  });

  it('enters a measure with its comment', () => {
    expect(measureChange({ id: '1' }, { on: today, value: 3, comment: ' ok ' })).toEqual({ kind: 'create', entity: 'measure', fields: { kpi: '1', on: today, value: 3, comment: 'ok' } });
    expect(() => measureChange({ id: '1' }, { on: today, value: Number.NaN })).toThrow('value');
  });
});
