import type { EntityName, Issue } from '@entrelacs/core';
import type { SideName, Values } from '../side.ts';
import type { Conflict, Gone } from '../sync/report.ts';
import { checkVersion, schema, schemaVersion, upgrades } from './schema.ts';
import type { Head, JournalEntry, JournalStatus, Known, Pair, RunRecord, Seen, State, StateChange } from './state.ts';

/** One value of a row of SQL, as our tables hold them. */
export type SqlValue = string | number | null;

/** A row of an answer. */
export type SqlRow = Readonly<Record<string, unknown>>;

/** What both databases can do. `?` stands for a value. Failures are `Refusal`s already. */
export interface SqlConnection {
  all(sql: string, values: readonly SqlValue[]): Promise<SqlRow[]>;
  /** All of them or none, and durable once answered. */
  transaction(statements: readonly { readonly sql: string; readonly values: readonly SqlValue[] }[]): Promise<void>;
  lock(pair: string): Promise<() => Promise<void>>;
  close(): Promise<void>;
  /** Where it is, without secrets. */
  readonly place: string;
}

interface Statement {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** The state on a database: the same tables and the same statements on SQLite and PostgreSQL. Creates them where they are missing, and refuses those of a later version. */
export async function sqlState(connection: SqlConnection): Promise<State> {
  await prepare(connection);
  return {
    lock: (pair) => connection.lock(pair),
    head: (pair) => readHead(connection, pair),
    async known(pair) {
      return (await connection.all('SELECT entity, uid, grist, wiki, gone, base, wiki_base, wiki_version FROM bridge_known WHERE pair = ? ORDER BY entity, uid', [pair])).map(knownOf);
    },
    commit: (pair, changes) => (changes.length === 0 ? Promise.resolve() : connection.transaction(statementsOf(pair, changes))),
    async entries(pair, run) {
      return (await connection.all('SELECT status, row_id, entry FROM bridge_entry WHERE pair = ? AND run = ? ORDER BY seq', [pair, run])).map(entryOf);
    },
    async written(pair, most) {
      return (await connection.all("SELECT status, row_id, entry FROM bridge_entry WHERE pair = ? AND status = 'done' ORDER BY seq DESC LIMIT ?", [pair, most])).map(entryOf);
    },
    async updates(pair, uids) {
      // Few rows are looked for by their uid, so that not all of a long journal has to be read as JSON.
      const named = uids.size > fewUids || [...uids].some((uid) => /["\\]/.test(uid)) ? [] : [...uids].map((uid) => `%"uid":"${uid}"%`);
      const among = named.length === 0 ? '' : ` AND (${named.map(() => 'entry LIKE ?').join(' OR ')})`;
      const rows = await connection.all(`SELECT status, row_id, entry FROM bridge_entry WHERE pair = ? AND status = 'done' AND entry LIKE '%"kind":"update"%'${among} ORDER BY seq`, [pair, ...named]);
      return rows.map(entryOf).filter(({ uid }) => uids.has(uid));
    },
    async losses(pair, after) {
      return (await connection.all(`SELECT status, row_id, entry FROM bridge_entry WHERE pair = ? AND status = 'done' AND run > ? AND NOT ${lostNothing} ORDER BY seq`, [pair, after])).map(entryOf);
    },
    async runs(pair, most) {
      return (await connection.all('SELECT record FROM bridge_run WHERE pair = ? ORDER BY run DESC LIMIT ?', [pair, most])).map((row) => json<RunRecord>(row['record']));
    },
    async pairs() {
      return (await connection.all("SELECT value FROM bridge_pair WHERE name = 'pair' ORDER BY pair", [])).map((row) => json<Pair>(row['value']));
    },
    close: () => connection.close(),
  };
}

/** So many rows are looked for one by one. */
const fewUids = 25;

/** Of an entry's JSON: quotes within its texts are escaped there, so that nothing that somebody wrote looks like this. */
const lostNothing = `(entry LIKE '%"lost":{}%')`;

async function prepare(connection: SqlConnection): Promise<void> {
  await connection.transaction([{ sql: schema[0] ?? '', values: [] }]);
  const found = await versionIn(connection);
  checkVersion(found, connection.place);
  if (found === String(schemaVersion)) return;
  if (found !== undefined) {
    const upgrade = [...(upgrades[found] ?? []), `UPDATE bridge_meta SET value = '${schemaVersion}' WHERE name = 'version'`];
    await connection.transaction(upgrade.map((sql) => ({ sql, values: [] }))).catch(async (error: unknown) => {
      // Another program may have done it at the same time.
      if ((await versionIn(connection)) !== String(schemaVersion)) throw error;
    });
    return;
  }
  await connection.transaction([
    ...schema.slice(1).map((sql) => ({ sql, values: [] })),
    { sql: "INSERT INTO bridge_meta (name, value) VALUES ('version', ?) ON CONFLICT (name) DO NOTHING", values: [String(schemaVersion)] },
  ]);
}

async function versionIn(connection: SqlConnection): Promise<string | undefined> {
  const [version] = await connection.all("SELECT value FROM bridge_meta WHERE name = 'version'", []);
  return version === undefined ? undefined : text(version['value']);
}

async function readHead(connection: SqlConnection, pair: string): Promise<Head> {
  const named = new Map((await connection.all('SELECT name, value FROM bridge_pair WHERE pair = ?', [pair])).map((row) => [text(row['name']), text(row['value'])]));
  const open = await connection.all("SELECT status, row_id, entry FROM bridge_entry WHERE pair = ? AND status IN ('intent', 'unknown') ORDER BY seq", [pair]);
  const [last] = await connection.all('SELECT MAX(seq) AS seq FROM bridge_entry WHERE pair = ?', [pair]);
  const [lastRun] = await connection.all('SELECT record FROM bridge_run WHERE pair = ? ORDER BY run DESC LIMIT 1', [pair]);
  const [lastGood] = await connection.all("SELECT record FROM bridge_run WHERE pair = ? AND outcome IN ('done', 'quiet') ORDER BY run DESC LIMIT 1", [pair]);
  const conflicts = await connection.all('SELECT conflict FROM bridge_conflict WHERE pair = ? ORDER BY id', [pair]);
  const read = <Read>(name: string): Read | undefined => (named.has(name) ? json<Read>(named.get(name)) : undefined);
  const [known, settingsKey, published] = [read<Pair>('pair'), read<string>('settingsKey'), read<string>('published')];
  const [issues, gone, told] = [read<readonly Issue[]>('issues'), read<readonly Gone[]>('gone'), read<number>('told')];
  const [pruned, seen] = [read<string>('pruned'), read<Seen>('seen')];
  return {
    ...(known !== undefined && { pair: known }),
    ...(lastRun !== undefined && { lastRun: json<RunRecord>(lastRun['record']) }),
    ...(lastGood !== undefined && { lastGood: json<RunRecord>(lastGood['record']) }),
    nextSeq: Number(last?.['seq'] ?? 0) + 1,
    validators: read<Head['validators']>('validators') ?? {},
    ...(settingsKey !== undefined && { settingsKey }),
    ...(published !== undefined && { published }),
    ...(issues !== undefined && { issues }),
    ...(gone !== undefined && { gone }),
    ...(told !== undefined && { told }),
    ...(pruned !== undefined && { pruned }),
    ...(seen !== undefined && { seen }),
    conflicts: conflicts.map((row) => json<Conflict>(row['conflict'])),
    open: open.map(entryOf),
  };
}

/**
 * The statements of a commit. Where nothing is dropped their order says nothing but that entries come before their status: rows of one table are put many at a time, since thousands of them
 * are what a first run waits for.
 */
function statementsOf(pair: string, changes: readonly StateChange[]): Statement[] {
  if (changes.length < smallestBulk || changes.some((change) => 'drop' in change)) return changes.flatMap((change) => statementsFor(pair, change));
  const entries: JournalEntry[] = [];
  // One statement may not put a row twice: the last one counts.
  const known = new Map<string, Known>();
  const statuses = new Map<number, StatusChange>();
  const others: StateChange[] = [];
  for (const change of changes) {
    if ('put' in change && change.put === 'entry') entries.push(change.entry);
    else if ('put' in change && change.put === 'known') known.set(`${change.known.entity} ${change.known.uid}`, change.known);
    else if ('put' in change && change.put === 'status') statuses.set(change.seq, { ...statuses.get(change.seq), ...change });
    else others.push(change);
  }
  return [
    ...inBulk(entryInsert, entries.map((entry) => entryValues(pair, entry))),
    ...inBulk(statusUpdate, [...statuses.values()].map(statusValues), [pair]),
    ...others.flatMap((change) => statementsFor(pair, change)),
    ...inBulk(knownUpsert, [...known.values()].map((one) => knownValues(pair, one))),
  ];
}

const smallestBulk = 8;

/** Few sizes, so that few statements are prepared. */
const bulkSizes = [64, 8, 1] as const;

type StatusChange = Extract<StateChange, { readonly put: 'status' }>;

interface Bulk {
  readonly into: string;
  readonly tuple: string;
  readonly after: string;
}

const entryInsert: Bulk = { into: 'INSERT INTO bridge_entry (pair, seq, run, status, row_id, entry) VALUES', tuple: '(?, ?, ?, ?, ?, ?)', after: '' };
const knownUpsert: Bulk = {
  into: 'INSERT INTO bridge_known (pair, entity, uid, grist, wiki, gone, base, wiki_base, wiki_version) VALUES',
  tuple: '(?, ?, ?, ?, ?, ?, ?, ?, ?)',
  after: ' ON CONFLICT (pair, entity, uid) DO UPDATE SET grist = excluded.grist, wiki = excluded.wiki, gone = excluded.gone, base = excluded.base, wiki_base = excluded.wiki_base, wiki_version = excluded.wiki_version',
};

// Both databases name the columns of VALUES like this; PostgreSQL takes all that is given there for text.
const statusUpdate: Bulk = {
  into: 'UPDATE bridge_entry SET status = given.column2, row_id = COALESCE(given.column3, row_id) FROM (VALUES',
  tuple: '(?, ?, ?)',
  after: ') AS given WHERE seq = CAST(given.column1 AS BIGINT) AND pair = ?',
};

/** Statements for many rows; `last` are the values after them. */
function inBulk({ into, tuple, after }: Bulk, rows: readonly (readonly SqlValue[])[], last: readonly SqlValue[] = []): Statement[] {
  const statements: Statement[] = [];
  let start = 0;
  for (const size of bulkSizes) {
    const sql = `${into} ${Array.from({ length: size }, () => tuple).join(', ')}${after}`;
    for (; rows.length - start >= size; start += size) statements.push({ sql, values: [...rows.slice(start, start + size).flat(), ...last] });
  }
  return statements;
}

function entryValues(pair: string, { status, id, ...rest }: JournalEntry): SqlValue[] {
  return [pair, rest.seq, rest.run, status, id, JSON.stringify(rest)];
}

function statusValues({ seq, status, id }: StatusChange): SqlValue[] {
  return [seq, status, id ?? null];
}

function knownValues(pair: string, { entity, uid, grist, wiki, gone, base, wikiBase, wikiVersion }: Known): SqlValue[] {
  return [pair, entity, uid, grist, wiki, gone, JSON.stringify(base), JSON.stringify(wikiBase), wikiVersion];
}

function statementsFor(pair: string, change: StateChange): Statement[] {
  if ('drop' in change) {
    if (change.drop === 'known') return [{ sql: 'DELETE FROM bridge_known WHERE pair = ? AND entity = ? AND uid = ?', values: [pair, change.entity, change.uid] }];
    if (change.drop === 'conflict') return [{ sql: 'DELETE FROM bridge_conflict WHERE pair = ? AND id = ?', values: [pair, change.id] }];
    if (change.drop === 'entries') {
      return [
        { sql: `DELETE FROM bridge_entry WHERE pair = ? AND run <= ? AND status IN ('done', 'void') AND (run <= ? OR ${lostNothing})`, values: [pair, change.upTo, change.told] },
        { sql: 'DELETE FROM bridge_run WHERE pair = ? AND run <= ?', values: [pair, change.upTo] },
        named(pair, 'pruned', change.day),
      ];
    }
    return [
      { sql: 'DELETE FROM bridge_known WHERE pair = ?', values: [pair] },
      { sql: 'DELETE FROM bridge_conflict WHERE pair = ?', values: [pair] },
      { sql: "DELETE FROM bridge_pair WHERE pair = ? AND name IN ('validators', 'settingsKey', 'gone', 'seen')", values: [pair] },
      { sql: "UPDATE bridge_entry SET status = 'void' WHERE pair = ? AND status IN ('intent', 'unknown')", values: [pair] },
    ];
  }
  switch (change.put) {
    case 'pair':
      return [named(pair, 'pair', change.pair)];
    case 'validators':
      return [named(pair, 'validators', change.validators), named(pair, 'settingsKey', change.settingsKey), ...(['issues', 'gone'] as const).flatMap((name) => (change[name] === undefined ? [] : [named(pair, name, change[name])]))];
    case 'published':
      return [named(pair, 'published', change.published)];
    case 'told':
      return [named(pair, 'told', change.run)];
    case 'seen':
      return [named(pair, 'seen', change.seen)];
    case 'known':
      return inBulk(knownUpsert, [knownValues(pair, change.known)]);
    case 'entry':
      return inBulk(entryInsert, [entryValues(pair, change.entry)]);
    case 'status':
      return inBulk(statusUpdate, [statusValues(change)], [pair]);
    case 'conflict':
      return [{ sql: 'INSERT INTO bridge_conflict (pair, id, conflict) VALUES (?, ?, ?) ON CONFLICT (pair, id) DO UPDATE SET conflict = excluded.conflict', values: [pair, change.conflict.id, JSON.stringify(change.conflict)] }];
    case 'run':
      return [
        {
          sql: 'INSERT INTO bridge_run (pair, run, outcome, record) VALUES (?, ?, ?, ?) ON CONFLICT (pair, run) DO UPDATE SET outcome = excluded.outcome, record = excluded.record',
          values: [pair, change.run.run, change.run.outcome ?? null, JSON.stringify(change.run)],
        },
      ];
  }
}

function named(pair: string, name: string, value: unknown): Statement {
  return { sql: 'INSERT INTO bridge_pair (pair, name, value) VALUES (?, ?, ?) ON CONFLICT (pair, name) DO UPDATE SET value = excluded.value', values: [pair, name, JSON.stringify(value)] };
}

function knownOf(row: SqlRow): Known {
  return {
    entity: text(row['entity']) as EntityName,
    uid: text(row['uid']),
    grist: textOrNull(row['grist']),
    wiki: textOrNull(row['wiki']),
    gone: textOrNull(row['gone']) as SideName | null,
    base: json<Values>(row['base']),
    wikiBase: json<Values>(row['wiki_base']),
    wikiVersion: textOrNull(row['wiki_version']),
  };
}

function entryOf(row: SqlRow): JournalEntry {
  return { ...json<Omit<JournalEntry, 'status' | 'id'>>(row['entry']), status: text(row['status']) as JournalStatus, id: textOrNull(row['row_id']) };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : String(value);
}

function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : text(value);
}

/** Our own JSON, read back. */
function json<Read>(value: unknown): Read {
  return JSON.parse(text(value)) as Read;
}
