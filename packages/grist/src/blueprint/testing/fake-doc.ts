import type { DocPort, UserAction } from '../../doc-port.ts';
import { cellChanges, type CellChanges } from './cell-changes.ts';
import { blankColumn, blankSection, copied, free, isSameCell, rowAt, type Row, type Rows } from './rows.ts';

/** Columns of Grist's own tables that refer to rows of them, and may name a row of the same bundle by a negative id. */
const references = ['parentId', 'viewRef', 'tableRef', 'colRef', 'linkSrcSectionRef', 'resource'];

/**
 * A document without a host: tables, their metadata and the user actions that the blueprint uses, with the side effects
 * that Grist was seen to have (a page with each table, a raw section whose title names the table, types of references to
 * a table that is renamed or removed). Each bundle is all or nothing. Formulas are kept, never run, but for the time of a row's last change.
 */
export class FakeDoc implements DocPort {
  private tables = new Map<string, Rows>();
  /** Each state before a bundle, where they are kept. */
  private former: ReadonlyMap<string, Rows>[] | undefined;
  /** Of the document: goes on with each change of a row. */
  private seconds = 1_790_000_000;
  /** Bundles done so far. */
  bundles: (readonly UserAction[])[] = [];
  /** Called before and after each bundle; may throw, as a lost connection does. */
  interrupt: ((when: 'before' | 'after', bundle: number) => void) | undefined;

  constructor() {
    for (const id of ['_grist_Tables', '_grist_Tables_column', '_grist_Views', '_grist_Pages', '_grist_Views_section', '_grist_Views_section_field', '_grist_ACLResources', '_grist_ACLRules']) {
      this.tables.set(id, new Map());
    }
    this.tables.set('_grist_DocInfo', new Map([[1, { timezone: 'Europe/Paris' }]]));
    this.tables.set('_grist_ACLResources', new Map([[1, { tableId: '', colIds: '' }]]));
    this.tables.set('_grist_ACLRules', new Map([[1, { resource: 1, permissions: 63, aclFormula: '', permissionsText: '', rulePos: null }]]));
  }

  /** Another document with the same contents. */
  copy(): FakeDoc {
    const copy = new FakeDoc();
    copy.tables = copied(this.tables);
    copy.seconds = this.seconds;
    return copy;
  }

  /** Keeps what each bundle changes from now on. */
  keepHistory(): this {
    this.former = [];
    return this;
  }

  /** Cells that the bundles after that many, up to that many, changed: by table, column and row, before and after as Grist's comparisons say them. */
  changes(after: number, upTo: number): CellChanges {
    const first = this.bundles.length - (this.former?.length ?? 0);
    const stateAfter = (count: number) => this.former?.[count - first] ?? this.tables;
    return cellChanges(stateAfter(after), stateAfter(upTo));
  }

  fetchTable(tableId: string): Promise<Record<string, unknown[]>> {
    const rows = this.tables.get(tableId);
    if (rows === undefined) return Promise.reject(new Error(`no table ${tableId}`));
    const keys = new Set(this.columnsOf(tableId));
    for (const row of rows.values()) for (const key of Object.keys(row)) keys.add(key);
    const data: Record<string, unknown[]> = { id: [...rows.keys()] };
    for (const key of keys) data[key] = Array.from(rows.values(), (row) => row[key] ?? null);
    return Promise.resolve(data);
  }

  applyActions(actions: readonly UserAction[]): Promise<unknown[]> {
    return new Promise((resolve) => resolve(this.apply(actions)));
  }

  private apply(actions: readonly UserAction[]): unknown[] {
    const before = this.tables;
    this.tables = copied(before);
    try {
      this.interrupt?.('before', this.bundles.length);
      const ids = new Map<string, number>();
      const results = actions.map((action) => this.act(action, ids));
      this.former?.push(before);
      this.bundles.push(actions);
      this.interrupt?.('after', this.bundles.length);
      return results;
    } catch (error) {
      if (!(error instanceof Error && error.message === 'lost after')) this.tables = before;
      throw error;
    }
  }

  /** Rows of a table, each with its id. */
  rows(tableId: string): Row[] {
    return [...(this.tables.get(tableId) ?? [])].map(([id, row]) => ({ ...row, id }));
  }

  /** A table's row of metadata. */
  table(tableId: string): Row | undefined {
    for (const [id, row] of this.tables.get('_grist_Tables') ?? []) if (row['tableId'] === tableId) return { ...row, id };
    return undefined;
  }

  /** A column's row of metadata. */
  column(tableId: string, colId: string): Row | undefined {
    const table = this.table(tableId)?.['id'];
    return this.rows('_grist_Tables_column').find((row) => row['parentId'] === table && row['colId'] === colId);
  }

  private act([name, ...args]: UserAction, ids: Map<string, number>): unknown {
    const [table, second, third] = args as [string, unknown, unknown];
    switch (name) {
      case 'AddTable':
        return this.addTable(table, second as Row[]);
      case 'RemoveTable':
        return this.removeTable(Number(this.table(table)?.['id']));
      case 'AddColumn':
      case 'AddVisibleColumn':
        return this.addColumn(table, second as string, third as Row);
      case 'ModifyColumn':
        return this.updateColumn(this.columnRef(table, second as string), third as Row);
      case 'RemoveColumn':
        return this.remove('_grist_Tables_column', this.columnRef(table, second as string));
      case 'SetDisplayFormula':
        return this.setDisplay(table, Number(third), args[3] as string);
      case 'AddRecord':
        return this.add(table, second as number | null, third as Row, ids);
      case 'BulkAddRecord':
        return (second as (number | null)[]).map((id, index) => this.add(table, id, rowAt(third as Record<string, unknown[]>, index), ids));
      case 'UpdateRecord':
        return this.update(table, this.resolve(table, second as number, ids), third as Row, ids);
      case 'BulkUpdateRecord':
        for (const [index, id] of (second as number[]).entries()) this.update(table, id, rowAt(third as Record<string, unknown[]>, index), ids);
        return null;
      case 'BulkAddOrUpdateRecord':
        return this.addOrUpdate(table, second as Record<string, unknown[]>, third as Record<string, unknown[]>, args[3] as Row);
      case 'RemoveRecord':
        return this.remove(table, second as number);
      case 'BulkRemoveRecord':
        for (const id of second as number[]) this.remove(table, id);
        return null;
      default:
        throw new Error(`no action ${name}`);
    }
  }

  private addTable(wanted: string, columns: readonly Row[]): unknown {
    const tableId = free(wanted[0]?.toUpperCase() + wanted.slice(1), [...this.tables.keys()]);
    this.tables.set(tableId, new Map());
    const ref = this.insert('_grist_Tables', { tableId, summarySourceTable: 0 });
    this.insert('_grist_Tables_column', { ...blankColumn, parentId: ref, colId: 'manualSort', type: 'ManualSortPos', label: 'manualSort' });
    for (const column of columns) this.addColumn(tableId, column['id'] as string, column);
    const view = this.insert('_grist_Views', { name: tableId, type: 'raw_data', layoutSpec: '' });
    this.insert('_grist_Pages', { viewRef: view, indentation: 0 });
    const section = this.insert('_grist_Views_section', { ...blankSection, tableRef: ref, parentId: view, parentKey: 'record' });
    const raw = this.insert('_grist_Views_section', { ...blankSection, tableRef: ref, parentId: 0, parentKey: 'record' });
    this.insert('_grist_Views_section', { ...blankSection, tableRef: ref, parentId: 0, parentKey: 'single' });
    Object.assign(this.get('_grist_Tables', ref), { primaryViewId: view, rawViewSectionRef: raw });
    return { id: ref, table_id: tableId, views: [{ id: view, sections: [section] }] };
  }

  private removeTable(ref: number): null {
    const tableId = String(this.get('_grist_Tables', ref)['tableId']);
    for (const column of this.rows('_grist_Tables_column')) {
      // What shows a column went with it.
      if (this.tables.get('_grist_Tables_column')?.has(Number(column['id'])) !== true) continue;
      if (column['parentId'] === ref) this.remove('_grist_Tables_column', Number(column['id']));
      else if (new RegExp(`^Ref(List)?:${tableId}$`).test(String(column['type']))) {
        Object.assign(this.get('_grist_Tables_column', Number(column['id'])), { type: 'Text', visibleCol: 0, displayCol: 0 });
      }
    }
    for (const section of this.rows('_grist_Views_section').filter((row) => row['tableRef'] === ref)) this.removeSection(Number(section['id']));
    this.tables.get('_grist_Tables')?.delete(ref);
    this.tables.delete(tableId);
    return null;
  }

  private addColumn(tableId: string, wanted: string, info: Row): unknown {
    const table = this.table(tableId);
    if (table === undefined) throw new Error(`no table ${tableId}`);
    const known = this.columnsOf(tableId);
    const colId = free(wanted === 'from' ? 'cfrom' : wanted, known);
    const { type = 'Text', isFormula = false, formula = '', label = colId, widgetOptions = '' } = info;
    const colRef = this.insert('_grist_Tables_column', { ...blankColumn, parentId: table['id'], colId, type, isFormula, formula, label, widgetOptions });
    return { colRef, colId };
  }

  private updateColumn(ref: number, changes: Row): null {
    const column = this.get('_grist_Tables_column', ref);
    if (typeof changes['colId'] === 'string') {
      this.renameIn(String(column['colId']), changes['colId']);
      this.moveCells(Number(column['parentId']), String(column['colId']), changes['colId']);
    }
    Object.assign(column, changes);
    return null;
  }

  private setDisplay(tableId: string, colRef: number, formula: string): null {
    const table = this.table(tableId);
    const used = this.columnsOf(tableId);
    const displayCol = this.insert('_grist_Tables_column', { ...blankColumn, parentId: table?.['id'], colId: free('gristHelper_Display', used), type: 'Any', isFormula: true, formula });
    Object.assign(this.get('_grist_Tables_column', colRef), { displayCol });
    return null;
  }

  private add(tableId: string, id: number | null, values: Row, ids: Map<string, number>): number {
    const row = this.insert(tableId, { ...this.stamps(tableId), ...this.resolved(values, ids) }, id !== null && id > 0 ? id : undefined);
    if (id !== null && id < 0) ids.set(`${tableId} ${id}`, row);
    return row;
  }

  private addOrUpdate(tableId: string, require: Record<string, unknown[]>, values: Record<string, unknown[]>, { add = true, update = true }: Row): Row {
    const types = new Map(Object.keys(require).map((key) => [key, this.column(tableId, key)?.['type'] as string | undefined]));
    const recordIds = (Object.values(require)[0] ?? []).map((_value, index) => {
      const wanted = Object.entries(rowAt(require, index));
      if (wanted.some(([key, value]) => Array.isArray(value) || types.get(key)?.startsWith('RefList:') === true)) throw new Error('TypeError unhashable type');
      // A list of choices is found by its JSON.
      const asRequired = (key: string, cell: unknown) => (types.get(key) === 'ChoiceList' && Array.isArray(cell) ? JSON.stringify(cell.slice(1)) : (cell ?? null));
      const found = this.rows(tableId).find((row) => wanted.every(([key, value]) => asRequired(key, row[key]) === value));
      if (found === undefined) {
        const { id = null, ...cells } = { ...rowAt(require, index), ...rowAt(values, index) };
        return add === true ? [this.add(tableId, id as number | null, cells, new Map())] : [];
      }
      if (update !== true) return [];
      this.update(tableId, Number(found['id']), rowAt(values, index), new Map());
      return [Number(found['id'])];
    });
    return { recordIds };
  }

  private update(tableId: string, id: number, changes: Row, ids: Map<string, number>): null {
    const values = this.resolved(changes, ids);
    if (tableId === '_grist_Tables_column') return this.updateColumn(id, values);
    const row = this.get(tableId, id);
    if (tableId === '_grist_Views_section' && typeof values['title'] === 'string') {
      const table = this.rows('_grist_Tables').find(({ rawViewSectionRef }) => rawViewSectionRef === id);
      if (table !== undefined) this.renameTable(Number(table['id']), values['title']);
    }
    if (tableId === '_grist_Tables' && typeof values['tableId'] === 'string') this.renameTable(id, values['tableId']);
    else Object.assign(row, Object.keys(values).every((key) => isSameCell(row[key], values[key])) ? {} : this.stamps(tableId), values);
    return null;
  }

  /** Columns of the time of each change, with what they take now. */
  private stamps(tableId: string): Row {
    if (tableId.startsWith('_grist_')) return {};
    const stamped: Row = {};
    const ref = this.tableRef(tableId);
    for (const column of this.tables.get('_grist_Tables_column')?.values() ?? []) {
      if (column['parentId'] !== ref || column['recalcWhen'] !== 2 || column['formula'] !== 'NOW()') continue;
      this.seconds += 0.001;
      stamped[String(column['colId'])] = this.seconds;
    }
    return stamped;
  }

  private renameTable(ref: number, wanted: string): void {
    const table = this.get('_grist_Tables', ref);
    const was = String(table['tableId']);
    const ascii = wanted.normalize('NFD').replace(/[^\w]+/g, '').replace(/^./, (first) => first.toUpperCase());
    const id = free(ascii, [...this.tables.keys()].filter((key) => key !== was));
    const rows = this.tables.get(was) ?? new Map<number, Row>();
    this.tables.delete(was);
    this.tables.set(id, rows);
    table['tableId'] = id;
    this.renameIn(was, id);
  }

  private moveCells(tableRef: number, was: string, now: string): void {
    for (const row of this.tables.get(String(this.get('_grist_Tables', tableRef)['tableId']))?.values() ?? []) {
      if (was === now || !(was in row)) continue;
      row[now] = row[was];
      delete row[was];
    }
  }

  private renameIn(was: string, now: string): void {
    for (const column of this.tables.get('_grist_Tables_column')?.values() ?? []) {
      column['formula'] = String(column['formula']).replace(new RegExp(`(?<!")\\b${was}\\b(?!")`, 'g'), now);
      column['type'] = String(column['type']).replace(new RegExp(`:${was}$`), `:${now}`);
    }
  }

  private remove(tableId: string, id: number): null {
    if (tableId === '_grist_Tables') return this.removeTable(id);
    if (tableId === '_grist_Views_section') return this.removeSection(id);
    if (tableId === '_grist_Views') {
      for (const section of this.rows('_grist_Views_section').filter(({ parentId }) => parentId === id)) this.removeSection(Number(section['id']));
      for (const page of this.rows('_grist_Pages').filter(({ viewRef }) => viewRef === id)) this.tables.get('_grist_Pages')?.delete(Number(page['id']));
      for (const table of this.tables.get('_grist_Tables')?.values() ?? []) if (table['primaryViewId'] === id) table['primaryViewId'] = 0;
    }
    if (tableId === '_grist_Tables_column') {
      const { displayCol } = this.get(tableId, id);
      if (typeof displayCol === 'number' && displayCol !== 0) this.tables.get(tableId)?.delete(displayCol);
      for (const field of this.rows('_grist_Views_section_field').filter(({ colRef }) => colRef === id)) this.tables.get('_grist_Views_section_field')?.delete(Number(field['id']));
      for (const other of this.tables.get(tableId)?.values() ?? []) {
        if (other['visibleCol'] === id) Object.assign(other, { visibleCol: 0, displayCol: 0 });
        if (Array.isArray(other['recalcDeps'])) other['recalcDeps'] = other['recalcDeps'].filter((dep) => dep !== id);
      }
    }
    this.tables.get(tableId)?.delete(id);
    return null;
  }

  private removeSection(id: number): null {
    const view = this.get('_grist_Views_section', id)['parentId'];
    this.tables.get('_grist_Views_section')?.delete(id);
    for (const field of this.rows('_grist_Views_section_field').filter(({ parentId }) => parentId === id)) this.tables.get('_grist_Views_section_field')?.delete(Number(field['id']));
    for (const other of this.tables.get('_grist_Views_section')?.values() ?? []) if (other['linkSrcSectionRef'] === id) other['linkSrcSectionRef'] = 0;
    if (view !== 0 && !this.rows('_grist_Views_section').some(({ parentId }) => parentId === view)) this.remove('_grist_Views', Number(view));
    return null;
  }

  private resolved(values: Row, ids: ReadonlyMap<string, number>): Row {
    const find = (id: number) => [...ids].find(([key]) => key.endsWith(` ${id}`))?.[1];
    return Object.fromEntries(
      Object.entries(values).map(([key, value]) => [key, references.includes(key) && typeof value === 'number' && value < 0 ? find(value) : value]),
    );
  }

  private resolve(tableId: string, id: number, ids: ReadonlyMap<string, number>): number {
    return id < 0 ? (ids.get(`${tableId} ${id}`) ?? id) : id;
  }

  private insert(tableId: string, values: Row, wanted?: number): number {
    const rows = this.tables.get(tableId);
    if (rows === undefined) throw new Error(`no table ${tableId}`);
    const id = wanted ?? Math.max(0, ...rows.keys()) + 1;
    if (rows.has(id)) throw new Error(`AssertionError docactions.[Bulk]AddRecord for existing record #${id}`);
    rows.set(id, tableId === '_grist_Views_section' ? { ...blankSection, ...values } : { ...values });
    return id;
  }

  private get(tableId: string, id: number): Row {
    const row = this.tables.get(tableId)?.get(id);
    if (row === undefined) throw new Error(`no row ${id} in ${tableId}`);
    return row;
  }

  private columnRef(tableId: string, colId: string): number {
    const column = this.column(tableId, colId);
    if (column === undefined) throw new Error(`no column ${colId} in ${tableId}`);
    return Number(column['id']);
  }

  private tableRef(tableId: string): number | undefined {
    for (const [id, row] of this.tables.get('_grist_Tables') ?? []) if (row['tableId'] === tableId) return id;
    return undefined;
  }

  private columnsOf(tableId: string): string[] {
    const ref = this.tableRef(tableId);
    const columns = [...(this.tables.get('_grist_Tables_column')?.values() ?? [])];
    return columns.flatMap((row) => (row['parentId'] === ref ? [String(row['colId'])] : []));
  }
}
