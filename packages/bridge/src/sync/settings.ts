import { fieldOf, fieldsOf, model, type EntityName } from '@entrelacs/core';

/** Which way a field travels. One-way fields are kept on the other side as their source has them. */
export type Direction = 'both' | 'toGrist' | 'toWiki';

/** Who wins when both sides changed a field differently: nobody before a person says so, a side, or the later change where both times are known. */
export type Policy = 'ask' | 'grist' | 'wiki' | 'newest';

/** How one field is kept in step. */
export interface FieldRule {
  readonly key: string;
  readonly direction: Direction;
  readonly policy: Policy;
}

/** How one entity is kept in step. */
export interface EntityRule {
  readonly entity: EntityName;
  /** These fields and no others are read, compared and written. */
  readonly fields: readonly FieldRule[];
  /** Which way new rows and removals travel. */
  readonly direction: Direction;
  /** A row removed on one side: kept and marked on the other, or removed there too. */
  readonly deletions: 'mark' | 'carry';
  /** A row of each side with the same title and nothing else in common: held until somebody says which, the same row, or two rows. */
  readonly sameTitle: 'ask' | 'match' | 'separate';
}

/** What is kept in step, and how. */
export interface SyncSettings {
  readonly entities: readonly EntityRule[];
  /** When more of a table vanished than both, nothing is carried: a share between 0 and 1, and a number of rows. */
  readonly vanished: { readonly share: number; readonly rows: number };
}

/** Entities kept in step unless the config says otherwise. */
export const defaultEntities: readonly EntityName[] = ['member', 'team', 'project', 'milestone'];

/** Settings for these entities: every field that a person fills and everybody may read, both ways, asking in a conflict. */
export function defaultSettings(entities: readonly EntityName[] = defaultEntities): SyncSettings {
  return { entities: entities.map((entity) => defaultRule(entity, entities)), vanished: { share: 0.2, rows: 5 } };
}

/** The rule of one entity where the config says nothing; references to entities that are not kept in step are left out. */
export function defaultRule(entity: EntityName, others: readonly EntityName[]): EntityRule {
  const keys = syncableFields(entity).filter((key) => others.includes(fieldOf(model[entity], key).entity ?? entity));
  return { entity, fields: keys.map((key) => ({ key, direction: 'both', policy: 'ask' })), direction: 'both', deletions: 'mark', sameTitle: 'ask' };
}

/** Keys of the fields of an entity that are carried by default: neither private, nor automatic, nor kept within another one, nor there only in tables of a user’s own. */
export function syncableFields(entity: EntityName): string[] {
  return fieldsOf(model[entity])
    .filter((field) => field.private !== true && field.automatic !== true && field.mappedOnly !== true && field.within === undefined)
    .map(({ key }) => key);
}
