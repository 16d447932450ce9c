import { gridMessages, translator, type Catalogue, type Lang, type Translate } from '@entrelacs/core';

/** Words of the first paint that nobody else needs. */
const firstWords: Catalogue = {
  'raci.task.completeNamed': { fr: 'Terminer «\u00A0{title}\u00A0»', en: 'Complete “{title}”' },
  'raci.task.reopenNamed': { fr: 'Rouvrir «\u00A0{title}\u00A0»', en: 'Reopen “{title}”' },
  'raci.add.toGroup': { fr: 'Ajouter une tâche à {title}', en: 'Add a task to {title}' },
};

let catalogues: readonly Catalogue[] = [gridMessages, firstWords];
const spoken = new Map<Lang, Translate>();
const lasting = new Map<Lang, Translate>();

/** The words of the matrix in a language: always the same function, which knows more words once they are there. */
export function raciWords(lang: Lang): Translate {
  let words = lasting.get(lang);
  if (words === undefined) lasting.set(lang, (words = (code, values) => spokenIn(lang)(code, values)));
  return words;
}

/** Adds the words that come after the first paint. */
export function learnWords(catalogue: Catalogue): void {
  if (catalogues.includes(catalogue)) return;
  catalogues = [...catalogues, catalogue];
  spoken.clear();
}

function spokenIn(lang: Lang): Translate {
  let words = spoken.get(lang);
  if (words === undefined) spoken.set(lang, (words = translator(lang, ...catalogues)));
  return words;
}
