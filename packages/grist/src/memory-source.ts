import {
  applyChanges,
  emptySnapshot,
  entityNames,
  fieldsOf,
  Listeners,
  model,
  Pending,
  stagesIn,
  type Access,
  type Change,
  type Entity,
  type EntityName,
  type Gesture,
  type Issue,
  type Outcome,
  type Snapshot,
} from '@entrelacs/core';
import type { GristSnapshot, GristSource, GristState, SectionOptions } from './grist-source.ts';

/** What an in-memory source begins with. */
export interface MemoryOptions {
  readonly entities: Snapshot['entities'];
  /** What the rows of the widget's own table would be; `task` unless said otherwise. */
  readonly entity?: EntityName;
  readonly settings?: Readonly<Record<string, string>>;
  readonly issues?: readonly Issue[];
  /** May be written to unless said otherwise; every field has a column. */
  readonly access?: Partial<Access>;
  readonly beyond?: readonly Entity[];
}

/** A source that keeps its rows in memory, and what a test or a demo does to it from outside. */
export interface MemorySource extends GristSource {
  /** Edits the rows as somebody else would. */
  edit(changes: readonly Change[]): void;
  /** Refuses the next gesture with this issue. */
  refuseNext(issue: Issue): void;
  /** Keeps gestures unanswered until `release`. */
  hold(): void;
  /** Answers what was held, oldest first. */
  release(): void;
  /** Gestures written so far: undo steps. */
  readonly steps: number;
  /** Rows and options that were asked for from outside. */
  readonly selected: { readonly row?: string; readonly rows?: readonly string[] | undefined };
}

/** The twin of `createGristSource` without a host: the same contract over plain entities. */
export function createMemorySource(options: MemoryOptions): MemorySource {
  return new InMemory(options);
}

class InMemory implements MemorySource {
  selected: { row?: string; rows?: readonly string[] | undefined } = {};
  private base: GristSnapshot;
  private readonly pending = new Pending();
  private readonly states: Listeners<GristState>;
  private readonly cursors = new Listeners<string | undefined>(undefined);
  private readonly options = new Listeners<SectionOptions>({ options: {}, linking: {} });
  private readonly done: GristSnapshot[] = [];
  private readonly undone: GristSnapshot[] = [];
  private readonly held: (() => void)[] = [];
  private isHeld = false;
  private refusal: Issue | undefined;
  private readonly taken = new Set<number>();

  constructor({ entities, entity = 'task', settings = {}, issues = [], access = {}, beyond = [] }: MemoryOptions) {
    const fields = Object.fromEntries(entityNames.map((name) => [name, fieldsOf(model[name]).map(({ key }) => key)]));
    this.base = {
      ...emptySnapshot,
      entities,
      issues,
      settings,
      stages: stagesIn(settings),
      access: { canWrite: true, hidden: [], fields, ...access },
      entity,
      table: model[entity].table,
      installed: true,
      beyond,
      columns: {},
    };
    this.states = new Listeners<GristState>({ state: 'ready', snapshot: this.base });
  }

  get steps(): number {
    return this.done.length;
  }

  subscribe(listener: (state: GristState) => void): () => void {
    return this.states.add(listener);
  }

  async apply(asked: readonly Change[]): Promise<Outcome> {
    if (!this.base.access.canWrite) return { ok: false, issue: { code: this.base.access.reason === 'access' ? 'host.accessRead' : 'host.noEdit' } };
    const gesture = this.pending.add(asked, this.base);
    this.show();
    if (this.isHeld) await new Promise<void>((resolve) => this.held.push(resolve));
    await Promise.resolve();
    return this.answer(gesture);
  }

  async setSetting(key: string, value: string | undefined): Promise<Outcome> {
    const { [key]: _former, ...others } = this.base.settings;
    const settings = value === undefined ? others : { ...others, [key]: value };
    await Promise.resolve();
    this.step({ ...this.base, settings, stages: stagesIn(settings) });
    return { ok: true, created: [] };
  }

  select(row: string): void {
    this.selected = { ...this.selected, row };
    this.cursors.tell(row);
  }

  selectRows(rows: readonly string[] | undefined): void {
    this.selected = { ...this.selected, rows };
  }

  onCursor(listener: (row: string | undefined) => void): () => void {
    return this.cursors.add(listener);
  }

  onOptions(listener: (options: SectionOptions) => void): () => void {
    return this.options.add(listener);
  }

  setOption(key: string, value: unknown): void {
    const { options = {}, linking = {} } = this.options.last ?? {};
    this.options.tell({ options: { ...options, [key]: value }, linking });
  }

  retry(): void {
    this.states.tell(this.states.last ?? { state: 'loading' });
  }

  undo(): void {
    this.goTo(this.done, this.undone);
  }

  redo(): void {
    this.goTo(this.undone, this.done);
  }

  close(): void {
    for (const listeners of [this.states, this.cursors, this.options]) listeners.clear();
  }

  edit(changes: readonly Change[]): void {
    this.base = { ...this.base, ...written(this.base, changes) };
    this.show();
  }

  refuseNext(issue: Issue): void {
    this.refusal = issue;
  }

  hold(): void {
    this.isHeld = true;
  }

  release(): void {
    this.isHeld = false;
    for (const resolve of this.held.splice(0)) resolve();
  }

  private answer(gesture: Gesture): Outcome {
    const issue = this.refusal ?? goneRow(this.base, gesture.changes);
    this.refusal = undefined;
    if (issue !== undefined) {
      this.pending.drop(gesture);
      this.show();
      return { ok: false, issue };
    }
    const ids = new Map<string, string>();
    for (const { kind, entity, id = '' } of gesture.changes) if (kind === 'create') ids.set(id, this.nextId(entity));
    this.pending.rename(ids);
    this.pending.drop(gesture);
    this.step({ ...this.base, ...written(this.base, gesture.changes) });
    return { ok: true, created: [...ids.values()] };
  }

  private goTo(from: GristSnapshot[], to: GristSnapshot[]): void {
    const rows = from.pop();
    if (rows === undefined) return;
    to.push(this.base);
    this.base = rows;
    this.show();
  }

  private step(next: GristSnapshot): void {
    this.done.push(this.base);
    this.undone.length = 0;
    this.base = next;
    this.show();
  }

  private nextId(entity: EntityName): string {
    const rows = (this.base.entities[entity] ?? []).map(({ id }) => Number(id)).filter(Number.isFinite);
    const next = Math.max(0, ...rows, ...this.taken) + 1;
    this.taken.add(next);
    return String(next);
  }

  private show(): void {
    this.states.tell({ state: 'ready', snapshot: this.pending.over(this.base) });
  }
}

/** The rows once written; references to removed rows are emptied, as Grist does. */
function written(snapshot: Snapshot, changes: readonly Change[]): Snapshot {
  const gone = changes.filter(({ kind }) => kind === 'remove');
  return gone.reduce((next, { entity, id }) => withoutReferences(next, entity, id ?? ''), applyChanges(snapshot, changes));
}

function withoutReferences(snapshot: Snapshot, gone: EntityName, id: string): Snapshot {
  const changes = entityNames.flatMap((entity) => {
    const fields = fieldsOf(model[entity]).filter((field) => field.entity === gone);
    return (snapshot.entities[entity] ?? []).flatMap((row) => {
      const cells = row as unknown as Readonly<Record<string, unknown>>;
      const emptied = fields.flatMap(({ key }): (readonly [string, unknown])[] => {
        const value = cells[key];
        if (value === id) return [[key, undefined]];
        return Array.isArray(value) && value.includes(id) ? [[key, value.filter((each) => each !== id)]] : [];
      });
      const change: unknown = { kind: 'update', entity, id: row.id, fields: Object.fromEntries(emptied) };
      return emptied.length === 0 ? [] : [change as Change];
    });
  });
  return applyChanges(snapshot, changes);
}

function goneRow(snapshot: Snapshot, changes: readonly Change[]): Issue | undefined {
  const created = new Set(changes.map((change) => (change.kind === 'create' ? change.id : undefined)));
  const gone = changes.find(({ kind, entity, id }) => kind === 'update' && !created.has(id) && snapshot.entities[entity]?.every((row) => row.id !== id) !== false);
  return gone === undefined ? undefined : { code: 'host.rowDeleted', entity: gone.entity, row: gone.id ?? '' };
}
