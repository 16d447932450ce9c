import { buildGraph, reschedule, scheduleTasks, workingCalendar, type PlanTask } from '@entrelacs/core';
import { randomPlan } from './dependencies-plans.ts';
import { measure, printTable, type Measurement } from './support.ts';

const calendar = workingCalendar({
  holidays: Array.from({ length: 10 }, (_, i) => [`${2026 + i}-12-25`, `${2026 + i}-05-01`, `${2026 + i}-07-14`].map((on) => ({ on }))).flat(),
});
const members = Array.from({ length: 60 }, (_, i) => ({ id: String(i + 1), ...(i % 5 === 0 && { awayFrom: '2026-12-01', awayTo: '2026-12-11' }) }));
const options = { today: '2026-11-22', calendar, members };

const lines: Measurement[] = [];
for (const [taskCount, linkCount, bar, once] of [[10_000, 20_000, 15, 5], [100_000, 200_000, 120, undefined]] as const) {
  const { tasks, links } = randomPlan(taskCount, linkCount);
  const size = `${taskCount.toLocaleString('en')} tasks, ${linkCount.toLocaleString('en')} links`;
  const graph = buildGraph(tasks, links);
  const schedule = scheduleTasks(graph, options);
  const moved: PlanTask = { ...tasks[taskCount >> 1]!, start: '2027-01-11', due: '2027-01-20' };
  lines.push(
    await measure(`graph read, ${size}`, () => buildGraph(tasks, links)),
    await measure(`schedule with calendars, ${size}`, () => scheduleTasks(graph, options), { bar, warmUp: 12 }),
    await measure(`one date changed, ${size}`, () => reschedule(schedule, [moved]), { ...(once !== undefined && { bar: once }), warmUp: 12 }),
  );
}
printTable('Dependencies: schedule', lines);
