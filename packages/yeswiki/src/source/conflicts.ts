import { fieldsOf, model, sameValue, translator, type EntityName, type Entity, type Field, type FieldKind, type Issue, type Lang } from '@entrelacs/core';
import type { RowEdit } from './wire-changes.ts';
import { wikiMessages } from './wiki-messages.ts';

/** A field that somebody else changed while one changed it too. */
export interface ConflictingField {
  readonly field: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** An edit that was not written because somebody else saved the same fields meanwhile; nothing is overwritten until a person decides. */
export interface EditConflict {
  readonly id: string;
  readonly entity: EntityName;
  readonly row: string;
  /** Who saved meanwhile, where the wiki says it. */
  readonly by?: string;
  readonly fields: readonly ConflictingField[];
  /** The whole edit, its lists put together with those of others: what `keepMine` writes. */
  readonly edit: RowEdit;
  /** Values that the person knows of once they have read this: a later change of them is another conflict. */
  readonly seen: Values;
}

/** A second held edit of a row with the first: what each wanted, the later where both wanted something. */
export function joined(first: EditConflict | undefined, next: EditConflict): EditConflict {
  if (first === undefined || first.edit.kind === 'remove' || next.edit.kind === 'remove') return next;
  const isOlder = (key: string): boolean => key in first.edit.fields && !(key in next.edit.fields);
  return {
    ...next,
    fields: [...first.fields.filter(({ field }) => isOlder(field)), ...next.fields],
    edit: { ...next.edit, fields: { ...first.edit.fields, ...next.edit.fields } },
    seen: { ...next.seen, ...Object.fromEntries(Object.entries(first.seen).filter(([key]) => isOlder(key))) },
  };
}

/** What of a held edit nobody else touched: it is written with either value of the others. */
export function restOf({ edit, fields, seen }: Pick<EditConflict, 'edit' | 'fields' | 'seen'>): Values {
  return Object.fromEntries(Object.entries(edit.fields).filter(([key, mine]) => !fields.some(({ field }) => field === key) && !same(mine, seen[key])));
}

/** Values of a row by field. */
export type Values = Readonly<Record<string, unknown>>;

/** An edit over the row as it is now, and what of it cannot be written without a person's word. */
export interface Reconciled {
  readonly edit: RowEdit;
  readonly conflicting: readonly ConflictingField[];
}

/**
 * Puts an edit over a row that somebody else may have saved. `now` is the row as it is, `seen` the values shown before the edit. A list that both changed gets what both added and
 * loses what either took out; another field that holds neither the value that was seen nor the one wanted is somebody else's.
 */
export function reconcile(edit: RowEdit, seen: Values, now: Values): Reconciled {
  const conflicting: ConflictingField[] = [];
  const meant = new Map(fieldsOf(model[edit.entity]).map((field) => [field.key, field]));
  const fields = Object.entries(edit.fields).map(([key, mine]) => {
    const theirs = now[key];
    if (same(theirs, seen[key]) || same(theirs, mine)) return [key, mine];
    const merged = isSet(meant.get(key)) ? mergedList(listOf(seen[key]), listOf(mine), listOf(theirs)) : undefined;
    if (merged === undefined) conflicting.push({ field: key, mine, theirs });
    return [key, merged ?? mine];
  });
  return { edit: { ...edit, fields: Object.fromEntries(fields) as RowEdit['fields'] }, conflicting };
}

/** Fields of a row that are no longer as they were seen; those that fill themselves do not count. */
export function changedFields(entity: EntityName, seen: Values, now: Values): ConflictingField[] {
  return fieldsOf(model[entity]).flatMap(({ key, automatic }) => (automatic === true || same(seen[key], now[key]) ? [] : [{ field: key, mine: undefined, theirs: now[key] }]));
}

/** The values of an entity. */
export function valuesOf(row: Entity | undefined): Values {
  return { ...row };
}

/** A conflict as an issue: both values, and who saved the other. */
export function conflictIssue({ entity, row, fields, by }: Pick<EditConflict, 'entity' | 'row' | 'fields' | 'by'>, lang: Lang): Issue {
  const t = translator(lang, wikiMessages);
  const [first] = fields;
  const who = by ?? t('wiki.somebody');
  return {
    code: 'wiki.conflict',
    entity,
    row,
    ...(first !== undefined && { path: first.field, value: inText(first.mine), detail: inText(first.theirs) }),
    words: { title: t('wiki.conflict'), why: t('wiki.conflict.why', { by: who }) },
  };
}

const sets: ReadonlySet<FieldKind> = new Set(['refs', 'choices', 'tags']);

/** Whether a field holds any number of values, in whatever order. */
function isSet(field: Field | undefined): boolean {
  return field !== undefined && sets.has(field.kind) && field.single !== true;
}

/** What both made of a list; undefined where both took the same one out and put different ones in: each may have meant theirs as the successor. */
function mergedList(seen: readonly unknown[], mine: readonly unknown[], theirs: readonly unknown[]): unknown[] | undefined {
  const without = (list: readonly unknown[], others: readonly unknown[]) => list.filter((one) => !others.includes(one));
  const [added, removed] = [without(mine, seen), without(seen, mine)];
  const isSuccession = removed.some((one) => !theirs.includes(one)) && !same([...added].sort(), [...without(theirs, seen)].sort());
  return isSuccession ? undefined : [...without(theirs, removed), ...without(added, theirs)];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function inText(value: unknown): string {
  return (Array.isArray(value) ? value.join(', ') : typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '').slice(0, 200);
}

/** What is empty is empty, however it crosses. */
function same(one: unknown, other: unknown): boolean {
  return sameValue(one, other) || (isEmpty(one) && isEmpty(other));
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
