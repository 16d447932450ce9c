import { entityNames, langOf, type EntityName, type Lang } from '@entrelacs/core';
import type { DocPort } from '../doc-port.ts';
import { readRecordedState, type InstallationRecord, type RecordedState } from './recorded-state.ts';
import type { TableKey } from './spec.ts';

/** A table of the document that stands for a table of the blueprint. */
export interface InstalledTable {
  readonly ref: number;
  /** Its id in the document now. */
  readonly tableId: string;
  /** It is a table of the user's own, linked by its columns. */
  readonly linked: boolean;
  /** Column ids of the document, by field; fields whose column is gone are absent. */
  readonly columns: Readonly<Record<string, string>>;
}

/** What the document says of the installation. */
export interface Installation {
  /** The version recorded last; undefined while an installation is unfinished. */
  readonly version?: string;
  /** The language whose words stand in the cells. */
  readonly lang: Lang;
  readonly tables: { readonly [Key in TableKey]?: InstalledTable };
}

/** Which table and column of the document is which; undefined where nothing of ours was installed. Needs full access. */
export async function readInstallation(port: DocPort): Promise<Installation | undefined> {
  return installationOf(await readRecordedState(port));
}

/** The installation in a document's metadata; undefined where there is none. */
export function installationOf(state: RecordedState): Installation | undefined {
  if (state.installation === undefined) return undefined;
  const tables: { [Key in TableKey]?: InstalledTable } = {};
  for (const key of tableKeys) {
    const table = liveTable(state, key);
    if (table === undefined) continue;
    tables[key] = { ref: table.ref, tableId: table.id, linked: isLinked(state, key), columns: columnsOf(state, key, table.ref) };
  }
  const version = recordOf(state, 'document', '', 'version')?.value;
  return { ...(version !== undefined && { version }), lang: languageOf(state), tables };
}

/** Every table of the blueprint. */
export const tableKeys: readonly TableKey[] = ['installation', 'settings', ...entityNames, 'pulseResult'];

/** The language whose words stand in the cells. */
export function languageOf(state: RecordedState): Lang {
  return langOf(recordOf(state, 'document', '', 'language')?.value);
}

/** The row of Installation about something; the one that leads somewhere when there are several. */
export function recordOf(state: RecordedState, kind: string, entity: string, field = ''): InstallationRecord | undefined {
  const found = indexOf(state).records.get(`${kind} ${entity} ${field}`) ?? [];
  return found.length < 2 ? found[0] : (found.find(({ ref }) => isLive(state, kind, ref)) ?? found[0]);
}

/** The table recorded for a key, if it still exists. */
export function liveTable<State extends RecordedState>(state: State, key: TableKey): State['tables'][number] | undefined {
  const record = recordOf(state, 'table', key);
  return record === undefined ? undefined : state.tables.find(({ ref }) => ref === record.ref);
}

/** Is a table of the user's own linked for this key? */
export function isLinked(state: RecordedState, key: TableKey): boolean {
  return recordOf(state, 'table', key)?.value === 'linked' && liveTable(state, key) !== undefined;
}

/** The column recorded for a field, if it still exists in the table recorded. */
export function liveColumn<State extends RecordedState>(state: State, key: TableKey, field: string): State['columns'][number] | undefined {
  const record = recordOf(state, 'column', key, field);
  const column: State['columns'][number] | undefined = record === undefined ? undefined : indexOf(state).columns.get(record.ref);
  return column !== undefined && column.table === liveTable(state, key)?.ref ? column : undefined;
}

/** Is there an entity of that name? */
export function isEntity(key: TableKey): key is EntityName {
  return (entityNames as readonly string[]).includes(key);
}

/** Records by what they are about, and columns by their reference: looked up hundreds of times in one reading. */
interface Index<State extends RecordedState> {
  readonly records: ReadonlyMap<string, readonly InstallationRecord[]>;
  readonly columns: ReadonlyMap<number, State['columns'][number]>;
}

const indexes = new WeakMap<RecordedState, Index<RecordedState>>();

function indexOf<State extends RecordedState>(state: State): Index<State> {
  const known = indexes.get(state) as Index<State> | undefined;
  if (known !== undefined) return known;
  const records = new Map<string, InstallationRecord[]>();
  for (const record of state.records) {
    const about = `${record.kind} ${record.entity} ${record.field}`;
    const others = records.get(about);
    if (others === undefined) records.set(about, [record]);
    else others.push(record);
  }
  const index: Index<State> = { records, columns: new Map(state.columns.map((column) => [column.ref, column])) };
  indexes.set(state, index);
  return index;
}

function columnsOf(state: RecordedState, key: TableKey, table: number): Record<string, string> {
  const byRef = new Map(state.columns.filter((column) => column.table === table).map((column) => [column.ref, column.id]));
  return Object.fromEntries(
    state.records.flatMap((record) => {
      const id = record.kind === 'column' && record.entity === key ? byRef.get(record.ref) : undefined;
      return id === undefined ? [] : [[record.field, id]];
    }),
  );
}

function isLive(state: RecordedState, kind: string, ref: number): boolean {
  switch (kind) {
    case 'table':
      return state.tables.some((table) => table.ref === ref);
    case 'column':
      return state.columns.some((column) => column.ref === ref);
    case 'page':
      return state.views?.some((view) => view.ref === ref) === true;
    case 'section':
      return state.sections?.some((section) => section.ref === ref) === true;
    default:
      return true;
  }
}
