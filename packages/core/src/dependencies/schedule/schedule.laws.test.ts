import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planArb, planSchedule as schedule, planToday, type AnyPlan } from '../../../testing/index.ts';
import { workdaysBefore } from '../calendar/working-calendar.ts';
import { dayNumber } from '../../time/day-number.ts';
import { slackOf } from './backward.ts';
import { criticalPaths } from './critical-paths.ts';
import { forwardPass } from './forward.ts';
import { reschedule } from './reschedule.ts';
import { taskSchedule } from './task-schedule.ts';
import { standingsOf } from '../standing/standing.ts';
import { standingsAfter } from '../standing/standings-after.ts';
import { phaseCodes } from './task-columns.ts';

const today = planToday;
const everything = planArb({ facts: true, knots: true, holes: true });

describe('a schedule', () => {
  it('respects every link, but where a fact did not', () => {
    fc.assert(
      fc.property(everything, (plan) => {
        const { network, forward } = schedule(plan);
        for (let entry = 0; entry < network.link.length; entry++) {
          const finish = (network.kind[entry]! & 1) === 1;
          const phase = network.columns.phase[network.target[entry]!];
          const isFact = phase === phaseCodes.done || (!finish && phase === phaseCodes.started);
          if (!isFact) expect(slackOf(network, entry, forward.times)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('starts nothing before today or its own start, and ends nothing before it starts', () => {
    fc.assert(
      fc.property(everything, (plan) => {
        const { network, forward, rules, graph } = schedule(plan);
        graph.tasks.forEach((task, index) => {
          const p = network.positionOf[index]!;
          if (network.columns.phase[p] === phaseCodes.cancelled) return;
          expect(forward.times[2 * p + 1]!).toBeGreaterThanOrEqual(forward.times[2 * p]!);
          if (network.columns.phase[p] !== phaseCodes.todo) return;
          for (const iso of [today, task.start ?? today]) {
            expect(forward.times[2 * p]!).toBeGreaterThanOrEqual(workdaysBefore(rules.calendar, dayNumber(iso)));
          }
        });
      }),
    );
  });

  it('starts every task that has not begun as early as something lets it', () => {
    fc.assert(
      fc.property(planArb({ facts: true, knots: true, holes: false }), (plan) => {
        const { network, forward } = schedule(plan);
        network.columns.phase.forEach((phase, p) => {
          if (phase !== phaseCodes.todo) return;
          const driver = forward.driver[p]!;
          if (driver < 0) expect(forward.times[2 * p]).toBe(network.columns.earliest[p]);
          else expect(slackOf(network, driver, forward.times)).toBe(0);
        });
      }),
    );
  });

  it('has no task with less float than a critical one', () => {
    fc.assert(
      fc.property(everything, (plan) => {
        const { critical, backward, network } = schedule(plan);
        network.groups.of.forEach((group, p) => {
          if (critical[p] === 0) return;
          network.groups.of.forEach((other, q) => {
            if (other === group && critical[q] === 0 && !Number.isNaN(backward.totalFloat[q]!)) {
              expect(backward.totalFloat[q]!).toBeGreaterThan(backward.totalFloat[p]!);
            }
          });
        });
      }),
    );
  });

  it('has a critical path from its first task to its last when nothing but links decides', () => {
    fc.assert(
      fc.property(planArb({ facts: false, knots: false, holes: false }), ({ tasks, links, ...rest }) => {
        const bare = tasks.map((task) => ({ id: task.id, title: task.title, durationDays: task.durationDays }));
        const plain = links.map((link) => ({ ...link, type: 'FS' as const, lag: 0 }));
        const found = schedule({ ...rest, tasks: bare as unknown as AnyPlan['tasks'], links: plain });
        if (bare.length === 0) return;
        const length = found.backward.horizon[0]! - workdaysBefore(found.rules.calendar, dayNumber(today));

        expect(found.backward.leastFloat[0]).toBe(0);
        for (const path of criticalPaths(found).paths) {
          expect(path.tasks.reduce((sum, id) => sum + taskSchedule(found, id)!.durationDays, 0)).toBe(length);
        }
      }),
    );
  });

  it('lets a task slip by its total float without moving the end, and by its free float without moving anyone', () => {
    fc.assert(
      fc.property(planArb({ facts: false, knots: false, holes: false }), fc.nat(11), (plan, pick) => {
        const bare = { ...plan, milestone: undefined, tasks: plan.tasks.map((task) => ({ ...task, start: undefined, due: undefined, project: undefined })) };
        const links = plan.links.map((link) => ({ ...link, lagUnit: 'workdays' as const }));
        const before = schedule({ ...bare, links });
        if (pick >= bare.tasks.length) return;
        const p = before.network.positionOf[pick]!;
        const { freeFloat, totalFloat, horizon } = before.backward;
        const slipBy = (days: number) => {
          const earliest = before.network.columns.earliest.slice();
          earliest[p] = before.forward.times[2 * p]! + days;
          return forwardPass({ ...before.network, columns: { ...before.network.columns, earliest } }).times;
        };
        const finishes = (times: Float64Array) => times.filter((_, index) => index % 2 === 1);

        expect(freeFloat[p]!).toBeLessThanOrEqual(totalFloat[p]!);
        expect(Math.max(...finishes(slipBy(totalFloat[p]!)))).toBe(horizon[0]);
        expect(Math.max(...finishes(slipBy(totalFloat[p]! + 0.5)))).toBeGreaterThan(horizon[0]!);
        slipBy(freeFloat[p]!).forEach((place, index) => {
          if (index >> 1 !== p) expect(place).toBe(before.forward.times[index]);
        });
      }),
    );
  });

  it('is the same, whatever the order of the rows', () => {
    fc.assert(
      fc.property(everything, fc.infiniteStream(fc.nat()), (plan, stream) => {
        const shuffled = <Row>(rows: readonly Row[]) => rows.map((row) => [stream.next().value, row] as const).sort(([a], [b]) => a - b).map(([, row]) => row);
        const other = schedule({ ...plan, tasks: shuffled(plan.tasks), links: shuffled(plan.links), holidays: shuffled(plan.holidays) });

        expect(other.forward).toEqual(schedule(plan).forward);
        expect(other.backward).toEqual(schedule(plan).backward);
      }),
    );
  });

  it('is the same when one task changed as when made from scratch', () => {
    fc.assert(
      fc.property(everything, everything, fc.nat(11), (plan, other, pick) => {
        const changed = other.tasks[pick];
        if (changed === undefined || pick >= plan.tasks.length) return;
        const tasks = plan.tasks.map((task) => (task.id === changed.id ? changed : task));
        const scratch = schedule({ ...plan, tasks });
        const next = reschedule(schedule(plan), [changed]);

        expect(next.forward).toEqual(scratch.forward);
        expect(next.backward).toEqual(scratch.backward);
        expect(next.critical).toEqual(scratch.critical);
        expect(new Set(next.issues)).toEqual(new Set(scratch.issues));
        const former = schedule(plan);
        expect(standingsAfter(reschedule(former, [changed]), { schedule: former, standings: standingsOf(former) })).toEqual(standingsOf(scratch));
      }),
    );
  });
});
