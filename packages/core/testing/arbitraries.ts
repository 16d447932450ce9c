import fc from 'fast-check';
import { fieldsOf, type Field } from '../src/model/entity.ts';
import type { EntityName } from '../src/model/field.ts';
import { model, type Entity } from '../src/model/model.ts';
import { newEntity } from '../src/source/new-entity.ts';
import { isoDay } from '../src/time/day-number.ts';
import { isoWeek } from '../src/time/weeks.ts';

/** Days from 2024 to 2029, as `YYYY-MM-DD`. */
export const dayArb = fc.integer({ min: 19_723, max: 21_914 }).map(isoDay);

/** Text that a member could write, hostile markup and right-to-left words among it. */
export const textArb = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom('<img src=x onerror=alert(1)>', '=HYPERLINK("x")', 'שלום', '👩🏽‍🌾 récolte', ''),
);

/** Ids that make references meet now and then. */
export const idArb = fc.integer({ min: 1, max: 12 }).map(String);

/** An entity of that name, each field filled or left out, references to ids 1 to 12. */
export function entityArb<Name extends EntityName>(name: Name): fc.Arbitrary<Entity<Name>> {
  const fields = Object.fromEntries(fieldsOf(model[name]).map((field) => [field.key, fc.option(valueArb(field), { nil: undefined })]));
  return fc.tuple(idArb, fc.record(fields)).map(([id, values]) => newEntity(name, id, values));
}

/** Entities of that name with ids `1` to `n`. */
export function entitiesArb<Name extends EntityName>(name: Name, maxLength = 12): fc.Arbitrary<Entity<Name>[]> {
  return fc
    .array(entityArb(name), { maxLength })
    .map((rows) => rows.map((row, index) => ({ ...row, id: String(index + 1) })));
}

function valueArb(field: Field): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'number':
      return fc.double({ min: field.min ?? -1000, max: field.max ?? 1000, noNaN: true });
    case 'integer':
      return fc.integer({ min: field.min ?? -1000, max: field.max ?? 1000 });
    case 'boolean':
      return fc.boolean();
    case 'date':
      return dayArb;
    case 'week':
      return dayArb.map(isoWeek);
    case 'ref':
      return idArb;
    case 'refs':
      return fc.uniqueArray(idArb, { maxLength: field.single === true ? 1 : 4 });
    case 'choice':
      return fc.constantFrom(...keysOf(field));
    case 'choices':
      return fc.uniqueArray(fc.constantFrom(...keysOf(field)));
    case 'tags':
      return fc.uniqueArray(textArb, { maxLength: 3 });
    default:
      return textArb;
  }
}

function keysOf(field: Field): string[] {
  return (field.choices ?? []).map(({ key }) => key);
}
