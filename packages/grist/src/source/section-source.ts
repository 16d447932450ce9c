import { emptySnapshot, Listeners, sameValue, type Access, type Change, type EntityName, type Issue, type Outcome } from '@entrelacs/core';
import { readInstallation } from '../blueprint/installation.ts';
import { nameInId } from '../cells/names.ts';
import { docPortOf, fetchingOnce, type DocPort } from '../doc-port.ts';
import type { GristSnapshot, GristSource, GristSourceOptions, GristState, SectionOptions } from '../grist-source.ts';
import type { Installed } from '../installed.ts';
import type { AccessLevel, GristApi } from '../plugin-api.ts';
import { readStructure, type Structure } from '../structure.ts';
import { accessTo } from './access.ts';
import { coalesced } from './coalesced.ts';
import type { GestureHost, Gestures } from './gestures.ts';
import { fetchJoined } from './joined-tables.ts';
import { layoutOf } from './layout.ts';
import { Rows } from './rows.ts';
import { Section } from './section.ts';
import { DocumentSettings } from './settings.ts';
import { WholeTable } from './whole-table.ts';

/** A section's rows and the tables joined to them, as one source. See `createGristSource`. */
export class SectionSource implements GristSource {
  readonly #grist: GristApi;
  readonly #asked: GristSourceOptions;
  readonly #port: DocPort;
  readonly #page: GristSourceOptions['page'];
  readonly #section: Section;
  /** What writes, and shows what is on its way; it comes beside the rows. */
  #gestures: Gestures | undefined;
  #gesturesToCome: Promise<Gestures> | undefined;
  readonly #whole: WholeTable;
  readonly #settings: DocumentSettings;
  readonly #states = new Listeners<GristState>({ state: 'loading' });
  readonly #cursors = new Listeners<string | undefined>(undefined);
  readonly #optionChanges = new Listeners<SectionOptions>();
  readonly #isViewer: boolean;
  #document: Promise<void> | undefined;
  #installed: Installed | undefined;
  #structure: Structure = new Map();
  #rows: Rows | undefined;
  #stamps: readonly unknown[] | undefined;
  #isJoined = false;
  #refusedOnce = false;
  #base: GristSnapshot | undefined;
  /** What was shown before the rows in view were read, until all are. */
  #beforeParts: GristSnapshot | undefined;
  readonly #fetchJoinedTables = coalesced(() => this.#joinTables());

  constructor(grist: GristApi, asked: GristSourceOptions) {
    this.#grist = grist;
    this.#asked = asked;
    this.#port = docPortOf(grist.docApi);
    this.#page = asked.page ?? ('addEventListener' in globalThis ? (globalThis) : undefined);
    const params = asked.params ?? new URLSearchParams(globalThis.location?.search);
    this.#isViewer = params.get('readonly') === 'true';
    this.#settings = new DocumentSettings(this.#port);
    this.#section = new Section(grist, (params.get('access') as AccessLevel | null) ?? undefined, {
      rows: (isPart) => this.#takeRows(isPart),
      mappings: () => void this.#takeMappings(),
      isOnline: () => this.#isOnline(),
      inView: () => this.#rowNumbersOf(asked.inView?.() ?? []),
      cursor: (row) => this.#cursors.tell(row),
      options: (options, interaction) => {
        this.#optionChanges.tell({ options, linking: interaction.linking ?? {} });
        if (this.#section.access === 'none') this.#show();
      },
    });
    this.#whole = new WholeTable(this.#port, this.#section, () => this.#update());
    if (this.#section.access === 'full') this.#document = this.#readDocument();
    if (this.#section.access === 'none') this.#show();
    this.#page?.addEventListener('focus', this.#handleFocus);
  }

  subscribe(listener: (state: GristState) => void): () => void {
    return this.#states.add(listener);
  }

  async apply(changes: readonly Change[]): Promise<Outcome> {
    const refused = this.#refusedBeforehand();
    if (refused !== undefined) return { ok: false, issue: refused };
    const gestures = this.#gestures ?? (await this.#writing().catch(() => undefined));
    if (gestures === undefined) return { ok: false, issue: { code: 'host.offline' } };
    const outcome = await gestures.apply(changes, this.#base ?? emptySnapshot);
    if (!outcome.ok) this.#learnFrom(outcome.issue);
    return outcome;
  }

  /** What writes, loaded once; again when that failed. */
  #writing(): Promise<Gestures> {
    this.#gesturesToCome ??= import('./writing.ts').then(({ Gestures: Writer }) => (this.#gestures = new Writer(this.#gestureHost())));
    this.#gesturesToCome.catch(() => (this.#gesturesToCome = undefined));
    return this.#gesturesToCome;
  }

  #gestureHost(): GestureHost {
    return {
      port: this.#port,
      section: this.#section,
      rows: () => this.#rows as Rows,
      words: () => ({ lang: this.#installed?.lang ?? this.#asked.lang ?? 'fr', stages: this.#settings.stages }),
      addNames: (added) => this.#addNames(added),
      show: () => this.#show(),
      refetch: (entities) => this.#refetch(entities),
      isOnline: () => this.#isOnline(),
    };
  }

  async setSetting(key: string, value: string | undefined): Promise<Outcome> {
    const refused = this.#refusedBeforehand();
    if (refused !== undefined) return { ok: false, issue: refused };
    const { table } = this.#settings;
    if (table === undefined) return { ok: false, issue: { code: 'write.noTable', table: 'Settings' } };
    this.#settings.showAhead(key, value);
    this.#update();
    const outcome = await import('./writing.ts').then(
      ({ writeSetting }) => writeSetting(this.#port, table, key, value, this.#settings.rowOf(key)),
      (): Outcome => ({ ok: false, issue: { code: 'host.offline' } }),
    );
    if (outcome.ok) await this.#settings.fetch();
    this.#settings.showRow(key);
    this.#update();
    return outcome;
  }

  select(row: string): void {
    const rowId = this.#rows?.own.rowNumber(row);
    if (rowId !== undefined) ignoreFailure(this.#grist.setCursorPos({ rowId }));
  }

  selectRows(rows: readonly string[] | undefined): void {
    ignoreFailure(this.#grist.setSelectedRows(rows === undefined ? null : this.#rowNumbersOf(rows)));
  }

  #rowNumbersOf(rows: readonly string[]): number[] {
    return rows.map((row) => this.#rows?.own.rowNumber(row)).filter((row) => row !== undefined);
  }

  onCursor(listener: (row: string | undefined) => void): () => void {
    return this.#cursors.add(listener);
  }

  onOptions(listener: (options: SectionOptions) => void): () => void {
    return this.#optionChanges.add(listener);
  }

  setOption(key: string, value: unknown): void {
    ignoreFailure(this.#grist.setOption(key, value));
  }

  retry(): void {
    this.#states.tell({ state: 'loading' });
    void this.#takeMappings();
    this.#section.refresh();
  }

  undo(): void {
    ignoreFailure(this.#grist.commandApi?.run('undo'));
  }

  redo(): void {
    ignoreFailure(this.#grist.commandApi?.run('redo'));
  }

  close(): void {
    this.#page?.removeEventListener('focus', this.#handleFocus);
    for (const listeners of [this.#states, this.#cursors, this.#optionChanges]) listeners.clear();
  }

  /** Its user comes back, perhaps from changing a column, or a table that nothing tells of. */
  readonly #handleFocus = (): void => {
    if (this.#section.access !== 'full' || this.#rows === undefined) return;
    void this.#checkStructure();
    if (this.#rows.layout.joinsColumn === undefined) void this.#fetchJoinedTables();
  };

  async #checkStructure(): Promise<void> {
    const structure = await readStructure(this.#port).catch(() => this.#structure);
    if (!sameValue(structureAsLists(structure), structureAsLists(this.#structure))) await this.#takeMappings();
  }

  async #addNames(added: readonly (readonly [EntityName, string])[]): Promise<void> {
    const rows = this.#rows;
    if (rows === undefined || added.length === 0) return;
    for (const [entity, id] of added) rows.added.set(entity, [...(rows.added.get(entity) ?? []), nameInId(id) ?? id]);
    this.#update();
    await this.#checkStructure();
  }

  async #readDocument(): Promise<void> {
    const port = fetchingOnce(this.#port);
    const [installed, structure] = await Promise.all([
      (this.#asked.readInstallation ?? readInstallation)(port).catch(() => undefined),
      readStructure(port).catch((): Structure => new Map()),
      // Fetched meanwhile, so that the first key writes at once.
      this.#isViewer ? undefined : this.#writing().catch(() => undefined),
    ]);
    this.#installed = installed;
    this.#structure = structure;
    this.#settings.table = installed?.tables.settings;
  }

  /** The columns chosen are known, or others than before: what holds what is found out again. */
  async #takeMappings(): Promise<void> {
    const isFirst = this.#rows === undefined;
    if (this.#section.access !== 'full') return this.#layOut();
    const document = isFirst ? (this.#document ?? this.#readDocument()) : this.#readDocument();
    this.#document = document;
    await document;
    if (document === this.#document) this.#takeLayout();
  }

  #takeLayout(): void {
    this.#layOut();
    void this.#fetchJoinedTables();
    void this.#whole.fetch();
  }

  #layOut(): void {
    const section = this.#section;
    const asked = this.#asked;
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
        installed: this.#installed,
        structure: this.#structure,
      },
      this.#rows?.layout.joined,
    );
    this.#rows = new Rows(layout, this.#rows);
    this.#stamps = layout.joinsColumn === undefined ? undefined : section.data[layout.joinsColumn];
    this.#isJoined = section.access !== 'full' || (this.#isJoined && layout.joined.every(({ data, issue }) => data !== undefined || issue !== undefined));
    this.#update();
  }

  /** Shows new rows. What follows from them waits for all of them, and compares with what was there before any part. */
  #takeRows(isPart: boolean): void {
    const { layout } = this.#rows ?? {};
    if (this.#rows === undefined || layout === undefined || this.#section.failure !== undefined) return this.#show();
    const former = this.#beforeParts ?? this.#base;
    this.#update();
    this.#beforeParts = isPart ? former : undefined;
    if (isPart) return;
    const stamps = layout.joinsColumn === undefined ? undefined : this.#section.data?.[layout.joinsColumn];
    if (stamps !== undefined && this.#stamps !== undefined && !sameValue(stamps, this.#stamps)) void this.#fetchJoinedTables();
    // Nothing that is read changed: what it refers to may have, where no column tells of that.
    if (layout.joinsColumn === undefined && former !== undefined && this.#base === former && this.#section.access === 'full') void this.#fetchJoinedTables();
    this.#stamps = stamps ?? this.#stamps;
    if (this.#whole.columns !== undefined && this.#mayHideRows(former)) void this.#whole.fetch();
  }

  /** Whether rows that the section does not show may have changed: it shows fewer than there are, or nothing of what it shows did. */
  #mayHideRows(former: GristSnapshot | undefined): boolean {
    return (this.#rows?.beyond.entities.length ?? 0) > 0 || this.#base === former || this.#whole.hasMore;
  }

  async #joinTables(): Promise<void> {
    const rows = this.#rows;
    if (rows === undefined) return;
    await Promise.all([...rows.layout.joined.map((table) => fetchJoined(table, this.#port)), this.#settings.fetch()]);
    if (rows.layout.joined.some(({ issue }) => issue !== undefined)) await this.#readShownNames(rows);
    if (rows !== this.#rows) return;
    this.#isJoined = true;
    this.#update();
  }

  /** What references show in the place of rows that may not be read; nothing where that cannot be had. */
  async #readShownNames(rows: Rows): Promise<void> {
    const names = await this.#section.shownNames();
    const read = await import('./shown-names.ts').catch(() => undefined);
    if (read !== undefined) rows.shownNames = read.shownNames(rows.layout, this.#section.data ?? {}, names);
  }

  async #refetch(entities: ReadonlySet<EntityName>): Promise<void> {
    const rows = this.#rows;
    if (rows === undefined) return;
    const touched = rows.layout.joined.filter(({ entity }) => entities.has(entity));
    await Promise.all(touched.map((table) => fetchJoined(table, this.#port)));
    this.#update();
  }

  /** Reads what was fetched, and shows it. */
  #update(): void {
    const rows = this.#rows;
    const section = this.#section;
    if (rows === undefined || section.data === undefined || !rows.layout.hasTitle) return this.#show();
    const read = rows.read({ shown: section.data, whole: this.#whole.columns, expanded: section.access !== 'full' }, this.#settings.stages);
    const { layout } = rows;
    const base: GristSnapshot = {
      ...read,
      access: this.#accessTo(rows),
      stages: this.#settings.stages,
      settings: this.#settings.values,
      entity: layout.entity,
      table: layout.tableId,
      installed: layout.installed,
      columns: layout.columns,
    };
    this.#base = this.#base !== undefined && isShallowlySame(this.#base, base) ? this.#base : base;
    this.#gestures?.settle(this.#base);
    this.#show();
  }

  #show(): void {
    const state = this.#stateNow();
    const shown = this.#states.last;
    if (state.state === 'ready' && shown?.state === 'ready' && state.snapshot === shown.snapshot) return;
    if (state.state !== 'ready' && sameValue(state, shown)) return;
    this.#states.tell(state);
  }

  #stateNow(): GristState {
    const section = this.#section;
    const rows = this.#rows;
    const base = this.#base;
    if (section.access === 'none') return { state: 'error', issue: { code: 'host.noAccess' } };
    if (section.failure !== undefined && base === undefined) return { state: 'error', issue: section.failure };
    const table = section.tableId === undefined ? {} : { table: section.tableId };
    if (rows === undefined || !this.#isJoined) return { state: 'loading', ...table };
    if (!rows.layout.hasTitle) {
      const { installed, entity, mapped, titleField = '' } = rows.layout;
      return installed ? { state: 'error', issue: { code: 'host.columnGone', ...table, entity, path: titleField } } : { state: 'needsMapping', ...table, columns: mapped };
    }
    if (base === undefined || this.#whole.mayHaveToCome) return { state: 'loading', ...table };
    return { state: 'ready', snapshot: this.#gestures?.over(base) ?? base };
  }

  #accessTo({ layout }: Rows): Access {
    const access = accessTo(layout, { level: this.#section.access, isViewer: this.#isViewer, isRefused: this.#refusedOnce, joins: this.#asked.joins ?? [] });
    return this.#base !== undefined && sameValue(this.#base.access, access) ? this.#base.access : access;
  }

  #refusedBeforehand(): Issue | undefined {
    if (this.#base === undefined) return { code: 'host.notReady' };
    if (this.#section.access !== 'full') return { code: 'host.accessRead' };
    if (this.#isViewer) return { code: 'host.noEdit' };
    return this.#isOnline() ? undefined : { code: 'host.offline' };
  }

  #learnFrom({ code }: Issue): void {
    if (code === 'host.noEdit' && !this.#refusedOnce) {
      this.#refusedOnce = true;
      this.#update();
    }
    if (code === 'host.columnGone') void this.#takeMappings();
  }

  #isOnline(): boolean {
    return this.#asked.isOnline?.() ?? globalThis.navigator?.onLine !== false;
  }
}

function structureAsLists(structure: Structure): unknown {
  return [...structure].map(([tableId, columns]) => [tableId, [...columns]]);
}

function isShallowlySame(one: object, other: object): boolean {
  const keys = Object.keys(one) as (keyof typeof one)[];
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}

function ignoreFailure(call: Promise<unknown> | undefined): void {
  call?.catch(() => undefined);
}
