import type { Issue } from '@entrelacs/core';
import { systemClock } from '../clock.ts';
import { makeGate, type Gate } from '../limits/gate.ts';
import type { Side, SideName, SideResult, Values } from '../side.ts';
import type { StateChange } from '../state/state.ts';
import { bytesOf, tooLarge } from './batches.ts';
import type { Ledger } from './ledger.ts';
import { toNative, type Ids } from './native.ts';
import { refusalKey, type PlannedWrite } from './planned.ts';
import type { Write } from './report.ts';
import { settleOne } from './settle.ts';
import { WriteQueue, type Prepared } from './write-queue.ts';

/** What came of a plan's writes. */
export interface Execution {
  readonly writes: Write[];
  /** What the next reading may settle. */
  readonly issues: Issue[];
  /** What a side will not take as it is. */
  readonly refusals: Issue[];
  /** Something is left that another reading may settle. */
  again: boolean;
}

/** What the writes of a round share. */
export interface ExecutionContext {
  readonly sides: Readonly<Record<SideName, Side>>;
  readonly ids: Readonly<Record<SideName, Ids>>;
  readonly ledger: Ledger;
  readonly refused: Set<string>;
  /** Whether anything may leave: asked when the first batch is ready, while others are made so. */
  readonly allow?: () => Promise<boolean>;
  /** Versions of rows written in this round. */
  readonly versions: Map<string, string>;
  readonly progress?: (done: number) => void;
}

/** Gives rows their uid, on both sides at once. Rows whose uid was not certainly written are returned: nothing else may be done with them yet. */
export async function writeUids(writes: readonly PlannedWrite[], context: ExecutionContext): Promise<Execution & { readonly failed: ReadonlySet<string> }> {
  const execution: Execution = { writes: [], issues: [], refusals: [], again: false };
  await both((side) => writeSide(writes, side, context, execution));
  await context.ledger.commit([]);
  const done = new Set(execution.writes.map(({ side, entity, uid }) => `${side} ${entity} ${uid}`));
  const failed = new Set(writes.filter(({ side, entity, uid }) => !done.has(`${side} ${entity} ${uid}`)).map(({ entity, uid }) => `${entity} ${uid}`));
  return { ...execution, failed };
}

/** Does the writes of a plan, on both sides at once, in the order that a `WriteQueue` gives. */
export async function execute(writes: readonly PlannedWrite[], context: ExecutionContext): Promise<Execution> {
  const execution: Execution = { writes: [], issues: [], refusals: [], again: false };
  await both((side) => writeSide(writes, side, context, execution));
  await context.ledger.commit([]);
  return execution;
}

/** Both sides at once; a failure of one is raised once the other has stopped too. */
async function both(work: (side: SideName) => Promise<unknown>): Promise<void> {
  await allOrFirstFailure([work('grist'), work('wiki')]);
}

async function allOrFirstFailure(work: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(work)).find((one) => one.status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

/**
 * The writes to one side, as many batches at once as it takes. Twice as many are worked out and journaled: while some are under way, those that come next are made ready, and each leaves
 * as soon as another one is answered.
 */
async function writeSide(writes: readonly PlannedWrite[], side: SideName, context: ExecutionContext, execution: Execution): Promise<void> {
  const { limits } = context.sides[side];
  const queue = new WriteQueue(writes.filter((write) => write.side === side), limits, (write) => prepare(write, side, context, execution));
  const lanes: Lanes = { enter: makeGate({ parallel: limits.parallel }, systemClock), stopped: false };
  const worker = async (): Promise<void> => {
    try {
      for (let batch = await queue.next(); batch !== undefined; batch = await queue.next()) {
        queue.ended(batch, await runBatch(batch.prepared, side, lanes, context, execution));
        if (lanes.stopped) queue.close();
      }
    } catch (error) {
      lanes.stopped = true;
      queue.close();
      throw error;
    }
  };
  await allOrFirstFailure(Array.from({ length: 2 * limits.parallel }, worker));
}

/** The way to one side for all its batches. */
interface Lanes {
  readonly enter: Gate;
  /** One of them failed, or none may leave: no other one does any more. */
  stopped: boolean;
}

/** A write in the words of its side, small enough; nothing when it has to wait. */
function prepare(write: PlannedWrite, side: SideName, context: ExecutionContext, execution: Execution): Prepared[] {
  const version = context.versions.get(`${side} ${write.entity} ${write.uid}`);
  const native = toNative(version === undefined ? write : { ...write, version }, context.ids[side]);
  const bytes = bytesOf(native.change);
  for (const [key, value] of Object.entries(write.after)) {
    const code = context.sides[side].unfit?.(write.entity, key, value);
    if (code !== undefined) return prepareWithout([key], code, write, side, context, execution);
  }
  const left = tooLarge(native.change, context.sides[side].limits.batchBytes, bytes);
  if (left === null || left.length > 0) return prepareWithout(left, `sync.value.tooLarge.${side}`, write, side, context, execution);
  if (write.kind !== 'create') {
    for (const key of Object.keys(native.late)) execution.issues.push({ code: 'sync.reference.waiting', entity: write.entity, ...(write.id !== null && { row: write.id }), path: key });
    if (write.kind === 'update' && Object.keys(native.sent).length === 0) return [];
  }
  return [{ ...native, write, bytes }];
}

/** The same write without the fields that its side cannot hold, of which it is said why; null is all of them. */
function prepareWithout(left: readonly string[] | null, code: string, write: PlannedWrite, side: SideName, context: ExecutionContext, execution: Execution): Prepared[] {
  for (const key of left ?? Object.keys(write.after)) {
    context.refused.add(refusalKey(side, write.entity, write.uid, key));
    execution.refusals.push({ code, entity: write.entity, ...(write.id !== null && { row: write.id }), path: key, value: write.title.slice(0, 200) });
  }
  if (left === null) return [];
  const after = Object.fromEntries(Object.entries(write.after).filter(([key]) => !left.includes(key)));
  return prepare({ ...write, after }, side, context, execution);
}

/** Whether what was not written is one value's fault: it is said as long as that stands, and the rest is in step. */
export function isOfOneValue({ code }: Issue): boolean {
  return code === 'wiki.value' || code === 'wiki.tagSign' || code.startsWith('sync.value.tooLarge.');
}

/** Journals a batch, writes it, and settles it. Gives the references that came late. */
async function runBatch(batch: readonly Prepared[], side: SideName, lanes: Lanes, context: ExecutionContext, execution: Execution): Promise<PlannedWrite[]> {
  const { ledger } = context;
  const entries = batch.map(({ write, sent, change }) =>
    ledger.entry({ ...foundAt(change, write), side, kind: write.kind, entity: write.entity, uid: write.uid, id: write.id, before: pick(write.before, write.kind === 'remove' ? write.before : sent), after: sent, lost: pick(write.lost, sent), beside: pick(write.beside, sent), ...(write.base !== undefined && { base: pick(write.base, sent) }), ...(write.decided !== undefined && { decided: pick(write.decided, sent) }) }),
  );
  await ledger.commit(entries.map((entry) => ({ put: 'entry', entry })));

  const answer = await lanes.enter(async () => {
    if ((await context.allow?.()) === false) lanes.stopped = true;
    const said = lanes.stopped ? undefined : await answerOf(batch, side, context);
    // Before the lane is free for the next one.
    if (said?.failure !== undefined) lanes.stopped = true;
    return said;
  });
  if (answer === undefined) {
    await ledger.commit(entries.map((entry) => ledger.settle(entry, 'void')));
    return [];
  }
  const { results, failure } = answer;
  // Whoever waits for the lane leaves first.
  await new Promise((resolve) => setImmediate(resolve));
  const late: PlannedWrite[] = [];
  const changes = batch.flatMap((one, index): StateChange[] => {
    const [entry, result] = [entries[index], results[index]];
    if (entry === undefined || result === undefined) return [];
    return settleOne(one, entry, result, context, execution, late);
  });
  // Saved together with the next intents, which wait for it. Should it be lost, the next run finds out.
  const saved = ledger.commit(changes);
  context.progress?.(batch.length);
  if (failure !== undefined) {
    await saved;
    throw failure;
  }
  saved.catch(() => undefined);
  return late;
}

function foundAt(change: Prepared['change'], { stamp }: PlannedWrite): { found?: string } {
  const found = change.kind === 'update' ? (change.version ?? stamp) : undefined;
  return found === undefined ? {} : { found };
}

interface Answer {
  readonly results: readonly SideResult[];
  /** Why nobody knows what was done. */
  readonly failure?: Error;
}

async function answerOf(batch: readonly Prepared[], side: SideName, context: ExecutionContext): Promise<Answer> {
  try {
    const results = await context.sides[side].write(batch.map(({ change }) => change));
    if (results.length !== batch.length) throw new RangeError(`results: ${results.length} for ${batch.length} changes`);
    return { results };
  } catch (error) {
    return {
      results: batch.map(({ write }) => ({ ok: false, why: 'unknown', issue: { code: 'sync.write.unknown', entity: write.entity } })),
      failure: error instanceof Error ? error : new Error(String(error)),
    };
  }
}

function pick(values: Values, keys: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([key]) => key in keys));
}
