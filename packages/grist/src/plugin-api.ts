/** What a widget may do with its document. */
export type AccessLevel = 'none' | 'read table' | 'full';

/** A table as the plugin API sends it in the `columns` format. */
export type WidgetColumns = Readonly<Record<string, readonly unknown[]>> & { readonly id: readonly number[] };

/** Column of the document chosen for each name that the widget asked for; null where none is mapped. */
export type ColumnMappings = Readonly<Record<string, string | readonly string[] | null>>;

/** A column that a widget asks its user to choose. */
export interface ColumnToMap {
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly optional?: boolean;
  readonly type?: string;
  readonly allowMultiple?: boolean;
}

/** What a widget declares when it is ready to receive. */
export interface ReadyOptions {
  readonly requiredAccess?: AccessLevel;
  readonly columns?: readonly ColumnToMap[];
  readonly allowSelectBy?: boolean;
  readonly onEditOptions?: () => void;
}

/** How the rows of `fetchSelectedTable` and the one of `fetchSelectedRecord` are sent. */
export interface FetchOptions {
  readonly keepEncoded?: boolean;
  readonly expandRefs?: boolean;
  readonly format?: 'rows' | 'columns';
  readonly includeColumns?: 'shown' | 'normal' | 'all';
}

/** What Grist tells of a section besides its options. */
export interface InteractionOptions {
  readonly accessLevel?: AccessLevel;
  readonly linking?: { readonly asSource?: unknown; readonly asTarget?: unknown };
}

/** Message that Grist posts to a widget: what changed and where the cursor is. */
export interface WidgetMessage {
  readonly tableId?: string;
  readonly rowId?: number | 'new' | null;
  readonly dataChange?: boolean;
  readonly mappingsChange?: boolean;
  readonly theme?: unknown;
  readonly options?: Readonly<Record<string, unknown>> | null;
  readonly settings?: InteractionOptions;
}

/** `grist.docApi`: full access only. */
export interface GristDocApi {
  fetchTable(tableId: string): Promise<Record<string, unknown[]>>;
  listTables(): Promise<string[]>;
  applyUserActions(
    actions: readonly (readonly unknown[])[],
    options?: { readonly desc?: string },
  ): Promise<readonly unknown[] | { readonly retValues?: readonly unknown[] }>;
  getDocName?(): Promise<string>;
  /** A key to the document for a while, and the address of its API. */
  getAccessToken?(options?: { readonly readOnly?: boolean }): Promise<{ readonly token: string; readonly baseUrl: string; readonly ttlMsecs: number }>;
}

/**
 * The part of Grist's plugin API that the widgets use; the script itself is copied at build time. Its `onRecords`, `onRecord`
 * and `onOptions` are left out: they are these messages with a fetch behind, whose failure nobody hears of.
 */
export interface GristApi {
  ready(options?: ReadyOptions): void;
  on(event: 'message', listener: (message: WidgetMessage) => void): void;
  /** Rows of the section as it is sorted, filtered and linked; rejects without `read table`. */
  fetchSelectedTable(options?: FetchOptions): Promise<unknown>;
  /** One row by its number, cells by column; of a row that is not there, only its `id`. */
  fetchSelectedRecord(rowId: number, options?: FetchOptions): Promise<unknown>;
  /** The table of the widget's section, once Grist has told it. */
  getSelectedTableIdSync?(): string | undefined;
  setOption(key: string, value: unknown): Promise<void>;
  setOptions(options: Readonly<Record<string, unknown>>): Promise<void>;
  setCursorPos(position: { readonly rowId: number | 'new' }): Promise<void>;
  setSelectedRows(rowIds: readonly number[] | null): Promise<void>;
  allowSelectBy(): Promise<void>;
  enableKeyboardShortcuts?(): void;
  readonly docApi: GristDocApi;
  readonly commandApi?: { run(command: 'undo' | 'redo' | 'viewAsCard'): Promise<unknown> };
  readonly sectionApi: { mappings(): Promise<ColumnMappings | null> };
}

/** Grist's plugin API in a page where its script was loaded, else undefined. */
export function gristInPage(scope: { readonly grist?: unknown } = globalThis as { readonly grist?: unknown }): GristApi | undefined {
  return scope.grist as GristApi | undefined;
}
