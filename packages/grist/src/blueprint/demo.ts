import { entityNames, fieldsOf, model, type Entity, type EntityName, type Lang } from '@entrelacs/core';
import type { ColumnValues, DocPort, UserAction } from '../doc-port.ts';
import { cellsOf, demoPrefix, demoUid, isPulseEdited, type Collective } from './demo-cells.ts';
import { readDocState, type DocState } from './doc-state.ts';
import { installationOf, type InstalledTable } from './installation.ts';
import { recordActions } from './reconcile.ts';

/** Rows written in one bundle: well under the megabyte that hosts take. */
const batchSize = 400;

/** How the writing of the demo is followed and stopped. */
export interface DemoOptions {
  readonly lang: Lang;
  /** What the rows were made of, noted in Installation. */
  readonly seed?: string;
  readonly onProgress?: (done: number, total: number) => void;
  /** Asked before each bundle; run again, the writing goes on. */
  readonly shouldStop?: () => boolean;
}

/**
 * Writes a demo collective into the installed tables: the rows that are not there yet, each known by its `uid`. They bear no
 * stamp of a change, so that those that somebody edits are told from the others. Resolves to how many rows were written;
 * rejects with a RangeError where an entity's table is missing or is the user's own.
 */
export async function installDemo(port: DocPort, collective: Collective, { lang, seed = '', onProgress, shouldStop }: DemoOptions): Promise<number> {
  const state = await readDocState(port);
  const names = entityNames.filter((name) => (collective[name]?.length ?? 0) > 0);
  const tables = new Map(names.map((name) => [name, ownTable(state, name)] as const));
  await port.applyActions(recordActions([{ kind: 'demo', entity: '', field: 'seed', ref: 0, value: seed }], state), 'Entrelacs');

  const rowIds = new Map<string, number>();
  const missing = new Map<EntityName, Entity[]>();
  for (const [name, table] of tables) {
    const rows = await port.fetchTable(table.tableId);
    const known = idsByUid(rows, table);
    let next = Math.max(0, ...(rows['id'] ?? []).map(Number)) + 1;
    const lacking = (collective[name] ?? []).filter((row) => !known.has(demoUid(name, row)));
    // Rows get their number beforehand: they refer to each other whatever the order of writing.
    for (const row of collective[name] ?? []) rowIds.set(`${name} ${row.id}`, known.get(demoUid(name, row)) ?? next++);
    missing.set(name, lacking);
  }

  const total = [...missing.values()].reduce((sum, rows) => sum + rows.length, 0);
  let done = 0;
  onProgress?.(done, total);
  for (const batch of batchesOf(missing)) {
    if (shouldStop?.() === true) return done;
    await port.applyActions(batch.map(({ name, rows }) => addAction(name, rows, tables.get(name), lang, rowIds)), 'Entrelacs');
    done += batch.reduce((sum, { rows }) => sum + rows.length, 0);
    onProgress?.(done, total);
  }
  const written = await readDocState(port);
  await port.applyActions(recordActions([{ kind: 'demo', entity: '', field: 'written', ref: 0, value: 'yes' }], written), 'Entrelacs');
  return done;
}

/** What Installation says of the demo: the seed that it is made of, and whether its writing was interrupted. */
export interface DemoState {
  readonly seed?: string;
  readonly isPartial: boolean;
}

/** The demo in a document's records; without a seed where none was written, or where it was removed. */
export function demoStateOf({ records }: DocState): DemoState {
  const about = (field: string) => records.find((record) => record.kind === 'demo' && record.field === field)?.value;
  const seed = about('seed');
  return { ...(seed !== undefined && { seed }), isPartial: seed !== undefined && about('written') === undefined };
}

/** A row of the demo that stays, and why. */
export interface KeptRow {
  readonly entity: EntityName;
  readonly id: number;
  readonly title: string;
  /** Somebody edited it, or a row that stays refers to it. */
  readonly why: 'edited' | 'referred';
}

/** What removing the demo would do. */
export interface DemoRemoval {
  /** Rows that nobody edited and that nothing which stays refers to, by table. */
  readonly removed: readonly { readonly entity: EntityName; readonly tableId: string; readonly ids: readonly number[] }[];
  readonly kept: readonly KeptRow[];
}

/** What removing the demo would do now; undefined where the document holds no row of it. Changes nothing. */
export async function planDemoRemoval(port: DocPort): Promise<DemoRemoval | undefined> {
  const state = await readDocState(port);
  const installed = installationOf(state)?.tables ?? {};
  const demo = new Map<string, DemoRow>();
  for (const entity of entityNames) {
    const table = installed[entity];
    if (table === undefined || table.linked) continue;
    for (const row of demoRows(entity, table, await port.fetchTable(table.tableId))) demo.set(`${table.tableId} ${row.id}`, row);
  }
  if (demo.size === 0) return undefined;

  const references = await referencesIn(port, state);
  const kept = new Map<string, KeptRow>();
  const waiting = [...demo].flatMap(([key, { isEdited }]) => (isEdited ? [key] : []));
  for (const [from, targets] of references) if (!demo.has(from)) waiting.push(...targets);
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const row = demo.get(key);
    if (row === undefined || kept.has(key)) continue;
    kept.set(key, { entity: row.entity, id: row.id, title: row.title, why: row.isEdited ? 'edited' : 'referred' });
    waiting.push(...(references.get(key) ?? []));
  }

  const removed = entityNames.flatMap((entity) => {
    const tableId = installed[entity]?.tableId;
    const ids = [...demo].flatMap(([key, row]) => (row.entity === entity && !kept.has(key) ? [row.id] : []));
    return tableId === undefined || ids.length === 0 ? [] : [{ entity, tableId, ids }];
  });
  return { removed, kept: [...kept.values()].sort((one, other) => entityNames.indexOf(one.entity) - entityNames.indexOf(other.entity) || one.id - other.id) };
}

/** Removes the demo as one undo step: what `planDemoRemoval` says at that moment. Resolves to what was done. */
export async function removeDemo(port: DocPort): Promise<DemoRemoval> {
  const plan = await planDemoRemoval(port);
  if (plan === undefined) return { removed: [], kept: [] };
  const state = await readDocState(port);
  const note = state.records.filter(({ kind }) => kind === 'demo').map(({ id }): UserAction => ['RemoveRecord', state.installation?.id ?? '', id]);
  const actions = plan.removed.map(({ tableId, ids }): UserAction => ['BulkRemoveRecord', tableId, ids]);
  if (actions.length + note.length > 0) await port.applyActions([...actions, ...note], 'Entrelacs');
  return plan;
}

interface DemoRow {
  readonly entity: EntityName;
  readonly id: number;
  readonly title: string;
  readonly isEdited: boolean;
}

function ownTable(state: DocState, name: EntityName): InstalledTable {
  const table = installationOf(state)?.tables[name];
  if (table === undefined || table.linked) throw new RangeError(`collective: ${name} has no table of ours in this document`);
  return table;
}

function idsByUid(rows: ColumnValues, { columns }: InstalledTable): Map<string, number> {
  const uids = rows[columns['uid'] ?? ''] ?? [];
  return new Map((rows['id'] ?? []).flatMap((id, index) => (typeof uids[index] === 'string' && uids[index].startsWith(demoPrefix) ? [[uids[index], Number(id)] as const] : [])));
}

type Batch = { readonly name: EntityName; readonly rows: readonly Entity[] }[];

function batchesOf(missing: ReadonlyMap<EntityName, readonly Entity[]>): Batch[] {
  const batches: Batch[] = [];
  let room = 0;
  for (const [name, rows] of missing) {
    for (let start = 0; start < rows.length; ) {
      if (room === 0) {
        batches.push([]);
        room = batchSize;
      }
      const part = rows.slice(start, start + room);
      batches.at(-1)?.push({ name, rows: part });
      start += part.length;
      room -= part.length;
    }
  }
  return batches;
}

function addAction(name: EntityName, rows: readonly Entity[], table: InstalledTable | undefined, lang: Lang, rowIds: ReadonlyMap<string, number>): UserAction {
  const columns = table?.columns ?? {};
  const cells = rows.map((row) => cellsOf(name, row, lang, (entity, id) => rowIds.get(`${entity} ${id}`)));
  const fields = Object.keys(cells[0] ?? {}).filter((field) => columns[field] !== undefined);
  const values = Object.fromEntries(fields.map((field) => [columns[field] ?? field, cells.map((row) => row[field])]));
  const stamp = columns['updatedAt'] === undefined ? {} : { [columns['updatedAt']]: rows.map(() => null) };
  return ['BulkAddRecord', table?.tableId ?? '', rows.map(({ id }) => rowIds.get(`${name} ${id}`) ?? null), { ...values, ...stamp }];
}

function demoRows(entity: EntityName, { columns }: InstalledTable, rows: ColumnValues): DemoRow[] {
  const cell = (field: string, index: number) => rows[columns[field] ?? '']?.[index];
  const titleField = model[entity].titleField ?? '';
  return (rows['id'] ?? []).flatMap((id, index): DemoRow[] => {
    const uid = cell('uid', index);
    if (typeof uid !== 'string' || !uid.startsWith(demoPrefix)) return [];
    const title = cell(titleField, index);
    const stamp = cell('updatedAt', index);
    const isEdited =
      entity === 'pulse'
        ? isPulseEdited(uid, Object.fromEntries(fieldsOf(model.pulse).map(({ key }) => [key, cell(key, index)])))
        : stamp !== null && stamp !== undefined && stamp !== 0;
    return [{ entity, id: Number(id), title: typeof title === 'string' ? title : '', isEdited }];
  });
}

/** Which rows each row refers to, over every table of the document: `Tasks 12` leads to `Members 3`. */
async function referencesIn(port: DocPort, state: DocState): Promise<Map<string, string[]>> {
  const references = new Map<string, string[]>();
  for (const table of state.tables) {
    const columns = state.columns.flatMap(({ table: owner, id, type, isFormula }) => {
      const target = /^Ref(?:List)?:(.+)$/.exec(type)?.[1];
      return owner !== table.ref || isFormula || target === undefined || table.isSummary ? [] : [{ id, target }];
    });
    if (columns.length === 0) continue;
    const rows = await port.fetchTable(table.id);
    for (const [index, id] of (rows['id'] ?? []).entries()) {
      const found = columns.flatMap(({ id: column, target }) => rowsIn(rows[column]?.[index]).map((row) => `${target} ${row}`));
      if (found.length > 0) references.set(`${table.id} ${String(id)}`, found);
    }
  }
  return references;
}

function rowsIn(cell: unknown): number[] {
  if (typeof cell === 'number') return cell > 0 ? [cell] : [];
  return Array.isArray(cell) ? cell.filter((item): item is number => typeof item === 'number') : [];
}
