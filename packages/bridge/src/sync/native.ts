import type { EntityName } from '@entrelacs/core';
import type { SideChange, SideName, Value, Values } from '../side.ts';
import { fieldMeta } from './field-meta.ts';
import { isEmptyValue } from './meaning.ts';
import { mapReference, type Neutral } from './neutral.ts';
import type { PlannedWrite } from './planned.ts';

/** Ids of rows on one side, by entity and uid; grows as rows are made. */
export type Ids = Map<EntityName, Map<string, string>>;

/** A write in the words of its side. */
export interface Native {
  readonly change: SideChange;
  /** What is really sent, references as uids. */
  readonly sent: Values;
  /** References that wait for their target. */
  readonly late: Values;
}

/** Ids of the rows that a side has. */
export function idsOf(neutral: Neutral, side: SideName): Ids {
  return new Map(neutral.entities.map((entity) => [entity.rule.entity, new Map([...entity[side]].map(([uid, { row }]) => [uid, row.id]))]));
}

/** A write with the references of its side; those whose target is not there yet are late. A row is made without the cells that say nothing. */
export function toNative(write: PlannedWrite, ids: Ids): Native {
  const { entity, uid } = write;
  const fields: Record<string, Value> = {};
  const sent: Record<string, Value> = {};
  const late: Record<string, Value> = {};
  for (const [key, value] of Object.entries(write.after)) {
    const field = fieldMeta(entity, key);
    if (write.kind === 'create' && field !== undefined && isEmptyValue(field, value)) {
      sent[key] = value;
      continue;
    }
    const native = field?.entity === undefined ? value : mapReference(value, ids.get(field.entity));
    if (native === undefined) {
      late[key] = value;
      continue;
    }
    fields[key] = native;
    sent[key] = value;
  }
  if (write.kind === 'create') return { change: { kind: 'create', entity, uid, fields }, sent, late };

  const expected: Record<string, Value> = {};
  for (const [key, value] of Object.entries(write.before)) {
    if (write.kind === 'update' && !(key in fields)) continue;
    const field = fieldMeta(entity, key);
    const native = field?.entity === undefined ? value : mapReference(value, ids.get(field.entity));
    if (native !== undefined) expected[key] = native;
  }
  const target = { entity, uid, id: write.id ?? '', ...(write.version !== undefined && { version: write.version }), expected };
  return { change: write.kind === 'update' ? { kind: 'update', ...target, fields } : { kind: 'remove', ...target }, sent, late };
}
