import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aDeliverable, aProject, aSegment, aTask, entitiesArb } from '../../testing/index.ts';
import { arrangeItems, groupKeyOf, itemGroupings, worstOf, type MatrixRow } from './arrange-items.ts';
import { compareText } from './fold-text.ts';
import type { Finding } from './types.ts';

const shop = aProject({ id: 'p1', name: 'Boutique' });
const lamp = aProject({ id: 'p2', name: 'Lampe' });
const lookups = { projects: [lamp, shop] };
const items = [
  aTask({ id: '1', project: 'p1', accountable: ['ana'], responsible: ['bo'] }),
  aTask({ id: '2', project: 'p2', accountable: ['ana'] }),
  aTask({ id: '3' }),
  aTask({ id: '4', project: 'p1', accountable: ['ana'], informed: ['bo'] }),
  aTask({ id: '5', project: 'p1' }),
];
const outline = (rows: readonly MatrixRow[]) => rows.map((row) => (row.kind === 'group' ? `${row.title ?? '–'} ${row.count}` : row.item.id));

describe('arrangeItems', () => {
  it('puts rows under their projects, in the order of the projects, rows without one last', () => {
    expect(outline(arrangeItems(items, { lookups }))).toEqual(['Lampe 1', '2', 'Boutique 3', '1', '4', '5', '– 1', '3']);
  });

  it('sorts groups by a comparer', () => {
    expect(outline(arrangeItems(items, { lookups, compare: compareText }))).toEqual(['Boutique 3', '1', '4', '5', 'Lampe 1', '2', '– 1', '3']);
  });

  it('leaves out the rows of a folded group and tells the heaviest letter of each person', () => {
    const rows = arrangeItems(items, { lookups, collapsed: new Set(['project:p1']) });

    expect(outline(rows)).toEqual(['Lampe 1', '2', 'Boutique 3', '– 1', '3']);
    expect(rows.find((row) => row.kind === 'group' && row.id === 'p1')).toMatchObject({
      collapsed: true,
      withAccountable: 2,
      roles: new Map([
        ['ana', { role: 'accountable', count: 2, others: 0 }],
        ['bo', { role: 'responsible', count: 1, others: 1 }],
      ]),
    });
  });

  it('counts the findings of a group, those about the project itself too', () => {
    const findings: Finding[] = [
      { code: 'raci.noAccountable', severity: 'critical', item: '5', values: {} },
      { code: 'raci.noResponsible', severity: 'warning', item: '4', values: {} },
      { code: 'raci.busFactor', severity: 'critical', project: 'p1', values: {} },
      { code: 'raci.noRole', severity: 'info', values: {} },
    ];

    const rows = arrangeItems(items, { lookups, findings });
    const head = rows.find((row) => row.kind === 'group' && row.id === 'p1');

    expect(head).toMatchObject({ findings: { critical: 2, warning: 1, info: 0 } });
    expect(head?.kind === 'group' && worstOf(head.findings)).toBe('critical');
    expect(rows.find((row) => row.key === '5')).toMatchObject({ findings: [{ code: 'raci.noAccountable' }] });
  });

  it('finds the deliverable of a task through its segment', () => {
    const rows = arrangeItems([aTask({ id: '1', segment: 's' }), aTask({ id: '2', segment: 'gone' })], {
      groupBy: 'deliverable',
      lookups: { deliverables: [aDeliverable({ id: 'd', title: 'Catalogue' })], segments: [aSegment({ id: 's', deliverable: 'd' })] },
    });

    expect(outline(rows)).toEqual(['Catalogue 1', '1', '– 1', '2']);
  });

  it('groups by the word itself where there is no table to look it up in', () => {
    expect(outline(arrangeItems([aTask({ id: '1', project: 'Chantier nord' })]))).toEqual(['Chantier nord 1', '1']);
  });

  it('sorts rows by due day, those without one last', () => {
    const dated = [aTask({ id: 'a' }), aTask({ id: 'b', due: '2026-12-01' }), aTask({ id: 'c', due: '2026-11-01' })];

    expect(outline(arrangeItems(dated, { groupBy: 'none', sortBy: 'due' }))).toEqual(['c', 'b', 'a']);
  });

  it('shows each row once, under its own group, whatever the grouping', () => {
    fc.assert(
      fc.property(entitiesArb('task'), entitiesArb('project', 4), fc.constantFrom(...itemGroupings), (tasks, projects, groupBy) => {
        const rows = arrangeItems(tasks, { groupBy, lookups: { projects } });
        const shown = rows.flatMap((row) => (row.kind === 'item' ? [row] : []));
        expect(shown.map(({ key }) => key).sort()).toEqual(tasks.map(({ id }) => id).sort());
        if (groupBy !== 'none') for (const row of shown) expect(row.group).toBe(groupKeyOf(row.item, groupBy, { projects }));
        const groups = rows.flatMap((row) => (row.kind === 'group' ? [row] : []));
        expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(groupBy === 'none' ? 0 : tasks.length);
        expect(new Set(rows.map(({ key }) => `${key}`)).size).toBe(rows.length);
      }),
    );
  });
});
