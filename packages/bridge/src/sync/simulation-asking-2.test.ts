import { expect, it } from 'vitest';
import { playSequences } from '../../testing/sim-property.ts';
import { simSettings } from '../../testing/sim-settings.ts';

// Half of the sequences here, half in the other file: they run side by side.
it('loses no edit and doubles nothing, whatever befalls it: conflicts asked, removals marked', async () => {
  expect.hasAssertions();
  await playSequences(simSettings(), 2_500, 2);
}, 600_000);
