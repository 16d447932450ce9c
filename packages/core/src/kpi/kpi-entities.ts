import type { EntityName } from '../model/field.ts';

/**
 * Every entity that indicators, their rules and their charts are made of. Answers to the pulse are not among them: a host publishes
 * their results, and reads none raw.
 */
export const kpiEntities = [
  'kpi',
  'kpiTarget',
  'measure',
  'baseline',
  'annotation',
  'alert',
  'task',
  'dependency',
  'review',
  'milestone',
  'deliverable',
  'segment',
  'project',
  'team',
  'member',
  'holiday',
] as const satisfies readonly EntityName[];
