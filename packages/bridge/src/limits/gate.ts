import type { Clock } from '../clock.ts';
import type { SideLimits } from '../side.ts';

/** Lets requests through as their host takes them: waits for a free place, and for the second's share. */
export type Gate = <T>(request: () => Promise<T>) => Promise<T>;

/** A gate for one host: at most so many requests under way at once, and at most so many started in any second. First come, first served. */
export function makeGate({ parallel, perSecond }: Pick<SideLimits, 'parallel' | 'perSecond'>, clock: Clock): Gate {
  const waiting: (() => void)[] = [];
  // Less than one in a second is one in several.
  const share = Math.max(1, Math.floor(perSecond ?? 0));
  const span = perSecond === undefined ? 0 : (1000 * share) / perSecond;
  /** When the last ones started or will, as many as the share. */
  const starts: number[] = [];
  let underWay = 0;
  const enter = async (): Promise<void> => {
    if (underWay >= parallel) await new Promise<void>((resolve) => waiting.push(resolve));
    else underWay += 1;
    const now = clock.now();
    const room = starts.length < share ? now : (starts.shift() ?? now) + span;
    // A clock that was set back must not stop everything: no wait is longer than the places before it can explain.
    const start = Math.max(now, Math.min(room, now + span * (parallel + waiting.length + 1)));
    starts.push(start);
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
