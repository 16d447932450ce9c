/** Prefix of the id of somebody whom a table knows by name only. */
const prefix = 'name:';

/** A word of a cell that names a row of another entity: its id, and whether several rows bear that name. */
export interface NamedRow {
  readonly id: string;
  readonly ambiguous: boolean;
}

/** Finds rows by their names; names without a row get an id of their own (`name:Ana`). */
export interface Names {
  find(word: string): NamedRow;
}

/** Names of rows, blanks and case ignored. The first row of a name wins; the first spelling of an unknown name stays. */
export function namesOf(rows: Iterable<readonly [id: string, name: string]>): Names {
  const ids = new Map<string, NamedRow>();
  for (const [id, name] of rows) {
    const key = normalName(name);
    if (key !== '') ids.set(key, { id: ids.get(key)?.id ?? id, ambiguous: ids.has(key) });
  }
  return {
    find: (word) => {
      const key = normalName(word);
      const known = ids.get(key);
      if (known !== undefined) return known;
      const named = { id: prefix + word.trim().replace(/\s+/g, ' '), ambiguous: false };
      ids.set(key, named);
      return named;
    },
  };
}

/** The name in an id made of a name, undefined for the id of a row. */
export function nameInId(id: string): string | undefined {
  return id.startsWith(prefix) ? id.slice(prefix.length) : undefined;
}

/** The id of somebody known by name only. */
export function idOfName(name: string): string {
  return prefix + name.trim().replace(/\s+/g, ' ');
}

/** A name as compared: composed, lower case, blanks made one. */
export function normalName(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('en');
}

/** A word of a text that lists some, and where it stands. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The words of a text that lists some, separated by commas, semicolons or line ends; blanks around them left out. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(/[^,;\r\n]+/g)) {
    const word = match[0].trim();
    if (word === '') continue;
    const start = match.index + match[0].indexOf(word);
    words.push({ text: word, start, end: start + word.length });
  }
  return words;
}
