import type { Lang } from '../model/field.ts';
import { addDays } from '../time/weeks.ts';
import { workdayBefore } from './calendar.ts';
import type { Random } from './random.ts';

/** What the makers of the demo collective share. */
export interface Context {
  readonly lang: Lang;
  readonly today: string;
  readonly random: Random;
  /** The text of the reader's language in `fr|en`. */
  readonly say: (texts: string) => string;
  /** The day so many days from today. */
  readonly day: (offset: number) => string;
  /** The same, moved to the Friday before where it is a weekend. */
  readonly workday: (offset: number) => string;
  /** Id of a person by initials; RangeError when there is nobody. */
  readonly person: (initials: string) => string;
}

/** A context over people known by their initials. */
export function contextOf(lang: Lang, today: string, random: Random, people: ReadonlyMap<string, string>): Context {
  const day = (offset: number) => addDays(today, Math.round(offset));
  return {
    lang,
    today,
    random,
    say: (texts) => texts.split('|')[lang === 'fr' ? 0 : 1] ?? '',
    day,
    workday: (offset) => workdayBefore(day(offset)),
    person: (initials) => {
      const id = people.get(initials);
      if (id === undefined) throw new RangeError(`initials: nobody is ${initials}`);
      return id;
    },
  };
}

/** The lines of a text, blank ones left out. */
export function linesIn(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

/** The cells of a line. */
export function cellsIn(line: string): string[] {
  return line.split('|');
}
