import type { Clock } from '../src/clock.ts';

/** A clock that nobody waits for: sleepers wake in their order when everything else has come to rest. */
export interface VirtualClock extends Clock {
  /** Milliseconds since it was made. */
  readonly elapsed: number;
}

/** A virtual clock that begins at `start`, in milliseconds since 1970. */
export function virtualClock(start = Date.UTC(2026, 10, 28)): VirtualClock {
  let now = start;
  let isTicking = false;
  const sleepers: { readonly until: number; readonly wake: () => void }[] = [];
  const tick = (): void => {
    isTicking = false;
    sleepers.sort((one, other) => one.until - other.until);
    const next = sleepers.shift();
    if (next === undefined) return;
    now = Math.max(now, next.until);
    next.wake();
    schedule();
  };
  const schedule = (): void => {
    if (isTicking || sleepers.length === 0) return;
    isTicking = true;
    setImmediate(tick);
  };
  return {
    now: () => now,
    sleep: (milliseconds) =>
      new Promise((resolve) => {
        sleepers.push({ until: now + milliseconds, wake: resolve });
        schedule();
      }),
    get elapsed() {
      return now - start;
    },
  };
}
