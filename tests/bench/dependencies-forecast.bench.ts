import { buildGraph, forecast, scheduleTasks, workingCalendar } from '@entrelacs/core';
import { randomOf, randomPairs, randomPlan } from './dependencies-plans.ts';
import { measure, printTable } from './support.ts';

const calendar = workingCalendar({ holidays: [{ on: '2026-12-25' }, { on: '2027-05-01' }] });
const random = randomOf(3);
const threePoint = (durationDays: number) => ({ durationDays, optimisticDays: durationDays / 2, pessimisticDays: durationDays * (1.5 + 2 * random()) });

const plainTasks = Array.from({ length: 1_000 }, (_, index) => ({ id: String(index), title: `Task ${index}`, ...threePoint(1 + Math.floor(random() * 9)) }));
const plainLinks = randomPairs(1_000, 2_000, 5).map(([from, to], index) => ({ id: String(index), predecessor: String(from), successor: String(to) }));
const plain = scheduleTasks(buildGraph(plainTasks, plainLinks), { today: '2026-11-22', calendar });

const { tasks, links } = randomPlan(1_000, 2_000);
const mixed = scheduleTasks(
  buildGraph(tasks.map((task) => ({ ...task, ...threePoint(task.durationDays ?? 1) })), links),
  { today: '2026-11-22', calendar, milestones: [{ id: 'm', title: 'M', due: '2027-03-01' }] },
);

printTable('Dependencies: forecast, 1,000 tasks, 2,000 links, 10,000 trials', [
  await measure('finish to start only', () => forecast(plain, { seed: 1 }), { bar: 500, runs: 7, warmUp: 2 }),
  await measure('all link types, lags in days and percent, work begun and done', () => forecast(mixed, { seed: 1 }), { bar: 500, runs: 7, warmUp: 2 }),
]);
