import type { EntityName, Issue } from '@entrelacs/core';
import type { Cell, CellStory, Side, Value, Values } from '../side.ts';
import type { JournalEntry, State, StateChange, Watch } from '../state/state.ts';
import { fieldMeta } from './field-meta.ts';
import type { Ledger } from './ledger.ts';
import { sameMeaning } from './meaning.ts';
import { mapReference, type Neutral, type NeutralRow } from './neutral.ts';
import { titleOf, type PlannedWrite } from './planned.ts';

/** What was written over before anybody saw it. */
export interface Overwritten {
  /** Puts it back where our value still stands: what the two sides then hold is merged as if our write had been refused. */
  readonly writes: readonly PlannedWrite[];
  /** For the journal: what cannot be put back, since somebody wrote there after us. */
  readonly changes: readonly StateChange[];
  readonly issues: readonly Issue[];
}

/** What the search for it needs to know. */
export interface OverwrittenContext {
  readonly state: State;
  readonly pair: string;
  readonly neutral: Neutral;
  readonly ledger: Ledger;
}

interface Written {
  readonly entry: JournalEntry;
  /** Fields that were written, or went with their row. */
  readonly fields: readonly string[];
}

const nothing: Overwritten = { writes: [], changes: [], issues: [] };

/**
 * Values that the writes since `watch` replaced and that were not the ones read: somebody wrote them within the one request between our last look and our write, in a cell by which Grist
 * finds no rows. Asks nothing of the host where nobody else acted.
 */
export async function findOverwritten(side: Side, watch: Watch, { state, pair, neutral, ledger }: OverwrittenContext): Promise<Overwritten> {
  let written: readonly Written[] = [];
  const cells = async (): Promise<readonly Cell[]> => {
    const runs = await Promise.all(Array.from({ length: ledger.run - watch.run + 1 }, (_, index) => state.entries(pair, watch.run + index)));
    written = runs.flat().flatMap((entry) => (entry.side === side.name && entry.seq >= watch.seq && entry.status !== 'void' ? writtenIn(entry) : []));
    return written.flatMap(({ entry: { entity, id }, fields }) => (id === null ? [] : fields.map((field) => ({ entity, id, field }))));
  };
  // After a stop, or without an answer, what others did cannot be told from what we did.
  const isUnsure = watch.run < ledger.run || ledger.open.length > 0;
  const stories = await side.meanwhile?.(watch.since, cells, isUnsure);
  if (stories === undefined) return { ...nothing, issues: side.meanwhile === undefined ? [] : [{ code: 'sync.overwritten.unknown' }] };
  if (stories.length === 0) return nothing;
  const rowsOf = (entity: EntityName) => neutral.entities.find(({ rule }) => rule.entity === entity)?.[side.name];
  const writes = new Map<string, PlannedWrite>();
  const changes: StateChange[] = [];
  for (const { entry, fields } of written) {
    const { entity, uid, kind } = entry;
    const row = rowsOf(entity)?.get(uid);
    for (const key of fields) {
      const field = fieldMeta(entity, key);
      const story = stories.find((one) => one.entity === entity && one.id === entry.id && one.field === key);
      if (field?.entity === undefined || story === undefined) continue;
      const ids = new Map([...(rowsOf(field.entity) ?? [])].map(([target, { row: { id } }]) => [id, target]));
      const shown = row?.fields[key];
      const ours = kind === 'remove' ? undefined : (entry.after[key] ?? null);
      const same = (one: Value | undefined, other: Value | undefined) => (one === undefined || other === undefined ? one === other : sameMeaning(field, one, other));
      const value = lastReplaced(inUids(story, ids), { read: entry.before[key] ?? null, ours, shown, isUnsure }, same);
      if (value === undefined || same(value, shown)) continue;
      if (kind === 'remove' ? row === undefined : row !== undefined && same(shown, ours)) putBack(writes, entry, key, value, row);
      else if (shown !== undefined) changes.push(...lost(ledger, entry, key, value, shown));
    }
  }
  return { writes: [...writes.values()], changes, issues: [] };
}

/** Lists of references that an entry wrote, or that went with its row: other cells are written under a condition. */
function writtenIn(entry: JournalEntry): Written[] {
  const values = entry.kind === 'remove' ? entry.before : entry.after;
  const fields = entry.kind === 'create' ? [] : Object.keys(values).filter((key) => fieldMeta(entry.entity, key)?.kind === 'refs');
  return fields.length === 0 ? [] : [{ entry, fields }];
}

/** A story in the words that both sides share; of a list, the rows that are still there. */
function inUids({ steps }: CellStory, ids: ReadonlyMap<string, string>): CellStory['steps'] {
  const translated = (value: Value | undefined): Value | undefined => {
    if (!Array.isArray(value)) return value;
    const there = (value as readonly string[]).filter((id) => ids.has(id));
    return there.length === 0 ? null : mapReference(there, ids);
  };
  return steps.map(({ before, after }) => ({ before: translated(before), after: translated(after) }));
}

interface Told {
  readonly read: Value;
  /** Undefined: the row was removed. */
  readonly ours: Value | undefined;
  readonly shown: Value | undefined;
  readonly isUnsure: boolean;
}

/**
 * The last value of others that we replaced without having read it. Where what they left is not what they, or we, found next, our own write came between; where our own write may be one of
 * the steps, it is the one that left what we wrote.
 */
function lastReplaced(steps: CellStory['steps'], { read, ours, shown, isUnsure }: Told, same: (one: Value | undefined, other: Value | undefined) => boolean): Value | undefined {
  // Our own step is the one from what we read, where there is one; else the one that left what we wrote.
  const mayBeOurs = isUnsure && !steps.some(({ before, after }) => same(before, read) && same(after, ours));
  const replaced = steps.flatMap(({ before, after }, place) => {
    const later = steps.slice(place + 1);
    const next = later.length > 0 ? later[0]?.before : shown;
    // What somebody found there again, after it was put back, is theirs to change.
    return [...(mayBeOurs && same(after, ours) ? [before] : []), ...(same(after, next) ? [] : [after])].filter((value) => !later.some((one) => same(one.before, value)));
  });
  return replaced.filter((value) => value !== undefined && !same(value, read) && !same(value, ours)).at(-1);
}

/** A row that we removed is made again with what it held, a cell that we wrote gets its value back. */
function putBack(writes: Map<string, PlannedWrite>, { side, kind, entity, uid, before, after }: JournalEntry, key: string, value: Value, row: NeutralRow | undefined): void {
  const former = writes.get(`${entity} ${uid}`);
  const base: Values = { ...former?.base, ...(kind === 'remove' ? before : { [key]: before[key] ?? null }) };
  writes.set(`${entity} ${uid}`, {
    side,
    kind: kind === 'remove' ? 'create' : 'update',
    entity,
    uid,
    title: titleOf(entity, row?.fields ?? before, uid),
    id: row?.row.id ?? null,
    before: kind === 'remove' ? {} : { ...former?.before, [key]: after[key] ?? null },
    after: { ...(kind === 'remove' ? before : {}), ...former?.after, [key]: value },
    lost: {},
    beside: {},
    base,
    twin: null,
  });
}

/** Somebody wrote there after us: the value is kept in the journal, and told once. */
function lost(ledger: Ledger, { side, entity, uid, id }: JournalEntry, key: string, value: Value, shown: Value): StateChange[] {
  const entry = ledger.entry({ side, kind: 'update', entity, uid, id, before: { [key]: shown }, after: { [key]: shown }, lost: { [key]: value }, beside: {}, base: { [key]: shown } });
  return [{ put: 'entry', entry }, ledger.settle(entry, 'done')];
}
