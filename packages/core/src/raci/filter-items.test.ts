import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aMember, aTask, entitiesArb } from '../../testing/index.ts';
import { explainEmpty } from './explain-empty.ts';
import { activeFilters, filterItems, type FilterContext, type ItemFilters } from './filter-items.ts';

const members = [aMember({ id: 'ines', name: 'Inès Morel', team: 't1' }), aMember({ id: 'marc', name: 'Marc Œuvrard', team: 't2' })];
const items = [
  aTask({ id: '1', title: 'Écrire les conditions générales', project: 'p1', status: 'doing', accountable: ['ines'] }),
  aTask({ id: '2', title: 'Souder le cadre', project: 'p2', status: 'todo', team: 't2', informed: ['ines'] }),
  aTask({ id: '3', title: 'L’été des coopératives', status: 'done', stage: 'Archivé', responsible: ['marc'] }),
];
const context: FilterContext = { members, findings: [{ code: 'x', severity: 'info', item: '2', values: {} }, { code: 'y', severity: 'info', member: 'marc', items: ['3'], values: {} }] };
const idsOf = (filters: ItemFilters) => filterItems(items, filters, context).map(({ id }) => id);

describe('filterItems', () => {
  it('keeps every row when nothing is asked', () => {
    expect(idsOf({})).toEqual(['1', '2', '3']);
    expect(idsOf({ search: '  ', projects: [], mine: '', onlyFindings: false })).toEqual(['1', '2', '3']);
    expect(activeFilters({ search: ' ', statuses: ['todo'], onlyFindings: true })).toEqual(['statuses', 'onlyFindings']);
  });

  it.each([
    ['ecrire CONDITIONS', ['1']],
    ["l'ete", ['3']],
    ['morel', ['1', '2']],
    ['oeuvrard', ['3']],
    ['souder ines', ['2']],
    ['rien de tel', []],
  ])('finds %j by title or by person, accents and case ignored', (search, found) => {
    expect(idsOf({ search })).toEqual(found);
  });

  it('keeps the projects asked for, the empty one for rows without any', () => {
    expect(idsOf({ projects: ['p1'] })).toEqual(['1']);
    expect(idsOf({ projects: ['p2', ''] })).toEqual(['2', '3']);
  });

  it('takes the team of a row from the row, else from who approves or does it', () => {
    expect(idsOf({ teams: ['t1'] })).toEqual(['1']);
    expect(idsOf({ teams: ['t2'] })).toEqual(['2', '3']);
  });

  it('keeps a status by its meaning or by the collective’s own stage', () => {
    expect(idsOf({ statuses: ['doing', 'todo'] })).toEqual(['1', '2']);
    expect(idsOf({ statuses: ['Archivé'] })).toEqual(['3']);
  });

  it('keeps rows that a finding speaks of, also through a person', () => {
    expect(idsOf({ onlyFindings: true })).toEqual(['2', '3']);
  });

  it('keeps my rows, whatever my role', () => {
    expect(idsOf({ mine: 'ines' })).toEqual(['1', '2']);
  });

  it('keeps the order and is the same as filtering by each filter in turn', () => {
    fc.assert(
      fc.property(entitiesArb('task'), fc.constantFrom('1', '2', '3'), fc.constantFrom('todo', 'done'), (tasks, mine, status) => {
        const atOnce = filterItems(tasks, { mine, statuses: [status] });
        expect(atOnce).toEqual(filterItems(filterItems(tasks, { mine }), { statuses: [status] }));
        expect(atOnce).toEqual(tasks.filter((task) => atOnce.includes(task)));
      }),
    );
  });
});

describe('explainEmpty', () => {
  it('tells how many rows there would be without each filter, the most first', () => {
    expect(explainEmpty(items, { projects: ['p1'], statuses: ['done', 'todo'], search: 'e' }, context)).toEqual({
      total: 3,
      without: [
        { filter: 'projects', count: 2 },
        { filter: 'statuses', count: 1 },
        { filter: 'search', count: 0 },
      ],
    });
  });

  it('counts what filtering without that filter really gives', () => {
    fc.assert(
      fc.property(entitiesArb('task'), fc.constantFrom('1', '2'), fc.constantFrom('todo', 'done'), fc.constantFrom('a', '1 2', 'x'), (tasks, mine, status, search) => {
        const filters = { mine, statuses: [status], search };
        for (const { filter, count } of explainEmpty(tasks, filters).without) {
          expect(count).toBe(filterItems(tasks, { ...filters, [filter]: undefined }).length);
        }
      }),
    );
  });
});
