import { expect, it } from 'vitest';
import { playSequences } from '../../testing/sim-property.ts';
import { simSettings } from '../../testing/sim-settings.ts';

it('loses no edit and doubles nothing, whatever befalls it: removals carried', async () => {
  expect.hasAssertions();
  await playSequences(simSettings({ deletions: 'carry', sameTitle: 'match' }), 2_500, 3);
}, 600_000);
