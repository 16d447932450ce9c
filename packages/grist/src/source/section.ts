import { sameValue, type Issue } from '@entrelacs/core';
import type { ColumnValues } from '../doc-port.ts';
import type { AccessLevel, ColumnMappings, FetchOptions, GristApi, InteractionOptions, WidgetMessage } from '../plugin-api.ts';
import { reasonOf } from './reason-of.ts';

/** So many cells take the host as long as one row after the other for a screen of them. */
const manyCells = 10_000;
/** How often in a row the rows in view may be read before all are. */
const mostParts = 5;
/** How long all rows wait for those in view to be painted and judged, in milliseconds. */
const patienceForPaint = 100;

/** What a section tells about: its rows, its cursor, its options. */
export interface SectionEvents {
  /** New rows, another table, or a failure to read them; `isPart` when only rows in view were read, and the others follow. */
  readonly rows: (isPart: boolean) => void;
  readonly mappings: () => void;
  readonly isOnline: () => boolean;
  /** Numbers of the rows that the user sees. */
  readonly inView: () => readonly number[];
  readonly cursor: (row: string | undefined) => void;
  readonly options: (options: Readonly<Record<string, unknown>>, interaction: InteractionOptions) => void;
}

/** The widget's own section: the rows that it shows, fetched at each message of the host, one fetch at a time; of many rows, those in view first. */
export class Section {
  /** Table that the section is on, once the host said so. */
  tableId: string | undefined;
  access: AccessLevel | undefined;
  mappings: ColumnMappings | null = null;
  /** Rows as sorted, filtered and linked; references as rows with full access, as names without. */
  data: ColumnValues | undefined;
  /** The same with references as rows, where `data` has names; fetched when the columns change. */
  unexpanded: ColumnValues | undefined;
  /** Why the rows could not be read. */
  failure: Issue | undefined;
  /** How often the host told of a change in the rows. */
  told = 0;
  #fetching = false;
  #stale = false;
  #mappingsKnown = false;
  #knownTable: string | undefined;
  readonly #grist: GristApi;
  readonly #events: SectionEvents;

  constructor(grist: GristApi, access: AccessLevel | undefined, events: SectionEvents) {
    this.#grist = grist;
    this.access = access;
    this.#events = events;
    grist.on('message', (message) => this.#receive(message));
  }

  /** Fetches the rows again, after the fetch under way if there is one; not before the access is known. */
  refresh(): void {
    this.#stale = true;
    if (!this.#fetching && this.access !== undefined) void this.#fetchWhileStale();
  }

  #receive(message: WidgetMessage): void {
    if (message.settings !== undefined) {
      this.access = message.settings.accessLevel ?? this.access;
      this.#events.options(message.options ?? {}, message.settings);
      if (this.#stale) this.refresh();
    }
    if (message.tableId === undefined || message.tableId === '') return;
    if (message.mappingsChange === true || message.tableId !== this.tableId) this.#mappingsKnown = false;
    this.tableId = message.tableId;
    if (message.dataChange === true) {
      this.told += 1;
      this.refresh();
    }
    if (message.rowId !== undefined) this.#events.cursor(typeof message.rowId === 'number' ? String(message.rowId) : undefined);
  }

  async #fetchWhileStale(): Promise<void> {
    this.#fetching = true;
    let parts = 0;
    while (this.#stale) {
      this.#stale = false;
      if (parts < mostParts && (await this.#fetchInView())) {
        parts += 1;
        this.#events.rows(true);
        await new Promise((resolve) => setTimeout(resolve, patienceForPaint));
        if (this.#stale) continue;
      }
      parts = 0;
      await this.#fetchOnce();
      this.#events.rows(false);
    }
    this.#fetching = false;
  }

  /** Reads the rows in view alone; false where all must be read to know anything. */
  async #fetchInView(): Promise<boolean> {
    const { data, tableId } = this;
    if (data === undefined || !this.#mappingsKnown || (data['id']?.length ?? 0) * Object.keys(data).length < manyCells) return false;
    const changed = await import('./rows-in-view.ts').then(({ withRowsInView }) => withRowsInView(this.#grist, data, this.#events.inView(), this.#fetchOptions)).catch(() => undefined);
    if (changed === undefined || tableId !== this.tableId || !this.#mappingsKnown) return false;
    this.data = changed;
    return true;
  }

  get #fetchOptions(): FetchOptions {
    return { format: 'columns', keepEncoded: true, ...(this.access === 'full' && { expandRefs: false, includeColumns: 'normal' }) };
  }

  /** Names shown in the place of references, column by column; nothing when they cannot be had. */
  async shownNames(): Promise<ColumnValues> {
    try {
      return (await this.#grist.fetchSelectedTable({ format: 'columns', keepEncoded: true })) as ColumnValues;
    } catch {
      return {};
    }
  }

  async #fetchOnce(): Promise<void> {
    const { tableId } = this;
    const full = this.access === 'full';
    try {
      const mapped = this.#mappingsKnown ? undefined : this.#grist.sectionApi.mappings();
      const options = this.#fetchOptions;
      const [data, mappings, unexpanded] = await Promise.all([
        this.#grist.fetchSelectedTable(options),
        mapped,
        mapped === undefined || full ? undefined : this.#grist.fetchSelectedTable({ ...options, expandRefs: false }),
      ]);
      if (tableId !== this.tableId) return;
      this.data = data as ColumnValues;
      this.failure = undefined;
      if (mappings === undefined) return;
      this.#mappingsKnown = true;
      if (this.#knownTable === tableId && sameValue(mappings, this.mappings)) return;
      this.#knownTable = tableId;
      this.mappings = mappings;
      this.unexpanded = unexpanded as ColumnValues | undefined;
      this.#events.mappings();
    } catch (error) {
      this.failure = await reasonOf(error, this.#events.isOnline());
    }
  }
}
