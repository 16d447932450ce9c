import type { Clock } from '../clock.ts';
import type { SideLimits } from '../side.ts';

/** Lets requests through as their host takes them: waits for a free place, and for the second's share. */
export type Gate = <T>(request: () => Promise<T>) => Promise<T>;

/** A gate for one host: at most so many requests under way at once, and at most so many started in any second. First come, first served. */
export function makeGate({ parallel, perSecond }: Pick<SideLimits, 'parallel' | 'perSecond'>, clock: Clock): Gate {
  const interval = perSecond === undefined ? 0 : 1000 / perSecond;
  const waiting: (() => void)[] = [];
  let underWay = 0;
  let nextStart = 0;
  const enter = async (): Promise<void> => {
    if (underWay >= parallel) await new Promise<void>((resolve) => waiting.push(resolve));
    else underWay += 1;
    // A clock that was set back must not stop everything: no wait is longer than the places before it can explain.
    const now = clock.now();
    const start = Math.max(now, Math.min(nextStart, now + interval * (parallel + waiting.length + 1)));
    nextStart = start + interval;
    if (start > now) await clock.sleep(start - now);
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) underWay -= 1;
    else next();
  };
  return async (request) => {
    await enter();
    try {
      return await request();
    } finally {
      leave();
    }
  };
}
