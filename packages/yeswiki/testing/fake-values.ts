import { dayNumber, fieldsOf, model, type EntityName, type Field } from '@entrelacs/core';
import type { WireErrorCode, WireFields, WireValue } from '../src/routes.ts';
import { FakeRefusal } from './fake-refusals.ts';

const longest = 1_048_576;
const control = /(?![\t\n\r\u0080-\u009F])\p{Cc}/u;
const script = /^\s*(?:javascript|data|vbscript):/imu;

/** Refuses fields as the routes do: unknown keys, types, choices, dates, numbers, ranges, references to what may not be seen, a value twice or several for one. */
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

/** Refuses a link of a task to itself, as it would stand once written. */
export function checkLink(entity: EntityName, { predecessor, successor }: WireFields): void {
  if (entity === 'dependency' && typeof predecessor === 'string' && predecessor === successor) throw new FakeRefusal('dependency.onItself', { field: 'successor' });
}

function checkValue(field: Field, value: WireValue, mayRefer: (entity: EntityName, id: string) => boolean): void {
  const { key, kind, single } = field;
  const refuse = (code: WireErrorCode): never => {
    throw new FakeRefusal(code, { field: key });
  };
  const isList = kind === 'refs' || kind === 'choices' || kind === 'tags';
  if (isList !== Array.isArray(value)) refuse('field.type');
  const parts = [value].flat() as (string | number | boolean)[];
  if (single === true && parts.length > 1) refuse('field.several');
  for (const part of parts) {
    const wrong = wrongIn(field, part, mayRefer);
    if (wrong !== undefined) refuse(wrong);
  }
  if (new Set(parts).size < parts.length) refuse('field.twice');
}

/** What is wrong with one value of a field. */
function wrongIn({ kind, choices = [], entity, min, max }: Field, part: string | number | boolean, mayRefer: (entity: EntityName, id: string) => boolean): WireErrorCode | undefined {
  switch (kind) {
    case 'number':
    case 'integer':
      if (typeof part !== 'number' || (kind === 'integer' && !Number.isInteger(part))) return 'field.number';
      return (min !== undefined && part < min) || (max !== undefined && part > max) ? 'field.range' : undefined;
    case 'boolean':
      return typeof part === 'boolean' ? undefined : 'field.type';
    case 'choice':
    case 'choices':
      return choices.some((choice) => choice.key === part) ? undefined : 'field.choice';
    case 'ref':
    case 'refs':
      return typeof part === 'string' && entity !== undefined && mayRefer(entity, part) ? undefined : 'field.reference';
    case 'date':
      return typeof part !== 'string' || Number.isNaN(dayNumber(part)) ? 'field.date' : undefined;
    default:
      if (typeof part !== 'string') return 'field.type';
      if (part.length > longest) return 'field.tooLong';
      return control.test(part) || (kind === 'tags' && /[,\r\n\\]/u.test(part)) || (kind === 'links' && script.test(part)) ? 'field.type' : undefined;
  }
}

function isEmpty(value: WireValue): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);
}
