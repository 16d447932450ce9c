import { describe, expect, it } from 'vitest';
import { aMember, aTask } from '../../testing/index.ts';
import { applyChanges } from './apply-changes.ts';
import { emptySnapshot } from './source.ts';

const task = [aTask({ id: '1', title: 'Un' }), aTask({ id: '2', title: 'Deux' })];
const member = [aMember({ id: '1', name: 'Ana' })];
const snapshot = { ...emptySnapshot, entities: { task, member } };

describe('applyChanges', () => {
  it('creates, updates and removes rows', () => {
    const { entities } = applyChanges(snapshot, [
      { kind: 'update', entity: 'task', id: '1', fields: { title: 'Autre', project: undefined } },
      { kind: 'remove', entity: 'task', id: '2' },
      { kind: 'create', entity: 'task', id: 'new:a', fields: { title: 'Trois' } },
      { kind: 'create', entity: 'task', fields: { title: 'Quatre' } },
    ]);
    expect(entities.task?.map(({ id, title }) => `${id} ${title}`)).toEqual(['1 Autre', 'new:a Trois', 'new:3 Quatre']);
  });

  it('takes changes of one row in their order', () => {
    const { entities } = applyChanges(snapshot, [
      { kind: 'create', entity: 'task', id: 'new:a', fields: { title: 'Trois' } },
      { kind: 'update', entity: 'task', id: 'new:a', fields: { title: 'Quatre', progress: 5 } },
      { kind: 'update', entity: 'task', id: '1', fields: { title: 'Autre' } },
      { kind: 'update', entity: 'task', id: '1', fields: { progress: 9 } },
      { kind: 'create', entity: 'task', id: 'new:b', fields: {} },
      { kind: 'remove', entity: 'task', id: 'new:b' },
    ]);
    expect(entities.task?.map(({ id, title, progress }) => [id, title, progress])).toEqual([['1', 'Autre', 9], ['2', 'Deux', undefined], ['new:a', 'Quatre', 5]]);
  });

  it('keeps what no change names, and leaves out rows that do not exist', () => {
    const { entities } = applyChanges(snapshot, [{ kind: 'update', entity: 'task', id: '9', fields: { title: 'x' } }, { kind: 'update', entity: 'task', id: '1', fields: { title: 'x' } }]);
    expect(entities.task?.[1]).toBe(task[1]);
    expect(entities.member).toBe(member);
    expect(entities.task).toHaveLength(2);
  });
});
