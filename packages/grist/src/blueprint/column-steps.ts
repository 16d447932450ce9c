import { asText } from '../as-text.ts';
import type { UserAction } from '../doc-port.ts';
import type { Context } from './context.ts';
import { cellConverter, isBlank, type CellConverter } from './convert-cell.ts';
import type { DocState, MetaColumn, MetaTable } from './doc-state.ts';
import { isLinked, liveColumn, recordOf } from './installation.ts';
import { markOf, type ColumnSpec, type Names, type TableKey, type TableSpec } from './spec.ts';
import { jsonObject } from './raw.ts';
import { phases, type ReadTable, type RecordWrite, type Step } from './steps.ts';

/** The column as AddTable and AddColumn take it. */
export function columnInfo(table: TableKey, column: ColumnSpec, names: Names): Record<string, unknown> {
  return {
    id: names.column(table, column.key) ?? column.key,
    type: fullType(column, names),
    isFormula: column.isFormula === true,
    formula: column.formula?.(names) ?? '',
    label: column.label,
    widgetOptions: widgetOptionsOf(table, column, names),
  };
}

/** Grist's full type of a column: `Ref:Members`, `DateTime:Europe/Paris`. */
export function fullType(column: ColumnSpec, names: Names): string {
  if (column.refersTo !== undefined) return `${column.type}:${names.table(column.refersTo)}`;
  return column.type === 'DateTime' ? `DateTime:${names.timezone}` : column.type;
}

/** What a column that was just made still lacks: its description, what a reference shows, when its formula runs. */
export function finishColumn(spec: TableSpec, column: ColumnSpec, live: MetaColumn, table: MetaTable, context: Context): UserAction[] {
  return [
    ...displayActions(column, live, table, context),
    ...recalcActions(spec, column, live, context),
  ];
}

/** What is missing from or has drifted in one column of a table of ours that exists. */
export function columnSteps(spec: TableSpec, column: ColumnSpec, table: MetaTable, context: Context): Step[] {
  const { state, names } = context;
  const key = `column:${spec.key}.${column.key}`;
  const about = { key, table: spec.key, column: column.key, isComputed: column.isFormula === true, values: { table: table.title, column: column.label } };
  const live = liveColumn(state, spec.key, column.key);
  if (live !== undefined) return driftSteps(spec, column, live, table, context).map((step) => ({ ...about, ...step, values: { ...about.values, ...step.values } }));

  // A column of ours that somebody asked for in their own table is noted before it is made, without a number.
  const isNew = (recordOf(state, 'column', spec.key, column.key)?.ref ?? 0) === 0;
  const isAdded = isLinked(state, spec.key);
  const orphan = state.columns.find((candidate) => candidate.table === table.ref && candidate.mark === markOf(spec.key, column.key, isAdded) && !isRecorded(state, candidate.ref));
  if (orphan !== undefined) {
    return [
      {
        ...about,
        kind: 'columnAdopted',
        origin: 'new',
        severity: 'info',
        phase: phases.settle,
        records: [columnRecord(spec.key, column.key, orphan.ref, isAdded ? 'added' : '')],
        actions: () => [...metaActions([[column, orphan]]), ...finishColumn(spec, column, orphan, table, context), ...showInGrids(spec.key, column.key, orphan.ref, context)],
      },
    ];
  }
  const { id, ...info } = columnInfo(spec.key, column, names);
  return [
    {
      ...about,
      kind: 'columnMissing',
      values: { ...about.values, type: fullType(column, names) },
      origin: isNew ? 'new' : 'changed',
      severity: column.isFormula === true ? 'warning' : 'critical',
      phase: phases.columns,
      actions: () => addActions(table.id, id, info),
    },
  ];
}

/** Adds a column to a table that may have rows: a number starts empty in them, not at the 0 that Grist would write, which says something else. */
function addActions(table: string, id: unknown, info: Readonly<Record<string, unknown>>): UserAction[] {
  const { type, isFormula } = info;
  if (isFormula === true || (type !== 'Numeric' && type !== 'Int')) return [['AddColumn', table, id, info]];
  return [
    ['AddColumn', table, id, { ...info, type: 'Any' }],
    ['ModifyColumn', table, id, { type }],
  ];
}

/** Labels stay when members change them, and the ids of columns stay with them; descriptions say what a column is for. */
export function metaActions(pairs: readonly (readonly [ColumnSpec, MetaColumn])[]): UserAction[] {
  if (pairs.length === 0) return [];
  return [
    [
      'BulkUpdateRecord',
      '_grist_Tables_column',
      pairs.map(([, live]) => live.ref),
      { untieColIdFromLabel: pairs.map(() => true), description: pairs.map(([column]) => column.description ?? '') },
    ],
  ];
}

/** The row of Installation that leads to a column. */
export function columnRecord(table: TableKey, field: string, ref: number, value = ''): RecordWrite {
  return { kind: 'column', entity: table, field, ref, value };
}

/** Adds a column that was just made to the grids of ours that show it. */
function showInGrids(table: TableKey, column: string, colRef: number, { state, pages }: Context): UserAction[] {
  return pages.flatMap((page) =>
    page.sections
      .filter((section) => section.table === table && section.widget === undefined && section.columns?.includes(column) === true)
      .flatMap((section): UserAction[] => {
        const ref = recordOf(state, 'section', page.key, section.key)?.ref;
        return state.sections.some((live) => live.ref === ref) ? [['AddRecord', '_grist_Views_section_field', null, { parentId: ref, colRef }]] : [];
      }),
  );
}

type Drift = Omit<Step, 'key' | 'table' | 'column' | 'values'> & Partial<Pick<Step, 'values'>>;

function driftSteps(spec: TableSpec, column: ColumnSpec, live: MetaColumn, table: MetaTable, context: Context): Drift[] {
  const { names, state } = context;
  const drifts: Drift[] = [];
  const type = fullType(column, names);
  if (!sameType(live.type, type)) {
    drifts.push({
      kind: 'columnType',
      origin: 'changed',
      severity: 'warning',
      phase: phases.convert,
      // In a bundle with other changes of columns, Grist does not keep the stamps that are put back: see convertedCells.
      isAlone: true,
      values: { was: live.type, type },
      // A reference needs the table that it points to: that one first.
      ...(column.refersTo !== undefined && !state.tables.some(({ id }) => id === names.table(column.refersTo ?? spec.key)) && { blocked: true }),
      ...conversion(column, live, table, context),
      actions: (_newId, read) => [
        ['UpdateRecord', '_grist_Tables_column', live.ref, { type, widgetOptions: widgetOptionsOf(spec.key, column, names, live) }],
        ...convertedCells(spec.key, column, live, table, context, read),
      ],
    });
  }
  const formula = column.formula?.(names) ?? '';
  const isFormula = column.isFormula === true;
  const recalcs = recalcActions(spec, column, live, context);
  if (live.isFormula !== isFormula || live.formula !== formula) {
    // It was idle, or serves widgets only: nobody may have wanted that.
    const isOurs = column.isTechnical === true || live.formula === column.idleFormula;
    drifts.push({
      kind: isOurs ? 'columnTrigger' : 'columnFormula',
      origin: isOurs ? 'new' : 'changed',
      severity: isFormula || column.recalc !== undefined ? 'warning' : 'info',
      phase: phases.settle,
      actions: () => [['ModifyColumn', table.id, live.id, { isFormula, formula }], ...recalcs],
    });
  } else if (recalcs.length > 0) {
    // The column at whose change it runs was deleted and made again: Grist forgot the tie.
    const origin = live.recalcDeps.length === 0 && live.recalcWhen === 0 ? 'new' : 'changed';
    drifts.push({ kind: 'columnTrigger', origin, severity: 'warning', phase: phases.settle, actions: () => recalcs });
  }
  if (drifts.length === 0) {
    const display = displayActions(column, live, table, context);
    if (display.length > 0) drifts.push({ kind: 'columnDisplay', origin: 'new', severity: 'warning', phase: phases.settle, actions: () => display });
  }
  return drifts;
}

/** Tables to read so that the cells of a column whose type changed can be turned back. */
function conversion(column: ColumnSpec, live: MetaColumn, table: MetaTable, context: Context): Pick<Step, 'reads' | 'survey'> {
  if (column.isFormula === true) return {};
  const target = column.refersTo === undefined ? undefined : context.names.table(column.refersTo);
  const former = formerTarget(column, live, context)?.table.id;
  return {
    // A table that is still to be made has no rows to read.
    reads: [table.id, target, former].filter((id) => id !== undefined && context.state.tables.some((known) => known.id === id)) as string[],
    survey: (read) => {
      const cells = (read(table.id)[live.id] ?? []).filter((cell) => !isEmpty(cell, live));
      const { convert } = converterOf(column, live, context, read);
      return { total: cells.length, readable: cells.filter((cell) => convert(cell) !== undefined).length };
    },
  };
}

/** Writes the cells that can be read as the column's type; Grist keeps the others as they are, and shows them in red. */
function convertedCells(specKey: TableKey, column: ColumnSpec, live: MetaColumn, table: MetaTable, context: Context, read: ReadTable): UserAction[] {
  if (column.isFormula === true) return [];
  const rows = read(table.id);
  const { convert, orElse } = converterOf(column, live, context, read);
  const cells = (rows[live.id] ?? []).map((cell, index) => ({ index, id: rows['id']?.[index], value: isEmpty(cell, live) ? undefined : (convert(cell) ?? orElse(cell)) }));
  const converted = cells.filter(({ value }) => value !== undefined);
  if (converted.length === 0) return [];
  const ids = converted.map(({ id }) => id);
  const values = { [live.id]: converted.map(({ value }) => value) };
  const stamp = context.names.column(specKey, 'updatedAt');
  if (stamp === undefined || rows[stamp] === undefined) return [['BulkUpdateRecord', table.id, ids, values]];
  // A repair is no edit: the stamps of the rows stay. Grist overlooks a value equal to the one there, so they are changed first.
  return [
    ['BulkUpdateRecord', table.id, ids, { ...values, [stamp]: ids.map(() => 1) }],
    ['BulkUpdateRecord', table.id, ids, { [stamp]: converted.map(({ index }) => rows[stamp]?.[index] ?? null) }],
  ];
}

/** An empty reference holds the row 0. */
function isEmpty(cell: unknown, { type }: MetaColumn): boolean {
  return isBlank(cell) || (cell === 0 && type.startsWith('Ref'));
}

interface Conversion {
  readonly convert: CellConverter;
  /** What is written where a cell cannot be read: names in the place of rows of another table, nothing where the cell may stay as it is. */
  readonly orElse: (raw: unknown) => string | undefined;
}

function converterOf(column: ColumnSpec, live: MetaColumn, context: Context, read: ReadTable): Conversion {
  const { names, tables, lang } = context;
  const target = tables.find(({ key }) => key === column.refersTo);
  if (target === undefined) return { convert: cellConverter(column.type, { lang }), orElse: () => undefined };
  const rows = read(names.table(target.key));
  const titles = rows[names.column(target.key, target.titleColumn ?? '') ?? ''] ?? [];
  const rowByTitle = new Map<string, number | undefined>();
  for (const [index, id] of (rows['id'] ?? []).entries()) {
    const title = typeof titles[index] === 'string' ? titles[index].trim().toLowerCase() : '';
    if (title !== '' && typeof id === 'number') rowByTitle.set(title, rowByTitle.has(title) ? undefined : id);
  }
  const convert = cellConverter(column.type, { lang, rowByTitle });
  const former = formerTarget(column, live, context);
  if (former === undefined) return { convert, orElse: () => undefined };
  const known = read(former.table.id);
  const nameOf = new Map((known['id'] ?? []).map((id, index) => [id, asText(known[former.title]?.[index])] as const));
  const namesIn = (raw: unknown): readonly unknown[] => (Array.isArray(raw) ? (raw as unknown[]).slice(1) : [raw]).map((item) => (typeof item === 'number' ? (nameOf.get(item) ?? `#${item}`) : item));
  return { convert: (raw) => convert(typeof raw === 'string' ? raw : ['L', ...namesIn(raw)]), orElse: (raw) => namesIn(raw).map((name) => asText(name)).join(', ') };
}

/** The table whose rows a reference holds now, and the column that names them, where it points to another one than it should. */
function formerTarget(column: ColumnSpec, live: MetaColumn, { state, names, tables }: Context): { readonly table: MetaTable; readonly title: string } | undefined {
  const id = /^Ref(?:List)?:(.+)$/.exec(live.type)?.[1];
  const table = state.tables.find((candidate) => candidate.id === id);
  if (table === undefined || column.refersTo === undefined || id === names.table(column.refersTo)) return undefined;
  const titles = [live.visibleCol, ...state.columns.filter(({ mark }) => mark === markOf(column.refersTo ?? 'member', tables.find(({ key }) => key === column.refersTo)?.titleColumn ?? '')).map(({ ref }) => ref)];
  const title = titles.map((ref) => state.columns.find((candidate) => candidate.ref === ref && candidate.table === table.ref)?.id).find((found) => found !== undefined);
  return title === undefined ? undefined : { table, title };
}

function displayActions(column: ColumnSpec, live: MetaColumn, table: MetaTable, { tables, names, state }: Context): UserAction[] {
  const title = column.refersTo === undefined ? undefined : tables.find(({ key }) => key === column.refersTo)?.titleColumn;
  if (column.refersTo === undefined || title === undefined) return [];
  const shown = names.column(column.refersTo, title);
  const targetId = names.table(column.refersTo);
  const target = state.tables.find(({ id }) => id === targetId);
  const visible = state.columns.find(({ table: owner, id }) => owner === target?.ref && id === shown);
  // What somebody chose to show of the rows stays; a column of another table shows nothing of them.
  const isOfTarget = live.visibleCol !== 0 && state.columns.some(({ table: owner, ref }) => owner === target?.ref && ref === live.visibleCol);
  if (visible === undefined || isOfTarget) return [];
  return [
    ['UpdateRecord', '_grist_Tables_column', live.ref, { visibleCol: visible.ref }],
    ['SetDisplayFormula', table.id, null, live.ref, `$${live.id}.${visible.id}`],
  ];
}

function recalcActions(spec: TableSpec, column: ColumnSpec, live: MetaColumn, context: Context): UserAction[] {
  if (column.formula === undefined || column.isFormula === true) return [];
  const { recalcWhen, recalcDeps } = recalcOf(spec, column, context);
  if (live.recalcWhen === recalcWhen && live.recalcDeps.join() === recalcDeps.join()) return [];
  return [['UpdateRecord', '_grist_Tables_column', live.ref, { recalcWhen, recalcDeps: recalcDeps.length === 0 ? null : ['L', ...recalcDeps] }]];
}

function recalcOf(spec: TableSpec, column: ColumnSpec, { state, names }: Context): { recalcWhen: number; recalcDeps: number[] } {
  if (column.recalc === undefined) return { recalcWhen: 0, recalcDeps: [] };
  if (column.recalc === 'anyChange') return { recalcWhen: 2, recalcDeps: [] };
  const tableId = names.table(spec.key);
  const table = state.tables.find(({ id }) => id === tableId);
  const refs = column.recalc.map((key) => {
    const id = names.column(spec.key, key);
    return state.columns.find((candidate) => candidate.table === table?.ref && candidate.id === id)?.ref;
  });
  return { recalcWhen: 0, recalcDeps: refs.filter((ref) => ref !== undefined) };
}

/** Options of a column with our mark; members' own choices and formats are kept. */
function widgetOptionsOf(table: TableKey, column: ColumnSpec, names: Names, live?: MetaColumn): string {
  const current = live === undefined ? {} : jsonObject(live.widgetOptions);
  return JSON.stringify({ ...column.widgetOptions, ...(live !== undefined && 'choices' in current ? current : {}), entrelacs: markOf(table, column.key, names.linkedFields(table) !== undefined) });
}

function sameType(live: string, wanted: string): boolean {
  return live === wanted || (live.startsWith('DateTime') && wanted.startsWith('DateTime'));
}

function isRecorded(state: DocState, ref: number): boolean {
  return state.records.some((record) => record.kind === 'column' && record.ref === ref);
}
