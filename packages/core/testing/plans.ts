import fc from 'fast-check';
import { workingCalendar } from '../src/dependencies/calendar/working-calendar.ts';
import { buildGraph } from '../src/dependencies/graph/build-graph.ts';
import { scheduleTasks, type Schedule } from '../src/dependencies/schedule/schedule.ts';
import { dayNumber, isoDay } from '../src/time/day-number.ts';
import { entitiesArb } from './arbitraries.ts';

/** The day it is in those plans: a Monday. */
export const planToday = '2026-11-23';

const nearby = fc.integer({ min: -15, max: 30 }).map((days) => isoDay(dayNumber(planToday) + days));
const duration = fc.oneof(fc.nat(8), fc.constantFrom(0, 0.5, 0.3, 2.25), fc.double({ min: 0, max: 9, noNaN: true }));
const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined });

/** Plans of up to 12 tasks and 20 links: links lead from lower to higher ids, unless knots are wanted. */
export function planArb({ facts, knots, holes }: { facts: boolean; knots: boolean; holes: boolean }) {
  const task = fc.record({
    title: fc.constant('T'),
    durationDays: maybe(duration),
    start: maybe(nearby),
    due: maybe(nearby),
    project: fc.constantFrom(undefined, 'p', 'q'),
    milestone: fc.constantFrom(undefined, 'm'),
    responsible: fc.subarray(['1', '2', '3']),
    status: facts ? fc.constantFrom('todo', 'doing', 'review', 'done', 'cancelled') : fc.constant('todo'),
    startedOn: facts ? maybe(nearby) : fc.constant(undefined),
    doneOn: facts ? maybe(nearby) : fc.constant(undefined),
    progress: maybe(fc.nat(100)),
  } as const);
  const link = fc.record({
    ends: fc.tuple(fc.nat(11), fc.nat(11)),
    type: fc.constantFrom('FS', 'SS', 'FF', 'SF'),
    lag: maybe(fc.oneof(fc.integer({ min: -6, max: 9 }), fc.double({ min: -3, max: 3, noNaN: true }))),
    lagUnit: fc.constantFrom('workdays', 'days', 'percent'),
    state: facts ? fc.constantFrom(undefined, 'requested', 'delivered', 'verified', 'refused') : fc.constant(undefined),
    kind: fc.constantFrom('blocking', 'integration'),
  } as const);
  return fc.record({
    tasks: fc.array(task, { maxLength: 12 }).map((tasks) => tasks.map((row, index) => ({ ...row, id: String(index) }))),
    links: fc.array(link, { maxLength: 20 }).map((links) =>
      links.map(({ ends, ...row }, index) => {
        const [a, b] = knots ? ends : [Math.min(...ends), Math.max(...ends)];
        return { ...row, id: String(index), predecessor: String(a), successor: String(b) };
      }),
    ),
    holidays: fc.array(nearby.map((on) => ({ on })), { maxLength: 5 }),
    members: holes ? entitiesArb('member', 3).map((members) => members.map((member) => ({ ...member, ...(member.awayFrom && { awayFrom: '2026-11-25', awayTo: '2026-12-02' }) }))) : fc.constant([]),
    milestone: maybe(nearby),
  });
}

/** A plan of `planArb`. */
export type AnyPlan = ReturnType<typeof planArb> extends fc.Arbitrary<infer P> ? P : never;

/** The schedule of a plan. */
export function planSchedule({ tasks, links, holidays, members, milestone }: AnyPlan): Schedule {
  const milestones = [{ id: 'm', title: 'M', due: milestone }];
  return scheduleTasks(buildGraph(tasks, links), { today: planToday, calendar: workingCalendar({ holidays }), members, milestones });
}
