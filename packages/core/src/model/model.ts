import { alertEntity, type Alert } from './alert.ts';
import { deliverableEntity, type Deliverable } from './deliverable.ts';
import { dependencyEntity, type Dependency } from './dependency.ts';
import type { EntityDefinition } from './entity.ts';
import type { EntityName } from './field.ts';
import { holidayEntity, type Holiday } from './holiday.ts';
import {
  annotationEntity,
  baselineEntity,
  kpiEntity,
  kpiTargetEntity,
  measureEntity,
  type Annotation,
  type Baseline,
  type Kpi,
  type KpiTarget,
  type Measure,
} from './kpi.ts';
import { memberEntity, type Member } from './member.ts';
import { milestoneEntity, type Milestone } from './milestone.ts';
import { projectEntity, type Project } from './project.ts';
import { pulseEntity, type Pulse } from './pulse.ts';
import { reviewEntity, type Review } from './review.ts';
import { segmentEntity, type Segment } from './segment.ts';
import { taskEntity, type Task } from './task.ts';
import { teamEntity, type Team } from './team.ts';

/** The type of each entity, by its name. */
export interface Entities {
  member: Member;
  team: Team;
  project: Project;
  deliverable: Deliverable;
  segment: Segment;
  milestone: Milestone;
  task: Task;
  dependency: Dependency;
  review: Review;
  kpi: Kpi;
  kpiTarget: KpiTarget;
  measure: Measure;
  baseline: Baseline;
  annotation: Annotation;
  alert: Alert;
  pulse: Pulse;
  holiday: Holiday;
}

/** An entity of that name; any of them without a name. */
export type Entity<Name extends EntityName = EntityName> = Entities[Name];

/** Every entity, those that others refer to first where they can be. */
export const model: { readonly [Name in EntityName]: EntityDefinition<Name> } = {
  team: teamEntity,
  member: memberEntity,
  project: projectEntity,
  deliverable: deliverableEntity,
  segment: segmentEntity,
  milestone: milestoneEntity,
  task: taskEntity,
  dependency: dependencyEntity,
  review: reviewEntity,
  kpi: kpiEntity,
  kpiTarget: kpiTargetEntity,
  measure: measureEntity,
  baseline: baselineEntity,
  annotation: annotationEntity,
  alert: alertEntity,
  pulse: pulseEntity,
  holiday: holidayEntity,
};

/** Names of the entities, in the order in which they can be created. */
export const entityNames = Object.keys(model) as EntityName[];
