import type { DocPort } from '../doc-port.ts';
import { rowsOf, text } from './raw.ts';
import { columnKeysOf, installationAmong, markIn, number, readRecords, tableKeysOf, type ColumnKeys, type RecordedState, type TableKeys } from './recorded-state.ts';

export { installationSignature, type InstallationRecord } from './recorded-state.ts';

/** A table of the document, as Grist's metadata says. */
export interface MetaTable extends TableKeys {
  readonly title: string;
  /** Somebody gave it a title; a table that was just made has its id only. */
  readonly isTitled: boolean;
  readonly rawSection: number;
  /** The page that Grist made with the table; 0 when there is none. */
  readonly ownPage: number;
  readonly isSummary: boolean;
}

/** A column of the document. */
export interface MetaColumn extends ColumnKeys {
  readonly label: string;
  readonly isFormula: boolean;
  readonly formula: string;
  readonly visibleCol: number;
  readonly displayCol: number;
  readonly recalcWhen: number;
  readonly recalcDeps: readonly number[];
  readonly widgetOptions: string;
}

/** A page of the document. */
export interface MetaView {
  readonly ref: number;
  readonly name: string;
  readonly layout: string;
}

/** A section on a page. */
export interface MetaSection {
  readonly ref: number;
  readonly table: number;
  readonly view: number;
  readonly kind: string;
  readonly title: string;
  readonly options: string;
  readonly linkFrom: number;
  readonly linkFromColumn: number;
  readonly linkColumn: number;
  readonly mark?: string;
}

/** A document's metadata, and what its Installation table says. */
export interface DocState extends RecordedState {
  readonly tables: readonly MetaTable[];
  readonly columns: readonly MetaColumn[];
  readonly views: readonly MetaView[];
  readonly sections: readonly MetaSection[];
  readonly timezone: string;
  /** The table Installation; undefined where there is none. */
  readonly installation?: MetaTable;
}

/** Reads a document's metadata: needs full access, rejects where the host refuses it. */
export async function readDocState(port: DocPort): Promise<DocState> {
  const [tables, columns, views, sections, info] = await Promise.all([
    port.fetchTable('_grist_Tables'),
    port.fetchTable('_grist_Tables_column'),
    port.fetchTable('_grist_Views'),
    port.fetchTable('_grist_Views_section'),
    port.fetchTable('_grist_DocInfo').catch((): Record<string, unknown[]> => ({})),
  ]);
  const metaSections = rowsOf(sections).map(sectionOf);
  const titles = new Map(metaSections.map(({ ref, title }) => [ref, title]));
  const metaTables = rowsOf(tables).map((row) => tableOf(row, titles));
  const metaColumns = rowsOf(columns).map(columnOf);
  const installation = installationAmong(metaTables, metaColumns);
  const [first] = rowsOf(info);
  return {
    tables: metaTables,
    columns: metaColumns,
    views: rowsOf(views).map((row) => ({ ref: number(row['id']), name: text(row['name']), layout: text(row['layoutSpec']) })),
    sections: metaSections,
    timezone: text(first?.['timezone']) || 'UTC',
    ...(installation !== undefined && { installation }),
    records: await readRecords(port, installation),
  };
}

function tableOf(row: Record<string, unknown>, titles: ReadonlyMap<number, string>): MetaTable {
  const keys = tableKeysOf(row);
  const rawSection = number(row['rawViewSectionRef']);
  return {
    ...keys,
    title: titles.get(rawSection) || keys.id,
    isTitled: Boolean(titles.get(rawSection)),
    rawSection,
    ownPage: number(row['primaryViewId']),
    isSummary: number(row['summarySourceTable']) !== 0,
  };
}

function columnOf(row: Record<string, unknown>): MetaColumn {
  return {
    ...columnKeysOf(row),
    label: text(row['label']),
    isFormula: row['isFormula'] === true || row['isFormula'] === 1,
    formula: text(row['formula']),
    visibleCol: number(row['visibleCol']),
    displayCol: number(row['displayCol']),
    recalcWhen: number(row['recalcWhen']),
    recalcDeps: refList(row['recalcDeps']),
    widgetOptions: text(row['widgetOptions']),
  };
}

function sectionOf(row: Record<string, unknown>): MetaSection {
  const options = text(row['options']);
  const mark = markIn(options);
  return {
    ref: number(row['id']),
    table: number(row['tableRef']),
    view: number(row['parentId']),
    kind: text(row['parentKey']),
    title: text(row['title']),
    options,
    linkFrom: number(row['linkSrcSectionRef']),
    linkFromColumn: number(row['linkSrcColRef']),
    linkColumn: number(row['linkTargetColRef']),
    ...(mark !== undefined && { mark }),
  };
}

function refList(value: unknown): number[] {
  return Array.isArray(value) ? value.filter((item): item is number => typeof item === 'number') : [];
}
