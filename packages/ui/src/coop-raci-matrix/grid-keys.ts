import type { RaciRole } from '@entrelacs/core';

/** What a key asks of the grid. */
export type GridCommand =
  | { readonly kind: 'move'; readonly rows: number; readonly columns: number; readonly extend: boolean }
  | { readonly kind: 'page'; readonly pages: number; readonly extend: boolean }
  | { readonly kind: 'edge'; readonly column: 'first' | 'last'; readonly row?: 'first' | 'last'; readonly extend: boolean }
  | { readonly kind: 'role'; readonly role: RaciRole }
  | { readonly kind: 'clear' | 'open' | 'rename' | 'escape' | 'help' | 'add' };

/** The part of a keyboard event that counts. */
export type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const roles: Readonly<Record<string, RaciRole>> = { a: 'accountable', r: 'responsible', c: 'consulted', i: 'informed' };

const plain: Readonly<Record<string, 'clear' | 'open' | 'rename' | 'escape' | 'help' | 'add'>> = {
  Delete: 'clear',
  Backspace: 'clear',
  Enter: 'open',
  ' ': 'open',
  F2: 'rename',
  Escape: 'escape',
  '?': 'help',
  Insert: 'add',
  '+': 'add',
};

/** The role of a letter key, if it is one of ours and typed alone. */
export function roleOfKey({ key, ctrlKey, metaKey, altKey }: Key): RaciRole | undefined {
  return ctrlKey || metaKey || altKey ? undefined : roles[key.toLowerCase()];
}

/** What a key asks of the grid; undefined when it is not the grid's. */
export function commandOf(event: Key): GridCommand | undefined {
  const { key, shiftKey: extend } = event;
  const hasControl = event.ctrlKey || event.metaKey;
  const move = moves[key];
  if (move !== undefined && !event.altKey && !hasControl) return { kind: 'move', rows: move[0], columns: move[1], extend };
  if (move !== undefined && hasControl) return controlMove(move, extend);
  if (key === 'Home' || key === 'End') {
    const edge = key === 'Home' ? 'first' : 'last';
    return { kind: 'edge', column: edge, ...(hasControl && { row: edge }), extend };
  }
  if (key === 'PageUp' || key === 'PageDown') return { kind: 'page', pages: key === 'PageUp' ? -1 : 1, extend };
  if (hasControl || event.altKey) return undefined;
  const role = roleOfKey(event);
  if (role !== undefined) return { kind: 'role', role };
  const kind = plain[key];
  return kind === undefined ? undefined : { kind };
}

/** Control and an arrow: to the end of the row or column. */
function controlMove([rows, columns]: readonly [number, number], extend: boolean): GridCommand {
  const far = 1_000_000;
  return { kind: 'move', rows: rows * far, columns: columns * far, extend };
}
