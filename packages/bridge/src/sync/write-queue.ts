import { entityNames, fieldsOf, model, type EntityName } from '@entrelacs/core';
import type { SideLimits } from '../side.ts';
import { makeBatches } from './batches.ts';
import type { Native } from './native.ts';
import type { PlannedWrite } from './planned.ts';

/** A write in the words of its side. */
export interface Prepared extends Native {
  readonly write: PlannedWrite;
  /** Bytes of its change, as the host counts them. */
  readonly bytes: number;
}

/** Writes of one kind and entity that are sent together. */
export interface Batch {
  readonly prepared: readonly Prepared[];
  readonly shelf: Shelf;
}

interface Shelf {
  readonly kind: PlannedWrite['kind'];
  readonly entity: EntityName;
  /** Fields whose targets have to be there before a write is sent, where they are about to be made. */
  readonly references: readonly Reference[];
  waiting: PlannedWrite[];
  /** What did not fit into the batch before. */
  left: readonly Prepared[];
  underWay: number;
}

interface Reference {
  readonly key: string;
  readonly target: EntityName;
}

/**
 * The writes of a plan to one side, given out as batches as soon as they can be sent: new rows once those that they refer to are made, where these come before them in the model's order;
 * changes, with the references that came late, once their targets are made; removals once all else has ended, those that refer to others first. `prepare` works a write out when its
 * turn comes, or gives nothing where there is nothing to send.
 */
export class WriteQueue {
  private readonly shelves: readonly Shelf[];
  /** Rows to be made, of which it is not known yet whether they are there. */
  private readonly unborn = new Set<string>();
  private readonly limits: SideLimits;
  private readonly prepare: (write: PlannedWrite) => readonly Prepared[];
  private readonly sleepers: (() => void)[] = [];
  private isClosed = false;

  constructor(writes: readonly PlannedWrite[], limits: SideLimits, prepare: (write: PlannedWrite) => readonly Prepared[]) {
    this.limits = limits;
    this.prepare = prepare;
    const shelf = (kind: Shelf['kind'], entity: EntityName, references: readonly Reference[]): Shelf => ({ kind, entity, references, waiting: writes.filter((write) => write.kind === kind && write.entity === entity), left: [], underWay: 0 });
    const isEarlier = (one: EntityName, other: EntityName) => entityNames.indexOf(one) < entityNames.indexOf(other);
    const touched = entityNames.filter((name) => writes.some(({ entity }) => entity === name));
    this.shelves = [
      ...touched.map((entity) => shelf('create', entity, referencesOf(entity).filter(({ target }) => isEarlier(target, entity)))),
      ...touched.map((entity) => shelf('update', entity, referencesOf(entity))),
      ...touched.reverse().map((entity) => shelf('remove', entity, [])),
    ];
    for (const { kind, entity, uid } of writes) if (kind === 'create') this.unborn.add(`${entity} ${uid}`);
  }

  /** The next batch, once there is one; undefined when all was given out and has ended, or nobody is to wait any more. */
  async next(): Promise<Batch | undefined> {
    let batch = this.cutNext();
    while (batch === undefined && !this.isClosed && !this.shelves.every(hasEnded)) {
      await new Promise<void>((resolve) => this.sleepers.push(resolve));
      batch = this.cutNext();
    }
    // What was last may have come to nothing: the others need not wait for it.
    if (batch === undefined) this.wake();
    return batch;
  }

  /** Tells that a batch has ended, and which references came too late for its rows. */
  ended({ prepared, shelf }: Batch, late: readonly PlannedWrite[]): void {
    shelf.underWay -= 1;
    for (const { write } of prepared) this.unborn.delete(`${write.entity} ${write.uid}`);
    for (const write of late) this.shelves.find(({ kind, entity }) => kind === 'update' && entity === write.entity)?.waiting.push(write);
    this.wake();
  }

  /** Nothing more is given out. */
  close(): void {
    this.isClosed = true;
    this.wake();
  }

  private cutNext(): Batch | undefined {
    if (this.isClosed) return undefined;
    for (const shelf of this.shelves) {
      while (!isEmpty(shelf)) {
        const turn = this.ready(shelf);
        if (turn === undefined) break;
        const prepared = this.cut(shelf, turn);
        if (prepared === undefined) continue;
        shelf.underWay += 1;
        return { prepared, shelf };
      }
    }
    return undefined;
  }

  private wake(): void {
    for (const resolve of this.sleepers.splice(0)) resolve();
  }

  /** The writes of a shelf for its next batch; undefined where they have to wait. */
  private ready(shelf: Shelf): readonly PlannedWrite[] | undefined {
    const room = this.limits.batchRows - shelf.left.length;
    const waits = (write: PlannedWrite) => this.unborn.size > 0 && shelf.references.some(({ key, target }) => this.isUnborn(target, write.after[key]));
    const first = shelf.waiting.slice(0, room);
    switch (shelf.kind) {
      case 'create':
        return first.some(waits) ? undefined : first;
      case 'update': {
        if (this.unborn.size === 0) return first;
        // What is not full yet may still grow, as long as rows are being made.
        const free = shelf.waiting.filter((write) => !waits(write)).slice(0, room);
        return free.length < room ? undefined : free;
      }
      case 'remove':
        return this.shelves.slice(0, this.shelves.indexOf(shelf)).every(hasEnded) ? first : undefined;
    }
  }

  private isUnborn(entity: EntityName, value: PlannedWrite['after'][string] | undefined): boolean {
    if (value === undefined || value === null) return false;
    return Array.isArray(value) ? value.some((uid) => this.unborn.has(`${entity} ${uid}`)) : this.unborn.has(`${entity} ${String(value)}`);
  }

  /** Takes writes off a shelf and works them out; undefined where nothing is to be sent. What makes a batch too large is left for the next one. */
  private cut(shelf: Shelf, turn: readonly PlannedWrite[]): readonly Prepared[] | undefined {
    const taken = new Set(turn);
    shelf.waiting = shelf.waiting.filter((write) => !taken.has(write));
    const worked = turn.flatMap((write) => {
      const prepared = this.prepare(write);
      if (prepared.length === 0) this.unborn.delete(`${write.entity} ${write.uid}`);
      return prepared;
    });
    const [batch, ...others] = makeBatches([...shelf.left, ...worked], this.limits, ({ bytes }) => bytes);
    shelf.left = others.flat();
    return batch;
  }
}

function isEmpty({ waiting, left }: Shelf): boolean {
  return waiting.length === 0 && left.length === 0;
}

function hasEnded(shelf: Shelf): boolean {
  return isEmpty(shelf) && shelf.underWay === 0;
}

function referencesOf(entity: EntityName): Reference[] {
  return fieldsOf(model[entity]).flatMap(({ key, entity: target }) => (target === undefined ? [] : [{ key, target }]));
}
