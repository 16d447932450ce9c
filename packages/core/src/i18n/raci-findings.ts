import type { Catalogue } from './translate.ts';

/**
 * Words of the audit. For each code: its title; `.about`, what it is about in one line; `.why`, what is and what to do;
 * `.act`, the button that leads there; `.rule`, the name of the rule in settings. See `describeFinding`.
 */
export const findingMessages: Catalogue = {
  'raci.noAccountable': { fr: 'Personne n’approuve', en: 'Nobody approves' },
  'raci.noAccountable.about': { fr: '{title}', en: '{title}' },
  'raci.noAccountable.why': {
    fr: 'Personne ne répond du résultat. Donnez le A à une personne, une seule.',
    en: 'Nobody answers for the result. Give the A to one person, and only one.',
  },
  'raci.noAccountable.act': { fr: 'Choisir qui approuve', en: 'Choose who approves' },
  'raci.noAccountable.rule': { fr: 'Personne n’approuve', en: 'Nobody approves' },

  'raci.noResponsible': { fr: 'Personne ne réalise', en: 'Nobody does it' },
  'raci.noResponsible.about': { fr: '{title}', en: '{title}' },
  'raci.noResponsible.why': {
    fr: 'Personne n’est chargé du travail. Donnez au moins un R.',
    en: 'Nobody is to do the work. Give at least one R.',
  },
  'raci.noResponsible.act': { fr: 'Choisir qui réalise', en: 'Choose who does it' },
  'raci.noResponsible.rule': { fr: 'Personne ne réalise', en: 'Nobody does it' },

  'raci.lateNoResponsible': { fr: 'En retard, sans R', en: 'Late, with no R' },
  'raci.lateNoResponsible.about': { fr: '{title}', en: '{title}' },
  'raci.lateNoResponsible.why': {
    fr: 'L’échéance est passée depuis {n} jour et personne ne réalise. Donnez un R, ou repoussez la date avec ceux qui attendent.|L’échéance est passée depuis {n} jours et personne ne réalise. Donnez un R, ou repoussez la date avec ceux qui attendent.',
    en: 'It was due {n} day ago and nobody does it. Give an R, or move the date with those who wait.|It was due {n} days ago and nobody does it. Give an R, or move the date with those who wait.',
  },
  'raci.lateNoResponsible.act': { fr: 'Choisir qui réalise', en: 'Choose who does it' },
  'raci.lateNoResponsible.rule': { fr: 'En retard, sans R', en: 'Late, with no R' },

  'raci.busFactor': { fr: 'Tout repose sur {name}', en: 'Everything hangs on {name}' },
  'raci.busFactor.about': { fr: '{project}, {n} A sur {total}', en: '{project}, {n} A’s out of {total}' },
  'raci.busFactor.why': {
    fr: 'Si {name} s’absente, plus rien n’est approuvé dans {project}. Confiez quelques A à d’autres.',
    en: 'If {name} is away, nothing in {project} gets approved. Give some A’s to others.',
  },
  'raci.busFactor.act': { fr: 'Voir ces tâches', en: 'See these tasks' },
  'raci.busFactor.rule': { fr: 'Tout un projet approuvé par une seule personne', en: 'A whole project approved by one person' },

  'raci.severalAccountable': { fr: '{count} personnes approuvent', en: '{count} people approve' },
  'raci.severalAccountable.about': { fr: '{title}', en: '{title}' },
  'raci.severalAccountable.why': {
    fr: 'À plusieurs à répondre du résultat, personne n’en répond. Gardez un seul A, les autres peuvent être consulté·es.',
    en: 'When several answer for the result, nobody does. Keep one A; the others can be consulted.',
  },
  'raci.severalAccountable.act': { fr: 'Choisir qui approuve', en: 'Choose who approves' },
  'raci.severalAccountable.rule': { fr: 'Plusieurs personnes approuvent', en: 'Several people approve' },

  'raci.startedIncomplete': { fr: 'Commencé sans {missing}', en: 'Started without {missing}' },
  'raci.startedIncomplete.about': { fr: '{title}', en: '{title}' },
  'raci.startedIncomplete.why': {
    fr: 'Le travail a commencé avant que les rôles soient répartis. Complétez-les avant d’aller plus loin.',
    en: 'Work began before the roles were given out. Complete them before going on.',
  },
  'raci.startedIncomplete.act': { fr: 'Compléter', en: 'Complete' },
  'raci.startedIncomplete.rule': { fr: 'Commencé avant que A et R soient connus', en: 'Started before A and R were known' },

  'raci.reviewerIsResponsible': { fr: 'Réalise et relit', en: 'Does it and reviews it' },
  'raci.reviewerIsResponsible.about': { fr: '{name}, {title}', en: '{name}, {title}' },
  'raci.reviewerIsResponsible.why': {
    fr: '{name} fait la revue croisée de son propre travail. Demandez-la à quelqu’un d’autre.',
    en: '{name} is the reviewer of their own work. Ask somebody else.',
  },
  'raci.reviewerIsResponsible.act': { fr: 'Voir la ligne', en: 'Go to the row' },
  'raci.reviewerIsResponsible.rule': { fr: 'La personne qui relit est aussi R', en: 'The reviewer is also its R' },

  'raci.overloaded': { fr: 'Charge à {percent}\u00A0%', en: 'Load at {percent}%' },
  'raci.overloaded.about': { fr: '{name}\u00A0: {hours}\u00A0h pour {capacity}\u00A0h', en: '{name}: {hours} h for {capacity} h' },
  'raci.overloaded.why': {
    fr: 'La semaine demande {hours} h à {name}, qui en a {capacity}. Passez la main sur une tâche, ou repoussez-en une.',
    en: 'The week asks {hours} h of {name}, who has {capacity}. Hand a task over, or move one.',
  },
  'raci.overloaded.act': { fr: 'Voir sa semaine', en: 'See their week' },
  'raci.overloaded.rule': { fr: 'Charge au-dessus de la capacité', en: 'Load above capacity' },

  'raci.awayNoDelegate': { fr: 'Absence sans relais', en: 'Away, with no delegate' },
  'raci.awayNoDelegate.about': { fr: '{name} jusqu’au {until}, {letters}', en: '{name} until {until}, {letters}' },
  'raci.awayNoDelegate.aboutOpen': { fr: '{name}, {letters}', en: '{name}, {letters}' },
  'raci.awayNoDelegate.why': {
    fr: 'Personne ne prend le relais de {name}, qui approuve ou réalise {n} tâche. Choisissez son relais dans la table des membres.|Personne ne prend le relais de {name}, qui approuve ou réalise sur {n} tâches. Choisissez son relais dans la table des membres.',
    en: 'Nobody takes over from {name}, who approves or does {n} task. Choose a delegate in the members’ table.|Nobody takes over from {name}, who approves or does {n} tasks. Choose a delegate in the members’ table.',
  },
  'raci.awayNoDelegate.act': { fr: 'Voir ces tâches', en: 'See these tasks' },
  'raci.awayNoDelegate.rule': { fr: 'Absence sans relais', en: 'Away with no delegate' },

  ...manyForMember('Accountable', 'A', { fr: 'approuver', en: 'approve' }),
  ...manyForMember('Responsible', 'R', { fr: 'réaliser', en: 'do' }),
  ...manyForMember('Consulted', 'C', { fr: 'donner son avis', en: 'be consulted' }),
  ...manyForMember('Informed', 'I', { fr: 'suivre', en: 'follow' }),

  'raci.itemManyPeople': { fr: '{count} personnes sur une ligne', en: '{count} people on one row' },
  'raci.itemManyPeople.about': { fr: '{title}', en: '{title}' },
  'raci.itemManyPeople.why': {
    fr: 'On coopère bien de trois à huit. Découpez ce travail, ou retirez des personnes qui n’y sont pas nécessaires.',
    en: 'Cooperation works from three to eight. Cut this work up, or take off people who are not needed.',
  },
  'raci.itemManyPeople.act': { fr: 'Voir la ligne', en: 'Go to the row' },
  'raci.itemManyPeople.rule': { fr: 'Trop de monde sur une ligne', en: 'Too many people on one row' },

  ...manyOnItem('Responsible', { fr: 'personnes réalisent', en: 'people do it' }, { fr: 'Trop de R sur une ligne', en: 'Too many R’s on one row' }),
  ...manyOnItem('Consulted', { fr: 'personnes consultées', en: 'people consulted' }, { fr: 'Trop de C sur une ligne', en: 'Too many C’s on one row' }),
  ...manyOnItem('Informed', { fr: 'personnes informées', en: 'people informed' }, { fr: 'Trop de I sur une ligne', en: 'Too many I’s on one row' }),

  'raci.noEmptyCell': { fr: 'Aucune case libre', en: 'No empty cell' },
  'raci.noEmptyCell.about': { fr: '{name}, {project}', en: '{name}, {project}' },
  'raci.noEmptyCell.why': {
    fr: '{name} a un rôle sur chacune des {n} tâches ouvertes de {project}. Est-ce nécessaire partout\u00A0?',
    en: '{name} has a role on each of the {n} open tasks of {project}. Is it needed everywhere?',
  },
  'raci.noEmptyCell.act': { fr: 'Voir ces tâches', en: 'See these tasks' },
  'raci.noEmptyCell.rule': { fr: 'Personne sans case libre dans un projet', en: 'Person with no empty cell in a project' },

  'raci.noRole': { fr: 'Aucun rôle', en: 'No role' },
  'raci.noRole.about': { fr: '{name} et {n} autre|{name} et {n} autres', en: '{name} and {n} other|{name} and {n} others' },
  'raci.noRole.aboutOne': { fr: '{name}', en: '{name}' },
  'raci.noRole.why': {
    fr: 'Ces personnes n’ont de rôle sur aucune tâche ouverte. Une tâche qui manque de R leur irait peut-être.',
    en: 'These people have no role on any open task. A task that lacks an R might suit them.',
  },
  'raci.noRole.act': { fr: 'Voir ces personnes', en: 'See these people' },
  'raci.noRole.rule': { fr: 'Personne sans aucun rôle', en: 'Person with no role' },
};

type Words = Readonly<Record<'fr' | 'en', string>>;

function manyForMember(name: string, letter: string, verb: Words): Catalogue {
  const code = `raci.memberMany${name}`;
  return {
    [code]: { fr: `{count} ${letter} pour une personne`, en: `{count} ${letter}’s for one person` },
    [`${code}.about`]: { fr: '{name}, la limite est de {limitWord}', en: '{name}, the limit is {limitWord}' },
    [`${code}.why`]: {
      fr: `{name} doit ${verb.fr} sur {n} tâches ouvertes, plus que la limite de {limit}. Confiez-en à d’autres.`,
      en: `{name} has to ${verb.en} on {n} open tasks, above the limit of {limit}. Give some to others.`,
    },
    [`${code}.act`]: { fr: 'Voir ces tâches', en: 'See these tasks' },
    [`${code}.rule`]: { fr: `Trop de ${letter} pour une personne`, en: `Too many ${letter}’s for one person` },
  };
}

function manyOnItem(name: string, words: Words, rule: Words): Catalogue {
  const code = `raci.itemMany${name}`;
  return {
    [code]: { fr: `{count} ${words.fr}`, en: `{count} ${words.en}` },
    [`${code}.about`]: { fr: '{title}', en: '{title}' },
    [`${code}.why`]: {
      fr: 'La limite est de {limit}. Gardez qui est indispensable, les autres peuvent être informé·es autrement.',
      en: 'The limit is {limit}. Keep those who are needed; others can hear of it in another way.',
    },
    [`${code}.act`]: { fr: 'Voir la ligne', en: 'Go to the row' },
    [`${code}.rule`]: rule,
  };
}
