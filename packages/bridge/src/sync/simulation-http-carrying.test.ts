import { expect, it } from 'vitest';
import { playSequencesOverHttp } from '../../testing/sim-property.ts';
import { simSettings } from '../../testing/sim-settings.ts';

it('loses no edit and doubles nothing over real HTTP, whatever befalls it: removals carried', async () => {
  expect.hasAssertions();
  await playSequencesOverHttp(simSettings({ deletions: 'carry', sameTitle: 'match' }), 100, 6);
}, 1_200_000);
