import type { Lang } from '../model/field.ts';
import { dayNumber, daysBetween } from '../time/day-number.ts';
import { firstFormats, localeOf, type FirstFormats, type FormatOptions } from './first-formats.ts';

/** Words for days and numbers, as visual language section 8 asks. Days are `YYYY-MM-DD`; one that is none is shown as it is. */
export interface Formats extends FirstFormats {
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
  /** "41 h" */
  hours(value: number): string;
  /** A small count in letters: "deux" to "seize", figures beyond. */
  count(value: number): string;
}

/** The words for days and numbers in a language, as a culture writes them where it speaks that language. */
export function formatsFor(options: FormatOptions): Formats {
  const { lang, culture, today } = options;
  const locale = localeOf(lang, culture);
  const isFrench = lang === 'fr';
  const thisYear = today.slice(0, 4);
  const first = firstFormats(options);
  const { day, written, number } = first;
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
  const due = (iso: string) => dueWords(daysBetween(today, iso), isFrench, number);
  return {
    ...first,
    weekdayDay: (iso) => written(iso, { month: 'short', weekday: 'short' }),
    longDay: (iso) => written(iso, { month: 'long', weekday: 'long' }),
    range: (from, to) => (from === to ? day(from) : isFrench ? frenchRange(from, to) : shortRange(from, to)),
    week: (week) => `${isFrench ? 'S' : 'W'}${Number(week.slice(-2))}`,
    due,
    dueOrDay: (iso) => due(iso) ?? day(iso),
    hours: (value) => `${number(value)}\u00A0h`,
    count: (value) => countWord(value, lang) ?? number(value),
  };
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
