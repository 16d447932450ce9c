import type { EntityName } from '@entrelacs/core';
import type { Values } from '../side.ts';
import type { Known } from '../state/state.ts';
import { fieldMeta } from './field-meta.ts';
import { titleOf } from './planned.ts';
import type { Write } from './report.ts';

/** A row as people know it: what a reference by uid means. */
export interface RowName {
  readonly entity: EntityName;
  readonly uid: string;
  readonly title: string;
  /** Number of the row in Grist and tag of the entry in the wiki, where it is there. */
  readonly grist: string | null;
  readonly wiki: string | null;
  /** Another row of the entity bears the same title. */
  readonly isShared: boolean;
}

/** Names of all rows that a state knows. */
export function rowNames(known: Iterable<Known>): RowName[] {
  const rows = [...known].map((one) => ({ one, title: titleOf(one.entity, one.base, one.uid) }));
  const bearers = new Map<string, number>();
  for (const { one, title } of rows) bearers.set(`${one.entity} ${title}`, (bearers.get(`${one.entity} ${title}`) ?? 0) + 1);
  return rows.map(({ one: { entity, uid, grist, wiki }, title }) => ({ entity, uid, title, grist: placeOf(grist), wiki: placeOf(wiki), isShared: (bearers.get(`${entity} ${title}`) ?? 0) > 1 }));
}

/** An id on a side; none for a row that a dry run would make. */
function placeOf(id: string | null): string | null {
  return id?.startsWith('new:') === true ? null : id;
}

/** Names of the rows that some writes refer to. */
export function rowsReferredTo(writes: readonly Write[], known: ReadonlyMap<EntityName, ReadonlyMap<string, Known>>): RowName[] {
  const uids = new Set(writes.flatMap(({ entity, before, after, lost }) => [before, after, lost ?? {}].flatMap((values) => referencesIn(entity, values))));
  return uids.size === 0 ? [] : rowNames([...known.values()].flatMap((rows) => [...rows.values()])).filter(({ uid }) => uids.has(uid));
}

/** Uids that values of a row refer to. */
function referencesIn(entity: EntityName, values: Values): string[] {
  return Object.entries(values).flatMap(([key, value]) => {
    if (fieldMeta(entity, key)?.entity === undefined || value === null) return [];
    return Array.isArray(value) ? (value as readonly string[]) : [String(value)];
  });
}
