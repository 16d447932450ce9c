import type { EntityName, Field } from '@entrelacs/core';
import { Refusal, memoryState, sync, type Conflict, type RunReport, type Side, type SideChange, type State, type SyncSettings, type Value } from '../src/index.ts';
import { AgreedCells } from './sim-agreed.ts';
import { holdsNothing, isList, isUnique, metaOf, nameOf, simEntities, simFields } from './sim-fields.ts';
import { hasList, idsOf, newValue, uidsOf } from './sim-values.ts';
import { Killed, SimSide, type Fate, type SimHost, type SimRow } from './sim-side.ts';
import { simState } from './sim-state.ts';
import { sameMeaning } from '../src/sync/meaning.ts';

/** What a person does on one side. `pick` chooses a row, `field` one of its fields, both by remainder; of what may be put back, `pick` chooses. */
export interface Act {
  readonly do: 'add' | 'addNameless' | 'edit' | 'editList' | 'clear' | 'putBack' | 'remove' | 'copy';
  readonly side: 'grist' | 'wiki';
  readonly pick: number;
  readonly field: number;
}

/** A run of the bridge, with what befalls it at which of its requests and commits, and what people do meanwhile. */
export interface RunStep {
  readonly do: 'run';
  readonly machine: 0 | 1;
  readonly fates: readonly { readonly at: number; readonly fate: Fate }[];
  readonly acts: readonly { readonly at: number; readonly act: Act }[];
  /** Which of its writes somebody comes before, and writes into a row that it is about to change or to remove; none where absent. */
  readonly chase?: Chase | undefined;
}

/**
 * Somebody who writes where the bridge is about to: before its `at`th write, or once it has looked and the request is on its way. `pick` chooses among the fields; `ofLists` waits for a
 * write of a list, by which a document finds no rows, and goes into that.
 */
export interface Chase {
  readonly at: number;
  readonly pick: number;
  readonly isLate: boolean;
  readonly ofLists: boolean;
}

/** One step of a sequence; `found` makes members and a project, and a run that carries them. */
export type Step = Act | RunStep | { readonly do: 'found' } | { readonly do: 'loseState' } | { readonly do: 'arrive'; readonly side: 'grist' | 'wiki' };

const unlisted = 'email';

/** What somebody wrote in a cell: a value that nobody else writes, and what stood there before, as far as its author could see. */
interface Edit {
  readonly value: string;
  readonly side: 'grist' | 'wiki';
  readonly rowId: string;
  readonly entity: EntityName;
  readonly field: string;
}

/** A value that somebody wrote where the bridge was about to, references by uid. */
export interface Chased {
  readonly entity: EntityName;
  readonly uid: string;
  readonly field: string;
  readonly value: Value;
}

/** Two hosts, the people who write in them, and up to two machines that keep them in step; remembers who saw what, and complains when the bridge destroys what its writer never saw. */
export class HostWorld<Host extends SimHost> {
  readonly sides: Readonly<Record<'grist' | 'wiki', Host>>;
  readonly complaints: string[] = [];
  readonly edits = new Map<string, Edit>();
  /** What was written where the bridge was about to write, until somebody writes there again. */
  readonly chased = new Map<string, Chased>();
  /** What somebody put back where both sides showed the same, until somebody writes there again. */
  readonly returned = new Map<string, Chased>();
  readonly removed = { grist: 0, wiki: 0 };
  readonly settings: SyncSettings;
  /** Rows that people removed, and values that the bridge brought to a side. */
  private readonly removedRows = { grist: new Set<string>(), wiki: new Set<string>() };
  private readonly brought = { grist: new Set<string>(), wiki: new Set<string>() };
  private readonly ancestors = new Map<string, ReadonlySet<string>>();
  private readonly clears: { readonly name: string; readonly seen: ReadonlySet<string> }[] = [];
  private readonly states: State[];
  /** Whether each run so far has ended as it should, and the state knows of all of them: then no conflict is one that its writers had settled themselves. */
  private isUndisturbed = true;
  /** Cells whose value the bridge carried there. */
  private readonly carried = new Set<string>();
  /** What both sides were seen to hold after a run. */
  private readonly agreed = new AgreedCells();
  private counter = 0;
  private now = Date.UTC(2026, 0, 1);

  constructor(settings: SyncSettings, states: readonly State[], sides: Readonly<Record<'grist' | 'wiki', Host>>) {
    this.settings = settings;
    this.sides = sides;
    this.states = [...states];
    for (const side of [this.sides.grist, this.sides.wiki]) {
      side.onRemove = (row) => this.witnessRemoval(side.name, row);
      side.watch = (row, field, before, after) => this.witness(side.name, row, field, before, after);
    }
  }

  /** State of the first machine. */
  get state(): State {
    return this.states[0] ?? memoryState();
  }

  async take(step: Step): Promise<void> {
    if (step.do === 'run') {
      await this.run(step);
    } else if (step.do === 'loseState') {
      this.states[0] = memoryState();
      this.isUndisturbed = false;
    } else if (step.do === 'found') {
      for (const entity of ['member', 'member', 'member', 'project'] as const) this.write(this.sides.grist, this.add(this.sides.grist, entity), 'name');
      await this.run({ do: 'run', machine: 0, fates: [], acts: [] });
    } else if (step.do === 'arrive') {
      // A request that was under way for long finds what it expects where that was put back.
      this.returned.clear();
      await this.sides[step.side].arrive();
    } else {
      this.act(step);
    }
  }

  /** A run; how it ended, or null where it was stopped or refused to go on. */
  async run(step: RunStep): Promise<RunReport | null> {
    let point = 0;
    let isDead = false;
    let onItsWay: { readonly side: Edit['side']; readonly changes: readonly SideChange[] } | undefined;
    const fate = (what: string): Fate => {
      if (isDead) return 'killBefore';
      if (onItsWay !== undefined && /^POST|\.write$/.test(what)) {
        const { side, changes } = onItsWay;
        onItsWay = undefined;
        this.chase(side, changes, step.chase);
      }
      const at = point;
      point += 1;
      for (const { at: when, act } of step.acts) if (when === at) this.act(act);
      const planned = step.fates.find((one) => one.at === at)?.fate ?? 'ok';
      if (planned !== 'ok' && planned !== 'slow') this.isUndisturbed = false;
      if (planned === 'killBefore' || planned === 'killAfter') isDead = true;
      this.now += planned === 'slow' ? 60_000 : 100;
      return planned;
    };
    this.sides.grist.fate = fate;
    this.sides.wiki.fate = fate;
    const clock = { now: () => this.now, sleep: () => Promise.resolve() };
    try {
      const state = this.states[step.machine] ?? memoryState();
      if (step.machine !== 0) this.isUndisturbed = false;
      let writes = 0;
      const beforeWrite = (side: Edit['side'], changes: readonly SideChange[]) => {
        if (step.chase?.ofLists === true && !changes.some(hasList)) return;
        if (writes === step.chase?.at && step.chase.isLate) onItsWay = { side, changes };
        else if (writes === step.chase?.at) this.chase(side, changes, step.chase);
        writes += 1;
      };
      const watched = { grist: this.watched(this.sides.grist.side, state, beforeWrite), wiki: this.watched(this.sides.wiki.side, state, beforeWrite) };
      const report = await sync({ ...watched, state: simState(state, fate), clock }, this.settings, { pair: 'pair' });
      if (this.isUndisturbed) for (const conflict of report.conflicts) this.witnessConflict(conflict);
      return report;
    } catch (error) {
      if (!(error instanceof Killed || (error instanceof Refusal && error.code !== 'state.busy'))) throw error;
      return null;
    } finally {
      this.sides.grist.fate = () => 'ok';
      this.sides.wiki.fate = () => 'ok';
      this.agreed.see(this.sides);
    }
  }

  /** A side that complains of writes of which the state does not know when they leave, and tells of each beforehand. */
  private watched(side: Side, state: State, beforeWrite: (side: Edit['side'], changes: readonly SideChange[]) => void): Side {
    return {
      name: side.name,
      limits: side.limits,
      identify: () => side.identify(),
      read: (request) => side.read(request),
      leaveMark: async (mark) => side.leaveMark?.(mark),
      ...(side.keepLog !== undefined && { keepLog: side.keepLog.bind(side) }),
      ...(side.board !== undefined && { board: side.board }),
      write: async (changes) => {
        const { open } = await state.head('pair');
        const intents = new Set(open.filter((entry) => entry.side === side.name).map(({ kind, entity, uid }) => `${kind} ${entity} ${uid}`));
        for (const { kind, entity, uid } of changes) if (!intents.has(`${kind} ${entity} ${uid}`)) this.complaints.push(`${side.name}: ${kind} of ${entity} ${uid} left before it was journaled`);
        beforeWrite(side.name, changes);
        return side.write(changes);
      },
    };
  }

  /** Somebody writes into a row that the bridge is about to change or to remove. */
  private chase(name: Edit['side'], changes: readonly SideChange[], { pick, ofLists }: Pick<Chase, 'pick' | 'ofLists'> = { pick: 0, ofLists: false }): void {
    const side = this.sides[name];
    const change = changes.find((one) => (ofLists ? hasList(one) : one.kind !== 'create'));
    const row = change && [...side.rows.values()].find(({ entity, uid }) => entity === change.entity && uid === change.uid);
    if (change === undefined || change.kind === 'create' || row === undefined) return;
    const fields = (change.kind === 'update' ? Object.keys(change.fields) : (simFields[row.entity] ?? [])).filter((key) => key !== 'uid' && key !== unlisted && (!ofLists || isList(row.entity, key)));
    const field = fields[pick % Math.max(1, fields.length)] ?? 'name';
    const meta = metaOf(row.entity, field);
    const before = row.cells[field] ?? null;
    this.write(side, row, field);
    const written = side.rows.get(row.id)?.cells[field] ?? null;
    // Whoever saves what was there has changed nothing.
    if (sameMeaning(meta, before, written)) return;
    const value = uidsOf(side, meta, written);
    // A copy is about to get a uid of its own, here and where it is named.
    const named = meta.entity === undefined || value === undefined || value === null ? [] : [value].flat().map((uid) => ({ entity: meta.entity, uid }));
    const isAlone = [change, ...named].every((one) => [...side.rows.values()].filter(({ entity, uid }) => entity === one.entity && uid === one.uid).length === 1);
    if (value !== undefined && isAlone) this.chased.set(`${change.entity} ${change.uid} ${field}`, { entity: change.entity, uid: change.uid, field, value });
  }

  act(act: Act): void {
    const side = this.sides[act.side];
    if (act.do === 'putBack') {
      this.putBack(side, act.pick);
      return;
    }
    if (act.do === 'add' || act.do === 'addNameless') {
      this.write(side, this.add(side, simEntities[act.pick % simEntities.length] ?? 'team', act.do === 'addNameless'), 'name');
      return;
    }
    const fieldsOf = (entity: EntityName) => (simFields[entity] ?? []).filter((field) => field !== unlisted && (act.do !== 'editList' || isList(entity, field)));
    const rows = [...side.rows.values()].filter(({ entity }) => fieldsOf(entity).length > 0);
    const row = rows[act.pick % Math.max(1, rows.length)];
    if (row === undefined) return;
    if (act.do === 'remove') {
      this.forgetWatched(({ entity, uid, value }) => (entity === row.entity && uid === row.uid) || (row.uid !== null && Array.isArray(value) ? (value as readonly string[]).includes(row.uid ?? '') : value === row.uid));
      this.removed[act.side] += 1;
      this.removedRows[act.side].add(`${row.entity} ${row.uid ?? ''}`);
      this.forgetEdits(act.side, row);
      side.remove(row);
    } else if (act.do === 'copy') {
      this.forgetWatched(({ entity, uid }) => entity === row.entity && uid === row.uid);
      side.add(row.entity, row.uid, row.cells);
    } else {
      const fields = fieldsOf(row.entity);
      const field = fields[act.field % fields.length] ?? 'name';
      if (act.do === 'clear' && field !== 'name') this.clear(side, row, field);
      else this.write(side, row, field);
    }
  }

  /** A row as its host gives it an id, or without one. */
  private add(side: SimHost, entity: EntityName, isNameless = false): SimRow {
    this.counter += 1;
    return side.add(entity, isNameless ? null : `${side.name}-uid-${this.counter}`, entity === 'member' ? { [unlisted]: `private ${this.counter}` } : {});
  }

  /** Values that the bridge may have destroyed only because nothing else was written on top of them: those without a successor. */
  leaves(): Edit[] {
    const followed = new Set([...this.ancestors.values(), ...this.clears.map(({ seen }) => seen)].flatMap((set) => [...set]));
    return [...this.edits.values()].filter(({ value }) => !followed.has(value));
  }

  /** A conflict of values of which one was written by somebody who saw the other: nobody had to be asked. */
  private witnessConflict({ entity, field, title, grist, wiki }: Conflict): void {
    const meta = metaOf(entity, field);
    if (!isUnique(meta) || holdsNothing(grist.value) || holdsNothing(wiki.value)) return;
    const [onGrist, onWiki] = [nameOf(meta, grist.value), nameOf(meta, wiki.value)];
    const isSettled = this.ancestors.get(onGrist)?.has(onWiki) === true || this.ancestors.get(onWiki)?.has(onGrist) === true;
    if (isSettled) this.complaints.push(`asks about ${onGrist} and ${onWiki} of ${entity} ${title}, of which one was written over the other`);
  }

  /** The bridge removed a row: only where removals are carried, one that a person removed on the other side, and nothing in it that nobody saw there. */
  private witnessRemoval(side: Edit['side'], row: SimRow): void {
    const other = side === 'grist' ? 'wiki' : 'grist';
    const rule = this.settings.entities.find(({ entity }) => entity === row.entity);
    if (rule?.deletions !== 'carry') this.complaints.push(`${side}: removed ${row.entity} ${row.id}, where removals are marked`);
    if (!this.removedRows[other].has(`${row.entity} ${row.uid ?? ''}`)) this.complaints.push(`${side}: removed ${row.entity} ${row.id}, which nobody removed on ${other}`);
    for (const { value, side: where, rowId, field } of this.edits.values()) {
      const isShown = where === side && rowId === row.id && nameOf(metaOf(row.entity, field), row.cells[field] ?? null) === value;
      const isCarried = rule?.fields.some(({ key, direction }) => key === field && direction === 'both') === true;
      if (isShown && isCarried && !this.brought[other].has(value)) this.complaints.push(`${side}: removed ${row.entity} ${row.id} with ${value}, which was never on ${other}`);
    }
    this.forgetEdits(side, row);
  }

  /** What was written in a row went with it; its host may give its number to another one. */
  private forgetEdits(side: Edit['side'], { id }: SimRow): void {
    for (const cell of this.carried) if (cell.startsWith(`${side} ${id} `)) this.carried.delete(cell);
    for (const [name, edit] of this.edits) if (edit.side === side && edit.rowId === id) this.edits.delete(name);
  }

  private forgetWatched(isOver: (one: Chased) => boolean): void {
    for (const watched of [this.chased, this.returned]) for (const [key, one] of watched) if (isOver(one)) watched.delete(key);
  }

  /** Somebody writes again what both sides held before the value that both hold now, since the bridge carried it: what people did alike on both sides by hand no machine has seen. */
  private putBack(side: SimHost, pick: number): void {
    const cells = this.agreed.standing(this.sides, (host, { id }, field) => field !== unlisted && this.carried.has(`${host.name} ${id} ${field}`));
    const cell = cells[pick % Math.max(1, cells.length)];
    const row = cell && [...side.rows.values()].find(({ entity, uid }) => entity === cell.entity && uid === cell.uid);
    if (cell === undefined || row === undefined) return;
    const meta = metaOf(cell.entity, cell.field);
    const former = cell.values.at(-2) ?? null;
    const value = idsOf(side, meta, former);
    if (value === undefined) return;
    this.forgetWatched(({ entity, uid, field }) => entity === cell.entity && uid === cell.uid && field === cell.field);
    const seen = this.historyOf(row.entity, meta, row.cells[cell.field] ?? null);
    if (isUnique(meta) && holdsNothing(value)) this.clears.push({ name: `${row.entity} ${cell.field}`, seen });
    else if (isUnique(meta)) this.ancestors.set(nameOf(meta, value), new Set([...(this.ancestors.get(nameOf(meta, value)) ?? []), ...seen]));
    this.writeByHand(side, row, cell.field, value);
    this.returned.set(`${cell.entity} ${cell.uid} ${cell.field}`, { entity: cell.entity, uid: cell.uid, field: cell.field, value: former });
  }

  private write(side: SimHost, row: SimRow, field: string): void {
    this.forgetWatched((one) => one.entity === row.entity && one.uid === row.uid && one.field === field);
    this.counter += 1;
    const meta = metaOf(row.entity, field);
    const value = newValue(side, meta, this.counter);
    if (isUnique(meta)) {
      const name = nameOf(meta, value);
      this.ancestors.set(name, this.historyOf(row.entity, meta, row.cells[field] ?? null));
      this.edits.set(name, { value: name, side: side.name, rowId: row.id, entity: row.entity, field });
    }
    this.writeByHand(side, row, field, value);
  }

  private clear(side: SimHost, row: SimRow, field: string): void {
    this.forgetWatched((one) => one.entity === row.entity && one.uid === row.uid && one.field === field);
    const meta = metaOf(row.entity, field);
    if (isUnique(meta)) this.clears.push({ name: `${row.entity} ${field}`, seen: this.historyOf(row.entity, meta, row.cells[field] ?? null) });
    this.writeByHand(side, row, field, null);
  }

  private writeByHand(side: SimHost, row: SimRow, field: string, value: Value): void {
    this.carried.delete(`${side.name} ${row.id} ${field}`);
    side.edit(row, field, value);
  }

  /** What the author of the next value of a cell has seen there. */
  private historyOf(entity: EntityName, meta: Field, value: Value): ReadonlySet<string> {
    // Whoever writes into an emptied cell has seen what was emptied; which cell a null came from is not told.
    if (holdsNothing(value)) return new Set(this.clears.filter(({ name }) => name === `${entity} ${meta.key}`).flatMap(({ seen }) => [...seen]));
    const name = nameOf(meta, value);
    return new Set([...(this.ancestors.get(name) ?? []), name]);
  }

  /** The bridge wrote a cell: only over what the author of the new value had seen, and only where it may. */
  private witness(side: 'grist' | 'wiki', row: SimRow, field: string, before: Value, after: Value): void {
    this.carried.add(`${side} ${row.id} ${field}`);
    const rule = this.settings.entities.find(({ entity }) => entity === row.entity)?.fields.find(({ key }) => key === field);
    if (rule === undefined) this.complaints.push(`${side}: wrote ${row.entity}.${field}, which is not listed`);
    else if (rule.direction !== 'both' && rule.direction !== (side === 'wiki' ? 'toWiki' : 'toGrist')) this.complaints.push(`${side}: wrote ${row.entity}.${field} against its direction`);
    const meta = metaOf(row.entity, field);
    if (isUnique(meta)) this.brought[side].add(nameOf(meta, after));
    if (rule === undefined || !isUnique(meta) || holdsNothing(before) || rule.direction !== 'both' || rule.policy !== 'ask') return;
    const lost = nameOf(meta, before);
    if (holdsNothing(after)) {
      if (!this.clears.some(({ seen }) => seen.has(lost))) this.complaints.push(`${side}: emptied ${row.entity} ${row.id} ${field}, which held ${lost}`);
      return;
    }
    const name = nameOf(meta, after);
    if (name !== lost && !(this.ancestors.get(name)?.has(lost) ?? false)) this.complaints.push(`${side}: wrote ${name} over ${lost} in ${row.entity} ${row.id} ${field}`);
  }
}

/** Such a world with both hosts in memory. */
export class SimWorld extends HostWorld<SimSide> {
  constructor(settings: SyncSettings, states: readonly State[] = [memoryState(), memoryState()]) {
    super(settings, states, { grist: new SimSide('grist', simFields), wiki: new SimSide('wiki', simFields) });
  }
}
