import type { Lang } from '../model/field.ts';
import { dayNumber } from '../time/day-number.ts';

/** How days and numbers are written for one reader. */
export interface FormatOptions {
  readonly lang: Lang;
  /** The document's culture, such as `fr-CA`; it counts where it speaks the reader's language. */
  readonly culture?: string | undefined;
  readonly today: string;
}

/** Days and numbers as a first picture needs them. Days are `YYYY-MM-DD`; one that is none is shown as it is. */
export interface FirstFormats {
  /** "19 nov.", the year when it is not this one, "1er". */
  readonly day: (iso: string) => string;
  /** A day with what is asked for beside its number; with its year where it is not this one, unless said otherwise. */
  readonly written: (iso: string, options: Intl.DateTimeFormatOptions, withYear?: boolean) => string;
  /** "9,2", "1 240", "−3". */
  readonly number: (value: number, digits?: number) => string;
  /** "78 %" of 78. */
  readonly percent: (value: number, digits?: number) => string;
}

/** Those for a language, as a culture writes them where it speaks that language; `formatsFor` has more of them. */
export function firstFormats({ lang, culture, today }: FormatOptions): FirstFormats {
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
  const number = (value: number, digits?: number) =>
    kept(numbers, digits, () => new Intl.NumberFormat(locale, digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits }))
      .format(value)
      .replace(/^-/, '\u2212');
  return {
    day: (iso) => written(iso, { month: 'short' }),
    written,
    number,
    percent: (value, digits) => `${number(value, digits)}${isFrench ? '\u00A0%' : '%'}`,
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

function kept<Key, Value>(cache: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = make();
  cache.set(key, made);
  return made;
}
