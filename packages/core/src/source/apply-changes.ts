import type { EntityName } from '../model/field.ts';
import { model, type Entity } from '../model/model.ts';
import type { Change, Snapshot } from './source.ts';

/**
 * The snapshot as it will be once the changes are written: what an element shows before the host answers.
 * Entities that no change names keep their identity; changes to rows that do not exist are left out.
 */
export function applyChanges(snapshot: Snapshot, changes: readonly Change[]): Snapshot {
  const entities: Record<string, readonly Entity[] | undefined> = { ...snapshot.entities };
  for (const [index, change] of changes.entries()) {
    const rows = entities[change.entity] ?? [];
    entities[change.entity] = applied(rows, change, `new:${index}`);
  }
  return { ...snapshot, entities: entities };
}

function applied(rows: readonly Entity[], change: Change, fallbackId: string): readonly Entity[] {
  if (change.kind === 'remove') return rows.filter(({ id }) => id !== change.id);
  if (change.kind === 'create') return [...rows, newEntity(change.entity, change.id ?? fallbackId, change.fields)];
  return rows.map((row) => (row.id === change.id ? ({ ...row, ...change.fields }) : row));
}

/** An entity with the fields given and the model's defaults for the others. */
export function newEntity<Name extends EntityName>(name: Name, id: string, fields: object = {}): Entity<Name> {
  return model[name].schema.parse({ ...definedOnly(fields), id }) as Entity<Name>;
}

function definedOnly(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
