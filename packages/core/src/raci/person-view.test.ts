import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aTask, entitiesArb } from '../../testing/index.ts';
import { actsOf, changesOfAct } from './item-acts.ts';
import { personView } from './person-view.ts';

const today = '2026-11-19';

describe('personView', () => {
  it('groups what I hold by when it is due', () => {
    const items = [
      aTask({ id: 'later', due: '2026-11-23', informed: ['me'] }),
      aTask({ id: 'sunday', due: '2026-11-22', consulted: ['me'] }),
      aTask({ id: 'late', due: '2026-11-12', responsible: ['me'] }),
      aTask({ id: 'someday', accountable: ['me'] }),
      aTask({ id: 'today', due: today, accountable: ['me'], responsible: ['me'] }),
      aTask({ id: 'theirs', due: today, accountable: ['you'] }),
      aTask({ id: 'done', due: '2026-11-12', status: 'done', responsible: ['me'] }),
    ];

    const view = personView(items, 'me', today);

    expect(view.groups.map(({ key, until, entries }) => [key, until, entries.map(({ item }) => item.id)])).toEqual([
      ['late', undefined, ['late']],
      ['week', '2026-11-22', ['today', 'sunday']],
      ['later', undefined, ['later']],
      ['undated', undefined, ['someday']],
    ]);
    expect(view).toMatchObject({ counts: { accountable: 2, responsible: 2, consulted: 1, informed: 1 }, openItems: 5, openRoles: 6 });
    expect(view.groups[0]?.entries[0]).toMatchObject({ lateDays: 7, roles: ['responsible'] });
  });

  it('narrows to some letters and still counts all of them', () => {
    const items = [aTask({ id: '1', responsible: ['me'] }), aTask({ id: '2', informed: ['me'] })];

    const view = personView(items, 'me', today, { roles: ['informed'] });

    expect(view.groups.flatMap(({ entries }) => entries.map(({ item }) => item.id))).toEqual(['2']);
    expect(view.counts.responsible).toBe(1);
  });

  it('brings the findings of each row', () => {
    const finding = { code: 'raci.noAccountable', severity: 'critical', item: '1', values: {} } as const;

    expect(personView([aTask({ id: '1', responsible: ['me'] })], 'me', today, { findings: [finding] }).groups[0]?.entries[0]?.findings).toEqual([finding]);
  });

  it('shows each of my open rows once, soonest first', () => {
    fc.assert(
      fc.property(entitiesArb('task'), (items) => {
        const { groups, openItems } = personView(items, '1', today);
        const entries = groups.flatMap((group) => group.entries);
        expect(entries).toHaveLength(openItems);
        expect(new Set(entries.map(({ item }) => item.id)).size).toBe(openItems);
        const dues = entries.map(({ item }) => item.due ?? '9999');
        expect(dues).toEqual([...dues].sort());
      }),
    );
  });
});

describe('actsOf', () => {
  it.each([
    ['todo', ['responsible'], ['start', 'handOver']],
    ['doing', ['responsible'], ['submit', 'handOver']],
    ['review', ['responsible'], ['handOver']],
    ['review', ['accountable'], ['approve', 'sendBack']],
    ['review', ['accountable', 'responsible'], ['approve', 'sendBack']],
    ['doing', ['accountable'], ['handOver']],
    ['doing', ['accountable', 'responsible'], ['complete', 'handOver']],
    ['doing', ['consulted'], []],
    ['doing', ['informed'], []],
  ] as const)('when %s, with %j: %j', (status, roles, acts) => {
    expect(actsOf({ status, accountable: ['me'] }, roles)).toEqual(acts);
  });

  it('writes the status that an act leads to', () => {
    expect(changesOfAct({ id: '1' }, 'submit')).toEqual([{ kind: 'update', entity: 'task', id: '1', fields: { status: 'review' } }]);
  });
});
