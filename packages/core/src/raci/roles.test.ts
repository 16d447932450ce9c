import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aTask, entityArb } from '../../testing/index.ts';
import { heaviestRole, heaviestRoleByMember, rolesByMember, rolesOf } from './roles.ts';

describe('rolesByMember', () => {
  it('tells who holds what, heaviest first', () => {
    const task = aTask({ accountable: ['ana'], responsible: ['ana', 'bo'], informed: ['zoe'] });

    expect([...rolesByMember(task)]).toEqual([
      ['ana', ['accountable', 'responsible']],
      ['bo', ['responsible']],
      ['zoe', ['informed']],
    ]);
  });

  it('says the same as asking for each person', () => {
    fc.assert(
      fc.property(entityArb('task'), (task) => {
        for (const [member, roles] of rolesByMember(task)) expect(roles).toEqual(rolesOf(task, member));
        expect(rolesOf(task, 'nobody')).toEqual([]);
      }),
    );
  });
});

describe('heaviestRole', () => {
  it('tells the weightiest letter of a team and how many more are on the row', () => {
    const task = aTask({ responsible: ['ana'], consulted: ['bo', 'zoe'], informed: ['sam'] });

    expect(heaviestRole(task, new Set(['ana', 'bo']))).toEqual({ role: 'responsible', count: 1, others: 1 });
    expect(heaviestRole(task, new Set(['bo', 'zoe', 'sam']))).toEqual({ role: 'consulted', count: 2, others: 1 });
    expect(heaviestRole(task, new Set(['max']))).toBeUndefined();
  });
});

describe('heaviestRoleByMember', () => {
  it('counts the weightiest letter of each person over some rows', () => {
    const tasks = [aTask({ accountable: ['ana'] }), aTask({ accountable: ['ana'], responsible: ['bo'] }), aTask({ responsible: ['ana'] })];

    expect([...heaviestRoleByMember(tasks)]).toEqual([
      ['ana', { role: 'accountable', count: 2, others: 1 }],
      ['bo', { role: 'responsible', count: 1, others: 0 }],
    ]);
  });
});
