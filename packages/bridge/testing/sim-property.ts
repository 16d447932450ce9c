import fc from 'fast-check';
import { expect } from 'vitest';
import { memoryState, type SyncSettings } from '../src/index.ts';
import { httpGrist } from './http-grist.ts';
import { httpWiki } from './http-wiki.ts';
import { smallDoc } from './rest-server.ts';
import { stepsArb } from './sim-arbitraries.ts';
import { settleAndCheck } from './sim-check.ts';
import { simEntities, simFields } from './sim-fields.ts';
import { HostWorld, SimWorld } from './sim-world.ts';

/** Plays that many random sequences; a failure prints the shortest one found, and the seed to play it again. */
export async function playSequences(settings: SyncSettings, sequences: number, seed: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(stepsArb(), async (steps) => {
      const world = new SimWorld(settings);
      for (const step of steps) await world.take(step);
      expect(await settleAndCheck(world)).toEqual([]);
    }),
    { numRuns: sequences, seed: (fc.readConfigureGlobal().seed ?? 0) + seed, endOnFailure: false },
  );
}

/** The same over real HTTP: a Grist server and a wiki, each on a port, reached by the bridge's own clients. */
export async function playSequencesOverHttp(settings: SyncSettings, sequences: number, seed: number): Promise<void> {
  const template = await smallDoc(simEntities);
  await fc.assert(
    fc.asyncProperty(stepsArb(60), async (steps) => {
      const [grist, wiki] = await Promise.all([httpGrist(template, simFields), httpWiki(simFields)]);
      try {
        const world = new HostWorld(settings, [memoryState(), memoryState()], { grist: grist.host, wiki: wiki.host });
        for (const step of steps) await world.take(step);
        expect(await settleAndCheck(world)).toEqual([]);
      } finally {
        await Promise.all([grist.stop(), wiki.stop()]);
      }
    }),
    { numRuns: sequences, seed: (fc.readConfigureGlobal().seed ?? 0) + seed, endOnFailure: false },
  );
}
