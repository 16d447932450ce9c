import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aMember, aTask, aTeam, entitiesArb } from '../../testing/index.ts';
import { arrangeMembers } from './arrange-members.ts';
import { compareText } from './fold-text.ts';

const teams = [aTeam({ id: 't1', name: 'Produit' }), aTeam({ id: 't2', name: 'Atelier' })];
const members = [
  aMember({ id: 'ines', name: 'Inès', team: 't1' }),
  aMember({ id: 'marc', name: 'Marc', team: 't2' }),
  aMember({ id: 'elodie', name: 'Élodie', team: 't1' }),
  aMember({ id: 'sans', name: 'Sans équipe' }),
  aMember({ id: 'parti', name: 'Parti', team: 't2', active: false }),
];
const keysOf = (arranged: ReturnType<typeof arrangeMembers>) => arranged.columns.map(({ key }) => key);

describe('arrangeMembers', () => {
  it('puts people under their teams, those without one last, those who left nowhere', () => {
    const arranged = arrangeMembers(members, { teams });

    expect(keysOf(arranged)).toEqual(['ines', 'elodie', 'marc', 'sans']);
    expect(arranged.heads).toEqual([
      { key: 'team:t1', id: 't1', title: 'Produit', start: 0, span: 2, folded: false, shown: 2, total: 2 },
      { key: 'team:t2', id: 't2', title: 'Atelier', start: 2, span: 1, folded: false, shown: 1, total: 1 },
      { key: 'team:', start: 3, span: 1, folded: false, shown: 1, total: 1 },
    ]);
  });

  it('keeps somebody who left while a row names them', () => {
    expect(keysOf(arrangeMembers(members, { teams, items: [aTask({ informed: ['parti'] })] }))).toContain('parti');
  });

  it('shows only people with a role, counted against their team', () => {
    const arranged = arrangeMembers(members, { teams, items: [aTask({ responsible: ['ines'] })], onlyWithRoles: true });

    expect(keysOf(arranged)).toEqual(['ines']);
    expect(arranged.heads).toMatchObject([{ key: 'team:t1', shown: 1, total: 2 }]);
    expect([arranged.shown, arranged.total]).toEqual([1, 4]);
  });

  it('folds a team into one column', () => {
    const arranged = arrangeMembers(members, { teams, folded: new Set(['team:t1']) });

    expect(arranged.columns[0]).toMatchObject({ kind: 'team', key: 'team:t1', title: 'Produit', ids: new Set(['ines', 'elodie']) });
    expect(arranged.heads[0]).toMatchObject({ span: 1, folded: true, shown: 2 });
  });

  it('sorts people by name within their team', () => {
    expect(keysOf(arrangeMembers(members, { teams, compare: compareText })).slice(0, 2)).toEqual(['elodie', 'ines']);
  });

  it('puts everybody in one line without teams', () => {
    const arranged = arrangeMembers(members, { groupBy: 'none' });

    expect(keysOf(arranged)).toEqual(['ines', 'marc', 'elodie', 'sans']);
    expect(arranged.heads).toEqual([]);
  });

  it('names a team that the table of teams does not hold by its id', () => {
    expect(arrangeMembers([aMember({ team: 'Cercle nord' })]).heads[0]?.title).toBe('Cercle nord');
  });

  it('has heads that cover the columns without gap or overlap', () => {
    fc.assert(
      fc.property(entitiesArb('member'), entitiesArb('team', 5), fc.array(fc.constantFrom('team:1', 'team:2', 'team:')), (people, groups, folded) => {
        const { columns, heads, shown } = arrangeMembers(people, { teams: groups, folded: new Set(folded) });
        let next = 0;
        for (const { start, span } of heads) {
          expect(start).toBe(next);
          next += span;
        }
        expect(next).toBe(columns.length);
        expect(shown).toBe(people.filter(({ active }) => active).length);
      }),
    );
  });
});
