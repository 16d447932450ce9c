import type { JournalEntry, JournalStatus } from '../state/state.ts';
import { sameMeaning } from './meaning.ts';
import type { Neutral, NeutralEntity } from './neutral.ts';
import { cellName } from './run-log.ts';

/** What became of the entries whose end was not known. */
export interface Examined {
  /** Written after all, with the fields of which that is certain. */
  readonly landed: readonly JournalEntry[];
  readonly statuses: readonly { readonly seq: number; readonly status: JournalStatus; readonly id?: string }[];
  /** Still without a certain end: a request may yet be under way. */
  readonly open: readonly JournalEntry[];
  /** Cells that show what they showed before, in rows that changed since: written and put back, or never written. */
  readonly doubts: readonly string[];
}

/** Runs that an entry without a trace is waited for. */
const patience = 2;

/** Looks for the traces of unsettled entries in what both sides hold now. What left none is written again by the plan, since the two sides still differ. */
export function examine(open: readonly JournalEntry[], neutral: Neutral, run: number): Examined {
  const landed: JournalEntry[] = [];
  const statuses: { seq: number; status: JournalStatus; id?: string }[] = [];
  const still: JournalEntry[] = [];
  const doubts: string[] = [];
  for (const entry of open) {
    const entity = neutral.entities.find(({ rule }) => rule.entity === entry.entity);
    if (entity === undefined) {
      still.push(entry);
      continue;
    }
    const trace = traceOf(entry, entity);
    doubts.push(...perhapsPutBack(entry, entity));
    if (trace !== null) {
      landed.push(trace);
      statuses.push({ seq: entry.seq, status: 'done', ...(trace.id !== null && { id: trace.id }) });
    } else if (run - entry.run >= patience) {
      statuses.push({ seq: entry.seq, status: 'void' });
    } else {
      still.push({ ...entry, status: 'unknown' });
      if (entry.status !== 'unknown') statuses.push({ seq: entry.seq, status: 'unknown' });
    }
  }
  return { landed, statuses, open: still, doubts };
}

/** Cells that an entry may have written, and that hold again what they held before; of a row that it made, nothing. A row that bears the same version or stamp was not written. */
function perhapsPutBack({ side, kind, entity: name, uid, found, before, after }: JournalEntry, entity: NeutralEntity): string[] {
  const row = entity[side].get(uid);
  const now = row?.row.version ?? row?.row.stamp;
  const isChanged = kind === 'create' ? row?.row.uid === uid : kind === 'update' && found !== undefined && now !== undefined && now !== found;
  if (row === undefined || !isChanged) return [];
  return entity.fields.flatMap(({ field }) => {
    const [held, former, written] = [row.fields[field.key], before[field.key] ?? null, after[field.key]];
    const isBack = held !== undefined && written !== undefined && sameMeaning(field, held, former) && !sameMeaning(field, held, written);
    return isBack ? [cellName(name, uid, field.key)] : [];
  });
}

/**
 * The entry with the fields that show it was written; null without a trace. What a row shows otherwise, somebody may have written since, or another machine may have made it so: that counts
 * for nothing.
 */
function traceOf(entry: JournalEntry, entity: NeutralEntity): JournalEntry | null {
  const row = entity[entry.side].get(entry.uid);
  if (entry.kind === 'remove') return row === undefined ? entry : null;
  // A row's own uid, not the one that it is about to get.
  if (row === undefined || row.row.uid !== entry.uid) return null;
  if ('uid' in entry.after) return entry;
  const shown = entity.fields.filter(({ field }) => field.key in entry.after && row.fields[field.key] !== undefined && sameMeaning(field, row.fields[field.key] ?? null, entry.after[field.key] ?? null));
  if (entry.kind === 'update' && shown.length === 0) return null;
  return { ...entry, ...(entry.kind === 'create' && { id: row.row.id }), after: Object.fromEntries(shown.map(({ field }) => [field.key, entry.after[field.key] ?? null])) };
}
