import type { EntityName, Issue } from '@entrelacs/core';
import type { UserAction } from '../doc-port.ts';
import type { ColumnInfo } from '../structure.ts';

/** Values of some fields, by key of the model; undefined empties a field. */
type Values = Readonly<Record<string, unknown>>;

/** One row to write under a condition, so that nothing that somebody wrote meanwhile is lost and nothing is made twice. */
export type GuardedWrite =
  /** A row of that uid, unless there is one already. */
  | { readonly kind: 'create'; readonly uid: string; readonly fields: Values }
  /** These fields, if the row's cells still hold what is expected. */
  | { readonly kind: 'update'; readonly id: string; readonly expected: Values; readonly fields: Values }
  | { readonly kind: 'remove'; readonly id: string; readonly expected: Values };

/** How a guarded write ended. */
export type GuardedResult =
  | { readonly ok: true; readonly id: string; readonly existed?: boolean }
  /** The row is gone, or holds something else than expected. */
  | { readonly ok: false; readonly why: 'changed' }
  | { readonly ok: false; readonly why: 'refused'; readonly issue: Issue };

/** A write as cells: ready to be grouped with those that fill the same columns. */
export interface PreparedWrite {
  /** Its place among the writes asked for. */
  readonly index: number;
  readonly kind: GuardedWrite['kind'];
  readonly require: Readonly<Record<string, unknown>>;
  readonly cells: Readonly<Record<string, unknown>>;
}

/** An action that does several writes, and which. */
export interface GuardedAction {
  readonly action: UserAction;
  readonly indexes: readonly number[];
}

/**
 * The writes as few actions of Grist as there are sets of columns, each row written only where its `require` holds. Rows are made in the order asked: only neighbours share an action.
 * For a removal, what stands here is its condition: adding a row of that number, which Grist refuses with all of the bundle where there is one that is not as required.
 */
export function guardedActions(tableId: string, writes: readonly PreparedWrite[]): GuardedAction[] {
  const groups = new Map<string, PreparedWrite[]>();
  let [made, former] = [0, ''];
  for (const write of writes) {
    const columns = JSON.stringify([Object.keys(write.require).sort(), Object.keys(write.cells).sort()]);
    if (write.kind === 'create' && columns !== former) [made, former] = [made + 1, columns];
    const key = write.kind === 'create' ? `create ${made}` : columns;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [write]);
    else group.push(write);
  }
  return [...groups.values()].map((group) => {
    const kind = group[0]?.kind ?? 'create';
    const options = kind === 'update' ? { add: false, update: true, on_many: 'none' } : { add: true, update: false };
    const action: UserAction = ['BulkAddOrUpdateRecord', tableId, columnsOf(group.map(({ require }) => require)), columnsOf(group.map(({ cells }) => cells)), options];
    return { action, indexes: group.map(({ index }) => index) };
  });
}

/** Rows that such an action wrote, in the order of its writes: undefined where its condition did not hold. */
export function rowsWritten(answer: unknown): (number | undefined)[] {
  const { recordIds } = (typeof answer === 'object' && answer !== null ? answer : {}) as { readonly recordIds?: unknown };
  return (Array.isArray(recordIds) ? recordIds : []).map((ids: unknown) => (Array.isArray(ids) && typeof ids[0] === 'number' ? ids[0] : undefined));
}

/** A cell as the condition of a lookup: a list of choices by its JSON. Undefined where there is none, as for lists of references, empty or not: Grist finds no rows by those. */
export function requirement(type: ColumnInfo['type'], cell: unknown): unknown {
  if (type === 'RefList') return undefined;
  if (!Array.isArray(cell)) return cell;
  return type === 'ChoiceList' ? JSON.stringify(cell.slice(1)) : undefined;
}

/** The issue of a write, with what it is about. */
export function issueAbout(entity: EntityName, write: GuardedWrite, issue: Issue): Issue {
  return { ...issue, entity, ...(write.kind !== 'create' && { row: write.id }) };
}

function columnsOf(rows: readonly Readonly<Record<string, unknown>>[]): Record<string, unknown[]> {
  return Object.fromEntries(Object.keys(rows[0] ?? {}).map((column) => [column, rows.map((row) => row[column])]));
}
