import { model, type EntityName } from '@entrelacs/core';
import type { SideName, SideRow } from '../side.ts';
import type { Known } from '../state/state.ts';
import { uidFrom } from './uid.ts';

/** A row that is given a uid, or another one than it has. */
export interface UidGiven {
  readonly side: SideName;
  readonly entity: EntityName;
  readonly row: SideRow;
  readonly uid: string;
}

/** Rows of one entity on each side, by the uid that they have or get. */
export interface Assigned {
  readonly grist: Map<string, SideRow>;
  readonly wiki: Map<string, SideRow>;
  readonly given: UidGiven[];
}

/**
 * Finds the uid of every row. A row without one that is known by its id and title gets back the one it had (a host may give the number of a removed row to a new one); of several with the same (a row was copied, uid and all) the one known by its id keeps
 * it, else the oldest; every other gets a new one, made out of its place, so that giving it can be repeated.
 */
export function assignUids(
  entity: EntityName,
  sides: Readonly<Record<SideName, { readonly id: string; readonly rows: readonly SideRow[] }>>,
  known: ReadonlyMap<string, Known>,
): Assigned {
  const taken = new Set([...known.keys(), ...sides.grist.rows.flatMap(uidOf), ...sides.wiki.rows.flatMap(uidOf)]);
  const given: UidGiven[] = [];
  const assign = (side: SideName): Map<string, SideRow> => {
    const byUid = new Map<string, SideRow>();
    const nameless: SideRow[] = [];
    for (const row of sides[side].rows) {
      if (row.uid === null || row.uid === '') {
        nameless.push(row);
        continue;
      }
      const other = byUid.get(row.uid);
      if (other === undefined) {
        byUid.set(row.uid, row);
        continue;
      }
      const keeper = keeperOf(other, row, known.get(row.uid)?.[side] ?? null);
      byUid.set(row.uid, keeper);
      nameless.push(keeper === other ? row : other);
    }
    const formerly = new Map(nameless.length === 0 ? [] : [...known.values()].map((one) => [one[side], one]));
    for (const row of nameless) {
      const former = formerly.get(row.id);
      const isFormer = former !== undefined && uidOf(row).length === 0 && !byUid.has(former.uid) && bearsTitle(entity, row, former);
      const uid = isFormer ? former.uid : freshUid(sides[side].id, entity, row.id, taken);
      taken.add(uid);
      byUid.set(uid, row);
      given.push({ side, entity, row, uid });
    }
    return byUid;
  };
  return { grist: assign('grist'), wiki: assign('wiki'), given };
}

function uidOf(row: SideRow): string[] {
  return row.uid === null || row.uid === '' ? [] : [row.uid];
}

function bearsTitle(entity: EntityName, row: SideRow, known: Known): boolean {
  const title = model[entity].titleField;
  return title === undefined || row.fields[title] === known.base[title];
}

function keeperOf(one: SideRow, other: SideRow, knownId: string | null): SideRow {
  if (one.id === knownId) return one;
  if (other.id === knownId) return other;
  return compareIds(one.id, other.id) <= 0 ? one : other;
}

/** Row numbers by their number, tags by their letters. */
function compareIds(one: string, other: string): number {
  const difference = Number(one) - Number(other);
  if (!Number.isNaN(difference)) return difference;
  return one < other ? -1 : one > other ? 1 : 0;
}

function freshUid(side: string, entity: EntityName, row: string, taken: ReadonlySet<string>): string {
  for (let turn = 0; ; turn += 1) {
    const uid = uidFrom('row', side, entity, row, String(turn));
    if (!taken.has(uid)) return uid;
  }
}
