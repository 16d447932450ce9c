import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aTask, entityArb } from '../../testing/index.ts';
import { raciRoles } from '../model/raci-fields.ts';
import { applyChanges } from '../source/apply-changes.ts';
import { emptySnapshot, type Change } from '../source/source.ts';
import type { Task } from '../model/task.ts';
import { assignRole } from './assign-role.ts';
import { clearRole } from './clear-role.ts';
import { fillRange } from './fill-range.ts';
import { handOver } from './hand-over.ts';
import { moveAccountable } from './move-accountable.ts';
import { rolesOf } from './roles.ts';
import { toggleRole } from './toggle-role.ts';

const after = (task: Task, changes: readonly Change[]): Task =>
  applyChanges({ ...emptySnapshot, entities: { task: [task] } }, changes).entities.task?.[0] ?? task;

describe('assignRole', () => {
  it('gives a role by one change of one field', () => {
    expect(assignRole(aTask({ id: '1', responsible: ['bo'] }), 'ana', 'responsible')).toEqual([
      { kind: 'update', entity: 'task', id: '1', fields: { responsible: ['bo', 'ana'] } },
    ]);
  });

  it('moves the A from whoever held it', () => {
    expect(assignRole(aTask({ id: '1', accountable: ['bo'] }), 'ana', 'accountable')).toEqual([
      { kind: 'update', entity: 'task', id: '1', fields: { accountable: ['ana'] } },
    ]);
  });

  it('keeps the other A’s of a table that holds several', () => {
    expect(assignRole(aTask({ id: '1', accountable: ['bo'] }), 'ana', 'accountable', { several: true })).toEqual([
      { kind: 'update', entity: 'task', id: '1', fields: { accountable: ['bo', 'ana'] } },
    ]);
  });

  it('lets a person hold A and R', () => {
    const task = aTask({ accountable: ['ana'] });

    expect(rolesOf(after(task, assignRole(task, 'ana', 'responsible')), 'ana')).toEqual(['accountable', 'responsible']);
  });

  it.each([
    ['consulted', 'responsible'],
    ['responsible', 'informed'],
    ['informed', 'accountable'],
    ['accountable', 'consulted'],
  ] as const)('replaces %s by %s', (before, role) => {
    const task = aTask({ [before]: ['ana', 'bo'] });

    expect(rolesOf(after(task, assignRole(task, 'ana', role)), 'ana')).toEqual([role]);
  });

  it('writes nothing when it is so already', () => {
    expect(assignRole(aTask({ accountable: ['ana'] }), 'ana', 'accountable')).toEqual([]);
  });

  it('writes a deliverable as such', () => {
    expect(assignRole(aTask(), 'ana', 'informed', { entity: 'deliverable' })[0]).toMatchObject({ entity: 'deliverable' });
  });

  const roleArb = fc.constantFrom(...raciRoles);

  it('ends with the person in the role and everybody else as before, but for the A that moved', () => {
    fc.assert(
      fc.property(entityArb('task'), roleArb, (task, role) => {
        const done = after(task, assignRole(task, '3', role));
        expect(rolesOf(done, '3')).toContain(role);
        for (const other of ['1', '2', '4']) {
          const kept = rolesOf(task, other).filter((held) => !(held === 'accountable' && role === 'accountable'));
          expect(rolesOf(done, other)).toEqual(kept);
        }
      }),
    );
  });

  it('does nothing the second time', () => {
    fc.assert(
      fc.property(entityArb('task'), roleArb, (task, role) => {
        expect(assignRole(after(task, assignRole(task, '3', role)), '3', role)).toEqual([]);
      }),
    );
  });
});

describe('clearRole', () => {
  it('takes one role away, or all of them', () => {
    const task = aTask({ accountable: ['ana'], responsible: ['ana'], informed: ['bo'] });

    expect(rolesOf(after(task, clearRole(task, 'ana', 'accountable')), 'ana')).toEqual(['responsible']);
    expect(rolesOf(after(task, clearRole(task, 'ana')), 'ana')).toEqual([]);
    expect(clearRole(task, 'zoe')).toEqual([]);
  });
});

describe('toggleRole', () => {
  it('gives a role that is missing and takes away one that is held', () => {
    const task = aTask({ consulted: ['ana'] });

    expect(after(task, toggleRole(task, 'ana', 'consulted')).consulted).toEqual([]);
    expect(after(task, toggleRole(task, 'bo', 'consulted')).consulted).toEqual(['ana', 'bo']);
  });
});

describe('moveAccountable', () => {
  it('leaves one A, even where there were several', () => {
    expect(moveAccountable(aTask({ id: '1', accountable: ['bo', 'zoe'] }), 'ana')).toEqual([
      { kind: 'update', entity: 'task', id: '1', fields: { accountable: ['ana'] } },
    ]);
  });
});

describe('handOver', () => {
  it('puts another person in the same place', () => {
    const task = aTask({ accountable: ['ana'], responsible: ['zoe', 'ana', 'bo'], informed: ['sam'] });

    const done = after(task, handOver(task, 'ana', 'sam'));

    expect(done).toMatchObject({ accountable: ['sam'], responsible: ['zoe', 'sam', 'bo'], informed: [] });
  });

  it('does not name anybody twice', () => {
    const task = aTask({ responsible: ['ana', 'bo'] });

    expect(after(task, handOver(task, 'ana', 'bo')).responsible).toEqual(['bo']);
  });

  it('has nothing to write for who is only consulted, or for oneself', () => {
    expect(handOver(aTask({ consulted: ['ana'] }), 'ana', 'bo')).toEqual([]);
    expect(handOver(aTask({ responsible: ['ana'] }), 'ana', 'ana')).toEqual([]);
  });
});

describe('fillRange', () => {
  it('writes one change a row, and none where nothing changes', () => {
    const tasks = [aTask({ id: '1' }), aTask({ id: '2', informed: ['ana', 'bo'] }), aTask({ id: '3', consulted: ['ana'] })];

    expect(fillRange(tasks, ['ana', 'bo'], 'informed')).toEqual([
      { kind: 'update', entity: 'task', id: '1', fields: { informed: ['ana', 'bo'] } },
      { kind: 'update', entity: 'task', id: '3', fields: { consulted: [], informed: ['ana', 'bo'] } },
    ]);
  });

  it('gives the one A of a row to the first person of the range', () => {
    expect(fillRange([aTask({ id: '1', accountable: ['zoe'] })], ['ana', 'bo'], 'accountable')).toEqual([
      { kind: 'update', entity: 'task', id: '1', fields: { accountable: ['ana'] } },
    ]);
  });

  it('empties a range', () => {
    const task = aTask({ accountable: ['ana'], responsible: ['ana', 'bo'], informed: ['zoe'] });

    expect(after(task, fillRange([task], ['ana', 'bo'], undefined))).toMatchObject({ accountable: [], responsible: [], informed: ['zoe'] });
  });
});
