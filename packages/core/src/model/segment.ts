import type * as z from 'zod/mini';
import { defineEntity } from './entity.ts';
import { lines, ref, title } from './field.ts';

/** A part of a deliverable, with its own criteria. Source of the Segments table. */
export const segmentEntity = defineEntity(
  { name: 'segment', table: 'Segments', titleField: 'title', label: { fr: 'Segment', en: 'Segment' }, plural: { fr: 'Segments', en: 'Segments' } },
  {
    title: title({ fr: 'Titre', en: 'Title' }),
    deliverable: ref('deliverable', { fr: 'Livrable', en: 'Deliverable' }),
    acceptanceCriteria: lines(
      { fr: 'Critères d’acceptation', en: 'Acceptance criteria' },
      { hint: { fr: 'Un critère par ligne', en: 'One criterion a line' } },
    ),
  },
);

/** A part of a deliverable, with its own criteria. */
export type Segment = z.infer<typeof segmentEntity.schema>;
