import { dependencyMessages, dependencyUiMessages, translator, type Lang, type Translate } from '@entrelacs/core';

const translators = new Map<Lang, Translate>();

/** The words of the dependency board in a language. */
export function dependencyWords(lang: Lang): Translate {
  let words = translators.get(lang);
  if (words === undefined) translators.set(lang, (words = translator(lang, dependencyMessages, dependencyUiMessages)));
  return words;
}
