import { gridMessages, translator, type Catalogue, type Lang, type RaciEntity, type Translate } from '@entrelacs/core';

/** Words of the first paint that nobody else needs. */
const firstWords: Catalogue = {
  'raci.task.completeNamed': { fr: 'Terminer «\u00A0{title}\u00A0»', en: 'Complete “{title}”' },
  'raci.task.reopenNamed': { fr: 'Rouvrir «\u00A0{title}\u00A0»', en: 'Reopen “{title}”' },
  'raci.add.toGroup': { fr: 'Ajouter une tâche à {title}', en: 'Add a task to {title}' },
};

let catalogues: readonly Catalogue[] = [gridMessages, firstWords];
/** Words that win where the rows are these. */
const special = new Map<RaciEntity, Catalogue>();
const spoken = new Map<string, Translate>();
const lasting = new Map<string, Translate>();

/** The words of the matrix in a language, for rows of a kind: always the same function, which knows more words once they are there. */
export function raciWords(lang: Lang, entity: RaciEntity = 'task'): Translate {
  return kept(lasting, lang + entity, () => (code, values) => spokenIn(lang, entity)(code, values));
}

/** Adds the words that come after the first paint; `entity` when they are for rows of one kind, and win. */
export function learnWords(catalogue: Catalogue, entity?: RaciEntity): void {
  if (entity !== undefined) special.set(entity, catalogue);
  else if (!catalogues.includes(catalogue)) catalogues = [...catalogues, catalogue];
  spoken.clear();
}

function spokenIn(lang: Lang, entity: RaciEntity): Translate {
  return kept(spoken, lang + entity, () => translator(lang, ...catalogues, special.get(entity) ?? {}));
}

function kept(words: Map<string, Translate>, key: string, make: () => Translate): Translate {
  let found = words.get(key);
  if (found === undefined) words.set(key, (found = make()));
  return found;
}
