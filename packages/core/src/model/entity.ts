import * as z from 'zod/mini';
import { fieldRegistry, text, type EntityName, type FieldMeta, type Labels } from './field.ts';

/** An entity of the model: its names, its table in Grist and the schema that everything else is derived from. */
export interface EntityDefinition<Name extends EntityName = EntityName, Shape extends z.core.$ZodShape = z.core.$ZodShape> {
  readonly name: Name;
  readonly label: Labels;
  readonly plural: Labels;
  /** Table id in Grist, unless the document already had one of that name. */
  readonly table: string;
  /** The field that names a row on screen, where it has one. */
  readonly titleField?: string;
  readonly schema: z.ZodMiniObject<Shape, z.core.$strict>;
}

const identity = {
  /** Id of the row on its host, as text. */
  id: z.string(),
  /** Id that follows the row from host to host. */
  uid: text({ fr: 'Identifiant', en: 'Identifier' }, { automatic: true }),
};

type Identity = typeof identity;

/** Defines an entity: the fields given, after `id` and `uid`. */
export function defineEntity<const Name extends EntityName, Shape extends z.core.$ZodShape>(
  meta: Omit<EntityDefinition<Name>, 'schema'>,
  fields: Shape,
): EntityDefinition<Name, Identity & Shape> {
  return { ...meta, schema: z.strictObject({ ...identity, ...fields }) };
}

/** A field of an entity: its key in the schema and its metadata. */
export interface Field extends FieldMeta {
  readonly key: string;
}

/** Fields of an entity in the order of its schema, `id` left out. */
export function fieldsOf(entity: Pick<EntityDefinition, 'schema'>): Field[] {
  return Object.entries(entity.schema.shape).flatMap(([key, schema]) => {
    const meta = fieldRegistry.get(schema as z.ZodMiniType);
    return meta === undefined ? [] : [{ key, ...meta }];
  });
}

/** Fields that have a column or a form field of their own in what we install, in the order of the schema. */
export function ownFieldsOf(entity: Pick<EntityDefinition, 'schema'>): Field[] {
  return fieldsOf(entity).filter(({ within, mappedOnly }) => within === undefined && mappedOnly !== true);
}

/** The field of that key; RangeError when the entity has none. */
export function fieldOf(entity: Pick<EntityDefinition, 'schema' | 'name'>, key: string): Field {
  const found = fieldsOf(entity).find((field) => field.key === key);
  if (found === undefined) throw new RangeError(`key: ${entity.name} has no field ${key}`);
  return found;
}
