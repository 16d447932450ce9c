import { kpiBoardMessages, translator, type Catalogue, type Lang, type Translate } from '@entrelacs/core';

const translators = new Map<Lang, Translate>();
const added: Catalogue[] = [];

/** The words of the board in a language, and of the parts that were loaded. */
export function kpiWords(lang: Lang): Translate {
  let words = translators.get(lang);
  if (words === undefined) translators.set(lang, (words = translator(lang, kpiBoardMessages, ...added)));
  return words;
}

/** Adds the words of a part that is loaded later. */
export function addWords(catalogue: Catalogue): void {
  if (added.includes(catalogue)) return;
  added.push(catalogue);
  translators.clear();
}
