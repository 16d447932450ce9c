import { expect, it } from 'vitest';
import { playSequencesOverHttp } from '../../testing/sim-property.ts';
import { simSettings } from '../../testing/sim-settings.ts';

// Half of the sequences over HTTP here, half in the other file: they run side by side.
it('loses no edit and doubles nothing over real HTTP, whatever befalls it: conflicts asked, removals marked', async () => {
  expect.hasAssertions();
  await playSequencesOverHttp(simSettings(), 100, 5);
}, 1_200_000);
