import { entityNames, type EntityName, type Issue } from '@entrelacs/core';
import type { Side, SideName, SideResult, Value, Values } from '../side.ts';
import type { JournalEntry, Known, StateChange } from '../state/state.ts';
import { bytesOf, makeBatches, tooLarge } from './batches.ts';
import type { Ledger } from './ledger.ts';
import { sameMeaning } from './meaning.ts';
import { otherSide } from './merge-field.ts';
import { fieldMeta } from './field-meta.ts';
import { toNative, type Ids, type Native } from './native.ts';
import { withBases } from './plan.ts';
import { refusalKey, type PlannedWrite } from './planned.ts';
import type { Write } from './report.ts';

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
  /** Versions of rows written in this round. */
  readonly versions: Map<string, string>;
  readonly progress?: (done: number) => void;
}

interface Prepared extends Native {
  readonly write: PlannedWrite;
}

/** Gives rows their uid, on both sides at once. Rows whose uid was not certainly written are returned: nothing else may be done with them yet. */
export async function writeUids(writes: readonly PlannedWrite[], context: ExecutionContext): Promise<Execution & { readonly failed: ReadonlySet<string> }> {
  const execution: Execution = { writes: [], issues: [], refusals: [], again: false };
  await both((side) => runPhase(writes.filter((write) => write.side === side), side, context, execution));
  await context.ledger.commit([]);
  const done = new Set(execution.writes.map(({ side, entity, uid }) => `${side} ${entity} ${uid}`));
  const failed = new Set(writes.filter(({ side, entity, uid }) => !done.has(`${side} ${entity} ${uid}`)).map(({ entity, uid }) => `${entity} ${uid}`));
  return { ...execution, failed };
}

/** Does the writes of a plan: on each side first new rows, those that others refer to first, then changes with the references that came late, then removals. */
export async function execute(writes: readonly PlannedWrite[], context: ExecutionContext): Promise<Execution> {
  const execution: Execution = { writes: [], issues: [], refusals: [], again: false };
  await both(async (side) => {
    const own = writes.filter((write) => write.side === side);
    if (own.length === 0) return;
    const touched = entityNames.filter((entity) => own.some((write) => write.entity === entity));
    const late: PlannedWrite[] = [];
    for (const entity of touched) late.push(...(await runPhase(select(own, 'create', entity), side, context, execution)));
    const updates = [...own.filter(({ kind }) => kind === 'update'), ...late];
    for (const entity of touched) await runPhase(select(updates, 'update', entity), side, context, execution);
    for (const entity of touched.reverse()) await runPhase(select(own, 'remove', entity), side, context, execution);
  });
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

function select(writes: readonly PlannedWrite[], kind: PlannedWrite['kind'], entity: EntityName): PlannedWrite[] {
  return writes.filter((write) => write.kind === kind && write.entity === entity);
}

/** Writes of one kind to one side, batch by batch, as many at once as it takes. Gives the references that came late. */
async function runPhase(writes: readonly PlannedWrite[], side: SideName, context: ExecutionContext, execution: Execution): Promise<PlannedWrite[]> {
  const late: PlannedWrite[] = [];
  if (writes.length === 0) return late;
  const { limits } = context.sides[side];
  const prepared = writes.flatMap((write) => prepare(write, side, context, execution));
  const byEntity = new Map<EntityName, Prepared[]>();
  for (const one of prepared) {
    const list = byEntity.get(one.write.entity);
    if (list === undefined) byEntity.set(one.write.entity, [one]);
    else list.push(one);
  }
  const batches = [...byEntity.values()].flatMap((list) => makeBatches(list, limits, ({ change }) => bytesOf(change)));
  let next = 0;
  let stopped = false;
  const worker = async (): Promise<void> => {
    while (!stopped && next < batches.length) {
      const batch = batches[next] ?? [];
      next += 1;
      try {
        late.push(...(await runBatch(batch, side, context, execution)));
      } catch (error) {
        stopped = true;
        throw error;
      }
    }
  };
  await allOrFirstFailure(Array.from({ length: Math.min(limits.parallel, batches.length) }, worker));
  return late;
}

/** A write in the words of its side, small enough; nothing when it has to wait. */
function prepare(write: PlannedWrite, side: SideName, context: ExecutionContext, execution: Execution): Prepared[] {
  const version = context.versions.get(`${side} ${write.entity} ${write.uid}`);
  const native = toNative(version === undefined ? write : { ...write, version }, context.ids[side]);
  const left = tooLarge(native.change, context.sides[side].limits.batchBytes);
  if (left === null || left.length > 0) {
    for (const key of left ?? Object.keys(write.after)) {
      context.refused.add(refusalKey(side, write.entity, write.uid, key));
      execution.refusals.push({ code: `sync.value.tooLarge.${side}`, entity: write.entity, ...(write.id !== null && { row: write.id }), path: key, value: write.title.slice(0, 200) });
    }
    if (left === null) return [];
    const after = Object.fromEntries(Object.entries(write.after).filter(([key]) => !left.includes(key)));
    return prepare({ ...write, after }, side, context, execution);
  }
  if (write.kind !== 'create') {
    for (const key of Object.keys(native.late)) execution.issues.push({ code: 'sync.reference.waiting', entity: write.entity, ...(write.id !== null && { row: write.id }), path: key });
    if (write.kind === 'update' && Object.keys(native.sent).length === 0) return [];
  }
  return [{ ...native, write }];
}

/** Journals a batch, writes it, and settles it. */
async function runBatch(batch: readonly Prepared[], side: SideName, context: ExecutionContext, execution: Execution): Promise<PlannedWrite[]> {
  const { ledger } = context;
  // A creation that was begun before and may have been done answers with a row that somebody may have changed since.
  const begun = batch.map(({ write }) => ledger.openOf(side, write.entity, write.uid).some(({ kind }) => kind === 'create'));
  const entries = batch.map(({ write, sent }) =>
    ledger.entry({ side, kind: write.kind, entity: write.entity, uid: write.uid, id: write.id, before: pick(write.before, write.kind === 'remove' ? write.before : sent), after: sent, lost: pick(write.lost, sent), beside: pick(write.beside, sent) }),
  );
  await ledger.commit(entries.map((entry) => ({ put: 'entry', entry })));

  let results: readonly SideResult[];
  let failure: Error | undefined;
  try {
    results = await context.sides[side].write(batch.map(({ change }) => change));
    if (results.length !== batch.length) throw new RangeError(`results: ${results.length} for ${batch.length} changes`);
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    results = batch.map(({ write }) => ({ ok: false, why: 'unknown', issue: { code: 'sync.write.unknown', entity: write.entity } }));
  }
  const late: PlannedWrite[] = [];
  const changes = batch.flatMap((one, index): StateChange[] => {
    const [entry, result] = [entries[index], results[index]];
    if (entry === undefined || result === undefined) return [];
    return settleOne(one, entry, result, begun[index] ?? false, context, execution, late);
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

function settleOne(one: Prepared, entry: JournalEntry, result: SideResult, begun: boolean, context: ExecutionContext, execution: Execution, late: PlannedWrite[]): StateChange[] {
  const { ledger } = context;
  const { write } = one;
  const { side, entity, uid } = write;
  if (!result.ok) {
    if (result.why === 'refused') {
      context.refused.add(refusalKey(side, entity, uid, result.field ?? '*'));
      execution.refusals.push({ ...result.issue, entity, ...(write.id !== null && { row: write.id }), ...(result.field !== undefined && { path: result.field }), value: result.issue.value ?? write.title.slice(0, 200) });
      if (result.field !== undefined) execution.again = true;
    } else {
      execution.again = true;
      if (result.why === 'unknown') execution.issues.push({ ...result.issue, entity, ...(write.id !== null && { row: write.id }) });
    }
    return [ledger.settle(entry, result.why === 'unknown' ? 'unknown' : 'void')];
  }
  context.ids[side].get(entity)?.set(uid, result.id);
  if (result.existed === true || (begun && write.kind === 'create' && showsOther(entity, one.sent, result.fields ?? {}))) {
    // Made by an earlier try of ours, or by another machine: the next reading compares it.
    execution.again = true;
    return [ledger.settle(entry, begun ? 'unknown' : 'void', result.id)];
  }
  if (result.version !== undefined) context.versions.set(`${side} ${entity} ${uid}`, result.version);
  execution.writes.push({ side, kind: write.kind, entity, uid, title: write.title, before: entry.before, after: entry.after, ...(Object.keys(entry.lost).length > 0 && { lost: entry.lost }) });
  if (write.kind === 'create' && Object.keys(one.late).length > 0) {
    const before = Object.fromEntries(Object.keys(one.late).map((key) => [key, null]));
    late.push({ ...write, kind: 'update', id: result.id, ...(result.version !== undefined && { version: result.version }), before, after: one.late });
  }
  // An earlier try of the same write no longer counts, even if it should arrive now: it is conditional.
  const former = ledger.openOf(side, entity, uid).filter(({ seq }) => seq !== entry.seq);
  return [ledger.settle(entry, 'done', result.id), ...former.map((other) => ledger.settle(other, 'void')), ...learn(one, result, context)];
}

/** What is known of a row once a write to it is done. */
function learn(one: Prepared, result: Extract<SideResult, { ok: true }>, { ledger }: ExecutionContext): StateChange[] {
  const { write, sent } = one;
  const { side, entity, uid } = write;
  const current = ledger.find(entity, uid);
  if (write.kind === 'remove') {
    if (current === undefined) return [];
    // An undo takes back the row that was made, and leaves its twin: that one is not carried again.
    return [write.twin !== null ? ledger.learn({ ...current, gone: side }) : ledger.forget(current)];
  }
  if ('uid' in sent) return [];
  const start: Known = current ?? { entity, uid, grist: null, wiki: null, gone: null, base: {}, wikiBase: {} };
  const placed: Known = { ...start, [side]: result.id, ...(write.twin !== null && { [otherSide(side)]: write.twin }), gone: null };
  const stored = result.fields ?? {};
  const fields = Object.entries(sent).map(([key, value]) => [key, asStored(entity, key, value, stored), write.beside[key] ?? value] as const);
  return [ledger.learn(withBases(placed, side, fields))];
}

/** Whether a row made under a key that was used before shows other values than were sent: then it may be the row of the earlier try, changed by somebody since. */
function showsOther(entity: EntityName, sent: Values, stored: Values): boolean {
  return Object.entries(sent).some(([key, value]) => asStored(entity, key, value, stored) !== value);
}

/** A value as the host keeps it: what it made of ours is its doing, and no edit. */
function asStored(entity: EntityName, key: string, value: Value, stored: Values): Value {
  const field = fieldMeta(entity, key);
  const kept = stored[key];
  if (field === undefined || field.entity !== undefined || kept === undefined) return value;
  return sameMeaning(field, kept, value) ? value : kept;
}

function pick(values: Values, keys: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([key]) => key in keys));
}
