import { Refusal, type State } from '../src/index.ts';
import { Killed, type Oracle } from './sim-side.ts';

/** A state whose commits may fail, or be where the process is stopped. A stopped process does nothing more. */
export function simState(state: State, fate: Oracle): State {
  return {
    ...state,
    lock: () => Promise.resolve(() => Promise.resolve()),
    async commit(pair, changes) {
      const what = fate('state.commit');
      if (what === 'killBefore') throw new Killed();
      if (what === 'refuse') throw new Refusal('state.full');
      await state.commit(pair, changes);
      if (what === 'killAfter') throw new Killed();
    },
  };
}
