import type * as z from 'zod/mini';
import { defineEntity } from './entity.ts';
import { boolean, date, email, number, ref, text, title } from './field.ts';

/** A person of the collective. Source of the Members table and of the directory form. */
export const memberEntity = defineEntity(
  { name: 'member', table: 'Members', titleField: 'name', label: { fr: 'Membre', en: 'Member' }, plural: { fr: 'Membres', en: 'Members' } },
  {
    name: title({ fr: 'Nom', en: 'Name' }),
    email: email({ fr: 'Adresse e-mail', en: 'E-mail' }),
    account: text({ fr: 'Compte du wiki', en: 'Wiki account' }),
    team: ref('team', { fr: 'Équipe', en: 'Team' }),
    capacityHours: number({ fr: 'Heures par semaine', en: 'Hours a week' }, { min: 0, max: 168 }),
    active: boolean({ fr: 'Actif·ve', en: 'Active' }, true),
    awayFrom: date({ fr: 'Absent·e du', en: 'Away from' }),
    awayTo: date({ fr: 'Absent·e jusqu’au', en: 'Away to' }),
    delegate: ref('member', { fr: 'Relais', en: 'Delegate' }, { hint: { fr: 'Qui prend le relais pendant l’absence', en: 'Who takes over while away' } }),
  },
);

/** A person of the collective. */
export type Member = z.infer<typeof memberEntity.schema>;
