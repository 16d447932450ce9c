import type { FieldMeta } from '@entrelacs/core';
import type { Value } from '../side.ts';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' };

/** Whether two values of a field say the same: escaped or plain text, lists that have no order in any order, numbers in either notation, and what an empty cell means. */
export function sameMeaning(field: FieldMeta, one: Value, other: Value): boolean {
  return one === other || meaningOf(field, one) === meaningOf(field, other);
}

/** Whether a value says no more than an empty cell would. */
export function isEmptyValue(field: FieldMeta, value: Value): boolean {
  return value === null || meaningOf(field, value) === meaningOf(field, null);
}

/** What a value says, as a text: the same for all values that say the same. */
export function meaningOf(field: FieldMeta, value: Value): string {
  const key = keyOf(field, value);
  return key === '' && field.fallback !== undefined ? keyOf(field, fallbackOf(field)) : key;
}

function fallbackOf(field: FieldMeta): Value {
  return field.fallback ?? null;
}

function keyOf(field: FieldMeta, value: Value): string {
  if (value === null) return '';
  switch (field.kind) {
    case 'number':
    case 'integer':
      return numberKey(value);
    case 'boolean':
      return typeof value === 'boolean' ? String(value) : textKey(value);
    case 'refs':
    case 'choices':
    case 'tags':
      return listKey(value);
    case 'date':
      return textKey(value).slice(0, 10);
    default:
      return textKey(value);
  }
}

function numberKey(value: Value): string {
  const number = typeof value === 'number' ? value : Number(textKey(value).replace(/[\s\u00A0\u202F]/g, '').replace(',', '.'));
  if (Number.isNaN(number)) return textKey(value);
  if (typeof value === 'string' && value.trim() === '') return '';
  return String(Number(number.toPrecision(15)));
}

function listKey(value: Value): string {
  const items = Array.isArray(value) ? value.map(textKey) : [textKey(value)];
  const distinct = [...new Set(items.filter((item) => item !== ''))].sort();
  return distinct.length === 0 ? '' : JSON.stringify(distinct);
}

function textKey(value: unknown): string {
  return decoded(String(value)).replace(/\r\n?/g, '\n').normalize('NFC').trim();
}

/** A text with its character references as the characters that they stand for. */
export function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
