import { kpiBoardMessages, translator, type Catalogue, type Lang, type Translate } from '@entrelacs/core';

const speakers = new Map<Lang, Translate>();
const translators = new Map<Lang, Translate>();
const added: Catalogue[] = [];
let ofHost: Catalogue = {};

/** The words of the board in a language, and of the parts that are loaded, also of those that come later: who holds it need not ask again. */
export function kpiWords(lang: Lang): Translate {
  const known = speakers.get(lang);
  if (known !== undefined) return known;
  const speaker: Translate = (code, values) => current(lang)(code, values);
  speakers.set(lang, speaker);
  return speaker;
}

/** Adds the words of a part that is loaded later. */
export function addWords(catalogue: Catalogue): void {
  if (added.includes(catalogue)) return;
  added.push(catalogue);
  translators.clear();
}

/** Words that a host says in its own way: they win over those of every part, also of one that comes later. */
export function hostWords(catalogue: Catalogue): void {
  ofHost = catalogue;
  translators.clear();
}

function current(lang: Lang): Translate {
  let words = translators.get(lang);
  if (words === undefined) translators.set(lang, (words = translator(lang, kpiBoardMessages, ...added, ofHost)));
  return words;
}
