import type { Lang } from '../model/field.ts';
import { dayNumber, daysBetween } from '../time/day-number.ts';

/** How days and numbers are written for one reader. */
export interface FormatOptions {
  readonly lang: Lang;
  /** The document's culture, such as `fr-CA`; it counts where it speaks the reader's language. */
  readonly culture?: string | undefined;
  readonly today: string;
}

/** Words for days and numbers, as visual language section 8 asks. Days are `YYYY-MM-DD`; one that is none is shown as it is. */
export interface Formats {
  /** "19 nov.", the year when it is not this one, "1er". */
  day(iso: string): string;
  /** "jeu. 19 nov." */
  weekdayDay(iso: string): string;
  /** "dimanche 22 novembre" */
  longDay(iso: string): string;
  /** "9 au 15 nov." */
  range(from: string, to: string): string;
  /** "S46" in French, "W46" in English, of a week `YYYY-Www`. */
  week(week: string): string;
  /** What acts about a due day: "retard 7 j", "aujourd’hui", "demain", "dans 6 j"; undefined beyond 7 days. */
  due(iso: string): string | undefined;
  /** `due`, else the day itself: for lists and cards. */
  dueOrDay(iso: string): string;
  /** "9,2", "1 240", "−3". */
  number(value: number, digits?: number): string;
  /** "78 %" of 78. */
  percent(value: number, digits?: number): string;
  /** "41 h" */
  hours(value: number): string;
  /** A small count in letters: "deux" to "seize", figures beyond. */
  count(value: number): string;
}

/** The words for days and numbers in a language, as a culture writes them where it speaks that language. */
export function formatsFor({ lang, culture, today }: FormatOptions): Formats {
  const locale = localeOf(lang, culture);
  const isFrench = lang === 'fr';
  const thisYear = today.slice(0, 4);
  const dates = new Map<string, Intl.DateTimeFormat>();
  const numbers = new Map<number | undefined, Intl.NumberFormat>();

  function written(iso: string, options: Intl.DateTimeFormatOptions, withYear = !iso.startsWith(thisYear)): string {
    const day = dayNumber(iso);
    if (Number.isNaN(day)) return iso;
    const year = withYear ? ({ year: 'numeric' } as const) : {};
    const key = JSON.stringify([options, year]);
    const format = kept(dates, key, () => new Intl.DateTimeFormat(locale, { day: 'numeric', ...options, ...year, timeZone: 'UTC' }));
    return format
      .formatToParts(day * 86_400_000)
      .map(({ type, value }) => (isFrench && type === 'day' && value === '1' ? '1er' : value))
      .join('');
  }
  const day = (iso: string) => written(iso, { month: 'short' });
  // One year is said once, two are both said: "4 mars au 8 avr. 2027" leaves no doubt.
  const frenchRange = (from: string, to: string) => {
    const isOneYear = from.slice(0, 4) === to.slice(0, 4);
    return `${written(from, from.slice(0, 7) === to.slice(0, 7) ? {} : { month: 'short' }, !isOneYear)} au ${isOneYear ? day(to) : written(to, { month: 'short' }, true)}`;
  };
  const shortRange = (from: string, to: string) => {
    const [first, last] = [dayNumber(from), dayNumber(to)];
    if (!(first <= last)) return `${day(from)} – ${day(to)}`;
    const year = to.startsWith(thisYear) && from.startsWith(thisYear) ? {} : ({ year: 'numeric' } as const);
    return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...year, timeZone: 'UTC' })
      .formatRange(first * 86_400_000, last * 86_400_000)
      .replace(/\u2009/g, ' ');
  };
  const number = (value: number, digits?: number) =>
    kept(numbers, digits, () => new Intl.NumberFormat(locale, digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits }))
      .format(value)
      .replace(/^-/, '\u2212');
  const due = (iso: string) => dueWords(daysBetween(today, iso), isFrench, number);
  return {
    day,
    weekdayDay: (iso) => written(iso, { month: 'short', weekday: 'short' }),
    longDay: (iso) => written(iso, { month: 'long', weekday: 'long' }),
    range: (from, to) => (from === to ? day(from) : isFrench ? frenchRange(from, to) : shortRange(from, to)),
    week: (week) => `${isFrench ? 'S' : 'W'}${Number(week.slice(-2))}`,
    due,
    dueOrDay: (iso) => due(iso) ?? day(iso),
    number,
    percent: (value, digits) => `${number(value, digits)}${isFrench ? '\u00A0%' : '%'}`,
    hours: (value) => `${number(value)}\u00A0h`,
    count: (value) => countWord(value, lang) ?? number(value),
  };
}

/** The tag to format with: the culture where it speaks the language, else the language. */
export function localeOf(lang: Lang, culture?: string): string {
  const speaks = culture !== undefined && new RegExp(`^${lang}(?:-|$)`, 'i').test(culture);
  if (!speaks) return lang === 'fr' ? 'fr-FR' : 'en-GB';
  try {
    return Intl.getCanonicalLocales(culture)[0] ?? lang;
  } catch {
    return lang;
  }
}

const words: Readonly<Record<Lang, readonly string[]>> = {
  fr: ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix', 'onze', 'douze', 'treize', 'quatorze', 'quinze', 'seize'],
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen'],
};

/** A whole number from 0 to 16 in letters; undefined for any other. */
export function countWord(value: number, lang: Lang): string | undefined {
  return words[lang][value];
}

/** A text with its first letter as a capital. */
export function capitalised(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}

function dueWords(days: number, isFrench: boolean, number: Formats['number']): string | undefined {
  if (days < 0) return isFrench ? `retard ${number(-days)}\u00A0j` : `${number(-days)}\u00A0d late`;
  if (days === 0) return isFrench ? 'aujourd’hui' : 'today';
  if (days === 1) return isFrench ? 'demain' : 'tomorrow';
  if (days <= 7) return isFrench ? `dans ${days}\u00A0j` : `in ${days}\u00A0d`;
  return undefined;
}

function kept<Key, Value>(cache: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = make();
  cache.set(key, made);
  return made;
}
