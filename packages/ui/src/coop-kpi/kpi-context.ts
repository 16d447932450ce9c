import { daysBetween, formatsFor, type Change, type EntityName, type Fields, type Formats, type Frequency, type Lang, type Outcome, type Snapshot, type Translate } from '@entrelacs/core';
import type { KpiData, KpiView } from './kpi-data.ts';

/** What every part of the element needs to know. */
export interface KpiContext {
  readonly t: Translate;
  readonly language: Lang;
  readonly formats: Formats;
  readonly today: string;
  readonly snapshot: Snapshot;
  readonly data: KpiData;
  /** Who is looking, where they said so. */
  readonly me: string | undefined;
  /** Whether rows of an entity can be added and changed. */
  readonly can: (entity: EntityName, field?: string, row?: string) => boolean;
}

/** What the member wants written, as one gesture and one undo step. */
export interface KpiChanges {
  readonly changes: readonly Change[];
  /** Tells the element how it ends, so that it can say why a change came back. */
  readonly waitUntil: (outcome: Promise<Outcome>) => void;
}

/** A figure as written: as many decimals as it deserves. */
export function figure({ formats }: Pick<KpiContext, 'formats'>, value: number): string {
  if (Number.isNaN(value)) return '–';
  const shown = shownValue(value);
  return numberText(formats, shown, Number.isInteger(shown) ? 0 : decimalsOf(value));
}

/** A number as written; from 10¹⁵ on by its power of ten, "1,2E300": noughts would fill the page. */
export function numberText(formats: Formats, value: number, digits?: number): string {
  const size = Math.abs(value);
  if (!(size >= 1e15 && size < Infinity)) return formats.number(value, digits);
  const [first, power = ''] = value.toExponential(2).split('e+');
  return `${formats.number(Number(first))}E${power}`;
}

/** A figure as precise as it is shown. */
export function shownValue(value: number): number {
  return Number(value.toFixed(decimalsOf(value)));
}

function decimalsOf(value: number): number {
  const size = Math.abs(value);
  return size >= 20 ? 0 : size >= 1 ? 1 : 2;
}

/** The unit of an indicator in words: its own, else that of what it computes. */
export function unitOf({ t }: Pick<KpiContext, 't'>, { kpi, metric }: Pick<KpiView, 'kpi' | 'metric'>, value = 2): string {
  if (kpi.unit !== undefined && kpi.unit.trim() !== '') return kpi.unit;
  return metric === undefined ? '' : t(`kpi.unit.${metric.unit}`, { n: Number.isNaN(value) ? 2 : value });
}

/** The target in force as written: "cible ≤ 10". */
export function targetText(context: Pick<KpiContext, 't' | 'formats'>, { evaluation: { target }, direction }: Pick<KpiView, 'evaluation' | 'direction'>): string {
  if (target === undefined || direction === undefined) return context.t('kpis.target.none');
  return context.t(`kpis.target.${direction}`, { value: figure(context, target) });
}

/** A name short enough for a card: the first name and the initial of the last. */
export function shortName(name: string): string {
  const words = name.trim().split(/\s+/);
  const last = words.at(-1) ?? '';
  return words.length < 2 ? name : `${words.slice(0, -1).join(' ')} ${last[0] ?? ''}.`;
}

/** Two letters of a name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length < 2 ? [...(words[0] ?? '')].slice(0, 2) : [[...(words[0] ?? '')][0], [...(words.at(-1) ?? '')][0]];
  return letters.join('').toUpperCase();
}

/** How many periods a card looks back. */
export const lookback: Readonly<Record<Frequency, number>> = { weekly: 12, monthly: 12, quarterly: 8 };

/** A change that adds a row. */
export function created<Name extends EntityName>(entity: Name, fields: Fields<Name>, id?: string): Change {
  return { kind: 'create', entity, fields, ...(id !== undefined && { id }) };
}

/** A change of a row. */
export function updated<Name extends EntityName>(entity: Name, id: string, fields: Fields<Name>): Change {
  return { kind: 'update', entity, id, fields };
}

const near = new Map<string, string>();

/** A day soon to come or just past, without its year: "4 janv." says enough in November. */
export function nearDay({ formats, language, today }: Pick<KpiContext, 'formats' | 'language' | 'today'>, iso: string): string {
  if (iso.slice(0, 4) === today.slice(0, 4) || Math.abs(daysBetween(today, iso)) > 183) return formats.day(iso);
  const key = `${language} ${iso}`;
  const known = near.get(key) ?? formatsFor({ lang: language, today: iso }).day(iso);
  near.set(key, known);
  return known;
}
