import pg from 'pg';
import { Refusal } from '../refusal.ts';
import { sqlState, type SqlConnection, type SqlRow, type SqlValue } from './sql-state.ts';
import type { State } from './state.ts';

/**
 * The same state on PostgreSQL. The lock of a pair is an advisory lock of the one session that does everything else: when the connection breaks the lock is gone, and so is the means of
 * writing.
 */
export async function postgresState(url: string): Promise<State> {
  const client = new pg.Client({ connectionString: url, application_name: 'entrelacs' });
  const place = `${client.host}/${client.database ?? ''}`;
  // An error between two queries is raised by the next one.
  client.on('error', () => undefined);
  await guarded(place, () => client.connect());
  try {
    return await sqlState(connect(client, place));
  } catch (error) {
    await client.end();
    throw error;
  }
}

function connect(client: pg.Client, place: string): SqlConnection {
  let queue: Promise<unknown> = Promise.resolve();
  // One session may take its own advisory lock twice.
  const taken = new Set<string>();
  /** One at a time: statements of two transactions must not mix in one session. */
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const turn = queue.then(() => guarded(place, work));
    queue = turn.catch(() => undefined);
    return turn;
  };
  const query = (sql: string, values: readonly SqlValue[]) => client.query<SqlRow>(numbered(sql), [...values]);
  return {
    place,
    all: (sql, values) => inTurn(async () => (await query(sql, values)).rows),
    transaction: (statements) =>
      inTurn(async () => {
        await client.query('BEGIN');
        try {
          // Two programs that start at once must not create the tables at once.
          if (statements.some(({ sql }) => sql.startsWith('CREATE'))) await client.query("SELECT pg_advisory_xact_lock(hashtext('entrelacs schema'))");
          for (const { sql, values } of statements) await query(sql, values);
          await client.query('COMMIT');
        } catch (error) {
          await client.query('ROLLBACK').catch(() => undefined);
          throw error;
        }
      }),
    lock: (pair) =>
      inTurn(async () => {
        const key = `entrelacs ${pair}`;
        if (taken.has(key)) throw new Refusal('state.busy', { place });
        const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken', [key]);
        if (rows[0]?.taken !== true) throw new Refusal('state.busy', { place });
        taken.add(key);
        return () =>
          inTurn(async () => {
            taken.delete(key);
            await client.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [key]);
          });
      }),
    close: () => inTurn(() => client.end()),
  };
}

function numbered(sql: string): string {
  let n = 0;
  return sql.replace(/\?/g, () => `$${(n += 1)}`);
}

async function guarded<Result>(place: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    // 53100 disk full, 53200 out of memory
    const isFull = typeof error === 'object' && error !== null && 'code' in error && error.code === '53100';
    throw new Refusal(isFull ? 'state.full' : 'state.failed', { place, detail }, { cause: error });
  }
}
