import type { EntityName, Field, Issue } from '@entrelacs/core';
import type { ReadAnswer, SideName, SideRow, SideTable, Value, Values } from '../side.ts';
import type { Known } from '../state/state.ts';
import { fieldMeta } from './field-meta.ts';
import { assignUids, type UidGiven } from './assign-uids.ts';
import type { EntityRule, FieldRule } from './settings.ts';
import { matchTitles } from './match-titles.ts';

/** A row in words that both sides share: references are uids. A field that could not be read is absent. */
export interface NeutralRow {
  readonly uid: string;
  readonly fields: Values;
  readonly row: SideRow;
}

/** One entity as both sides hold it. */
export interface NeutralEntity {
  readonly rule: EntityRule;
  /** Rules of the fields that both sides have, with the model's word on each. */
  readonly fields: readonly { readonly rule: FieldRule; readonly field: Field }[];
  /** Fields for which one side has no column: what was in common there counts no more, since a column that is put back comes back empty. */
  readonly missing: readonly string[];
  readonly grist: ReadonlyMap<string, NeutralRow>;
  readonly wiki: ReadonlyMap<string, NeutralRow>;
  readonly canCreate: Readonly<Record<SideName, boolean>>;
  /** Rows that wait for a person's decision before they may be made on the other side. */
  readonly held: ReadonlySet<string>;
  /** Uids of the rows that references may name, by the ids of their side. */
  readonly uidOf: Readonly<Record<SideName, UidOf>>;
}

/** Uids by id, of each entity. */
export type UidOf = ReadonlyMap<EntityName, ReadonlyMap<string, string>>;

/** Both sides, as read in one round. */
export interface Neutral {
  readonly entities: readonly NeutralEntity[];
  /** Rows that get their uid before anything else. */
  readonly uids: readonly UidGiven[];
  readonly issues: readonly Issue[];
}

/** What is known of one entity, by uid. */
export type KnownRows = ReadonlyMap<string, Known>;

/** What a full read of a side answers. */
export type Tables = Extract<ReadAnswer, { unchanged: false }>['tables'];

/** Turns what both sides answered into rows that can be compared: each gets its uid, references become uids, and what cannot be compared is left out with an issue. */
export function neutralise(
  rules: readonly EntityRule[],
  sides: Readonly<Record<SideName, { readonly id: string; readonly tables: Tables }>>,
  known: ReadonlyMap<EntityName, KnownRows>,
): Neutral {
  const issues: Issue[] = [];
  const uids: UidGiven[] = [];
  const read = rules.flatMap((rule) => {
    const grist = sides.grist.tables[rule.entity];
    const wiki = sides.wiki.tables[rule.entity];
    return grist === undefined || wiki === undefined ? [] : [{ rule, grist, wiki }];
  });

  const named = read.map(({ rule, grist, wiki }) => {
    const rows = known.get(rule.entity) ?? new Map<string, Known>();
    const assigned = assignUids(rule.entity, { grist: { id: sides.grist.id, rows: grist.rows }, wiki: { id: sides.wiki.id, rows: wiki.rows } }, rows);
    const matched = matchTitles(rule, assigned, rows);
    uids.push(...matched.given);
    issues.push(...matched.issues);
    return { rule, grist, wiki, byUid: { grist: matched.grist, wiki: matched.wiki }, held: matched.held };
  });

  const uidOf: Record<SideName, Map<EntityName, Map<string, string>>> = { grist: new Map(), wiki: new Map() };
  for (const { rule, byUid } of named) {
    for (const side of ['grist', 'wiki'] as const) uidOf[side].set(rule.entity, new Map([...byUid[side]].map(([uid, row]) => [row.id, uid])));
  }

  const entities = named.map(({ rule, grist, wiki, byUid, held }) => {
    const fields = comparable(rule, { grist, wiki }, { wanted: new Set(rules.map((one) => one.entity)), present: new Set(named.map((one) => one.rule.entity)) }, issues);
    const translate = (side: SideName) => translated(rule.entity, side, byUid[side], fields, uidOf[side], issues);
    const missing = rule.fields.flatMap(({ key }) => (grist.fields.includes(key) && wiki.fields.includes(key) ? [] : [key]));
    return { rule, fields, missing, grist: translate('grist'), wiki: translate('wiki'), canCreate: { grist: grist.canCreate, wiki: wiki.canCreate }, held, uidOf };
  });
  return { entities, uids, issues };
}

/** Fields that both sides have, and whose targets are kept in step too; the others are said once. */
function comparable(rule: EntityRule, tables: Readonly<Record<SideName, SideTable>>, targets: Readonly<Record<'wanted' | 'present', ReadonlySet<EntityName>>>, issues: Issue[]): NeutralEntity['fields'] {
  return rule.fields.flatMap((fieldRule) => {
    const field = fieldMeta(rule.entity, fieldRule.key);
    if (field === undefined) throw new RangeError(`rules: ${rule.entity} has no field ${fieldRule.key}`);
    const missing = (['grist', 'wiki'] as const).filter((side) => !tables[side].fields.includes(field.key));
    for (const side of missing) issues.push({ code: `sync.field.missing.${side}`, entity: rule.entity, path: field.key });
    if (missing.length > 0) return [];
    if (field.entity !== undefined && !targets.present.has(field.entity)) {
      // A table that is gone was said already.
      if (!targets.wanted.has(field.entity)) issues.push({ code: 'sync.field.noTarget', entity: rule.entity, path: field.key });
      return [];
    }
    return [{ rule: fieldRule, field }];
  });
}

function translated(
  entity: EntityName,
  side: SideName,
  rows: ReadonlyMap<string, SideRow>,
  fields: NeutralEntity['fields'],
  uidOf: UidOf,
  issues: Issue[],
): Map<string, NeutralRow> {
  const result = new Map<string, NeutralRow>();
  for (const [uid, row] of rows) {
    const values: Record<string, Value> = {};
    for (const { field } of fields) {
      const value = row.fields[field.key];
      if (value === undefined) continue;
      const neutral = field.entity === undefined ? value : mapReference(value, uidOf.get(field.entity));
      if (neutral === undefined) issues.push({ code: `sync.reference.dangling.${side}`, entity, row: row.id, path: field.key });
      else values[field.key] = neutral;
    }
    result.set(uid, { uid, fields: values, row });
  }
  return result;
}

/** References through a map of ids; undefined when one of them has no counterpart. */
export function mapReference(value: Value, ids: ReadonlyMap<string, string> | undefined): Value | undefined {
  if (value === null || value === '') return null;
  if (!Array.isArray(value)) return ids?.get(String(value));
  const mapped = value.map((id: string) => ids?.get(id));
  return mapped.every((id) => id !== undefined) ? mapped : undefined;
}
