import type { Clock } from '../clock.ts';
import type { State } from './state.ts';

const day = 86_400_000;

/** Runs that stay whatever their age: a clock that is wrong must not empty the journal. */
const leastRuns = 200;

/**
 * Drops what the journal holds of runs older than so many days, once a day: never what is not settled, nor a value that lost before somebody was told. Runs count from the latest, so that
 * a clock set forward or back drops none of those.
 */
export async function prune(state: State, pair: string, clock: Clock, keepDays: number): Promise<void> {
  const now = clock.now();
  const today = new Date(now).toISOString().slice(0, 10);
  const { pruned, told = 0 } = await state.head(pair);
  if (pruned === today) return;
  const oldest = new Date(now - keepDays * day).toISOString();
  const upTo = (await state.runs(pair, Number.MAX_SAFE_INTEGER)).slice(leastRuns).find(({ startedAt }) => startedAt < oldest)?.run ?? 0;
  await state.commit(pair, [{ drop: 'entries', upTo, told, day: today }]);
}
