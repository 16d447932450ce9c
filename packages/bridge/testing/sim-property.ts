import fc from 'fast-check';
import { expect } from 'vitest';
import type { SyncSettings } from '../src/index.ts';
import { stepsArb } from './sim-arbitraries.ts';
import { settleAndCheck } from './sim-check.ts';
import { SimWorld } from './sim-world.ts';

/** Plays that many random sequences; a failure prints the shortest one found, and the seed to play it again. */
export async function playSequences(settings: SyncSettings, sequences: number, seed: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(stepsArb, async (steps) => {
      const world = new SimWorld(settings);
      for (const step of steps) await world.take(step);
      expect(await settleAndCheck(world)).toEqual([]);
    }),
    { numRuns: sequences, seed: (fc.readConfigureGlobal().seed ?? 0) + seed, endOnFailure: false },
  );
}
