import type { EntityName, Issue } from '@entrelacs/core';
import type { SideName, Value } from '../side.ts';
import { baseOf, type JournalEntry, type Known } from '../state/state.ts';
import { fieldMeta } from './field-meta.ts';
import { meaningOf, sameMeaning } from './meaning.ts';
import { otherSide } from './merge-field.ts';
import type { KnownRows, Neutral } from './neutral.ts';
import type { Reading } from './read-both.ts';
import type { SyncSettings } from './settings.ts';

/** A side that seems to be an earlier state of itself: what it shows again, and what it lacks. */
export interface RestoredSide {
  readonly side: SideName;
  readonly rows: number;
  readonly cells: readonly OldCell[];
  readonly missing: readonly Known[];
}

/** A cell that holds again what both sides had in common before. */
export interface OldCell {
  readonly known: Known;
  readonly field: string;
  readonly value: Value;
}

/** What differs on one side from the last common values. */
interface Differences {
  readonly cells: readonly ChangedCell[];
  /** Rows that it no longer has. */
  readonly missing: readonly Known[];
}

interface ChangedCell extends OldCell {
  /** Whether the row is an earlier version of itself; null where nobody counts them. */
  readonly isEarlier: boolean | null;
}

/** So much of what changed must be old values. */
const share = 0.8;

/**
 * Sides that a backup was restored into. Certain where the side's own history tells (`wentBack`), or the versions of its rows: what a person writes is a later version of the row, even if it
 * says what was said before. Where neither tells, a side is taken for one when more than a few rows changed and nearly all of that are values which both sides had in common before:
 * people's edits are new, a restored backup is old. `updates` of the journal are only asked for when there is something to look for.
 */
export async function findRestored(
  neutral: Neutral,
  known: ReadonlyMap<EntityName, KnownRows>,
  wentBack: Reading['wentBack'],
  { rows: fewRows }: SyncSettings['vanished'],
  updates: (uids: ReadonlySet<string>) => Promise<readonly JournalEntry[]>,
): Promise<RestoredSide[]> {
  const found = (['grist', 'wiki'] as const).map((side) => {
    const differs = differences(neutral, known, side);
    return { side, isCertain: wentBack[side] ?? toldByVersions(differs.cells), ...differs };
  });
  const suspicious = found.filter(({ isCertain, cells, missing }) => isCertain === true || (isCertain === undefined && cells.length > 0 && rowsOf(cells, missing) > fewRows));
  if (suspicious.length === 0) return [];
  const former = formerValues(await updates(new Set(suspicious.flatMap(({ cells }) => cells.map(({ known: { uid } }) => uid)))));
  return suspicious.flatMap(({ side, isCertain, cells, missing }) => {
    const old = cells.filter((cell) => cell.isEarlier === true || isOld(cell, former));
    const rows = rowsOf(old, missing);
    const isRestored = isCertain === true ? rows > 0 : rows > fewRows && old.length >= share * cells.length && old.length > 0;
    return isRestored ? [{ side, rows, cells: old, missing }] : [];
  });
}

/** Whether rows went back to an earlier version; undefined where that is not known of all that changed. */
function toldByVersions(cells: readonly ChangedCell[]): boolean | undefined {
  if (cells.some(({ isEarlier }) => isEarlier === true)) return true;
  return cells.some(({ isEarlier }) => isEarlier === null) ? undefined : false;
}

/** Said instead of carrying anything. */
export function restoredIssues(restored: readonly RestoredSide[]): Issue[] {
  return restored.map(({ side, rows }) => ({ code: `sync.restored.${side}`, value: String(rows) }));
}

/**
 * What is to be remembered so that such a side is filled again from the other one: what it holds counts as common, which only the other side changed since, and rows that it lacks as never met.
 */
export function refilled(restored: readonly Pick<RestoredSide, 'cells' | 'missing'>[]): { readonly learn: readonly Known[]; readonly forget: readonly Known[] } {
  const learn = new Map<string, Known>();
  for (const { cells } of restored) {
    for (const { known, field, value } of cells) {
      const key = `${known.entity} ${known.uid}`;
      const current = learn.get(key) ?? known;
      const { [field]: _other, ...wikiBase } = current.wikiBase;
      learn.set(key, { ...current, base: { ...current.base, [field]: value }, wikiBase });
    }
  }
  return { learn: [...learn.values()], forget: restored.flatMap(({ missing }) => missing) };
}

function differences(neutral: Neutral, known: ReadonlyMap<EntityName, KnownRows>, side: SideName): Differences {
  const cells: ChangedCell[] = [];
  const missing: Known[] = [];
  for (const entity of neutral.entities) {
    for (const one of known.get(entity.rule.entity)?.values() ?? []) {
      if (one.gone !== null || one.grist === null || one.wiki === null) continue;
      const row = entity[side].get(one.uid);
      if (row === undefined) {
        if (entity[otherSide(side)].has(one.uid)) missing.push(one);
        continue;
      }
      for (const { field } of entity.fields) {
        const value = row.fields[field.key];
        const base = baseOf(one, side, field.key);
        if (value !== undefined && base !== undefined && !sameMeaning(field, value, base)) cells.push({ known: one, field: field.key, value, isEarlier: side === 'wiki' ? isEarlier(row.row.version, one.wikiVersion) : null });
      }
    }
  }
  return { cells, missing };
}

function isEarlier(version: string | undefined, known: string | null): boolean | null {
  return version === undefined || known === null ? null : Number(version) < Number(known);
}

/** What each cell held before, as far as the journal remembers: each change of a common value is an update of one side, which names what was there. */
function formerValues(journal: readonly JournalEntry[]): ReadonlyMap<string, ReadonlySet<string>> {
  const values = new Map<string, Set<string>>();
  for (const { entity, uid, before } of journal) {
    for (const [key, value] of Object.entries(before)) {
      const field = fieldMeta(entity, key);
      if (field === undefined) continue;
      const cell = `${entity} ${uid} ${key}`;
      const set = values.get(cell) ?? new Set<string>();
      values.set(cell, set.add(meaningOf(field, value)));
    }
  }
  return values;
}

function isOld({ known, field, value }: OldCell, former: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const meta = fieldMeta(known.entity, field);
  return meta !== undefined && former.get(`${known.entity} ${known.uid} ${field}`)?.has(meaningOf(meta, value)) === true;
}

function rowsOf(cells: readonly OldCell[], missing: readonly Known[]): number {
  return new Set([...cells.map(({ known }) => known), ...missing].map(({ entity, uid }) => `${entity} ${uid}`)).size;
}
