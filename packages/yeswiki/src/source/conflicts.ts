import { fieldsOf, model, sameValue, translator, type EntityName, type Entity, type Issue, type Lang } from '@entrelacs/core';
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
  /** The whole edit: what `keepMine` writes. */
  readonly edit: RowEdit;
}

/** Values of a row by field. */
export type Values = Readonly<Record<string, unknown>>;

/**
 * Fields of an edit that hold another value than the one that was seen when it was made, nor the one wanted: somebody else's. `now` is the row as it is, `seen` the values
 * shown before the edit.
 */
export function conflictingFields({ fields }: RowEdit, seen: Values, now: Values): ConflictingField[] {
  return Object.entries(fields).flatMap(([field, mine]) =>
    same(now[field], seen[field]) || same(now[field], mine) ? [] : [{ field, mine, theirs: now[field] }],
  );
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
