import type { Issue } from '@entrelacs/core';
import { systemClock } from '../clock.ts';
import { Refusal } from '../refusal.ts';
import type { Values } from '../side.ts';
import type { JournalEntry, RunRecord, StateChange } from '../state/state.ts';
import { publishConflicts } from './board.ts';
import { cellsWritten } from './doubts.ts';
import { drySide, dryState } from './dry.ts';
import { execute } from './execute.ts';
import { openLedger, type Ledger } from './ledger.ts';
import { isEmptyValue, sameMeaning } from './meaning.ts';
import { otherSide } from './merge-field.ts';
import { idsOf } from './native.ts';
import { neutralise, type Neutral, type NeutralEntity, type NeutralRow } from './neutral.ts';
import { checkPair } from './pairing.ts';
import { titleOf, twinOf, versionOf, type PlannedWrite } from './planned.ts';
import { readBoth } from './read-both.ts';
import type { RunReport } from './report.ts';
import { rowsReferredTo } from './row-names.ts';
import { openSharedLog, type SharedLog } from './shared-log.ts';
import type { SyncSettings } from './settings.ts';
import { locked, type SyncOptions, type SyncPorts } from './sync.ts';

/**
 * Takes back what the last run that wrote anything did, by its journal: cells get their former values, rows that were made are removed, rows that were removed are made again under
 * their uid. What somebody changed since is left, and said. The two sides then differ as they did, and stay so until somebody changes one of them; where a person's decision is taken back, they
 * are in conflict again. Undone twice, it is done again.
 */
export async function undoLast(ports: SyncPorts, settings: SyncSettings, options: Pick<SyncOptions, 'pair' | 'dry'>): Promise<RunReport> {
  if (options.dry === true) return undo({ ...ports, grist: drySide(ports.grist), wiki: drySide(ports.wiki), state: dryState(ports.state) }, settings, options);
  return locked(ports.state, options.pair, () => undo(ports, settings, options));
}

async function undo(ports: SyncPorts, settings: SyncSettings, options: Pick<SyncOptions, 'pair' | 'dry'>): Promise<RunReport> {
  const { state, clock = systemClock } = ports;
  const head = await state.head(options.pair);
  const entries = await lastWritten(ports, options.pair);
  const [grist, wiki] = await Promise.all([ports.grist.identify(), ports.wiki.identify()]);
  checkPair(head.pair, grist, wiki, false);
  const reading = await readBoth(ports, settings.entities, {});
  if (reading === 'unchanged') throw new RangeError('read: "unchanged" without having been asked');

  const { grist: since } = reading.validators;
  // The next run looks up what this one really replaced.
  const watch = head.lastRun?.watch ?? (since === undefined ? undefined : { run: (head.lastRun?.run ?? 0) + 1, seq: head.nextSeq, since });
  const run: RunRecord = { run: (head.lastRun?.run ?? 0) + 1, kind: 'undo', startedAt: new Date(clock.now()).toISOString(), writes: 0, ...(watch !== undefined && { watch }) };
  const ledger = openLedger(state, options.pair, clock, run.run, head.nextSeq, await state.known(options.pair), head.open);
  const neutral = neutralise(settings.entities, { grist: { id: grist.id, tables: reading.grist.tables }, wiki: { id: wiki.id, tables: reading.wiki.tables } }, ledger.known);
  const issues: Issue[] = [];
  const writes = merged(entries).flatMap((entry) => inverse(entry, neutral, issues));
  // A run that was stopped had not seen both sides agree: its decision would be carried once more.
  const conflicts = head.conflicts.filter(({ entity, uid, field, decision }) => decision === undefined || !writes.some((write) => write.entity === entity && write.uid === uid && field in (write.decided ?? {})));
  const dropped = head.conflicts.filter((one) => !conflicts.includes(one)).map(({ id }): StateChange => ({ drop: 'conflict', id }));
  const log = openSharedLog(ports.grist, grist, head.seen);
  await ledger.commit([{ put: 'run', run }, ...dropped, ...(dropped.length === 0 ? [] : await publishConflicts(ports.wiki, conflicts, head.published, ledger.known))]);
  await tell(log, ledger, writes, head.pair?.grist.place ?? '');
  const executed = await execute(writes, { sides: { grist: ports.grist, wiki: ports.wiki }, ids: { grist: idsOf(neutral, 'grist'), wiki: idsOf(neutral, 'wiki') }, ledger, refused: new Set(), versions: new Map() });
  const outcome = executed.again || executed.refusals.length > 0 ? 'partial' : 'done';
  await ledger.commit([{ put: 'run', run: { ...run, endedAt: new Date(clock.now()).toISOString(), outcome, writes: executed.writes.length } }]);
  return { run: run.run, dry: options.dry === true, outcome, writes: executed.writes, conflicts, gone: [], rows: rowsReferredTo(executed.writes, ledger.known), issues: [...issues, ...executed.issues, ...executed.refusals] };
}

/** Tells other machines of the run before anything is written. A decision that it takes back is in doubt until both sides agree, one that it takes again no more. */
async function tell(log: SharedLog, ledger: Ledger, writes: readonly PlannedWrite[], place: string): Promise<void> {
  const ofDecisions = writes.filter(({ decided }) => decided !== undefined);
  const cells = new Set(cellsWritten(ofDecisions));
  const reopened = cellsWritten(ofDecisions.filter(({ base }) => base !== undefined));
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const doubts = [...log.missed().filter((cell) => !cells.has(cell)), ...reopened];
    await ledger.commit(log.noted(doubts, cellsWritten(writes)));
    if ((await log.add()) !== 'refused') return;
  }
  throw new Refusal('state.busy', { place });
}

/** Other machines that tell of a run at the same moment are let by so often. */
const mostTurns = 5;

/** A first run may give this many rows their uid, and nothing else. */
const mostGivenUids = 20_000;

async function lastWritten({ state }: SyncPorts, pair: string): Promise<readonly JournalEntry[]> {
  // What was put back is somebody's words, not ours.
  const isWrite = ({ status, after, base, decided }: JournalEntry) => status === 'done' && !('uid' in after) && (base === undefined || decided !== undefined);
  const last = (await state.written(pair, 1)).find(isWrite) ?? (await state.written(pair, mostGivenUids)).find(isWrite);
  if (last === undefined) throw new Refusal('undo.nothing');
  return (await state.entries(pair, last.run)).filter(isWrite);
}

/** One entry a row and side: from what it was before the run to what the run left. */
function merged(entries: readonly JournalEntry[]): JournalEntry[] {
  const rows = new Map<string, JournalEntry>();
  for (const entry of entries) {
    const key = `${entry.side} ${entry.entity} ${entry.uid}`;
    const former = rows.get(key);
    rows.set(key, former === undefined ? entry : { ...former, before: { ...entry.before, ...former.before }, after: { ...former.after, ...entry.after } });
  }
  return [...rows.values()].reverse();
}

function inverse(entry: JournalEntry, neutral: Neutral, issues: Issue[]): PlannedWrite[] {
  const entity = neutral.entities.find(({ rule }) => rule.entity === entry.entity);
  if (entity === undefined) return [];
  const row = entity[entry.side].get(entry.uid);
  const twin = entity[otherSide(entry.side)].get(entry.uid);
  const base = { side: entry.side, entity: entry.entity, uid: entry.uid, lost: {}, ...twinOf(twin?.row), title: titleOf(entry.entity, row?.fields ?? entry.before, entry.uid) };
  const changed = (): PlannedWrite[] => {
    issues.push({ code: 'undo.changed', entity: entry.entity, row: row?.row.id ?? entry.id ?? '', value: base.title.slice(0, 200) });
    return [];
  };
  if (entry.kind === 'remove') return row === undefined ? [{ ...base, kind: 'create', id: null, before: {}, after: entry.before, beside: beside(twin, entry.before) }] : changed();
  if (row === undefined) return changed();
  if (entry.kind === 'create') {
    const isAsMade = entity.fields.every(({ field }) => asLeft(entity, row, field.key, entry.after));
    return isAsMade ? [{ ...base, kind: 'remove', id: row.row.id, ...versionOf(row.row), before: row.fields, after: {}, beside: {} }] : changed();
  }
  const keys = Object.keys(entry.after).filter((key) => asLeft(entity, row, key, entry.after));
  if (keys.length < Object.keys(entry.after).length) changed();
  if (keys.length === 0) return [];
  const pick = (values: Values) => Object.fromEntries(keys.map((key) => [key, values[key] ?? null]));
  const after = pick(entry.before);
  const { decided } = entry;
  // What an undo opened again is settled as it was, where that is undone.
  const isReopened = entry.base === undefined;
  return [{ ...base, kind: 'update', id: row.row.id, ...versionOf(row.row), before: pick(row.fields), after, beside: beside(twin, after), ...(decided !== undefined && { decided, ...(isReopened && { base: decided }) }) }];
}

/** Whether a cell still holds what the run left in it; one that the run did not write, nothing. */
function asLeft(entity: NeutralEntity, row: NeutralRow, key: string, after: Values): boolean {
  const field = entity.fields.find((one) => one.field.key === key)?.field;
  const value = row.fields[key];
  if (field === undefined || value === undefined) return false;
  const left = after[key];
  return left === undefined ? isEmptyValue(field, value) : sameMeaning(field, value, left);
}

function beside(twin: NeutralRow | undefined, values: Values): Values {
  return twin === undefined ? {} : Object.fromEntries(Object.keys(values).flatMap((key) => (twin.fields[key] === undefined ? [] : [[key, twin.fields[key]]])));
}
