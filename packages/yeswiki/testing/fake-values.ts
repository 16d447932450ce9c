import { dayNumber, fieldsOf, model, type EntityName, type Field } from '@entrelacs/core';
import type { WireFields, WireValue } from '../src/routes.ts';
import { FakeRefusal } from './fake-refusals.ts';

const longest = 1_000_000;

/** Refuses fields as the routes do: unknown keys, types, choices, dates, numbers, ranges, references to what may not be seen. */
export function checkFields(entity: EntityName, fields: WireFields, mayRefer: (entity: EntityName, id: string) => boolean): void {
  const known = new Map(fieldsOf(model[entity]).map((field) => [field.key, field]));
  for (const [key, value] of Object.entries(fields)) {
    const field = known.get(key);
    if (field === undefined) throw new FakeRefusal('field.unknown', { field: key });
    if (field.required === true && isEmpty(value)) throw new FakeRefusal('field.required', { field: key });
    if (!isEmpty(value)) checkValue(field, value, mayRefer);
  }
}

/** Refuses a new entry that lacks what its form asks for. */
export function checkRequired(entity: EntityName, fields: WireFields): void {
  const missing = fieldsOf(model[entity]).find(({ key, required }) => required === true && isEmpty(fields[key] ?? null));
  if (missing !== undefined) throw new FakeRefusal('field.required', { field: missing.key });
}

function checkValue({ key, kind, choices = [], entity, min, max }: Field, value: WireValue, mayRefer: (entity: EntityName, id: string) => boolean): void {
  const refuse = (code: 'field.type' | 'field.choice' | 'field.date' | 'field.number' | 'field.range' | 'field.reference' | 'field.tooLong'): never => {
    throw new FakeRefusal(code, { field: key });
  };
  const items = kind === 'refs' || kind === 'choices' || kind === 'tags';
  if (items !== Array.isArray(value)) refuse('field.type');
  const parts = [value].flat() as (string | number | boolean)[];
  switch (kind) {
    case 'number':
    case 'integer':
      if (typeof value !== 'number') refuse('field.number');
      if (kind === 'integer' && !Number.isInteger(value)) refuse('field.number');
      if ((min !== undefined && Number(value) < min) || (max !== undefined && Number(value) > max)) refuse('field.range');
      return;
    case 'boolean':
      if (typeof value !== 'boolean') refuse('field.type');
      return;
    case 'choice':
    case 'choices':
      if (!parts.every((part) => choices.some((choice) => choice.key === part))) refuse('field.choice');
      return;
    case 'ref':
    case 'refs':
      if (!parts.every((part) => entity !== undefined && mayRefer(entity, String(part)))) refuse('field.reference');
      return;
    case 'date':
      if (typeof value !== 'string' || Number.isNaN(dayNumber(value))) refuse('field.date');
      return;
    default:
      if (!parts.every((part) => typeof part === 'string')) refuse('field.type');
      if (parts.some((part) => String(part).length > longest)) refuse('field.tooLong');
  }
}

function isEmpty(value: WireValue): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
