import { Refusal } from '../refusal.ts';
import type { SideName } from '../side.ts';
import type { Known, State } from '../state/state.ts';
import type { Conflict } from './report.ts';

/** The conflict of that id, or the only one whose id begins so. */
export function conflictCalled(conflicts: readonly Conflict[], id: string): Conflict {
  const meant = conflicts.filter((one) => one.id.startsWith(id));
  const conflict = meant.find((one) => one.id === id) ?? (meant.length === 1 ? meant[0] : undefined);
  if (conflict === undefined) throw new Refusal('conflict.unknown', { id });
  return conflict;
}

/** Uids of the rows, marked as removed on one side, whose uids are or begin so. Throws a `Refusal` where none or several do. */
export function goneCalled(known: readonly Known[], ids: readonly string[] = []): ReadonlySet<string> {
  const gone = known.filter((one) => one.gone !== null).map(({ uid }) => uid);
  return new Set(
    ids.map((id) => {
      const meant = gone.includes(id) ? [id] : gone.filter((uid) => uid.startsWith(id));
      const [uid] = meant;
      if (uid === undefined || meant.length > 1) throw new Refusal('gone.unknown', { id });
      return uid;
    }),
  );
}

/** Decides a conflict for one side: the next run carries its value, unless somebody changed the other one meanwhile. */
export async function decideConflict(state: State, pair: string, id: string, decision: SideName): Promise<Conflict> {
  const conflict = conflictCalled((await state.head(pair)).conflicts, id);
  const decided = { ...conflict, decision };
  await state.commit(pair, [{ put: 'conflict', conflict: decided }]);
  return decided;
}
