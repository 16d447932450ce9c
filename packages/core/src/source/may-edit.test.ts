import { describe, expect, it } from 'vitest';
import { lockedRows, mayEdit } from './may-edit.ts';
import { emptySnapshot, type Access } from './source.ts';

const access: Access = {
  ...emptySnapshot.access,
  canWrite: true,
  fields: { task: ['title', 'status'] },
  locked: { task: new Map<string, 'all' | readonly string[]>([['1', 'all'], ['2', ['status']]]) },
};

describe('mayEdit', () => {
  it('says yes where the host takes writes, has the field and locks nothing', () => {
    expect(mayEdit(access, 'task', '3', 'status')).toBe(true);
    expect(mayEdit(access, 'task', '2', 'title')).toBe(true);
  });

  it('says no to a locked row, a locked field, a field that is not there, and a source that takes no writes', () => {
    expect(mayEdit(access, 'task', '1', 'title')).toBe(false);
    expect(mayEdit(access, 'task', '2', 'status')).toBe(false);
    expect(mayEdit(access, 'task', '3', 'due')).toBe(false);
    expect(mayEdit(access, 'member', '3', 'name')).toBe(false);
    expect(mayEdit({ ...access, canWrite: false }, 'task', '3', 'status')).toBe(false);
  });
});

describe('lockedRows', () => {
  it('names the rows of which none of the fields may be written', () => {
    expect(lockedRows(access, 'task', ['title', 'status'])).toEqual(new Set(['1']));
    expect(lockedRows(access, 'task', ['status'])).toEqual(new Set(['1', '2']));
    expect(lockedRows(emptySnapshot.access, 'task', ['status'])).toEqual(new Set());
  });
});
