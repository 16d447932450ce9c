import type { Labels, Lang } from '../model/field.ts';

/** Messages by code, in each language. `{name}` is replaced; `one|many` is chosen by `n`. */
export type Catalogue = Readonly<Record<string, Labels>>;

/** Values put into a message. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** Turns a code into words; an unknown code is shown as it is, so that nothing goes silent. */
export type Translate = (code: string, values?: MessageValues) => string;

/**
 * A translator over one or more catalogues; later ones win.
 * In French 0 and 1 are singular, in English only 1. Numbers are written in the language's own way.
 */
export function translator(lang: Lang, ...catalogues: readonly Catalogue[]): Translate {
  const messages = catalogues.reduce<Catalogue>((all, catalogue) => ({ ...all, ...catalogue }), {});
  return (code, values = {}) => {
    const labels = messages[code];
    return labels === undefined ? code : fill(pluralForm(labels[lang], values['n'], lang), values, lang);
  };
}

/** The language to show for a BCP 47 tag: French for `fr-*`, else English; French when none is given. */
export function langOf(tag: string | undefined): Lang {
  return tag === undefined || tag === '' || /^fr\b/i.test(tag) ? 'fr' : 'en';
}

const numbers = new Map<Lang, Intl.NumberFormat>();

/** One for a language: it takes long to make. */
function numbersOf(lang: Lang): Intl.NumberFormat {
  let format = numbers.get(lang);
  if (format === undefined) numbers.set(lang, (format = new Intl.NumberFormat(lang)));
  return format;
}

function pluralForm(text: string, count: string | number | undefined, lang: Lang): string {
  const [one = '', many] = text.split('|');
  if (many === undefined || typeof count !== 'number') return one;
  const singular = lang === 'fr' ? Math.abs(count) < 2 : count === 1;
  return singular ? one : many;
}

function fill(text: string, values: MessageValues, lang: Lang): string {
  return text.replace(/\{(\w+)\}/g, (hole, name: string, at: number) => {
    const value = values[name];
    if (value === undefined) return hole;
    if (typeof value === 'number') return numbersOf(lang).format(value);
    return text.slice(0, at).endsWith(lang === 'fr' ? '«\u00A0' : '“') ? nested(value, lang) : value;
  });
}

/** A text that is about to stand in quotation marks: its own become those of the second level. */
function nested(text: string, lang: Lang): string {
  return lang === 'fr' ? text.replace(/«[ \u00A0\u202F]?/g, '“').replace(/[ \u00A0\u202F]?»/g, '”') : text.replaceAll('“', '‘').replaceAll('”', '’');
}
