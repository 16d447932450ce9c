import { Listeners, sameValue, type Access, type Change, type EntityName, type Outcome } from '@entrelacs/core';
import { readInstallation } from '../blueprint/installation.ts';
import { docPortOf, fetchingOnce, type ColumnValues, type DocPort } from '../doc-port.ts';
import type { GristSnapshot, GristSource, GristSourceOptions, GristState, SectionOptions } from '../grist-source.ts';
import type { Installed } from '../installed.ts';
import type { AccessLevel, GristApi } from '../plugin-api.ts';
import { readStructure, type Structure } from '../structure.ts';
import { accessTo } from './access.ts';
import { coalesced } from './coalesced.ts';
import { fetchJoined } from './joined-tables.ts';
import type * as later from './later.ts';
import { layoutOf } from './layout.ts';
import { Rows } from './rows.ts';
import type { SectionActs } from './section-acts.ts';
import { Section } from './section.ts';
import { DocumentSettings } from './settings.ts';
import { WholeTable } from './whole-table.ts';

/**
 * A section's rows and the tables joined to them, as one source. See `createGristSource`. It reads; what a member does is `SectionActs`, which comes
 * beside the first rows.
 */
export class SectionSource implements GristSource {
  readonly grist: GristApi;
  readonly asked: GristSourceOptions;
  readonly port: DocPort;
  readonly section: Section;
  readonly settings: DocumentSettings;
  readonly states = new Listeners<GristState>({ state: 'loading' });
  /** The user may only read the document. */
  readonly isViewer: boolean;
  /** The host has refused a write for that reason. */
  isRefused = false;
  installed: Installed | undefined;
  structure: Structure = new Map();
  rows: Rows | undefined;
  base: GristSnapshot | undefined;
  readonly #page: GristSourceOptions['page'];
  readonly #whole: WholeTable;
  readonly #cursors = new Listeners<string | undefined>(undefined);
  readonly #optionChanges = new Listeners<SectionOptions>();
  #later: typeof later | undefined;
  #acts: SectionActs | undefined;
  #actsToCome: Promise<SectionActs> | undefined;
  #document: Promise<void> | undefined;
  #stamps: readonly unknown[] | undefined;
  #isJoined = false;
  /** Rows of tables that were read in part, when they were last joined. */
  #short: ReadonlyMap<EntityName, number> = new Map();
  /** What was shown before the rows in view were read, until all are. */
  #beforeParts: GristSnapshot | undefined;
  readonly joinTables = coalesced(() => this.#joinTables());

  constructor(grist: GristApi, asked: GristSourceOptions) {
    this.grist = grist;
    this.asked = asked;
    this.port = docPortOf(grist.docApi);
    this.#page = asked.page ?? ('addEventListener' in globalThis ? (globalThis) : undefined);
    const params = asked.params ?? new URLSearchParams(globalThis.location?.search);
    this.isViewer = params.get('readonly') === 'true';
    this.settings = new DocumentSettings(this.port);
    this.section = new Section(grist, (params.get('access') as AccessLevel | null) ?? undefined, {
      rows: (isPart) => this.#takeRows(isPart),
      mappings: () => void this.takeMappings(),
      isOnline: () => this.isOnline(),
      inView: () => this.rowNumbersOf(asked.inView?.() ?? []),
      cursor: (row) => this.#cursors.tell(row),
      options: (options, interaction) => {
        this.#optionChanges.tell({ options, linking: interaction.linking ?? {} });
        if (this.section.access === 'none') this.show();
      },
    });
    this.#whole = new WholeTable(this.port, this.section, () => this.update());
    if (this.section.access === 'full') this.#document = this.#readDocument();
    if (this.section.access === 'none') this.show();
    this.#page?.addEventListener('focus', this.#handleFocus);
  }

  subscribe(listener: (state: GristState) => void): () => void {
    return this.states.add(listener);
  }

  onCursor(listener: (row: string | undefined) => void): () => void {
    return this.#cursors.add(listener);
  }

  onOptions(listener: (options: SectionOptions) => void): () => void {
    return this.#optionChanges.add(listener);
  }

  apply(changes: readonly Change[]): Promise<Outcome> {
    return this.#with((acts) => acts.apply(changes));
  }

  setSetting(key: string, value: string | undefined): Promise<Outcome> {
    return this.#with((acts) => acts.setSetting(key, value));
  }

  select(row: string): void {
    void this.#with((acts) => acts.select(row));
  }

  selectRows(rows: readonly string[] | undefined): void {
    void this.#with((acts) => acts.selectRows(rows));
  }

  setOption(key: string, value: unknown): void {
    void this.#with((acts) => acts.setOption(key, value));
  }

  retry(): void {
    void this.#with((acts) => acts.retry());
  }

  undo(): void {
    void this.#with((acts) => acts.run('undo'));
  }

  redo(): void {
    void this.#with((acts) => acts.run('redo'));
  }

  close(): void {
    this.#page?.removeEventListener('focus', this.#handleFocus);
    for (const listeners of [this.states, this.#cursors, this.#optionChanges]) listeners.clear();
  }

  /** Numbers of rows in their table; those that are not there are left out. */
  rowNumbersOf(rows: readonly string[]): number[] {
    return rows.map((row) => this.rows?.own.rowNumber(row)).filter((row) => row !== undefined);
  }

  /** Does something at once where that which can is there, else as soon as it has come; a connection that is lost where it does not come. */
  async #with(act: (acts: SectionActs) => unknown): Promise<Outcome> {
    const acts = this.#acts ?? (await this.#fetchActs().catch(() => undefined));
    return acts === undefined ? { ok: false, issue: { code: 'host.offline' } } : (act(acts) as Outcome);
  }

  /** What a member does, and what reads any cell: fetched once, and again when that failed. */
  #fetchActs(): Promise<SectionActs> {
    this.#actsToCome ??= import('./later.ts').then((loaded) => {
      this.#later = loaded;
      this.settings.readStages(loaded.stagesIn);
      if (this.rows !== undefined) this.rows.later = loaded;
      return (this.#acts = new loaded.SectionActs(this));
    });
    this.#actsToCome.catch(() => (this.#actsToCome = undefined));
    return this.#actsToCome;
  }

  /** Goes on once what reads any cell has come. */
  #whenComplete(goOn: () => void): void {
    void this.#fetchActs().then(goOn, () => {
      this.section.failure = { code: 'host.offline' };
      this.show();
    });
  }

  /** Its user comes back, perhaps from changing a column, or a table that nothing tells of. */
  readonly #handleFocus = (): void => {
    if (this.section.access === 'full' && this.rows !== undefined) void this.#with((acts) => acts.lookAgain());
  };

  async #readDocument(): Promise<void> {
    const port = fetchingOnce(this.port);
    // Fetched meanwhile, so that the first key writes at once.
    if (!this.isViewer) void this.#fetchActs().catch(() => undefined);
    const [installed, structure] = await Promise.all([(this.asked.readInstallation ?? readInstallation)(port).catch(() => undefined), readStructure(port).catch((): Structure => new Map())]);
    this.installed = installed;
    this.structure = structure;
    this.settings.table = installed?.tables.settings;
  }

  /** The columns chosen are known, or others than before: what holds what is found out again. */
  async takeMappings(): Promise<void> {
    const isFirst = this.rows === undefined;
    if (this.section.access !== 'full') return this.#layOut();
    const document = isFirst ? (this.#document ?? this.#readDocument()) : this.#readDocument();
    this.#document = document;
    await document;
    if (document !== this.#document) return;
    this.#layOut();
    void this.joinTables();
    void this.#whole.fetch();
  }

  #layOut(): void {
    const section = this.section;
    const asked = this.asked;
    if (section.data === undefined || section.tableId === undefined) return;
    const layout = layoutOf(
      {
        tableId: section.tableId,
        candidates: typeof asked.entity === 'string' ? [asked.entity] : asked.entity,
        fields: asked.fields,
        joins: section.access === 'full' ? (asked.joins ?? []) : undefined,
        mappings: section.mappings,
        data: section.data,
        unexpanded: section.unexpanded,
        installed: this.installed,
        structure: this.structure,
        guess: this.#later?.guessColumn,
      },
      this.rows?.layout.joined,
    );
    if (layout.isShort) return this.#whenComplete(() => this.#layOut());
    this.rows = new Rows(layout, this.rows);
    this.rows.later = this.#later;
    this.#stamps = layout.joinsColumn === undefined ? undefined : section.data[layout.joinsColumn];
    this.#isJoined = section.access !== 'full' || (this.#isJoined && layout.joined.every(({ data, issue }) => data !== undefined || issue !== undefined));
    this.update();
  }

  /** Shows new rows. What follows from them waits for all of them, and compares with what was there before any part. */
  #takeRows(isPart: boolean): void {
    const { layout } = this.rows ?? {};
    if (this.rows === undefined || layout === undefined || this.section.failure !== undefined) return this.show();
    const former = this.#beforeParts ?? this.base;
    this.update();
    this.#beforeParts = isPart ? former : undefined;
    if (isPart) return;
    const stamps = layout.joinsColumn === undefined ? undefined : this.section.data?.[layout.joinsColumn];
    if (stamps !== undefined && this.#stamps !== undefined && !sameValue(stamps, this.#stamps)) void this.joinTables();
    // Nothing that is read changed: what it refers to may have, where no column tells of that.
    if (layout.joinsColumn === undefined && former !== undefined && this.base === former && this.section.access === 'full') void this.joinTables();
    this.#stamps = stamps ?? this.#stamps;
    if (this.#whole.columns !== undefined && this.#mayHideRows(former)) void this.#whole.fetch();
  }

  /** Whether rows that the section does not show may have changed: it shows fewer than there are, or nothing of what it shows did. */
  #mayHideRows(former: GristSnapshot | undefined): boolean {
    return (this.rows?.beyond.entities.length ?? 0) > 0 || this.base === former || this.#whole.hasMore;
  }

  async #joinTables(): Promise<void> {
    const rows = this.rows;
    if (rows === undefined) return;
    const own = this.section.data;
    await Promise.all([...rows.layout.joined.map((table) => fetchJoined(table, this.port)), this.settings.fetch()]);
    if (rows.layout.joined.some(({ issue }) => issue !== undefined)) await this.#fetchActs().then((acts) => acts.readShownNames(rows), () => undefined);
    if (rows !== this.rows) return;
    if (this.asked.looksForHiddenRows === true) await this.#lookForHiddenRows(rows, own);
    this.#isJoined = true;
    this.update();
  }

  /** By what the document counted before the tables were fetched: rows added meanwhile make none look hidden. */
  async #lookForHiddenRows({ layout }: Rows, own: ColumnValues | undefined): Promise<void> {
    await this.#fetchActs().catch(() => undefined);
    this.#short = this.#later?.shortTables(layout, { ...own, id: this.#ownRows }) ?? new Map();
  }

  /** Numbers of the own table's rows, those that the section leaves out too. */
  get #ownRows(): readonly unknown[] {
    return this.#whole.columns?.['id'] ?? this.section.data?.['id'] ?? [];
  }

  /** Reads what was fetched, and shows it. */
  update(): void {
    const rows = this.rows;
    const section = this.section;
    if (rows === undefined || section.data === undefined || !rows.layout.hasTitle) return this.show();
    const read = rows.read({ shown: section.data, whole: this.#whole.columns, expanded: section.access !== 'full' }, this.settings.stages);
    if (this.#later === undefined && (rows.isShort || this.settings.isShort)) return this.#whenComplete(() => this.update());
    const { layout } = rows;
    const base: GristSnapshot = {
      ...read,
      access: this.#accessTo(rows),
      stages: this.settings.stages,
      settings: this.settings.values,
      entity: layout.entity,
      table: layout.tableId,
      installed: layout.installed,
      columns: layout.columns,
    };
    this.base = this.base !== undefined && isShallowlySame(this.base, base) ? this.base : base;
    this.#acts?.settle(this.base);
    this.show();
  }

  show(): void {
    const state = this.#stateNow();
    const shown = this.states.last;
    if (state.state === 'ready' && shown?.state === 'ready' && state.snapshot === shown.snapshot) return;
    if (state.state !== 'ready' && sameValue(state, shown)) return;
    this.states.tell(state);
  }

  #stateNow(): GristState {
    const section = this.section;
    const rows = this.rows;
    const base = this.base;
    if (section.access === 'none') return { state: 'error', issue: { code: 'host.noAccess' } };
    if (section.failure !== undefined && base === undefined) return { state: 'error', issue: section.failure };
    const table = section.tableId === undefined ? {} : { table: section.tableId };
    if (rows === undefined || !this.#isJoined) return { state: 'loading', ...table };
    if (!rows.layout.hasTitle) {
      const { installed, entity, mapped, titleField = '' } = rows.layout;
      return installed ? { state: 'error', issue: { code: 'host.columnGone', ...table, entity, path: titleField } } : { state: 'needsMapping', ...table, columns: mapped };
    }
    if (base === undefined || this.#whole.mayHaveToCome) return { state: 'loading', ...table };
    return { state: 'ready', snapshot: this.#acts?.over(base) ?? base };
  }

  #accessTo({ layout }: Rows): Access {
    const partial = [...this.#short].flatMap(([entity, rows]) => (entity !== layout.entity || rows > this.#ownRows.length ? [entity] : []));
    const access = accessTo(layout, { level: this.section.access, isViewer: this.isViewer, isRefused: this.isRefused, joins: this.asked.joins ?? [], partial });
    return this.base !== undefined && sameValue(this.base.access, access) ? this.base.access : access;
  }

  isOnline(): boolean {
    return this.asked.isOnline?.() ?? globalThis.navigator?.onLine !== false;
  }
}

function isShallowlySame(one: object, other: object): boolean {
  const keys = Object.keys(one) as (keyof typeof one)[];
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}
