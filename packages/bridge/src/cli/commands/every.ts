import { Refusal } from '../../refusal.ts';
import type { CommandContext } from '../context.ts';
import { exitCodes } from '../io.ts';

const units = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Milliseconds of an interval such as `5m`, `2h` or `1d`; undefined when it is none. */
export function intervalOf(text: string): number | undefined {
  const match = /^(\d+)\s*([smhd])$/.exec(text.trim());
  const length = Number(match?.[1] ?? 0) * (units[match?.[2] as keyof typeof units] ?? 0);
  return length > 0 ? length : undefined;
}

/** Does some work once, or at intervals until the process is stopped: a failure then is said, and the next time comes all the same. Stopped, it has done what it was asked. */
export async function every(context: CommandContext, interval: string | undefined, work: () => Promise<number>): Promise<number> {
  if (interval === undefined) return work();
  const milliseconds = intervalOf(interval);
  if (milliseconds === undefined) throw new Refusal('cli.badInterval', { value: interval });
  const { stopping, clock } = context.io;
  while (!stopping.aborted) {
    const start = clock.now();
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      context.out.error(context.words(error));
    }
    const rest = Math.max(0, milliseconds - Math.max(0, clock.now() - start));
    await Promise.race([clock.sleep(rest), new Promise((resolve) => stopping.addEventListener('abort', resolve, { once: true }))]);
  }
  return exitCodes.ok;
}
