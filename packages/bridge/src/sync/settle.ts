import type { EntityName } from '@entrelacs/core';
import type { SideResult, Value, Values } from '../side.ts';
import type { JournalEntry, Known, StateChange } from '../state/state.ts';
import type { Execution, ExecutionContext } from './execute.ts';
import { fieldMeta } from './field-meta.ts';
import { sameMeaning } from './meaning.ts';
import { otherSide } from './merge-field.ts';
import { commonOf, withBases } from './plan.ts';
import { refusalKey, type PlannedWrite } from './planned.ts';
import type { Prepared } from './write-queue.ts';

/** What the end of a write changes in the state; tells the execution of it, and adds the references of a new row that came too late for it to `late`. */
export function settleOne(one: Prepared, entry: JournalEntry, result: SideResult, context: ExecutionContext, execution: Execution, late: PlannedWrite[]): StateChange[] {
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
  if (result.existed === true) {
    // Made by an earlier try of ours, whose traces are looked for, or by another machine: the next reading compares it.
    execution.again = true;
    return [ledger.settle(entry, 'void', result.id)];
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
  const start: Known = current ?? { entity, uid, grist: null, wiki: null, gone: null, base: {}, wikiBase: {}, wikiVersion: null };
  const wikiVersion = (side === 'wiki' ? result.version : write.twinVersion) ?? start.wikiVersion;
  const placed: Known = { ...start, [side]: result.id, ...(write.twin !== null && { [otherSide(side)]: write.twin }), gone: null, wikiVersion };
  const stored = result.fields ?? {};
  const fields = Object.entries(sent).map(([key, value]) => commonOf(write, key, asStored(entity, key, value, stored), value));
  return [ledger.learn(withBases(placed, side, fields))];
}

/** A value as the host keeps it: what it made of ours is its doing, and no edit. */
function asStored(entity: EntityName, key: string, value: Value, stored: Values): Value {
  const field = fieldMeta(entity, key);
  const kept = stored[key];
  if (field === undefined || field.entity !== undefined || kept === undefined) return value;
  return sameMeaning(field, kept, value) ? value : kept;
}
