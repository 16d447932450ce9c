import type { Issue } from '@entrelacs/core';
import { systemClock, type Clock } from '../clock.ts';
import { Refusal } from '../refusal.ts';
import type { Side } from '../side.ts';
import type { Head, RunRecord, State, StateChange, Watch } from '../state/state.ts';
import { decided, publishConflicts } from './board.ts';
import { goneCalled } from './decide.ts';
import { cellsWritten } from './doubts.ts';
import { drySide, dryState } from './dry.ts';
import { emptiedColumns, emptiedIssues } from './emptied.ts';
import { examine } from './examine.ts';
import { execute, isOfOneValue, writeUids, type Execution, type ExecutionContext } from './execute.ts';
import { vanishedTables } from './guard.ts';
import { openLedger, type Ledger } from './ledger.ts';
import { idsOf } from './native.ts';
import { neutralise, type Neutral } from './neutral.ts';
import { findOverwritten } from './overwritten.ts';
import { checkPair, stillMet } from './pairing.ts';
import { makePlan } from './plan.ts';
import type { Plan, PlannedWrite } from './planned.ts';
import { readBoth } from './read-both.ts';
import type { RunReport, Write } from './report.ts';
import { findRestored, refilled, restoredIssues } from './restored.ts';
import { openSharedLog } from './shared-log.ts';
import { rowsReferredTo } from './row-names.ts';
import type { SyncSettings } from './settings.ts';
import { uidFrom } from './uid.ts';

/** What a run works with. */
export interface SyncPorts {
  readonly grist: Side;
  readonly wiki: Side;
  readonly state: State;
  readonly clock?: Clock;
}

/** How to run. */
export interface SyncOptions {
  /** Name of the pair in the state: one config, one name. */
  readonly pair: string;
  /** Says what would be written, and writes nothing anywhere. */
  readonly dry?: boolean;
  /** A person confirmed that this document and this wiki are the ones meant. */
  readonly confirmPair?: boolean;
  /** A person confirmed that the rows which vanished were meant to. */
  readonly confirmVanished?: boolean;
  /** A person said what to do with a side that a backup was restored into: fill it again from the other one, or carry the restored state there. */
  readonly afterRestore?: 'refill' | 'carry';
  /** Rows marked as removed on one side that a person wants removed on the other: their uids, or how these begin. */
  readonly remove?: readonly string[];
  /** Such rows that a person wants made again where they were removed. */
  readonly putBack?: readonly string[];
  readonly progress?: (event: SyncProgress) => void;
}

/** Where a run stands. */
export interface SyncProgress {
  readonly phase: 'reading' | 'writing';
  readonly done: number;
  readonly total: number;
}

/** Readings of both sides in one run: the last one sees nothing left to write. */
const mostRounds = 5;

/**
 * Keeps both sides in step, once. A run reads, plans, writes, and reads again until nothing is left to write; it can be stopped at any instant, and the next one completes it.
 * Rejects with a `Refusal` when it cannot go on; what was written until then is journaled.
 */
export async function sync(ports: SyncPorts, settings: SyncSettings, options: SyncOptions): Promise<RunReport> {
  if (options.dry === true) return runOnce({ ...ports, grist: drySide(ports.grist), wiki: drySide(ports.wiki), state: dryState(ports.state) }, settings, options, 1);
  return locked(ports.state, options.pair, () => runOnce(ports, settings, options, mostRounds));
}

/** Does some work as the only runner of a pair. */
export async function locked<Result>(state: State, pair: string, work: () => Promise<Result>): Promise<Result> {
  const release = await state.lock(pair);
  try {
    return await work();
  } finally {
    await release();
  }
}

/** What a run leaves behind however it ends. */
interface Progressed {
  writes: number;
  watch?: Watch | undefined;
}

function watchOf({ watch }: Progressed): { watch?: Watch } {
  return watch === undefined ? {} : { watch };
}

function refusedAt({ code, values: { place, status } }: Refusal): Pick<RunRecord, 'refusedAt'> {
  // The place of a state may be an address with a password.
  return code.startsWith('state.') ? {} : { refusedAt: { ...(place !== undefined && { place: String(place) }), ...(status !== undefined && { status: String(status) }) } };
}

async function runOnce(ports: SyncPorts, settings: SyncSettings, options: SyncOptions, rounds: number): Promise<RunReport> {
  const { state, clock = systemClock } = ports;
  const head = await state.head(options.pair);
  const run: RunRecord = { run: (head.lastRun?.run ?? 0) + 1, kind: 'sync', startedAt: new Date(clock.now()).toISOString(), writes: 0 };
  const progressed: Progressed = { writes: 0 };
  try {
    const report = await rounded(ports, settings, options, rounds, head, run, progressed);
    await state.commit(options.pair, [{ put: 'run', run: { ...run, ...watchOf(progressed), endedAt: new Date(clock.now()).toISOString(), outcome: report.outcome, writes: report.writes.length } }]);
    return report;
  } catch (error) {
    if (error instanceof Refusal) {
      const failed: RunRecord = { ...run, ...watchOf(progressed), endedAt: new Date(clock.now()).toISOString(), outcome: 'failed', refusal: error.code, ...refusedAt(error), writes: progressed.writes };
      // The state may be what failed: the refusal says so already.
      await state.commit(options.pair, [{ put: 'run', run: failed }]).catch(() => undefined);
    }
    throw error;
  }
}

async function rounded(ports: SyncPorts, settings: SyncSettings, options: SyncOptions, rounds: number, head: Head, run: RunRecord, progressed: Progressed): Promise<RunReport> {
  const { state, clock = systemClock } = ports;
  const [grist, wiki] = await Promise.all([ports.grist.identify(), ports.wiki.identify()]);
  const { pair, forget, mark } = checkPair(head.pair, grist, wiki, options.confirmPair === true);
  const settingsKey = uidFrom('settings', pair.id, JSON.stringify(settings));
  const isNewPair = JSON.stringify(pair) !== JSON.stringify(head.pair);
  if (isNewPair && !forget) await state.commit(options.pair, [{ put: 'pair', pair }]);
  if (mark !== undefined) await ports.grist.leaveMark?.(mark);

  const before = forget ? { ...head, conflicts: [], open: [], validators: {} } : head;
  // A copy of a document brings the log along; in one without, no other machine has carried anything.
  const seen = forget && grist.log === undefined ? undefined : head.seen;
  const log = openSharedLog(ports.grist, grist, seen);
  progressed.watch = forget ? undefined : head.lastRun?.watch;
  const conflicts = await decided(ports.wiki, before.conflicts);
  const isSettled = before.open.length === 0 && progressed.watch === undefined && before.settingsKey === settingsKey && before.gone !== undefined && conflicts.every(({ decision }) => decision === undefined);
  const hasDecisions = [...(options.remove ?? []), ...(options.putBack ?? [])].length > 0;
  options.progress?.({ phase: 'reading', done: 0, total: 2 });
  let reading = await readBoth(ports, settings.entities, isSettled && !hasDecisions ? before.validators : {}, before.validators);
  options.progress?.({ phase: 'reading', done: 2, total: 2 });
  if (reading === 'unchanged') {
    return { run: run.run, dry: options.dry === true, outcome: 'quiet', writes: [], conflicts, gone: before.gone ?? [], rows: [], issues: before.issues ?? [] };
  }

  const former = await state.known(options.pair);
  const known = forget ? stillMet(former, reading) : former;
  const [removals, returns] = [goneCalled(known, options.remove), goneCalled(known, options.putBack)];
  if (forget) await state.commit(options.pair, [{ drop: 'everything' }, { put: 'pair', pair }, ...(seen === undefined ? [] : [{ put: 'seen' as const, seen }]), ...known.map((one) => ({ put: 'known' as const, known: one }))]);
  const ledger = openLedger(state, options.pair, clock, run.run, before.nextSeq, known, before.open);
  // A run that is stopped leaves its number: its writes are told apart from the next one's.
  progressed.watch ??= watchFrom(reading.validators, run.run, before.nextSeq);
  await ledger.commit([{ put: 'run', run: { ...run, ...watchOf(progressed) } }]);
  const refused = new Set<string>();
  const writes: Write[] = [];
  const lasting: Issue[] = [];
  const kept: Issue[] = [];
  let issues: Issue[] = [];
  let plan: Plan | undefined;
  let isDone = false;
  let settled: readonly StateChange[] = [];
  let hadRefusals = false;
  let standing = conflicts;
  const held = (why: readonly Issue[]): RunReport => ({ run: run.run, dry: options.dry === true, outcome: 'held', writes, conflicts: standing, gone: [], rows: [], issues: why });
  for (let round = 0; round < rounds; round += 1) {
    if (round > 0) reading = await readBoth(ports, settings.entities, {});
    if (reading === 'unchanged') break;
    const neutral = neutralise(settings.entities, { grist: { id: grist.id, tables: reading.grist.tables }, wiki: { id: wiki.id, tables: reading.wiki.tables } }, ledger.known);
    const examined = examine(ledger.open, neutral, run.run);
    const restored = round > 0 ? [] : await findRestored(neutral, ledger.known, reading.wentBack, settings.vanished, (uids) => state.updates(options.pair, uids));
    const emptied = round > 0 ? [] : emptiedColumns(neutral, ledger.known, settings.vanished).filter(({ side }) => !restored.some((one) => one.side === side));
    if (restored.length + emptied.length > 0 && options.afterRestore === undefined) {
      return held([...reading.issues, ...restoredIssues(restored), ...emptiedIssues(emptied)]);
    }
    if (options.afterRestore === 'refill') {
      const { learn, forget: unmet } = refilled([...restored, ...emptied]);
      await ledger.commit([...learn.map((one) => ledger.learn(one)), ...unmet.map((one) => ledger.forget(one))]);
    }
    if (options.confirmVanished !== true) {
      const vanished = vanishedTables(neutral, ledger.known, settings.vanished);
      if (vanished.length > 0) return held([...reading.issues, ...vanished]);
    }
    plan = makePlan(neutral, { run: run.run, known: ledger.known, conflicts: standing, landed: examined.landed, refused, removals, returns, doubts: log.doubts(examined.doubts) });
    const overwritten = progressed.watch === undefined ? undefined : await findOverwritten(ports.grist, progressed.watch, { state, pair: options.pair, neutral, ledger });
    const planned = withPutBack(plan, overwritten?.writes ?? []);
    ledger.reopen(examined.open);
    const unnamed = new Set(neutral.uids.map(rowKey));
    // What may still be under way is watched from where it was.
    const isSeen = examined.open.every(({ side }) => side !== 'grist');
    if (isSeen) progressed.watch = watchFrom(reading.validators, run.run, ledger.nextSeq);
    await ledger.commit([
      ...examined.statuses.map((one) => ({ put: 'status' as const, ...one })),
      ...plan.learn.filter((known) => !unnamed.has(rowKey(known))).map((known) => ledger.learn(known)),
      ...plan.forget.map((known) => ledger.forget(known)),
      ...conflictChanges(standing, plan.conflicts),
      ...(overwritten?.changes ?? []),
      ...log.noted(plan.doubts, cellsWritten(planned.writes), plan.agreed),
    ]);
    standing = plan.conflicts;
    const allow = (): Promise<boolean> => log.add().then((added) => added !== 'refused', () => false);
    const executed = await carryOut(planned, neutral, ports, ledger, refused, options, writes.length, allow);
    const added = await log.ended();
    writes.push(...executed.writes);
    progressed.writes = writes.length;
    lasting.push(...executed.refusals);
    lasting.push(...(overwritten?.issues ?? []));
    // A row that is marked is not spoken of so in the next round.
    kept.push(...plan.issues.filter(isOfKeptRow));
    issues = [...reading.issues, ...plan.issues.filter((issue) => !isOfKeptRow(issue)), ...kept, ...executed.issues, ...lasting];
    hadRefusals ||= executed.refusals.some((issue) => !isOfOneValue(issue));
    if (executed.writes.length === 0 && !executed.again && added === 'nothing') {
      isDone = true;
      if (isSeen) progressed.watch = undefined;
      if (!hadRefusals) settled = [{ put: 'validators', validators: reading.validators, settingsKey, issues, gone: plan.gone }];
      break;
    }
  }
  // All is settled once the wiki was told too: else the next run reads again, and tells it.
  await ledger.commit([...(await publishConflicts(ports.wiki, standing, before.published, ledger.known)), ...settled]);
  const outcome = options.dry === true || (isDone && !hadRefusals) ? 'done' : 'partial';
  return { run: run.run, dry: options.dry === true, outcome, writes, conflicts: standing, gone: plan?.gone ?? [], rows: rowsReferredTo(writes, ledger.known), issues };
}

/** From where on it will be looked up what writes replaced; nothing where Grist does not name its states. */
function watchFrom({ grist }: Head['validators'], run: number, seq: number): Watch | undefined {
  return grist === undefined ? undefined : { run, seq, since: grist };
}

/** A plan with values that are put back first: what else their rows need waits for the next reading. */
function withPutBack(plan: Plan, writes: readonly PlannedWrite[]): Plan {
  if (writes.length === 0) return plan;
  const rows = new Set(writes.map(rowKey));
  return { ...plan, writes: [...writes, ...plan.writes.filter((write) => !rows.has(rowKey(write)))] };
}

/** The uids first, since everything else relies on them; then all that does not wait for one. */
async function carryOut(plan: Plan, neutral: Neutral, ports: SyncPorts, ledger: Ledger, refused: Set<string>, options: SyncOptions, writtenBefore: number, allow: () => Promise<boolean>): Promise<Execution> {
  const total = writtenBefore + plan.uids.length + plan.writes.length;
  let done = writtenBefore;
  const context: ExecutionContext = {
    sides: { grist: ports.grist, wiki: ports.wiki },
    ids: { grist: idsOf(neutral, 'grist'), wiki: idsOf(neutral, 'wiki') },
    ledger,
    refused,
    allow,
    versions: new Map(),
    progress: (more) => {
      done += more;
      options.progress?.({ phase: 'writing', done, total });
    },
  };
  const named = await writeUids(plan.uids, context);
  const nameless = new Set([...named.failed, ...neverNamed(neutral, plan)]);
  // A pair of which one row has no uid yet is none: the other one would pass for a row whose twin was removed.
  const justNamed = new Set(neutral.uids.map(rowKey).filter((key) => !nameless.has(key)));
  await ledger.commit(plan.learn.filter((known) => justNamed.has(rowKey(known))).map((known) => ledger.learn(known)));
  const executed = await execute(plan.writes.filter((write) => !nameless.has(rowKey(write))), context);
  return {
    writes: inOrder([...plan.uids, ...plan.writes], [...named.writes, ...executed.writes]),
    issues: [...named.issues, ...executed.issues],
    refusals: [...named.refusals, ...executed.refusals],
    again: named.again || executed.again,
  };
}

function isOfKeptRow({ code }: Issue): boolean {
  return code.startsWith('sync.gone.edited.');
}

/** Writes in the order in which they were planned, whichever was answered first; the references of a new row that came late are last. */
function inOrder(planned: readonly PlannedWrite[], writes: readonly Write[]): Write[] {
  const key = ({ side, kind, entity, uid }: Pick<Write, 'side' | 'kind' | 'entity' | 'uid'>) => `${side} ${kind} ${entity} ${uid}`;
  const places = new Map(planned.map((write, place) => [key(write), place]));
  const placeOf = (write: Write) => places.get(key(write)) ?? planned.length + (places.get(key({ ...write, kind: 'create' })) ?? 0);
  return writes.map((write) => ({ write, place: placeOf(write) })).sort((one, other) => one.place - other.place).map(({ write }) => write);
}

/** Rows that should have got a uid and may not be written. */
function neverNamed(neutral: Neutral, plan: Plan): string[] {
  const planned = new Set(plan.uids.map(({ side, entity, uid }) => `${side} ${entity} ${uid}`));
  return neutral.uids.filter(({ side, entity, uid }) => !planned.has(`${side} ${entity} ${uid}`)).map(rowKey);
}

function rowKey({ entity, uid }: Pick<PlannedWrite, 'entity' | 'uid'>): string {
  return `${entity} ${uid}`;
}

function conflictChanges(before: Head['conflicts'], after: Head['conflicts']): StateChange[] {
  const former = new Map(before.map((conflict) => [conflict.id, JSON.stringify(conflict)]));
  const kept = new Set(after.map(({ id }) => id));
  return [
    ...after.filter((conflict) => former.get(conflict.id) !== JSON.stringify(conflict)).map((conflict): StateChange => ({ put: 'conflict', conflict })),
    ...before.filter(({ id }) => !kept.has(id)).map(({ id }): StateChange => ({ drop: 'conflict', id })),
  ];
}
