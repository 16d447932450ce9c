import { describe, expect, it } from 'vitest';
import { commandOf, type Key } from './grid-keys.ts';

const key = (name: string, modifiers: Partial<Key> = {}): Key => ({ key: name, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...modifiers });

describe('commandOf', () => {
  it.each([
    ['r', { kind: 'role', role: 'responsible' }],
    ['A', { kind: 'role', role: 'accountable' }],
    ['Delete', { kind: 'clear' }],
    ['Backspace', { kind: 'clear' }],
    [' ', { kind: 'open' }],
    ['?', { kind: 'help' }],
    ['F2', { kind: 'rename' }],
    ['PageDown', { kind: 'page', pages: 1, extend: false }],
  ])('reads %s', (name, command) => {
    expect(commandOf(key(name))).toEqual(command);
  });

  it('extends the range with Shift and goes to the matrix’s corners with Control', () => {
    expect(commandOf(key('ArrowDown', { shiftKey: true }))).toMatchObject({ rows: 1, extend: true });
    expect(commandOf(key('End', { ctrlKey: true }))).toEqual({ kind: 'edge', column: 'last', row: 'last', extend: false });
  });

  it('leaves the host its own shortcuts', () => {
    for (const name of ['a', 'c', 'r', 'z']) expect(commandOf(key(name, { ctrlKey: true }))).toBeUndefined();
    expect(commandOf(key('i', { altKey: true }))).toBeUndefined();
  });
});
