import type { DocPort } from '../doc-port.ts';
import { jsonObject, rowsOf, text } from './raw.ts';

/** A table of the document, by its reference. */
export interface TableKeys {
  readonly ref: number;
  readonly id: string;
}

/** A column of the document, by its reference. */
export interface ColumnKeys {
  readonly ref: number;
  readonly table: number;
  readonly id: string;
  readonly type: string;
  /** The mark that the installer left; undefined on columns that are not ours. */
  readonly mark?: string;
}

/** A row of the Installation table. */
export interface InstallationRecord {
  readonly id: number;
  readonly kind: string;
  readonly entity: string;
  readonly field: string;
  readonly ref: number;
  readonly value: string;
}

/** Tables, columns and what the Installation table says of them: all that is needed to find what is ours. */
export interface RecordedState {
  readonly tables: readonly TableKeys[];
  readonly columns: readonly ColumnKeys[];
  /** The table Installation; undefined where there is none. */
  readonly installation?: TableKeys;
  readonly records: readonly InstallationRecord[];
  readonly views?: readonly { readonly ref: number }[];
  readonly sections?: readonly { readonly ref: number }[];
}

/** Columns by which the table Installation is known, whatever its name. */
export const installationSignature = ['kind', 'entity', 'field', 'ref', 'value'] as const;

/** Reads what is needed to find what is ours: needs full access, rejects where the host refuses it. */
export async function readRecordedState(port: DocPort): Promise<RecordedState> {
  const [tables, columns] = await Promise.all([port.fetchTable('_grist_Tables'), port.fetchTable('_grist_Tables_column')]);
  const keys = { tables: rowsOf(tables).map(tableKeysOf), columns: rowsOf(columns).map(columnKeysOf) };
  const installation = installationAmong(keys.tables, keys.columns);
  return { ...keys, ...(installation !== undefined && { installation }), records: await readRecords(port, installation) };
}

/** The table Installation among those of a document. */
export function installationAmong<Table extends TableKeys>(tables: readonly Table[], columns: readonly ColumnKeys[]): Table | undefined {
  const marked = columns.find(({ mark }) => mark === 'installation.kind')?.table;
  const candidates = tables.filter(({ ref }) => {
    const own = columns.filter(({ table }) => table === ref);
    return installationSignature.every((id) => own.some((column) => column.id === id && (id !== 'ref' || column.type === 'Int')));
  });
  return candidates.find(({ ref }) => ref === marked) ?? candidates[0];
}

/** The rows of the table Installation; none where there is no such table. */
export async function readRecords(port: DocPort, installation: TableKeys | undefined): Promise<InstallationRecord[]> {
  return installation === undefined ? [] : rowsOf(await port.fetchTable(installation.id)).map(recordOf);
}

/** The keys of a row of `_grist_Tables`. */
export function tableKeysOf(row: Readonly<Record<string, unknown>>): TableKeys {
  return { ref: number(row['id']), id: text(row['tableId']) };
}

/** The keys of a row of `_grist_Tables_column`. */
export function columnKeysOf(row: Readonly<Record<string, unknown>>): ColumnKeys {
  const mark = markIn(text(row['widgetOptions']));
  return { ref: number(row['id']), table: number(row['parentId']), id: text(row['colId']), type: text(row['type']), ...(mark !== undefined && { mark }) };
}

/** The mark that the installer left in options; undefined on what is not ours. */
export function markIn(json: string): string | undefined {
  if (!json.includes('entrelacs')) return undefined;
  const mark = jsonObject(json)['entrelacs'];
  return typeof mark === 'string' ? mark : undefined;
}

/** A cell that should hold a number; 0 when it holds something else. */
export function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

function recordOf(row: Readonly<Record<string, unknown>>): InstallationRecord {
  return {
    id: number(row['id']),
    kind: text(row['kind']),
    entity: text(row['entity']),
    field: text(row['field']),
    ref: number(row['ref']),
    value: text(row['value']),
  };
}
