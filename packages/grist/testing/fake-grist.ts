import type { AccessLevel, ColumnMappings, FetchOptions, GristApi, ReadyOptions, WidgetMessage } from '../src/plugin-api.ts';
import { metadataTable } from './fake-metadata.ts';
import { doAction, EngineError, type FakeRow, type FakeTables } from './fake-tables.ts';
import { wireCell } from './wire.ts';

/** How the section that the fake widget sits in was set up. */
export interface FakeSection {
  readonly tableId: string;
  readonly access?: AccessLevel;
  readonly mappings?: ColumnMappings | null;
  /** Rows that the section's filters let through. */
  filter?: (row: FakeRow) => boolean;
  /** The host answers first with no rows, as it does for big tables. */
  readonly emptyFirst?: boolean;
  /** The host tells of its rows once at the start, not twice. */
  readonly tellsOnce?: boolean;
}

/** Answers of the host that a test holds back or spoils. */
export interface FakeFaults {
  /** Thrown instead of applying the next bundle. */
  nextWrite?: { readonly message: string; readonly code?: string } | undefined;
  /** Tables that cannot be fetched. */
  hiddenTables: Set<string>;
  /** Rows that access rules hide, whatever asks for them; formulas see them all. */
  hidesRow: (tableId: string, row: FakeRow) => boolean;
  /** Engine errors bear no words, as in grist-static. */
  isMute: boolean;
  /** Writes wait for `release` while true. */
  holdWrites: boolean;
  /** The section shows what was written only some time after the answer, as in grist-static. */
  showsLate: boolean;
}

/** A Grist that a widget could sit in, as the recordings show it: messages first, rows on demand, one undo step a bundle. */
export class FakeGrist implements GristApi {
  readonly tables: FakeTables;
  readonly section: FakeSection;
  readonly faults: FakeFaults = { hiddenTables: new Set(), hidesRow: () => false, isMute: false, holdWrites: false, showsLate: false };
  /** Bundles applied so far. */
  readonly bundles: (readonly (readonly unknown[])[])[] = [];
  /** Tables fetched so far. */
  readonly fetched: string[] = [];
  asked: ReadyOptions | undefined;
  cursor: number | 'new' | null = 1;
  selected: readonly number[] | null = null;
  options: Record<string, unknown> | null = null;
  /** What the document's formulas make of its rows, after each change. */
  private readonly compute: (tables: FakeTables) => void;
  private readonly listeners: ((message: WidgetMessage) => void)[] = [];
  /** What the section shows while it lags behind the document. */
  private shown: FakeTables | undefined;
  private readonly undone: FakeTables[] = [];
  private readonly held: (() => void)[] = [];

  constructor(tables: FakeTables, section: FakeSection, compute: (tables: FakeTables) => void = () => undefined) {
    this.tables = structuredClone(tables);
    this.section = section;
    this.compute = compute;
    compute(this.tables);
  }

  get access(): AccessLevel {
    return this.section.access ?? 'full';
  }

  /** The address that the host gives the widget. */
  get params(): URLSearchParams {
    return new URLSearchParams({ access: this.access, readonly: 'false', culture: 'fr-FR', language: 'fr', timeZone: 'UTC', currency: 'EUR' });
  }

  ready(options?: ReadyOptions): void {
    this.asked = options;
    queueMicrotask(() => {
      if (this.access !== 'none') this.tell({ tableId: this.section.tableId, rowId: this.cursor, dataChange: true, mappingsChange: true });
      this.tell({ options: this.options, settings: { accessLevel: this.access, linking: { asTarget: null, asSource: false } } });
      if (this.access !== 'none' && this.section.emptyFirst !== true && this.section.tellsOnce !== true) this.tellRows();
    });
  }

  on(_event: 'message', listener: (message: WidgetMessage) => void): void {
    this.listeners.push(listener);
  }

  async fetchSelectedTable(options: FetchOptions = {}): Promise<unknown> {
    await this.needs('read table');
    const { tableId, filter = () => true } = this.section;
    const isFirst = this.section.emptyFirst === true && !this.fetched.includes(`section ${tableId}`);
    this.fetched.push(`section ${tableId}`);
    if (isFirst) setTimeout(() => this.tellRows());
    return this.sectionColumns(options, (row) => !isFirst && filter(row));
  }

  async fetchSelectedRecord(rowId: number, options: FetchOptions = {}): Promise<unknown> {
    await this.needs('read table');
    this.fetched.push(`row ${rowId}`);
    const columns = this.sectionColumns(options, ({ id }) => id === rowId);
    return { ...Object.fromEntries(Object.entries(columns).map(([colId, cells]) => [colId, cells[0]])), id: rowId };
  }

  /** Columns that the section has, of the rows that are wanted. */
  private sectionColumns({ expandRefs = true, includeColumns = 'shown' }: FetchOptions, isWanted: (row: FakeRow) => boolean): Record<string, unknown[]> {
    if (includeColumns !== 'shown' && this.access !== 'full') {
      throw new EngineError(`Setting includeColumns to ${includeColumns} requires full access. Current access level is ${this.access}`);
    }
    const { tableId, mappings } = this.section;
    const shown = this.shown ?? this.tables;
    const table = shown[tableId];
    if (table === undefined) throw this.engineError(`[Sandbox] KeyError '${tableId}'`);
    const chosen = Object.values(mappings ?? {}).flat().filter((colId) => colId !== null);
    const colIds = chosen.length > 0 ? chosen : Object.keys(table.columns);
    const rows = table.rows.filter((row) => isWanted(row) && !this.faults.hidesRow(tableId, row));
    const columns = colIds.flatMap((colId) => {
      const column = table.columns[colId];
      return column === undefined ? [] : [[colId, rows.map((row) => structuredClone(wireCell(shown, column, row[colId], expandRefs)))] as const];
    });
    return { ...Object.fromEntries(columns), id: rows.map(({ id }) => id) };
  }

  async setOption(key: string, value: unknown): Promise<void> {
    await Promise.resolve();
    this.options = { ...this.options, [key]: value };
    this.tell({ options: this.options, settings: { accessLevel: this.access, linking: {} } });
  }

  async setOptions(options: Readonly<Record<string, unknown>>): Promise<void> {
    for (const [key, value] of Object.entries(options)) await this.setOption(key, value);
  }

  async setCursorPos({ rowId }: { readonly rowId: number | 'new' }): Promise<void> {
    await this.needs('read table');
    this.cursor = rowId;
    this.tell({ tableId: this.section.tableId, rowId, dataChange: false });
  }

  async setSelectedRows(rowIds: readonly number[] | null): Promise<void> {
    await this.needs('read table');
    this.selected = rowIds;
  }

  async allowSelectBy(): Promise<void> {
    await this.needs('read table');
  }

  readonly docApi = {
    fetchTable: async (tableId: string): Promise<Record<string, unknown[]>> => {
      await this.needs('full');
      this.fetched.push(tableId);
      if (this.faults.hiddenTables.has(tableId)) throw this.engineError('Blocked by table read access rules', 'ACL_DENY');
      const table = this.tables[tableId];
      const metadata = metadataTable(this.tables, tableId);
      if (metadata !== undefined) return metadata;
      if (table === undefined) throw this.engineError(`[Sandbox] KeyError '${tableId}'`);
      const rows = table.rows.filter((row) => !this.faults.hidesRow(tableId, row));
      const columns = Object.keys(table.columns).map((colId) => [colId, rows.map((row) => structuredClone(row[colId] ?? null))] as const);
      return { id: rows.map(({ id }) => id), manualSort: rows.map(({ id }) => id), ...Object.fromEntries(columns) };
    },
    listTables: async (): Promise<string[]> => {
      await this.needs('full');
      return Object.keys(this.tables);
    },
    applyUserActions: async (actions: readonly (readonly unknown[])[]): Promise<{ retValues: unknown[] }> => {
      await this.needs('full');
      if (this.faults.holdWrites) await new Promise<void>((release) => this.held.push(release));
      const fault = this.faults.nextWrite;
      this.faults.nextWrite = undefined;
      if (fault !== undefined) throw new EngineError(fault.message, fault.code);
      const before = structuredClone(this.tables);
      const newRows = new Map<string, Map<number, number>>();
      try {
        const retValues = actions.map((action) => doAction(this.tables, action, newRows));
        this.bundles.push(actions);
        this.undone.push(before);
        this.recompute(before);
        return { retValues };
      } catch (error) {
        Object.assign(this.tables, before);
        throw error instanceof EngineError ? this.engineError(error.message, error.code) : error;
      }
    },
  };

  readonly commandApi = {
    run: async (command: 'undo' | 'redo' | 'viewAsCard'): Promise<null> => {
      await Promise.resolve();
      const before = command === 'undo' ? this.undone.pop() : undefined;
      if (before !== undefined) {
        const after = structuredClone(this.tables);
        Object.assign(this.tables, before);
        setTimeout(() => this.recompute(after));
      }
      return null;
    },
  };

  readonly sectionApi = {
    mappings: async (): Promise<ColumnMappings | null> => {
      await Promise.resolve();
      return structuredClone<ColumnMappings | null>(this.section.mappings ?? null);
    },
  };

  /** Lets the writes held back go, oldest first, or only the first. */
  release(count = Infinity): void {
    for (const release of this.held.splice(0, count)) release();
  }

  /** Somebody else edits the document. */
  async editedElsewhere(...actions: readonly (readonly unknown[])[]): Promise<void> {
    const before = structuredClone(this.tables);
    const newRows = new Map<string, Map<number, number>>();
    for (const action of actions) doAction(this.tables, action, newRows);
    this.recompute(before);
    await Promise.resolve();
  }

  /** Tells the widget that its table changed. */
  tellRows(): void {
    this.tell({ tableId: this.section.tableId, rowId: this.cursor, dataChange: true, mappingsChange: false });
  }

  /** Sends the widget a message. */
  tell(message: WidgetMessage): void {
    for (const listener of this.listeners) listener(structuredClone(message));
  }

  /** Runs the formulas, and tells the widget when its own table changed: any of its columns, and no other table. */
  private recompute(before: FakeTables): void {
    this.compute(this.tables);
    const { tableId } = this.section;
    if (JSON.stringify(before[tableId]) === JSON.stringify(this.tables[tableId])) return;
    if (!this.faults.showsLate) return this.tellRows();
    this.shown ??= before;
    setTimeout(() => {
      this.shown = undefined;
      this.tellRows();
    }, 5);
  }

  private async needs(level: AccessLevel): Promise<void> {
    await Promise.resolve();
    const levels: readonly AccessLevel[] = ['none', 'read table', 'full'];
    if (levels.indexOf(this.access) < levels.indexOf(level)) throw new EngineError(`Access not granted. Current access level ${this.access}`);
  }

  private engineError(message: string, code?: string): EngineError {
    return new EngineError(this.faults.isMute ? '' : message, code);
  }
}
