import { entityNames, fieldsOf, model, type Choice, type EntityName, type Field, type Labels } from '@entrelacs/core';
import type { ModelList } from '../routes.ts';

/** Yes and no, as Bazar keeps them: it has no field for them but a list. */
export const yesNo = [
  { key: 'yes', label: { fr: 'Oui', en: 'Yes' } },
  { key: 'no', label: { fr: 'Non', en: 'No' } },
] as const satisfies readonly Choice[];

interface Use {
  readonly entity: EntityName;
  readonly field: Field;
}

/** What a field chooses from; undefined for a field that does not choose from a list. */
export function choicesOf(field: Field): readonly Choice[] | undefined {
  return field.kind === 'boolean' ? yesNo : field.choices;
}

/** The list of a field's choices: its tag; null for a field without choices. */
export function listOf(field: Field): string | null {
  const found = [...uses()].find(([choices]) => choices === choicesOf(field));
  return found === undefined ? null : tagOf(found[0], found[1]);
}

/** Every list of the model, in the order of its first use; fields that choose from the same values share one. */
export function listsOfModel(): ModelList[] {
  return [...uses()].map(([choices, users]) => ({ tag: tagOf(choices, users), title: titleOf(choices, users), values: choices.map(({ key, label }) => ({ key, label })) }));
}

function uses(): Map<readonly Choice[], Use[]> {
  const found = new Map<readonly Choice[], Use[]>();
  for (const entity of entityNames) {
    for (const field of fieldsOf(model[entity])) {
      const choices = choicesOf(field);
      if (choices !== undefined) found.set(choices, [...(found.get(choices) ?? []), { entity, field }]);
    }
  }
  return found;
}

function tagOf(choices: readonly Choice[], [first]: readonly Use[]): string {
  return `ListeEntrelacs${choices === yesNo ? 'YesNo' : `${capital(first?.entity ?? '')}${capital(first?.field.key ?? '')}`}`;
}

function titleOf(choices: readonly Choice[], users: readonly Use[]): Labels {
  if (choices === yesNo) return { fr: 'Entrelacs : oui ou non', en: 'Entrelacs: yes or no' };
  const entities = [...new Set(users.map(({ entity }) => entity))];
  const shortest = users.map(({ field }) => field.label).reduce((short, label) => (label.fr.length < short.fr.length ? label : short));
  const of = (lang: 'fr' | 'en') => (entities.length > 1 ? '' : `${model[entities[0] as EntityName].plural[lang].toLocaleLowerCase(lang)}, `);
  return { fr: `Entrelacs : ${of('fr')}${shortest.fr.toLocaleLowerCase('fr')}`, en: `Entrelacs: ${of('en')}${shortest.en.toLocaleLowerCase('en')}` };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
