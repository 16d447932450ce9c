import { entityNames, fieldsOf, model, type EntityName, type Field } from '@entrelacs/core';
import { Refusal } from '../refusal.ts';
import type { SideRow, SideTable, Value, Values } from '../side.ts';

/** Version of the archive's form: one of a newer version is refused. */
export const archiveVersion = 1;

/** One row of an archive: what it holds, by key of the model; references are uids. Empty fields are left out. */
export type ArchiveRow = { readonly uid: string } & Values;

/** A whole collective as open, versioned JSON. */
export interface Archive {
  readonly format: 'entrelacs';
  readonly version: number;
  /** When it was made, ISO 8601, and out of what. */
  readonly madeAt: string;
  readonly source: { readonly place: string; readonly title: string };
  readonly settings: Readonly<Record<string, string>>;
  readonly entities: { readonly [Name in EntityName]?: readonly ArchiveRow[] };
  /** Fields that the source had: what a row leaves out of them is empty. An archive that does not say (CSV, or an older one) says nothing of what it leaves out. */
  readonly fields?: { readonly [Name in EntityName]?: readonly string[] };
  /** Cells that could not be read, so that nobody takes them for empty. */
  readonly unread: readonly { readonly entity: EntityName; readonly uid: string; readonly field: string; readonly value?: string }[];
}

/** Fields that an archive holds of an entity: all of the model, the uid apart. */
export function archivedFields(entity: EntityName): Field[] {
  return fieldsOf(model[entity]).filter(({ key }) => key !== 'uid');
}

/** The rows of a side as an archive has them: known by uid (the side's own id where a row has none yet), references by the uid of their target. */
export function archivedRows(tables: { readonly [Name in EntityName]?: SideTable }): Archive['entities'] {
  const uids = new Map(entityNames.flatMap((name) => (tables[name]?.rows ?? []).map((row) => [`${name} ${row.id}`, uidOf(name, row)] as const)));
  return Object.fromEntries(
    entityNames.flatMap((name) => {
      const table = tables[name];
      if (table === undefined) return [];
      const fields = archivedFields(name);
      return [[name, table.rows.map((row) => ({ uid: uidOf(name, row), ...Object.fromEntries(fields.flatMap((field) => valueIn(field, row.fields[field.key], uids))) }))]];
    }),
  );
}

/** Fields of a side that an archive of it speaks of: not those that refer to rows which it cannot have. */
export function fieldsHeld(tables: { readonly [Name in EntityName]?: SideTable }): NonNullable<Archive['fields']> {
  return Object.fromEntries(
    entityNames.flatMap((name) => {
      const readable = new Set(tables[name]?.fields ?? []);
      const held = archivedFields(name).filter(({ key, entity }) => readable.has(key) && (entity === undefined || tables[entity] !== undefined));
      return held.length === 0 ? [] : [[name, held.map(({ key }) => key)]];
    }),
  );
}

/** Fields of a row that are empty by what its archive says: not those that fill themselves. */
export function emptyIn({ fields, unread }: Archive, entity: EntityName, row: ArchiveRow): string[] {
  const held = new Set<unknown>(fields?.[entity]);
  const unknown = new Set(unread.filter((cell) => cell.entity === entity && cell.uid === row.uid).map(({ field }) => field));
  return archivedFields(entity).flatMap(({ key, automatic }) => (automatic !== true && held.has(key) && row[key] === undefined && !unknown.has(key) ? [key] : []));
}

/** The archive in a text. Throws a `Refusal`: `archive.notOne`, `archive.newer`, or `archive.broken` with what is wrong. */
export function readArchive(text: string): Archive {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new Refusal('archive.notOne', {}, { cause: error });
  }
  const archive = data as Partial<Archive> | null;
  if (typeof archive !== 'object' || archive?.format !== 'entrelacs' || typeof archive.version !== 'number') throw new Refusal('archive.notOne');
  if (archive.version > archiveVersion) throw new Refusal('archive.newer', { version: archive.version, known: archiveVersion });
  const whole: Archive = { madeAt: '', source: { place: '', title: '' }, settings: {}, unread: [], ...archive, format: 'entrelacs', version: archive.version, entities: archive.entities ?? {} };
  const problem = problemsIn(whole)[0];
  if (problem !== undefined) throw new Refusal('archive.broken', { detail: problem });
  return whole;
}

/** What keeps an archive from being restored as it is: unknown tables, rows without a uid or with one twice, references to nothing. Empty when nothing does. */
export function problemsIn(archive: Archive): string[] {
  const problems: string[] = [];
  const known = new Map<string, Set<string>>();
  for (const [name, rows] of Object.entries(archive.entities)) {
    if (!(entityNames as readonly string[]).includes(name) || !Array.isArray(rows)) {
      problems.push(name);
      continue;
    }
    const uids = new Set<string>();
    for (const { uid } of rows as readonly ArchiveRow[]) {
      if (typeof uid !== 'string' || uid === '' || uids.has(uid)) problems.push(`${name} uid ${String(uid)}`);
      uids.add(uid);
    }
    known.set(name, uids);
  }
  if (problems.length > 0) return problems;
  for (const name of entityNames) {
    const references = archivedFields(name).filter(({ entity }) => entity !== undefined);
    for (const row of archive.entities[name] ?? []) {
      for (const { key, entity = name } of references) {
        for (const uid of targetsIn(row[key])) if (known.get(entity)?.has(uid) !== true) problems.push(`${name} ${row.uid}: ${key} ${uid}`);
      }
    }
  }
  return problems;
}

/** Uids that a reference names. */
export function targetsIn(value: Value | undefined): readonly string[] {
  return typeof value === 'string' ? [value] : Array.isArray(value) ? (value as readonly string[]) : [];
}

function uidOf(entity: EntityName, { id, uid }: SideRow): string {
  return uid ?? `${entity}:${id}`;
}

function valueIn({ key, entity }: Field, value: Value | undefined, uids: ReadonlyMap<string, string>): [string, Value][] {
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return [];
  if (entity === undefined) return [[key, value]];
  const targets = targetsIn(value).flatMap((id) => uids.get(`${entity} ${id}`) ?? []);
  if (targets.length === 0) return [];
  return [[key, Array.isArray(value) ? targets : (targets[0] ?? null)]];
}
