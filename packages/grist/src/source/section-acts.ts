import { emptySnapshot, sameValue, type Change, type EntityName, type Issue, type Outcome, type Snapshot } from '@entrelacs/core';
import { nameInId } from '../cells/names.ts';
import { readStructure, type Structure } from '../structure.ts';
import { Gestures } from './gestures.ts';
import { fetchJoined } from './joined-tables.ts';
import type { Rows } from './rows.ts';
import type { SectionSource } from './section-source.ts';
import { shownNames } from './shown-names.ts';
import { writeSetting } from './write-setting.ts';

/** What a member does with a section's rows, and what is on its way because of it. */
export class SectionActs {
  readonly #source: SectionSource;
  readonly #gestures: Gestures;

  constructor(source: SectionSource) {
    this.#source = source;
    this.#gestures = new Gestures({
      port: source.port,
      section: source.section,
      rows: () => source.rows as Rows,
      words: () => ({ lang: source.installed?.lang ?? source.asked.lang ?? 'fr', stages: source.settings.stages }),
      addNames: (added) => this.#addNames(added),
      show: () => source.show(),
      refetch: (entities) => this.#refetch(entities),
      isOnline: () => source.isOnline(),
    });
  }

  /** Drops what the host's rows now show. */
  settle(base: Snapshot): void {
    this.#gestures.settle(base);
  }

  /** The host's rows with everything on its way; the same object as long as neither changed. */
  over<S extends Snapshot>(base: S): S {
    return this.#gestures.over(base);
  }

  async apply(changes: readonly Change[]): Promise<Outcome> {
    const refused = this.#refusedBeforehand();
    if (refused !== undefined) return { ok: false, issue: refused };
    const outcome = await this.#gestures.apply(changes, this.#source.base ?? emptySnapshot);
    if (!outcome.ok) this.#learnFrom(outcome.issue);
    return outcome;
  }

  async setSetting(key: string, value: string | undefined): Promise<Outcome> {
    const refused = this.#refusedBeforehand();
    if (refused !== undefined) return { ok: false, issue: refused };
    const source = this.#source;
    const { settings } = source;
    const { table } = settings;
    if (table === undefined) return { ok: false, issue: { code: 'write.noTable', table: 'Settings' } };
    settings.showAhead(key, value);
    source.update();
    const outcome = await writeSetting(source.port, table, key, value, settings.rowOf(key));
    if (outcome.ok) await settings.fetch();
    settings.showRow(key);
    source.update();
    return outcome;
  }

  select(row: string): void {
    const [rowId] = this.#source.rowNumbersOf([row]);
    if (rowId !== undefined) ignoreFailure(this.#source.grist.setCursorPos({ rowId }));
  }

  selectRows(rows: readonly string[] | undefined): void {
    ignoreFailure(this.#source.grist.setSelectedRows(rows === undefined ? null : this.#source.rowNumbersOf(rows)));
  }

  setOption(key: string, value: unknown): void {
    ignoreFailure(this.#source.grist.setOption(key, value));
  }

  retry(): void {
    const source = this.#source;
    source.states.tell({ state: 'loading' });
    void source.takeMappings();
    source.section.refresh();
  }

  run(command: 'undo' | 'redo'): void {
    ignoreFailure(this.#source.grist.commandApi?.run(command));
  }

  /** Looks for what somebody may have changed without a word: columns, and tables that nothing tells of. */
  lookAgain(): void {
    void this.#checkStructure();
    if (this.#source.rows?.layout.joinsColumn === undefined) void this.#source.joinTables();
  }

  /** Reads what references show in the place of rows that may not be read; nothing where that cannot be had. */
  async readShownNames(rows: Rows): Promise<void> {
    const { section } = this.#source;
    const names = await section.shownNames();
    rows.named.shownNames = shownNames(rows.layout, section.data ?? {}, names);
  }

  async #checkStructure(): Promise<void> {
    const source = this.#source;
    const structure = await readStructure(source.port).catch(() => source.structure);
    if (!sameValue(structureAsLists(structure), structureAsLists(source.structure))) await source.takeMappings();
  }

  async #addNames(added: readonly (readonly [EntityName, string])[]): Promise<void> {
    const { rows } = this.#source;
    if (rows === undefined || added.length === 0) return;
    for (const [entity, id] of added) rows.added.set(entity, [...(rows.added.get(entity) ?? []), nameInId(id) ?? id]);
    this.#source.update();
    await this.#checkStructure();
  }

  async #refetch(entities: ReadonlySet<EntityName>): Promise<void> {
    const { rows, port } = this.#source;
    if (rows === undefined) return;
    await Promise.all(rows.layout.joined.filter(({ entity }) => entities.has(entity)).map((table) => fetchJoined(table, port)));
    this.#source.update();
  }

  #refusedBeforehand(): Issue | undefined {
    const { base, section, isViewer } = this.#source;
    if (base === undefined) return { code: 'host.notReady' };
    if (section.access !== 'full') return { code: 'host.accessRead' };
    if (isViewer) return { code: 'host.noEdit' };
    return this.#source.isOnline() ? undefined : { code: 'host.offline' };
  }

  #learnFrom({ code }: Issue): void {
    const source = this.#source;
    if (code === 'host.noEdit' && !source.isRefused) {
      source.isRefused = true;
      source.update();
    }
    if (code === 'host.columnGone') void source.takeMappings();
  }
}

function structureAsLists(structure: Structure): unknown {
  return [...structure].map(([tableId, columns]) => [tableId, [...columns]]);
}

function ignoreFailure(call: Promise<unknown> | undefined): void {
  call?.catch(() => undefined);
}
