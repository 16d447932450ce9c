import {
  fillRange,
  toggleRole,
  type Change,
  type ItemGrouping,
  type RaciEntity,
  type RaciItem,
} from '@entrelacs/core';
import type { CellsIntent } from './grid-acts.ts';

/** How letters are written. */
export interface LetterOptions {
  readonly entity: RaciEntity;
  /** The table may hold several A's on a row. */
  readonly several: boolean;
}

/** What to write for a letter in a cell or a range: pressed again in one cell, it is taken away. */
export function changesOfLetters({ items, members, role }: CellsIntent, options: LetterOptions): Change[] {
  const [item] = items;
  const [member] = members;
  const isOneCell = items.length === 1 && members.length === 1;
  if (isOneCell && role !== undefined && item !== undefined && member !== undefined) return toggleRole(item, member, role, options);
  return fillRange(items, members, role, options);
}

/** Who loses the A when it is given to somebody else in one cell. */
export function formerAccountable({ items, members, role }: CellsIntent, { several }: LetterOptions): string | undefined {
  const [item] = items;
  if (role !== 'accountable' || several || items.length !== 1 || members.length !== 1) return undefined;
  return item?.accountable.find((id) => id !== members[0] && item.accountable[0] === id && !item.accountable.includes(members[0] ?? ''));
}

/** What to write to take changes of some rows back. */
export function undoOf(changes: readonly Change[], items: ReadonlyMap<string, RaciItem>): Change[] {
  return changes.flatMap((change) => {
    const before = change.kind === 'update' ? items.get(change.id) : undefined;
    if (change.kind !== 'update' || before === undefined) return [];
    const fields = Object.fromEntries(Object.keys(change.fields).map((key) => [key, (before as Readonly<Record<string, unknown>>)[key]]));
    return [{ ...change, fields }];
  });
}

/** What to write to give a row another title. */
export function renamed(item: RaciItem, title: string, entity: RaciEntity): Change[] {
  return [{ kind: 'update', entity, id: item.id, fields: { title } }];
}

/** What to write to add rows to a group, such as `project:12`. */
export function added(titles: readonly string[], group: string | undefined, groupBy: ItemGrouping, entity: RaciEntity, has: (field: string) => boolean): Change[] {
  const id = group?.slice(group.indexOf(':') + 1) ?? '';
  const field = id !== '' && groupBy !== 'none' && has(groupBy) ? groupBy : undefined;
  return titles.map((title) => ({ kind: 'create', entity, fields: { title, ...(field !== undefined && { [field]: id }) } }));
}

/** What to write to complete a task, or open it again. */
export function completed(item: RaciItem): Change[] {
  const isOver = item.status === 'done' || item.status === 'cancelled';
  return [{ kind: 'update', entity: 'task', id: item.id, fields: { status: isOver ? 'doing' : 'done' } }];
}

/** Cells that a letter is on its way to, by row and person. */
export function cellsOf({ items, members }: { readonly items: readonly RaciItem[]; readonly members: readonly string[] }): readonly (readonly [string, string])[] {
  return items.flatMap(({ id }) => members.map((member) => [id, member] as const));
}

