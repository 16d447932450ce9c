import { entityNames, fieldsOf, model, type EntityName, type Issue } from '@entrelacs/core';
import type { Side, SideChange, SideRow, Value, Values } from '../side.ts';
import { archivedFields, archivedRows, archiveVersion, emptyIn, fieldsHeld, targetsIn, type Archive, type ArchiveRow } from './archive.ts';

/** A side whose choices for the whole document can be kept in an archive. */
export interface ArchivableSide extends Side {
  settings?(): Promise<Readonly<Record<string, string>>>;
  keepSettings?(settings: Readonly<Record<string, string>>): Promise<void>;
}

/** How a restoration went. */
export interface Restored {
  readonly created: number;
  readonly updated: number;
  /** Rows that were there already, and were left as they are. */
  readonly kept: number;
  readonly issues: readonly Issue[];
}

type Progress = (done: number, total: number) => void;

/** Everything that a side holds, as an archive. Rejects with a `Refusal` where it cannot be read. */
export async function makeArchive(side: ArchivableSide, madeAt: string): Promise<Archive> {
  const { place, title } = await side.identify();
  const answer = await side.read({ entities: entityNames.map((entity) => ({ entity, fields: archivedFields(entity).map(({ key }) => key) })) });
  const tables = answer.unchanged ? {} : answer.tables;
  const issues = answer.unchanged ? [] : answer.issues;
  const reasons = new Map(issues.map(({ entity = '', row = '', path = '', value }) => [`${entity} ${row} ${path}`, value] as const));
  const unread = entityNames.flatMap((entity) => {
    const { rows = [], fields = [] } = tables[entity] ?? {};
    const keys = archivedFields(entity).map(({ key }) => key).filter((key) => fields.includes(key));
    return rows.flatMap((row) =>
      keys.flatMap((field) => {
        if (row.fields[field] !== undefined) return [];
        const value = reasons.get(`${entity} ${row.id} ${field}`);
        return [{ entity, uid: row.uid ?? `${entity}:${row.id}`, field, ...(value !== undefined && { value }) }];
      }),
    );
  });
  const settings = (await side.settings?.()) ?? {};
  return { format: 'entrelacs', version: archiveVersion, madeAt, source: { place, title }, settings, entities: archivedRows(tables), fields: fieldsHeld(tables), unread };
}

/**
 * Puts an archive into a side: rows whose uid is not there yet are made, first without and then with what they refer to; those that are there are left as they are, or
 * with `overwrite` become as the archive has them, empty cells included where it says which fields it holds. Run again after an interruption, it goes on. Rejects with a `Refusal` where the side cannot be asked at all.
 */
export async function restoreArchive(side: ArchivableSide, archive: Archive, { overwrite = false, progress }: { readonly overwrite?: boolean; readonly progress?: Progress } = {}): Promise<Restored> {
  const names = entityNames.filter((name) => (archive.entities[name]?.length ?? 0) > 0);
  const answer = await side.read({ entities: names.map((entity) => ({ entity, fields: archivedFields(entity).map(({ key }) => key) })) });
  const tables = answer.unchanged ? {} : answer.tables;
  const rowsNow = new Map(names.map((name) => [name, new Map((tables[name]?.rows ?? []).flatMap((row) => (row.uid === null ? [] : [[row.uid, row] as const])))]));
  const writable = new Map(names.map((name) => [name, new Set(tables[name]?.fields ?? [])]));
  const before = new Map(names.map((name) => [name, new Set(rowsNow.get(name)?.keys() ?? [])]));
  const issues: Issue[] = [];
  let [done, total] = [0, names.reduce((sum, name) => sum + (archive.entities[name]?.length ?? 0) * 2, 0)];
  const write = async (changes: readonly SideChange[]): Promise<number> => {
    let count = 0;
    for (let start = 0; start < changes.length; start += side.limits.batchRows) {
      const batch = changes.slice(start, start + side.limits.batchRows);
      const results = await side.write(batch);
      for (const [index, result] of results.entries()) {
        const change = batch[index] as SideChange;
        if (result.ok) {
          count += 1;
          const known = rowsNow.get(change.entity)?.get(change.uid);
          rowsNow.get(change.entity)?.set(change.uid, { ...known, id: result.id, uid: change.uid, fields: known?.fields ?? {}, ...(result.version !== undefined && { version: result.version }) });
        } else issues.push(result.why === 'changed' ? { code: 'host.rowDeleted', entity: change.entity, row: change.uid } : { ...result.issue, row: change.uid });
      }
      progress?.((done += batch.length), total);
    }
    return count;
  };

  let created = 0;
  for (const name of names) {
    const missing = (archive.entities[name] ?? []).filter(({ uid }) => rowsNow.get(name)?.has(uid) !== true);
    created += await write(missing.map((row): SideChange => ({ kind: 'create', entity: name, uid: row.uid, fields: ownFields(name, row, writable.get(name)) })));
  }
  let updated = 0;
  for (const name of names) {
    const wanted = (archive.entities[name] ?? []).filter(({ uid }) => overwrite || before.get(name)?.has(uid) !== true);
    const changes = wanted.flatMap((row) => laterChange(archive, name, row, rowsNow, writable.get(name), before.get(name)?.has(row.uid) === true));
    const count = await write(changes);
    if (overwrite) updated += Math.min(count, changes.filter(({ uid }) => before.get(name)?.has(uid) === true).length);
  }
  if (side.keepSettings !== undefined && Object.keys(archive.settings).length > 0) await side.keepSettings(archive.settings);
  total = done;
  progress?.(done, total);
  const kept = overwrite ? 0 : names.reduce((sum, name) => sum + (archive.entities[name] ?? []).filter(({ uid }) => before.get(name)?.has(uid) === true).length, 0);
  return { created, updated, kept, issues };
}

/** What a row holds by itself: references come once their rows are there, and fields that fill themselves once nothing fills them any more. */
function ownFields(entity: EntityName, row: ArchiveRow, writable: ReadonlySet<string> | undefined): Values {
  return Object.fromEntries(fieldsOf(model[entity]).flatMap((field) => (isLater(field) || field.key === 'uid' || row[field.key] === undefined || writable?.has(field.key) !== true ? [] : [[field.key, row[field.key] as Value]])));
}

function laterChange(archive: Archive, entity: EntityName, row: ArchiveRow, rows: ReadonlyMap<EntityName, ReadonlyMap<string, SideRow>>, writable: ReadonlySet<string> | undefined, wasThere: boolean): SideChange[] {
  const now = rows.get(entity)?.get(row.uid);
  if (now === undefined) return [];
  const emptied = wasThere ? emptyIn(archive, entity, row).filter((key) => writable?.has(key) === true && now.fields[key] !== null) : [];
  const fields: Record<string, Value> = { ...Object.fromEntries(emptied.map((key) => [key, null])), ...(wasThere && ownFields(entity, row, writable)) };
  for (const field of fieldsOf(model[entity])) {
    const value = row[field.key];
    if (!isLater(field) || field.key === 'uid' || value === undefined || writable?.has(field.key) !== true) continue;
    if (field.entity === undefined) fields[field.key] = value;
    else {
      const ids = targetsIn(value).flatMap((uid) => rows.get(field.entity ?? entity)?.get(uid)?.id ?? []);
      fields[field.key] = Array.isArray(value) ? ids : (ids[0] ?? null);
    }
  }
  if (Object.keys(fields).length === 0) return [];
  return [{ kind: 'update', entity, uid: row.uid, id: now.id, expected: {}, fields, ...(now.version !== undefined && { version: now.version }) }];
}

function isLater({ entity, automatic }: { readonly entity?: EntityName; readonly automatic?: boolean }): boolean {
  return entity !== undefined || automatic === true;
}
