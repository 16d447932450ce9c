import type { EntityRule, SyncSettings } from '../src/index.ts';
import type { EntityName } from '@entrelacs/core';
import { simFields } from './sim-fields.ts';

/** Settings of the simulation: every field but `email`, both ways, asking; with what a test changes. */
export function simSettings(changes: Partial<EntityRule> = {}): SyncSettings {
  const entities = Object.entries(simFields).map(
    ([entity, fields]): EntityRule => ({
      entity: entity as EntityName,
      fields: fields.filter((key) => key !== 'email').map((key) => ({ key, direction: 'both', policy: 'ask' })),
      direction: 'both',
      deletions: 'mark',
      sameTitle: 'separate',
      ...changes,
    }),
  );
  return { entities, vanished: { share: 0.2, rows: 5 } };
}
