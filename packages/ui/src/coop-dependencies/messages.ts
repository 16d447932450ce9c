import { dependencyFirstMessages, translator, type Catalogue, type Lang, type Translate } from '@entrelacs/core';

const catalogues: Catalogue[] = [dependencyFirstMessages];
const translators = new Map<Lang, Translate>();
const handedOut = new Map<Lang, Translate>();

/** Adds the words of a part that has come: whoever holds a translator has them at once. */
export function addWords(...more: readonly Catalogue[]): void {
  const fresh = more.filter((catalogue) => !catalogues.includes(catalogue));
  if (fresh.length === 0) return;
  catalogues.push(...fresh);
  translators.clear();
  handedOut.clear();
}

/** The words of the dependency board in a language, those of the parts that are there; another function once more have come. */
export function dependencyWords(lang: Lang): Translate {
  let words = handedOut.get(lang);
  if (words === undefined) handedOut.set(lang, (words = (code, values) => current(lang)(code, values)));
  return words;
}

function current(lang: Lang): Translate {
  let words = translators.get(lang);
  if (words === undefined) translators.set(lang, (words = translator(lang, ...catalogues)));
  return words;
}
