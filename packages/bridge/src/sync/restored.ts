import type { EntityName, Issue } from '@entrelacs/core';
import type { SideName, Value } from '../side.ts';
import { baseOf, type JournalEntry, type Known } from '../state/state.ts';
import { fieldMeta } from './field-meta.ts';
import { meaningOf, sameMeaning } from './meaning.ts';
import { otherSide } from './merge-field.ts';
import type { KnownRows, Neutral } from './neutral.ts';
import type { SyncSettings } from './settings.ts';

/** A side that seems to be an earlier state of itself: what it shows again, and what it lacks. */
export interface RestoredSide {
  readonly side: SideName;
  readonly rows: number;
  readonly cells: readonly OldCell[];
  readonly missing: readonly Known[];
}

/** A cell that holds again what both sides had in common before. */
interface OldCell {
  readonly known: Known;
  readonly field: string;
  readonly value: Value;
}

/** Cells changed on one side since the last common values, and rows that it no longer has. */
interface Differences {
  readonly cells: readonly OldCell[];
  readonly missing: readonly Known[];
}

/** So much of what changed must be old values. */
const share = 0.8;

/**
 * Sides that a backup was restored into. Sure where the side's own history says so (`wentBack`); otherwise taken for one when more than a few rows changed and nearly all of that are
 * values which both sides had in common before: people's edits are new, a restored backup is old. `updates` of the journal are only asked for when there is something to look for.
 */
export async function findRestored(neutral: Neutral, known: ReadonlyMap<EntityName, KnownRows>, wentBack: readonly SideName[], { rows: fewRows }: SyncSettings['vanished'], updates: (uids: ReadonlySet<string>) => Promise<readonly JournalEntry[]>): Promise<RestoredSide[]> {
  const found = (['grist', 'wiki'] as const).map((side) => ({ side, isSure: wentBack.includes(side), ...differences(neutral, known, side) }));
  const suspicious = found.filter(({ isSure, cells, missing }) => (isSure ? cells.length + missing.length > 0 : cells.length > 0 && rowsOf(cells, missing) > fewRows));
  if (suspicious.length === 0) return [];
  const former = formerValues(await updates(new Set(suspicious.flatMap(({ cells }) => cells.map(({ known: { uid } }) => uid)))));
  return suspicious.flatMap(({ side, isSure, cells, missing }) => {
    const old = cells.filter((cell) => isOld(cell, former));
    const rows = rowsOf(old, missing);
    const isRestored = isSure ? rows > 0 : rows > fewRows && old.length >= share * cells.length && old.length > 0;
    return isRestored ? [{ side, rows, cells: old, missing }] : [];
  });
}

/** Said instead of carrying anything. */
export function restoredIssues(restored: readonly RestoredSide[]): Issue[] {
  return restored.map(({ side, rows }) => ({ code: `sync.restored.${side}`, value: String(rows) }));
}

/**
 * What is to be remembered so that such a side is filled again from the other one: its old values count as the common ones, which only the other side changed since, and rows that it lacks
 * as never met.
 */
export function refilled(restored: readonly RestoredSide[]): { readonly learn: readonly Known[]; readonly forget: readonly Known[] } {
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
  const cells: OldCell[] = [];
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
        if (value !== undefined && base !== undefined && !sameMeaning(field, value, base)) cells.push({ known: one, field: field.key, value });
      }
    }
  }
  return { cells, missing };
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
