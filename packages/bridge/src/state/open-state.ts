import type { State } from './state.ts';

/** The state at a place: an address of PostgreSQL, or the path of a file of SQLite. Rejects with a `Refusal` where it cannot be opened. */
export async function openState(place: string): Promise<State> {
  if (/^postgres(ql)?:\/\//.test(place)) return (await import('./postgres-state.ts')).postgresState(place);
  return (await import('./sqlite-state.ts')).sqliteState(place);
}
