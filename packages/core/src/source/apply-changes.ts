import type { EntityName } from '../model/field.ts';
import type { Entity } from '../model/model.ts';
import { newEntity } from './new-entity.ts';
import type { Change, Snapshot } from './source.ts';

/**
 * The snapshot as it will be once the changes are written: what an element shows before the host answers.
 * Entities that no change names keep their identity; changes to rows that do not exist are left out. Linear in rows and changes.
 */
export function applyChanges(snapshot: Snapshot, changes: readonly Change[]): Snapshot {
  const edits = new Map<EntityName, Map<string, Edit>>();
  for (const [index, change] of changes.entries()) {
    const byId = edits.get(change.entity) ?? new Map<string, Edit>();
    edits.set(change.entity, byId);
    const id = change.id ?? `new:${index}`;
    byId.set(id, merged(byId.get(id), change));
  }
  const changed = Object.fromEntries([...edits].map(([entity, byId]) => [entity, edited(entity, snapshot.entities[entity] ?? [], byId)]));
  return { ...snapshot, entities: { ...snapshot.entities, ...changed } };
}

/** What a gesture does to one row. */
interface Edit {
  readonly isNew: boolean;
  readonly isGone: boolean;
  readonly fields: object;
}

function merged(former: Edit | undefined, change: Change): Edit {
  const isNew = former?.isNew === true || change.kind === 'create';
  return change.kind === 'remove' ? { isNew, isGone: true, fields: {} } : { isNew, isGone: false, fields: { ...former?.fields, ...change.fields } };
}

function edited(entity: EntityName, rows: readonly Entity[], edits: ReadonlyMap<string, Edit>): readonly Entity[] {
  const left = rows.flatMap((row) => {
    const edit = edits.get(row.id);
    if (edit === undefined) return row;
    return edit.isGone ? [] : { ...row, ...edit.fields };
  });
  const created = [...edits].filter(([, { isNew, isGone }]) => isNew && !isGone).map(([id, { fields }]) => newEntity(entity, id, fields));
  return [...left, ...created];
}
