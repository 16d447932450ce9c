import { Refusal } from '../refusal.ts';
import type { SideName } from '../side.ts';
import type { State } from '../state/state.ts';
import type { Conflict } from './report.ts';

/** Decides a conflict for one side: the next run carries its value, unless somebody changed the other one meanwhile. */
export async function decideConflict(state: State, pair: string, id: string, decision: SideName): Promise<Conflict> {
  const conflict = (await state.head(pair)).conflicts.find((one) => one.id === id);
  if (conflict === undefined) throw new Refusal('conflict.unknown', { id });
  const decided = { ...conflict, decision };
  await state.commit(pair, [{ put: 'conflict', conflict: decided }]);
  return decided;
}
