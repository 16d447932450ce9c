import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { Refusal } from '../refusal.ts';
import { sqlState, type SqlConnection, type SqlRow, type SqlValue } from './sql-state.ts';
import type { State } from './state.ts';

/**
 * The state in one SQLite file, readable by its owner only. Write-ahead log with `synchronous = FULL`: a commit is on the disk when it answers. The lock of a pair is a transaction held
 * open on a file of its own beside it: the system lets go of it when the process ends, whatever the way. `mostPages` limits the size of the file, as a full disk would.
 */
export async function sqliteState(path: string, options: { readonly mostPages?: number } = {}): Promise<State> {
  const database = open(path, options.mostPages);
  try {
    return await sqlState(connect(database, path));
  } catch (error) {
    database.close();
    throw error;
  }
}

function open(path: string, mostPages: number | undefined): Database.Database {
  return guarded(path, () => {
    mkdirSync(dirname(path), { recursive: true });
    const isNew = !existsSync(path);
    const database = new Database(path, { timeout: 5_000 });
    if (isNew) chmodSync(path, 0o600);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    if (mostPages !== undefined) database.pragma(`max_page_count = ${mostPages}`);
    return database;
  });
}

function connect(database: Database.Database, path: string): SqlConnection {
  const prepared = new Map<string, Database.Statement>();
  const statement = (sql: string): Database.Statement => {
    let found = prepared.get(sql);
    if (found === undefined) {
      found = database.prepare(sql);
      prepared.set(sql, found);
    }
    return found;
  };
  return {
    place: path,
    all: (sql, values) => settled(path, () => statement(sql).all(...values) as SqlRow[]),
    transaction: (statements) =>
      settled(path, () => {
        database.exec('BEGIN IMMEDIATE');
        try {
          for (const { sql, values } of statements) run(statement(sql), values);
          database.exec('COMMIT');
        } catch (error) {
          // A full disk may have ended the transaction by itself.
          if (database.inTransaction) database.exec('ROLLBACK');
          throw error;
        }
      }),
    lock: (pair) => settled(path, () => takeLock(path, pair)),
    close: () =>
      settled(path, () => {
        // So that the file alone is the whole state, for whoever copies it.
        database.pragma('wal_checkpoint(TRUNCATE)');
        database.close();
      }),
  };
}

function run(statement: Database.Statement, values: readonly SqlValue[]): void {
  statement.run(...values);
}

function takeLock(path: string, pair: string): () => Promise<void> {
  const lock = new Database(`${path}.${encodeURIComponent(pair)}.lock`, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw isBusy(error) ? new Refusal('state.busy', { place: path }, { cause: error }) : error;
  }
  return () =>
    settled(path, () => {
      lock.exec('ROLLBACK');
      lock.close();
    });
}

/** The same, said by a promise. */
function settled<Result>(path: string, work: () => Result): Promise<Result> {
  return new Promise((resolve) => {
    resolve(guarded(path, work));
  });
}

function guarded<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    const code = isFull(error) ? 'state.full' : isBusy(error) ? 'state.busy' : 'state.failed';
    throw new Refusal(code, { place: path, detail }, { cause: error });
  }
}

function isBusy(error: unknown): boolean {
  return /database is locked|SQLITE_BUSY/.test(String(error));
}

function isFull(error: unknown): boolean {
  return /disk is full|SQLITE_FULL|ENOSPC|disk I\/O error/.test(String(error));
}
