import type * as z from 'zod/mini';
import { defineEntity } from './entity.ts';
import { ref, title } from './field.ts';
import { raciFields } from './raci-fields.ts';

/** What a project hands over. Source of the Deliverables table. */
export const deliverableEntity = defineEntity(
  { name: 'deliverable', table: 'Deliverables', titleField: 'title', label: { fr: 'Livrable', en: 'Deliverable' }, plural: { fr: 'Livrables', en: 'Deliverables' } },
  {
    title: title({ fr: 'Titre', en: 'Title' }),
    project: ref('project', { fr: 'Projet', en: 'Project' }),
    ...raciFields(),
  },
);

/** What a project hands over. */
export type Deliverable = z.infer<typeof deliverableEntity.schema>;
