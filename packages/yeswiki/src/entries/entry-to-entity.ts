import { dayNumber, fieldsOf, isoWeek, model, newEntity, readStatus, type Entity, type EntityName, type Field, type Issue, type Stage } from '@entrelacs/core';
import type { BazarEntry } from './bazar.ts';
import { numberOf, readEntry, type EntryValue } from './read-entry.ts';
import type { FormProperty, FormShape } from './read-form.ts';

/** Which form stands for an entity, and which property for each of its fields. */
export interface EntityMapping<Name extends EntityName = EntityName> {
  readonly entity: Name;
  readonly shape: FormShape;
  /** Properties by field of the model. */
  readonly fields: Readonly<Record<string, string>>;
  readonly stages?: readonly Stage[];
}

/** An entry of any form as an entity, with what could not be read. References that a form keeps as words come back as `name:Ana`. */
export function entryToEntity<Name extends EntityName>({ entity, shape, fields, stages = [] }: EntityMapping<Name>, entry: BazarEntry): { readonly row: Entity<Name>; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const keys = new Map(Object.entries(fields).map(([key, property]) => [property, key]));
  const tag = typeof entry['id_fiche'] === 'string' ? entry['id_fiche'] : '';
  const report = (code: string, path: string, value: string) => issues.push({ code, entity, row: tag, path, value: value.slice(0, 200) });
  const read = readEntry({ ...shape, properties: shape.properties.filter(({ property }) => keys.has(property)) }, entry, (code, property, value) => report(code, keys.get(property) ?? property, value));

  const found: Record<string, unknown> = {};
  for (const field of fieldsOf(model[entity])) {
    const property = shape.properties.find((each) => each.property === fields[field.key]);
    const value = property === undefined ? undefined : read.values.get(property.property);
    if (property === undefined || value === undefined) continue;
    const converted = convert(field, property, value, stages);
    if (typeof converted === 'object' && 'code' in converted) report(converted.code, field.key, wordsOf(property, value).join(', '));
    else Object.assign(found, converted.fields);
  }
  return { row: newEntity(entity, tag, found), issues };
}

type Converted = { readonly fields: Readonly<Record<string, unknown>> } | { readonly code: string };

function convert(field: Field, property: FormProperty, value: EntryValue, stages: readonly Stage[]): Converted {
  const { key, kind } = field;
  const words = wordsOf(property, value);
  const text = words.join(', ');
  const raw = rawWords(value);
  const take = (taken: unknown): Converted => ({ fields: { [key]: taken } });
  switch (kind) {
    case 'number':
    case 'integer':
      return number(field, typeof value === 'number' ? value : numberOf(text));
    case 'boolean': {
      const isYes = yesOrNo(text) ?? yesOrNo(raw.join());
      return isYes === undefined ? { code: 'cell.notYesNo' } : take(isYes);
    }
    case 'date':
      return Number.isNaN(dayNumber(text)) ? { code: 'cell.notADate' } : take(text);
    case 'week':
      if (/^\d{4}-W\d{2}$/.test(text)) return take(text);
      return Number.isNaN(dayNumber(text)) ? { code: 'cell.notAWeek' } : take(isoWeek(text));
    case 'ref':
    case 'refs': {
      const isTag = property.kind === 'reference' || property.kind === 'references';
      const ids = (isTag ? [value].flat().map(String) : words.flatMap(namesIn)).filter((id, index, all) => all.indexOf(id) === index);
      return take(kind === 'refs' ? ids : ids[0]);
    }
    case 'choice':
      return choice(field, raw.join(), text, stages);
    case 'choices': {
      const found = words.map((word, index) => keyOf(field, raw[index] ?? '') ?? keyOf(field, word));
      return found.includes(undefined) ? { code: 'cell.unknownChoice' } : take(found);
    }
    case 'tags':
      return take(property.kind === 'text' ? words.flatMap((word) => word.split(',')).map((word) => word.trim()).filter((word) => word !== '') : words);
    default:
      return take(text);
  }
}

function number({ key, kind, min, max }: Field, value: number | undefined): Converted {
  if (value === undefined || (kind === 'integer' && !Number.isInteger(value))) return { code: 'cell.notANumber' };
  return (min !== undefined && value < min) || (max !== undefined && value > max) ? { code: 'cell.outOfRange' } : { fields: { [key]: value } };
}

/** A choice of ours by key or by label; for a status, the collective's own stage too. */
function choice(field: Field, raw: string, text: string, stages: readonly Stage[]): Converted {
  const key = keyOf(field, raw) ?? keyOf(field, text);
  if (key !== undefined) return { fields: { [field.key]: key } };
  const read = field.key === 'status' && stages.length > 0 ? readStatus(text, stages) : undefined;
  return read === undefined ? { code: 'cell.unknownChoice' } : { fields: { [field.key]: read.status, ...(read.stage !== undefined && { stage: read.stage }) } };
}

function keyOf({ choices = [] }: Field, word: string): string | undefined {
  const sought = normal(word);
  return choices.find(({ key, label }) => [key, label.fr, label.en].some((each) => normal(each) === sought))?.key;
}

/** A property's value in words: what was chosen by its label, which a wiki's people see. */
function wordsOf({ options, kind }: FormProperty, value: EntryValue): string[] {
  const words = rawWords(value);
  return kind === 'choice' || kind === 'choices' ? words.map((word) => options.get(word) ?? word) : words;
}

function rawWords(value: EntryValue): string[] {
  return typeof value === 'object' && !Array.isArray(value) ? [] : [value as string | number | readonly string[]].flat().map(String);
}

function namesIn(text: string): string[] {
  return text.split(/[,;\n]/).map((name) => name.trim()).filter((name) => name !== '').map((name) => `name:${name}`);
}

function yesOrNo(text: string): boolean | undefined {
  const word = normal(text);
  if (['oui', 'yes', 'true', 'vrai', '1', 'x'].includes(word)) return true;
  return ['non', 'no', 'false', 'faux', '0'].includes(word) ? false : undefined;
}

function normal(word: string): string {
  return word.trim().replace(/'/g, '’').toLocaleLowerCase('fr');
}
