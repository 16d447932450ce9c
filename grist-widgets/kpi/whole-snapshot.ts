import type { Snapshot } from '@entrelacs/core';
import type { GristSnapshot } from '@entrelacs/grist';

/** The rows with those that the section leaves out, and with the right to answer the pulse: all figures count all rows. */
export function wholeSnapshot(snapshot: GristSnapshot, canAnswer: boolean): Snapshot {
  const { entity, entities, access, beyond, issues, stages, settings, installed } = snapshot;
  const rows = [...(entities[entity] ?? []), ...beyond];
  return {
    issues,
    stages,
    settings,
    entities: installed && beyond.length > 0 ? { ...entities, [entity]: rows } : entities,
    access: canAnswer ? { ...access, fields: { ...access.fields, pulse: ['trust', 'respect', 'communication', 'climate', 'comment'] } } : access,
  };
}
