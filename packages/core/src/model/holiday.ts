import type * as z from 'zod/mini';
import { defineEntity } from './entity.ts';
import { date, title } from './field.ts';

/** A day that nobody works. Source of the Holidays table. */
export const holidayEntity = defineEntity(
  { name: 'holiday', table: 'Holidays', titleField: 'name', label: { fr: 'Jour chômé', en: 'Holiday' }, plural: { fr: 'Jours chômés', en: 'Holidays' } },
  {
    on: date({ fr: 'Le', en: 'On' }),
    name: title({ fr: 'Nom', en: 'Name' }),
  },
);

/** A day that nobody works. */
export type Holiday = z.infer<typeof holidayEntity.schema>;
