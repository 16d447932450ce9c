import type { DocState } from './doc-state.ts';
import type { InstallationRecord } from './recorded-state.ts';
import { markOf, type TableKey } from './spec.ts';
import type { RecordWrite } from './steps.ts';

/** A table of the user's own that stands for an entity: its columns by field. */
export interface TableLink {
  readonly table: number;
  readonly columns: Readonly<Record<string, number>>;
  /** Fields that it has no column for and gets one of ours. */
  readonly added?: readonly string[];
}

/** Tables of the user's own to link, by entity. */
export type TableLinks = { readonly [Key in TableKey]?: TableLink };

/** Rows of Installation that say which table of the user's own stands for an entity, by which columns. */
export function linkRecords(state: DocState, key: TableKey, { table, columns, added = [] }: TableLink): RecordWrite[] {
  const column = (field: string, ref: number, value: string): RecordWrite => ({ kind: 'column', entity: key, field, ref, value });
  // A column that was added before, and given up meanwhile, is taken again.
  const addedRef = (field: string) => state.columns.find((live) => live.table === table && live.mark === markOf(key, field, true))?.ref ?? 0;
  return [
    { kind: 'table', entity: key, field: '', ref: table, value: 'linked' },
    ...Object.entries(columns).map(([field, ref]) => column(field, ref, 'linked')),
    ...added.filter((field) => columns[field] === undefined).map((field) => column(field, addedRef(field), 'added')),
  ];
}

/** Rows of Installation about an entity's table that do not hold any more once others are written. */
export function staleRecords(state: DocState, key: TableKey, written: readonly RecordWrite[]): InstallationRecord[] {
  const kept = new Set(written.map(({ kind, field }) => `${kind} ${field}`));
  return state.records.filter(({ kind, entity, field }) => (kind === 'table' || kind === 'column') && entity === key && !kept.has(`${kind} ${field}`));
}

/** The document as it would be with a table of the user's own for an entity, or with none. */
export function withLink(state: DocState, key: TableKey, link: TableLink | undefined): DocState {
  const written = link === undefined ? [] : linkRecords(state, key, link);
  const others = state.records.filter(({ kind, entity }) => !((kind === 'table' || kind === 'column') && entity === key));
  return { ...state, records: [...others, ...written.map((record, index) => ({ ...record, id: -1 - index }))] };
}
