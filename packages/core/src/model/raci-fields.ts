import { refs, type Labels } from './field.ts';

/** A role that a member may hold on a task or a deliverable. */
export const raciRoles = ['accountable', 'responsible', 'consulted', 'informed'] as const;

/** Accountable, responsible, consulted or informed; heaviest first in `raciRoles`. */
export type RaciRole = (typeof raciRoles)[number];

/** The letter of each role, the same in French and in English. */
export const raciLetters: Readonly<Record<RaciRole, string>> = {
  accountable: 'A',
  responsible: 'R',
  consulted: 'C',
  informed: 'I',
};

/** What a person does who holds the role. */
export const raciLabels: Readonly<Record<RaciRole, Labels>> = {
  accountable: { fr: 'Approuve', en: 'Approves' },
  responsible: { fr: 'Réalise', en: 'Does' },
  consulted: { fr: 'Consulté·e', en: 'Consulted' },
  informed: { fr: 'Informé·e', en: 'Informed' },
};

/** The four fields that say who does what: several R, C and I, one A. */
export const raciFields = () => ({
  responsible: refs('member', raciLabels.responsible),
  accountable: refs('member', raciLabels.accountable, { single: true }),
  consulted: refs('member', raciLabels.consulted),
  informed: refs('member', raciLabels.informed),
});
