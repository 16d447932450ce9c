import type { Change, Entity, EntityName, Lang, Outcome, Snapshot, Source, SourceState } from '@entrelacs/core';
import type { ReadInstalled } from './installed.ts';
import type { AccessLevel, InteractionOptions } from './plugin-api.ts';
import type { ColumnInfo } from './structure.ts';

/** What a widget asks of its section. */
export interface GristSourceOptions {
  /** What the rows of the widget's own table are; several when its table tells which. The first serves for a table that is not ours. */
  readonly entity: EntityName | readonly EntityName[];
  /** Fields of its own table that the widget uses: the columns that its user may map. */
  readonly fields: readonly string[];
  /** Entities of other tables that it shows. */
  readonly joins?: readonly EntityName[];
  /** Looks whether access rules hide some rows of these from whoever looks. */
  readonly looksForHiddenRows?: boolean;
  /** Language of the column names in Grist's panel. */
  readonly lang?: Lang;
  /** Access asked for: `full` to write or to see other tables. */
  readonly requiredAccess?: AccessLevel;
  /** The page's own address, where Grist puts `access` and `readonly`. */
  readonly params?: URLSearchParams;
  /** Rows that the user sees at this moment: of many rows, a change in these is fetched and shown before all are sent again. */
  readonly inView?: () => readonly string[];
  /** Reads which table is which; `readInstallation` unless said otherwise. */
  readonly readInstallation?: ReadInstalled;
  /** The user asked for the section's settings, in Grist's own menu. */
  readonly onEditOptions?: () => void;
  /** Where the page's `focus` is heard: other tables are fetched again then, unless a column of stamps tells of their changes. */
  readonly page?: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;
  /** Whether the network is there; the browser's word unless said otherwise. */
  readonly isOnline?: () => boolean;
}

/** A document's rows, with what only Grist tells. */
export interface GristSnapshot extends Snapshot {
  /** What the rows of the widget's own table are. */
  readonly entity: EntityName;
  /** Id of that table in the document. */
  readonly table: string;
  /** The table is one of ours, or linked to one: not a table that was only mapped. */
  readonly installed: boolean;
  /** Rows of that table that the section's filters or its select-by leave out; empty without full access. */
  readonly beyond: readonly Entity[];
  /** Columns of that table by field: their type says whether a role may be held by several. */
  readonly columns: Readonly<Record<string, ColumnInfo>>;
}

/** What a widget in Grist shows: one of four states. */
export type GristState = Exclude<SourceState, { state: 'ready' }> | { readonly state: 'ready'; readonly snapshot: GristSnapshot };

/** A section's options as they are now, saved or not, and what it is linked to. */
export interface SectionOptions {
  readonly options: Readonly<Record<string, unknown>>;
  readonly linking: NonNullable<InteractionOptions['linking']>;
}

/** The rows of a Grist document, live; and the section around the widget. */
export interface GristSource extends Source {
  subscribe(listener: (state: GristState) => void): () => void;
  apply(changes: readonly Change[]): Promise<Outcome>;
  /** Writes a choice for the whole document as a row of Settings; undefined removes it. One undo step. */
  setSetting(key: string, value: string | undefined): Promise<Outcome>;
  /** Moves Grist's cursor to a row, for sections that this one selects. */
  select(row: string): void;
  /** Lets the sections that this one selects show these rows only; undefined for all. */
  selectRows(rows: readonly string[] | undefined): void;
  /** Calls back with the row that Grist's cursor is on, now and at each move; undefined on the line for a new row. */
  onCursor(listener: (row: string | undefined) => void): () => void;
  /** Calls back with the section's options, now if they are known and at each change. */
  onOptions(listener: (options: SectionOptions) => void): () => void;
  /** Sets an option of the section: kept once its user presses Save there. */
  setOption(key: string, value: unknown): void;
  /** Reads everything again, after a failure or when its user asks for it. */
  retry(): void;
  /** Takes Grist's last step back. */
  undo(): void;
  /** Does again what `undo` took back. */
  redo(): void;
  /** Stops listening. */
  close(): void;
}
