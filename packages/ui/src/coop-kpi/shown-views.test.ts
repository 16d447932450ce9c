import { newEntity } from '@entrelacs/core';
import { describe, expect, it } from 'vitest';
import { readKpis } from './kpi-data.ts';
import { today } from './kpi.testing.ts';
import { shownViews, type BoardFilter } from './shown-views.ts';

const entities = {
  member: [newEntity('member', 'ana', { name: 'Ana' }), newEntity('member', 'bob', { name: 'Bob' })],
  project: [newEntity('project', '1', { name: 'Nord', lead: 'ana' }), newEntity('project', '2', { name: 'Clos', sponsor: 'bob', status: 'done' })],
  kpi: [
    newEntity('kpi', '1', { name: 'À Ana', owner: 'ana', source: 'manual' }),
    newEntity('kpi', '2', { name: 'Pour les chef·fes', source: 'manual', audience: ['lead'] }),
    newEntity('kpi', '3', { name: 'Pour les sponsors', source: 'manual', audience: ['sponsor'] }),
    newEntity('kpi', '4', { name: 'Arrêté', owner: 'ana', source: 'manual', active: false }),
  ],
};
const data = readKpis({ entities, issues: [], stages: [], settings: {}, access: { canWrite: true, hidden: [], fields: {} } }, { today });
const shown = (filter: Partial<BoardFilter>) => shownViews({ entities }, data, { state: undefined, whose: undefined, me: 'ana', isOff: false, ...filter }).map(({ kpi }) => kpi.name);

describe('shownViews', () => {
  it('shows what is on, to somebody who asks for nothing', () => {
    expect(shown({ me: undefined })).toEqual(['À Ana', 'Pour les chef·fes', 'Pour les sponsors']);
  });

  it('shows one’s own', () => {
    expect(shown({ whose: 'mine' })).toEqual(['À Ana']);
    expect(shown({ whose: 'mine', me: 'bob' })).toEqual([]);
  });

  it('shows what speaks to one’s roles in projects that go on, and to everybody', () => {
    expect(shown({ whose: 'role' })).toEqual(['À Ana', 'Pour les chef·fes']);
    expect(shown({ whose: 'role', me: 'bob' })).toEqual(['À Ana']);
  });

  it('shows what is off when asked, and by state', () => {
    expect(shown({ isOff: true })).toEqual(['Arrêté']);
    expect(shown({ state: 'critical' })).toEqual([]);
    expect(data.find('4')?.kpi.name).toBe('Arrêté');
  });
});
