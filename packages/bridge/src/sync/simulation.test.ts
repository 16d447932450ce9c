import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepsArb } from '../../testing/sim-arbitraries.ts';
import { settleAndCheck } from '../../testing/sim-check.ts';
import { SimWorld } from '../../testing/sim-world.ts';
import { simSettings } from '../../testing/sim-settings.ts';

describe('the sync, whatever befalls it', () => {
  it('loses no edit, doubles nothing, and comes to rest', async () => {
    await fc.assert(
      fc.asyncProperty(stepsArb, async (steps) => {
        const world = new SimWorld(simSettings());
        for (const step of steps) await world.take(step);
        expect(await settleAndCheck(world)).toEqual([]);
      }),
      { numRuns: Number(process.env['SIM_RUNS'] ?? 500) },
    );
  });
});
