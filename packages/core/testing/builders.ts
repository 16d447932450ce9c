import { newEntity } from '../src/source/new-entity.ts';
import type { EntityName } from '../src/model/field.ts';
import type { Entity } from '../src/model/model.ts';

type Given<Name extends EntityName> = { readonly [Key in keyof Entity<Name>]?: Entity<Name>[Key] | undefined };

function builderOf<Name extends EntityName>(name: Name): (given?: Given<Name>) => Entity<Name> {
  let count = 0;
  return (given = {}) => newEntity(name, given.id ?? `${name}-${(count += 1)}`, given);
}

/** A task with what the sentence of the test states, and defaults for the rest. */
export const aTask = builderOf('task');
/** A member with what the test states. */
export const aMember = builderOf('member');
/** A team with what the test states. */
export const aTeam = builderOf('team');
/** A project with what the test states. */
export const aProject = builderOf('project');
/** A deliverable with what the test states. */
export const aDeliverable = builderOf('deliverable');
/** A segment with what the test states. */
export const aSegment = builderOf('segment');
/** A milestone with what the test states. */
export const aMilestone = builderOf('milestone');
/** A dependency with what the test states. */
export const aDependency = builderOf('dependency');
/** A review with what the test states. */
export const aReview = builderOf('review');
/** An indicator with what the test states. */
export const aKpi = builderOf('kpi');
/** A target with what the test states. */
export const aKpiTarget = builderOf('kpiTarget');
/** A measure with what the test states. */
export const aMeasure = builderOf('measure');
/** A baseline with what the test states. */
export const aBaseline = builderOf('baseline');
/** An alert with what the test states. */
export const anAlert = builderOf('alert');
/** A pulse answer with what the test states. */
export const aPulse = builderOf('pulse');
/** A holiday with what the test states. */
export const aHoliday = builderOf('holiday');
