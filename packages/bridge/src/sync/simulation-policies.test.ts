import { expect, it } from 'vitest';
import { playSequences } from '../../testing/sim-property.ts';
import { simSettings } from '../../testing/sim-settings.ts';
import type { EntityRule, FieldRule } from './settings.ts';

it('comes to rest and writes only where it may, whatever befalls it: policies, one-way fields', async () => {
  expect.hasAssertions();
  const settings = simSettings();
  const kinds: readonly Pick<FieldRule, 'direction' | 'policy'>[] = [
    { direction: 'both', policy: 'ask' },
    { direction: 'both', policy: 'grist' },
    { direction: 'toWiki', policy: 'ask' },
    { direction: 'both', policy: 'wiki' },
    { direction: 'toGrist', policy: 'ask' },
    { direction: 'both', policy: 'newest' },
  ];
  const entities = settings.entities.map((rule): EntityRule => ({ ...rule, fields: rule.fields.map((field, index) => ({ ...field, ...(kinds[index % kinds.length] ?? field) })) }));
  await playSequences({ ...settings, entities }, 2_500, 4);
}, 600_000);
