import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aKpi, aKpiTarget, aMeasure, aMember, anAlert } from '../../../testing/index.ts';
import { kpiStates, type Alert } from '../../model/alert.ts';
import { applyChanges } from '../../source/apply-changes.ts';
import { emptySnapshot } from '../../source/source.ts';
import { prepare } from '../prepare/prepared.ts';
import { alertActionChanges, alertChanges, alertsOf, proposedOwner } from './alerts.ts';
import { board } from './indicator.ts';

const today = '2026-11-22';
const kpi = aKpi({ id: '1', name: 'Heures', source: 'manual', direction: 'higherIsBetter', owner: 'ana', criticality: 'high' });
const indicators = (value: number, more: Partial<typeof kpi> = {}) =>
  board(prepare({ kpi: [{ ...kpi, ...more }], measure: [aMeasure({ kpi: '1', on: today, value })], kpiTarget: [aKpiTarget({ kpi: '1', target: 14, critical: 10 })] }, { today }));

describe('alerts', () => {
  it('are written when a state changes, with what it was and what it is', () => {
    expect(alertChanges(indicators(12), [], today)).toEqual([
      { kind: 'create', entity: 'alert', fields: { kpi: '1', on: today, from: 'ok', to: 'warning', value: 12, since: '2026-11-01' } },
    ]);
    const before = [anAlert({ id: '1', kpi: '1', on: '2026-10-31', from: 'ok', to: 'warning' })];
    expect(alertChanges(indicators(12), before, today)).toEqual([]);
    expect(alertChanges(indicators(9), before, today)).toMatchObject([{ fields: { from: 'warning', to: 'critical' } }]);
    expect(alertChanges(indicators(15), before, today), 'recovered').toMatchObject([{ fields: { from: 'warning', to: 'ok' } }]);
  });

  it('are not written for what was good and is, nor for what is off', () => {
    expect(alertChanges(indicators(15), [], today)).toEqual([]);
    expect(alertChanges([{ kpi: { ...kpi, active: false }, evaluation: indicators(9)[0]?.evaluation ?? never() }], [], today)).toEqual([]);
  });

  it('say nothing new once written, whatever came before and in whatever order', () => {
    const alertArb = fc.record({ on: fc.constantFrom('2026-11-01', '2026-11-21', today), to: fc.constantFrom(...kpiStates.map(({ key }) => key)) });
    fc.assert(
      fc.property(fc.array(alertArb, { maxLength: 6 }), fc.integer({ min: 5, max: 20 }), (given, value) => {
        const alerts = given.map((alert, at) => anAlert({ id: String(at + 1), kpi: '1', ...alert }));
        const changes = alertChanges(indicators(value), [...alerts].reverse(), today);
        const after = applyChanges({ ...emptySnapshot, entities: { alert: alerts } }, changes.map((change) => ({ ...change, id: '100' }))).entities.alert ?? [];
        expect(alertChanges(indicators(value), after, today)).toEqual([]);
      }),
    );
  });

  it('are told once though two pages wrote them, the latest first', () => {
    const rows: Alert[] = [
      anAlert({ id: '9', kpi: '1', on: today, from: 'ok', to: 'warning' }),
      anAlert({ id: '10', kpi: '1', on: today, from: 'ok', to: 'warning' }),
      anAlert({ id: '2', kpi: '1', on: '2026-10-01', from: 'warning', to: 'ok' }),
      anAlert({ id: '3', kpi: '2', on: today, to: 'ok' }),
    ];
    expect(alertsOf(kpi, rows).map(({ id }) => id)).toEqual(['9', '2']);
  });

  it('become a task with its A, once', () => {
    const alert = anAlert({ id: '5', kpi: '1' });
    expect(alertActionChanges(alert, kpi, { title: 'Former deux personnes', accountable: 'ana', due: '2026-12-01' })).toEqual([
      { kind: 'create', entity: 'task', id: 'new:action', fields: { title: 'Former deux personnes', accountable: ['ana'], responsible: [], criticality: 'high', due: '2026-12-01' } },
      { kind: 'update', entity: 'alert', id: '5', fields: { task: 'new:action' } },
    ]);
    expect(alertActionChanges(anAlert({ id: '5', kpi: '1', task: '7' }), kpi, { title: 'x', accountable: 'ana' })).toEqual([]);
    expect(() => alertActionChanges(alert, kpi, { title: 'x', accountable: '' })).toThrow('accountable');
  });
});

describe('who to propose for an action', () => {
  const members = [aMember({ id: 'ana', delegate: 'bob', awayFrom: '2026-11-20', awayTo: '2026-11-25' }), aMember({ id: 'bob' }), aMember({ id: 'zoé', active: false })];

  it('is the owner, or their relay while they are away', () => {
    expect(proposedOwner(kpi, members, today)?.id).toBe('bob');
    expect(proposedOwner(kpi, members, '2026-11-26')?.id).toBe('ana');
    expect(proposedOwner({ owner: 'zoé' }, members, today)).toBeUndefined();
    expect(proposedOwner({ owner: undefined }, members, today)).toBeUndefined();
  });
});

function never(): never {
  throw new Error('the board is empty');
}
