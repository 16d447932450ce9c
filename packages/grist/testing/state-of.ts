import type { GristSnapshot, GristSource, GristState } from '../src/grist-source.ts';

/** The first state of which that is true, now or later; rejects with the last one after two seconds. */
export function stateOf(source: GristSource, holds: (state: GristState) => boolean): Promise<GristState> {
  return new Promise((resolve, reject) => {
    let last: GristState | undefined;
    const timer = setTimeout(() => reject(new Error(`Not reached: ${String(holds)}\nlast state: ${JSON.stringify(last)}`)), 2000);
    const stop = source.subscribe((state) => {
      last = state;
      if (!holds(state)) return;
      clearTimeout(timer);
      queueMicrotask(() => stop());
      resolve(state);
    });
  });
}

/** The first snapshot of which that is true, now or later. */
export async function snapshotOf(source: GristSource, holds: (snapshot: GristSnapshot) => boolean = () => true): Promise<GristSnapshot> {
  const state = await stateOf(source, (each) => each.state === 'ready' && holds(each.snapshot));
  if (state.state !== 'ready') throw new Error(`The source is ${state.state}.`);
  return state.snapshot;
}
