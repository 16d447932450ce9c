import { dayNumber } from '@entrelacs/core';
import type { BazarEntry } from './bazar.ts';
import { plainText } from './plain-text.ts';
import type { FormProperty, FormShape } from './read-form.ts';

/** A place on a map. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

/** What a property holds: text and links as text, days as `YYYY-MM-DD`, choices by key, references by tag. */
export type EntryValue = string | number | readonly string[] | Position;

/** An entry, understood. */
export interface ReadEntry {
  readonly tag: string;
  readonly form: string;
  readonly title: string;
  /** Values by property; empty ones are left out. */
  readonly values: ReadonlyMap<string, EntryValue>;
}

/** Reports a property whose value cannot be read: one of core's `cell.*` codes. */
export type ReportProperty = (code: string, property: string, value: string) => void;

/** Reads an entry of a form; what cannot be read is reported and left out. */
export function readEntry({ id, properties }: FormShape, entry: BazarEntry, report: ReportProperty): ReadEntry {
  const values = new Map<string, EntryValue>();
  for (const each of properties) {
    const stored = entry[each.property];
    if (isEmpty(stored)) continue;
    const value = valueOf(each, stored);
    if (typeof value === 'object' && 'code' in value) report(value.code, each.property, textOf(stored).slice(0, 200));
    else values.set(each.property, value);
  }
  return { tag: textOf(entry['id_fiche']), form: textOf(entry['id_typeannonce']) || id, title: plainText(textOf(entry['bf_titre'])), values };
}

/** The day of what Bazar keeps for a date: a day, or a moment with the wiki's offset. */
export function dayOf(stored: string): string | undefined {
  const day = stored.slice(0, 10);
  const isMoment = stored.length === 10 || /^[T ]\d{2}:\d{2}/.test(stored.slice(10));
  return isMoment && !Number.isNaN(dayNumber(day)) ? day : undefined;
}

/** A number as people write it in a text. */
export function numberOf(text: string): number | undefined {
  const written = text.trim().replace(',', '.');
  const number = /^-?\d+(?:\.\d+)?$/.test(written) ? Number(written) : Number.NaN;
  // Hundreds of digits are more than any number that JSON knows.
  return Number.isFinite(number) ? number : undefined;
}

interface Unreadable {
  readonly code: string;
}

function valueOf({ kind, options }: FormProperty, stored: unknown): EntryValue | Unreadable {
  if (kind === 'position') return positionOf(stored);
  if (typeof stored !== 'string' && typeof stored !== 'number' && typeof stored !== 'boolean') return { code: 'cell.wrongType' };
  const text = textOf(stored);
  switch (kind) {
    case 'text':
    case 'email':
    case 'file':
      return plainText(text);
    case 'number':
      return numberOf(plainText(text)) ?? { code: 'cell.notANumber' };
    case 'date':
      return dayOf(text) ?? { code: 'cell.notADate' };
    case 'link':
      return isWebAddress(plainText(text)) ? plainText(text) : { code: 'cell.unreadable' };
    case 'choice':
      return options.size === 0 || options.has(text) ? text : { code: 'cell.unknownChoice' };
    case 'choices': {
      const keys = parts(text);
      return options.size === 0 || keys.every((key) => options.has(key)) ? keys : { code: 'cell.unknownChoice' };
    }
    case 'reference':
      return text;
    case 'references':
    case 'tags':
      return parts(text).map(plainText);
  }
}

/** What is shown as a link must be one: not a script. */
function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function positionOf(stored: unknown): Position | Unreadable {
  if (typeof stored !== 'object' || stored === null) return { code: 'cell.wrongType' };
  const { bf_latitude: latitude, bf_longitude: longitude } = stored as Readonly<Record<string, unknown>>;
  const [north, east] = [numberOf(textOf(latitude)), numberOf(textOf(longitude))];
  if (north === undefined || east === undefined) return { code: 'cell.notANumber' };
  return Math.abs(north) <= 90 && Math.abs(east) <= 180 ? { latitude: north, longitude: east } : { code: 'cell.outOfRange' };
}

function parts(text: string): string[] {
  return text.split(',').map((part) => part.trim()).filter((part) => part !== '');
}

function isEmpty(stored: unknown): boolean {
  return stored === undefined || stored === null || stored === '' || (Array.isArray(stored) && stored.length === 0);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
