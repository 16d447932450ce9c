import { dayNumber, type Forecast, type MilestoneForecast } from '@entrelacs/core';
import type { BoardPeople, BoardTask } from '../board/types.ts';
import { groupTasks } from '../list/list-rows.ts';

/** A line of the timeline: a project, one of its tasks, or one of its milestones. */
export type TimelineRow =
  | { readonly kind: 'group'; readonly key: string; readonly title: string | undefined; readonly isOpen: boolean; readonly float: number | undefined; readonly start: string | undefined; readonly finish: string | undefined }
  | { readonly kind: 'task'; readonly key: string; readonly task: BoardTask }
  | { readonly kind: 'milestone'; readonly key: string; readonly forecast: MilestoneForecast };

/** Projects with their tasks by start, then their milestones; folded ones without. */
export function timelineRows(
  tasks: readonly BoardTask[],
  people: BoardPeople,
  forecasts: readonly MilestoneForecast[],
  folded: ReadonlySet<string>,
): TimelineRow[] {
  const shown = tasks.filter(({ plan }) => plan !== undefined);
  const groups = groupTasks(shown, people);
  const known = new Set(groups.map(({ key }) => key));
  return groups.flatMap(({ key, title, tasks: own }): TimelineRow[] => {
    const isOpen = !folded.has(key);
    const milestones = forecasts.filter(({ milestone }) => (known.has(milestone.project ?? '') ? milestone.project === key : key === '' && milestone.project === undefined));
    return [
      { kind: 'group', key: `group:${key}`, title, isOpen, ...summary(own) },
      ...(isOpen ? [...own].sort(byStart).map((task): TimelineRow => ({ kind: 'task', key: task.id, task })) : []),
      ...(isOpen ? milestones.map((forecast): TimelineRow => ({ kind: 'milestone', key: `milestone:${forecast.milestone.id}`, forecast })) : []),
    ];
  });
}

/** Every day that the timeline should reach, by number. */
export function* daysOf(rows: readonly TimelineRow[], showsBaseline: boolean, odds?: Forecast): Generator<number> {
  const milestoneOdds = new Map(odds?.milestones.map(({ milestone, p85 }) => [milestone.id, p85]));
  for (const row of rows) {
    const isos =
      row.kind === 'group'
        ? [row.start, row.finish]
        : row.kind === 'milestone'
          ? [row.forecast.date, row.forecast.milestone.due, milestoneOdds.get(row.forecast.milestone.id)]
          : [row.task.plan?.start, row.task.plan?.finish, odds?.tasks.get(row.key)?.p85, ...(row.task.isOpen ? [row.task.plan?.latestFinish] : []), ...(showsBaseline ? [row.task.task.baselineStart, row.task.task.baselineDue] : [])];
    for (const iso of isos) if (iso !== undefined) yield dayNumber(iso);
  }
}

function summary(tasks: readonly BoardTask[]): { readonly float: number | undefined; readonly start: string | undefined; readonly finish: string | undefined } {
  let [float, start, finish]: [number | undefined, string | undefined, string | undefined] = [undefined, undefined, undefined];
  for (const { plan } of tasks) {
    if (plan === undefined) continue;
    if (plan.totalFloat !== undefined && (float === undefined || plan.totalFloat < float)) float = plan.totalFloat;
    if (start === undefined || plan.start < start) start = plan.start;
    if (finish === undefined || plan.finish > finish) finish = plan.finish;
  }
  return { float, start, finish };
}

function byStart({ plan: a }: BoardTask, { plan: b }: BoardTask): number {
  const [x, y] = [a?.start ?? '', b?.start ?? ''];
  return x < y ? -1 : x > y ? 1 : 0;
}
