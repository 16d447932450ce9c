import type { Change, EntityName } from '@entrelacs/core';
import type { WireChange, WireFields, WireValue } from '../routes.ts';
import { toWire } from '../wire-values.ts';

/** What a gesture does to one row, all its changes together. */
export interface RowEdit {
  readonly kind: 'create' | 'update' | 'remove';
  readonly entity: EntityName;
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * A gesture row by row, in an order in which the wiki can do it: a row that is created comes before those that name it. Changes of one row are one; a row that is created
 * and removed again is none.
 */
export function rowEdits(changes: readonly Change[]): RowEdit[] {
  const edits = new Map<string, RowEdit | undefined>();
  for (const change of changes) {
    const id = change.id ?? '';
    const key = `${change.entity} ${id}`;
    const former = edits.get(key);
    if (change.kind === 'remove') edits.set(key, former?.kind === 'create' ? undefined : { kind: 'remove', entity: change.entity, id, fields: {} });
    else edits.set(key, { kind: former?.kind ?? change.kind, entity: change.entity, id, fields: { ...former?.fields, ...change.fields } });
  }
  return inOrder([...edits.values()].filter((edit) => edit !== undefined));
}

/** The edit of a row as it crosses. */
export function wireChange(edit: RowEdit, version: string, key: string): WireChange {
  const { kind, entity, id } = edit;
  if (kind === 'remove') return { kind, entity, id, version };
  return kind === 'create' ? { kind, entity, id, key, fields: filled(wireFields(edit)) } : { kind, entity, id, version, fields: wireFields(edit) };
}

/** The fields of an edit as they cross. */
export function wireFields({ fields }: Pick<RowEdit, 'fields'>): WireFields {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, toWire(value)]));
}

/** Names of new rows that an edit refers to. */
export function newNamesIn({ id, kind, fields }: RowEdit): string[] {
  return [...(kind === 'create' ? [] : [id]), ...Object.values(fields).flat()].filter((value): value is string => typeof value === 'string' && isNew(value));
}

/** Whether it is the name of a row that the wiki has not created yet. */
export function isNew(id: string): boolean {
  return id.startsWith('new:');
}

/** An edit with the ids that the wiki gave in the place of names. */
export function renamedEdit(edit: RowEdit, ids: ReadonlyMap<string, string>): RowEdit {
  const idOf = (value: unknown): unknown => (typeof value === 'string' ? (ids.get(value) ?? value) : Array.isArray(value) ? value.map(idOf) : value);
  return { ...edit, id: edit.kind === 'create' ? edit.id : (ids.get(edit.id) ?? edit.id), fields: Object.fromEntries(Object.entries(edit.fields).map(([key, value]) => [key, idOf(value)])) };
}

function inOrder(edits: readonly RowEdit[]): RowEdit[] {
  const ordered: RowEdit[] = [];
  let waiting = [...edits];
  while (waiting.length > 0) {
    const awaited = new Set(waiting.flatMap(({ kind, id }) => (kind === 'create' ? [id] : [])));
    const free = waiting.filter((edit) => newNamesIn(edit).every((name) => name === edit.id || !awaited.has(name)));
    // Rows that name each other: the wiki says what it cannot do.
    const next = free.length > 0 ? free : waiting.slice(0, 1);
    ordered.push(...next);
    waiting = waiting.filter((edit) => !next.includes(edit));
  }
  return ordered;
}

/** A new entry says what it holds; what is empty need not be said. */
function filled(fields: WireFields): WireFields {
  return Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, Exclude<WireValue, null>] => entry[1] !== null));
}
