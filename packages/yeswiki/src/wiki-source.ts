import {
  emptySnapshot,
  Listeners,
  Pending,
  sameValue,
  stagesIn,
  type Access,
  type Change,
  type Entity,
  type EntityName,
  type Gesture,
  type Issue,
  type Lang,
  type MappedColumn,
  type Outcome,
  type Snapshot,
  type Source,
} from '@entrelacs/core';
import type { Binding, EntitiesAnswer } from './routes.ts';
import { joined, restOf, valuesOf, type EditConflict, type Values } from './source/conflicts.ts';
import { failureIssue } from './source/failure-issue.ts';
import { Refresher, type Page } from './source/refresher.ts';
import { Rows } from './source/rows.ts';
import { rowEdits } from './source/wire-changes.ts';
import { Writer, type SeenEdit, type Written } from './source/writer.ts';
import type { WikiClient } from './wiki-client.ts';

/** What to show of a wiki, and how. */
export interface WikiSourceOptions {
  readonly client: Pick<WikiClient, 'entities' | 'changes'>;
  /** Entities to read at first; the first is what is shown, and must be installed. */
  readonly entities: readonly EntityName[];
  readonly binding?: Binding;
  readonly lang: Lang;
  /** Nothing may be written, whoever looks. */
  readonly isReadOnly?: boolean;
  /** Milliseconds between two looks at the wiki while the page is looked at: 20 s; 0 for none. */
  readonly every?: number;
  /** The page: `document`. Without one, the wiki is looked at as if somebody always did. */
  readonly page?: Page;
}

/** What a wiki told last, beside its rows. */
export type WikiFacts = Pick<EntitiesAnswer, 'wiki' | 'me' | 'forms' | 'pulseResults'>;

/** Rows of a wiki, who is looking, and edits that wait for a decision. */
export interface WikiSnapshot extends Snapshot {
  readonly facts: WikiFacts;
  readonly conflicts: readonly EditConflict[];
}

/** What the elements show of a wiki. */
export type WikiState =
  | { readonly state: 'loading'; readonly table?: string }
  | { readonly state: 'needsMapping'; readonly table?: string; readonly columns: readonly MappedColumn[] }
  | { readonly state: 'error'; readonly issue: Issue }
  | { readonly state: 'ready'; readonly snapshot: WikiSnapshot };

/** A wiki's rows, live. */
export interface WikiSource extends Source {
  subscribe(listener: (state: WikiState) => void): () => void;
  /** Looks now. Resolves once the answer is shown. */
  refresh(): Promise<void>;
  /** Reads these too from now on. */
  readAlso(entities: readonly EntityName[]): void;
  /** Writes one's own values over those of somebody else. */
  keepMine(conflict: EditConflict): Promise<Outcome>;
  /** Lets the other's values stand, and writes what of the edit nobody else touched. */
  takeTheirs(conflict: EditConflict): Promise<Outcome>;
  /** Gives the whole edit up. */
  dropMine(conflict: EditConflict): void;
  close(): void;
}

const pace = { every: 20_000, longest: 300_000 };

/** A source over a wiki's routes. */
export function createWikiSource(options: WikiSourceOptions): WikiSource {
  return new OverRoutes(options);
}

class OverRoutes implements WikiSource {
  private readonly options: WikiSourceOptions;
  private readonly states = new Listeners<WikiState>({ state: 'loading' });
  private readonly pending = new Pending();
  private readonly rows = new Rows();
  private readonly writer: Writer;
  private readonly refresher: Refresher;
  private base: WikiSnapshot | undefined;
  private facts: EntitiesAnswer | undefined;
  private conflicts: readonly EditConflict[] = [];
  private etag: string | undefined;
  private entities: readonly EntityName[];
  private reading: Promise<ReadOutcome> | undefined;
  private subscribers = 0;

  constructor(options: WikiSourceOptions) {
    this.options = options;
    this.entities = options.entities;
    this.writer = new Writer({ client: options.client, rows: this.rows, binding: options.binding, lang: () => options.lang });
    this.refresher = new Refresher(() => this.read(), { ...pace, every: options.every ?? pace.every }, options.page);
  }

  subscribe(listener: (state: WikiState) => void): () => void {
    const stop = this.states.add(listener);
    this.subscribers += 1;
    this.refresher.start();
    return () => {
      stop();
      this.subscribers -= 1;
      if (this.subscribers === 0) this.refresher.stop();
    };
  }

  async refresh(): Promise<void> {
    // What is on its way may have been answered before the caller's reason to look.
    await this.reading;
    await this.read();
  }

  readAlso(entities: readonly EntityName[]): void {
    const more = entities.filter((name) => !this.entities.includes(name));
    if (more.length === 0) return;
    this.entities = [...this.entities, ...more];
    this.etag = undefined;
    void this.refresh();
  }

  apply(changes: readonly Change[]): Promise<Outcome> {
    return this.write(changes);
  }

  /** Writes a gesture over what was shown, or over what somebody was told of a row. */
  private async write(changes: readonly Change[], told?: Values): Promise<Outcome> {
    const { base } = this;
    if (base === undefined) return refused({ code: 'host.notReady' });
    if (!base.access.canWrite) return refused(failureIssue({ code: base.facts.me.account === null ? 'auth.required' : 'access.denied', status: 0, message: '' }, this.options.lang));
    const before = this.pending.over<Snapshot>(base);
    const gesture = this.pending.add(changes, base);
    const seen = seenIn(before, gesture.changes);
    this.show();
    return this.settle(gesture, await this.writer.write(() => rowEdits(gesture.changes).map((edit): SeenEdit => ({ edit, seen: told ?? seen.get(`${edit.entity} ${edit.id}`) }))));
  }

  keepMine(conflict: EditConflict): Promise<Outcome> {
    return this.decide(conflict, conflict.edit.fields);
  }

  async takeTheirs(conflict: EditConflict): Promise<Outcome> {
    const rest = conflict.edit.kind === 'remove' ? {} : restOf(conflict);
    if (Object.keys(rest).length > 0) return this.decide(conflict, rest);
    this.dropMine(conflict);
    return { ok: true, created: [] };
  }

  dropMine({ id }: EditConflict): void {
    this.conflicts = this.conflicts.filter((conflict) => conflict.id !== id);
    this.rebuild();
  }

  /** Writes what was decided. The edit waits again where that fails while its row is still there. */
  private async decide(conflict: EditConflict, fields: Values): Promise<Outcome> {
    const { entity, row: id, edit, seen } = conflict;
    this.dropMine(conflict);
    const change: unknown = edit.kind === 'remove' ? { kind: 'remove', entity, id } : { kind: 'update', entity, id, fields };
    const outcome = await this.write([change as Change], seen);
    const isHeld = outcome.ok || this.conflicts.some((other) => other.id === conflict.id) || this.rows.wireRow(entity, id) === undefined;
    if (!isHeld) {
      this.conflicts = [...this.conflicts, conflict];
      this.rebuild();
    }
    return outcome;
  }

  close(): void {
    this.refresher.stop();
    this.states.clear();
  }

  /** Drops the gesture: the rows hold what of it was written. */
  private settle(gesture: Gesture, { ids, issue, conflicts }: Written): Outcome {
    this.pending.rename(ids);
    this.pending.drop(gesture);
    const held = new Map(this.conflicts.map((conflict) => [conflict.id, conflict]));
    for (const conflict of conflicts) held.set(conflict.id, joined(held.get(conflict.id), conflict));
    if (conflicts.length > 0) this.conflicts = [...held.values()];
    this.rebuild();
    // What fills itself elsewhere, and what others wrote.
    void this.read();
    if (issue !== undefined) return refused(issue);
    return { ok: true, created: gesture.changes.flatMap((change) => (change.kind === 'create' ? [ids.get(change.id ?? '') ?? change.id ?? ''] : [])) };
  }

  private read(): Promise<ReadOutcome> {
    this.reading ??= this.readNow().finally(() => {
      this.reading = undefined;
    });
    return this.reading;
  }

  private async readNow(): Promise<ReadOutcome> {
    const { client, binding } = this.options;
    const { entities } = this;
    const { taken } = this.rows;
    const answer = await client.entities({ only: entities, binding, etag: this.etag });
    if (!answer.ok) {
      if (this.base === undefined) this.states.tell({ state: 'error', issue: failureIssue(answer.failure, this.options.lang) });
      return { ok: false, retryAfter: answer.failure.retryAfter };
    }
    // Asked before a write came back, or before more was wanted: that is not in it.
    if (this.rows.taken !== taken || this.entities !== entities) return this.readNow();
    if (answer.value.isSame) return { ok: true };
    this.etag = answer.value.etag;
    this.facts = answer.value.entities;
    this.rows.take(this.facts.entities);
    this.rebuild();
    return { ok: true };
  }

  /** Shows what the wiki told last, with what is on its way over it. */
  private rebuild(): void {
    const { facts, base } = this;
    if (facts === undefined) return;
    const [first] = this.options.entities;
    if (first !== undefined && facts.forms[first] === undefined) {
      this.base = undefined;
      this.etag = undefined;
      this.states.tell({ state: 'error', issue: failureIssue({ code: 'form.missing', status: 503, message: '' }, this.options.lang, { entity: first }) });
      return;
    }
    const next: WikiSnapshot = {
      ...emptySnapshot,
      entities: this.rows.entities,
      issues: [...facts.issues, ...this.rows.issues],
      access: this.access(facts),
      settings: facts.settings,
      stages: stagesIn(facts.settings),
      facts: { wiki: facts.wiki, me: facts.me, forms: facts.forms, ...(facts.pulseResults !== undefined && { pulseResults: facts.pulseResults }) },
      conflicts: this.conflicts,
    };
    this.base = base === undefined ? next : keeping(base, next);
    this.show();
  }

  private access({ me, forms }: EntitiesAnswer): Access {
    const fields = Object.fromEntries(Object.entries(forms).map(([name, form]) => [name, form.fields]));
    return { canWrite: this.options.isReadOnly !== true && me.account !== null, hidden: [], fields, locked: this.rows.locked };
  }

  private show(): void {
    if (this.base === undefined) return;
    const snapshot = this.pending.over(this.base);
    const { last } = this.states;
    if (last?.state !== 'ready' || last.snapshot !== snapshot) this.states.tell({ state: 'ready', snapshot });
  }
}

interface ReadOutcome {
  readonly ok: boolean;
  readonly retryAfter?: number | undefined;
}

/** The new snapshot with those parts of the former that are the same; the former itself where all are. */
function keeping(former: WikiSnapshot, next: WikiSnapshot): WikiSnapshot {
  const isSameRows = Object.keys(former.entities).length === Object.keys(next.entities).length && (Object.keys(next.entities) as EntityName[]).every((name) => former.entities[name] === next.entities[name]);
  const { locked: formerLocks, ...formerAccess } = former.access;
  const { locked, ...access } = next.access;
  const kept: WikiSnapshot = {
    ...next,
    entities: isSameRows ? former.entities : next.entities,
    issues: sameValue(former.issues, next.issues) ? former.issues : next.issues,
    access: formerLocks === locked && sameValue(formerAccess, access) ? former.access : next.access,
    settings: sameValue(former.settings, next.settings) ? former.settings : next.settings,
    stages: sameValue(former.stages, next.stages) ? former.stages : next.stages,
    facts: sameValue(former.facts, next.facts) ? former.facts : next.facts,
  };
  return (Object.keys(kept) as (keyof WikiSnapshot)[]).every((key) => kept[key] === former[key]) ? former : kept;
}

/** What was shown of the rows that a gesture changes. */
function seenIn(shown: Snapshot, changes: readonly Change[]): ReadonlyMap<string, Values> {
  const found = new Map<string, Values>();
  for (const { kind, entity, id = '' } of changes) {
    const rows: readonly Entity[] | undefined = shown.entities[entity];
    const row = kind === 'create' ? undefined : rows?.find((each) => each.id === id);
    if (row !== undefined) found.set(`${entity} ${id}`, valuesOf(row));
  }
  return found;
}

function refused(issue: Issue): Outcome {
  return { ok: false, issue };
}
