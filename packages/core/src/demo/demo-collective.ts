import type { EntityName, Lang } from '../model/field.ts';
import { entityNames, type Entities } from '../model/model.ts';
import { newEntity } from '../source/new-entity.ts';
import { frenchHolidays } from './calendar.ts';
import { makeDependencies } from './make-dependencies.ts';
import { makeIndicators } from './make-indicators.ts';
import { makePeople } from './make-people.ts';
import { makeReviews } from './make-reviews.ts';
import { makeWork } from './make-work.ts';
import { randomOf } from './random.ts';

/** How a demo collective is made. */
export interface DemoOptions {
  /** The same seed, day and language make the same collective. */
  readonly seed: number;
  /** Every date is relative to it. */
  readonly today: string;
  readonly lang: Lang;
}

/** Rows of every entity, by its name, with ids from '1' up; an entity that the demo has nothing of has no rows. */
export type DemoCollective = { readonly [Name in EntityName]: readonly Entities[Name][] };

/**
 * "Atelier Lumière", a firm of 60 people in 8 teams that designs, makes and repairs lamps: 6 projects, 118 tasks, 90
 * dependencies around open work and two years of those that were met, reviews, indicators and pulses. Everybody in it is
 * invented. It has faults on purpose (a late chain, a task that nobody approves ...), so that every widget has something to say.
 */
export function demoCollective({ seed, today, lang }: DemoOptions): DemoCollective {
  const people = makePeople(lang, today, randomOf(seed));
  const { context } = people;
  const work = makeWork(people);
  const { segments, tasks } = work;
  const dependencies = makeDependencies(tasks, context);
  const reviews = makeReviews(tasks, segments, people, context);
  const { kpis, targets, measures, baselines, annotations, pulses } = makeIndicators(context);
  const year = Number(today.slice(0, 4));
  const holidays = [year - 2, year - 1, year, year + 1].flatMap(frenchHolidays);
  return {
    ...(Object.fromEntries(entityNames.map((name) => [name, []])) as unknown as DemoCollective),
    ...rowsOf(people, work),
    dependency: dependencies,
    review: reviews,
    kpi: kpis,
    kpiTarget: targets,
    measure: measures,
    baseline: baselines,
    annotation: annotations,
    pulse: pulses,
    holiday: holidays.map(({ on, names }, n) => newEntity('holiday', String(n + 1), { on, name: context.say(names) })),
  };
}

/** The people of that collective and their tasks, as `demoCollective` makes them, for a widget that shows nothing else. */
export function demoWork({ seed, today, lang }: DemoOptions): Pick<DemoCollective, 'team' | 'member' | 'project' | 'deliverable' | 'segment' | 'milestone' | 'task'> {
  const people = makePeople(lang, today, randomOf(seed));
  return rowsOf(people, makeWork(people));
}

function rowsOf({ teams, members }: ReturnType<typeof makePeople>, { projects, deliverables, segments, milestones, tasks }: ReturnType<typeof makeWork>) {
  return { team: teams, member: members, project: projects, deliverable: deliverables, segment: segments, milestone: milestones, task: tasks };
}
