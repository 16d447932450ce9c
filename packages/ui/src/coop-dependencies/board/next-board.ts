import { criticalLinks, needReader, reschedule, sameValue, standingsAfter, type Need, type PlanTask, type Schedule } from '@entrelacs/core';
import { scheduled, type Board, type BoardSnapshot } from './board.ts';
import { isCriticalAt, Task } from './join.ts';
import type { BoardLink, BoardTask } from './types.ts';

type Writable<Item> = { -readonly [Key in keyof Item]: Item[Key] };

/** Rows changed above which a board is made from scratch. */
const fewRows = 200;

/**
 * A board brought up to date after some tasks have changed: it equals one from scratch, and reads only the rows that are other objects than before. Undefined
 * where more has changed than that. Tasks and links of the board before are the same objects, and say what is true now.
 */
export function nextBoard(before: Board, snapshot: BoardSnapshot, today: string): Board | undefined {
  const changed = changedTasks(before, snapshot, today);
  if (changed === undefined) return undefined;
  const schedule = reschedule(before.schedule, changed.map(({ row }) => row));
  // Another order of the graph, or other links that are obeyed: a cancelled task, another project.
  if (schedule.network.order !== before.schedule.network.order) return undefined;
  const standings = standingsAfter(schedule, before);
  const isMoved = changed.some(({ task, row }) => hasMoved(task.task, row));
  const tasks = changed.map(({ task, row }) => {
    task.task = row;
    return task;
  });
  standTasks(before, schedule, standings, tasks);
  const needs = touchNeeds(before, schedule, tasks);
  markLinks(before, schedule);
  return {
    ...before,
    tasks: [...before.tasks],
    plan: { ...before.plan, tasks: snapshot.entities.task ?? [] },
    standings,
    needs,
    ...scheduled(snapshot, schedule),
    since: { schedule: before.schedule, isMoved },
  };
}

/** Tasks whose row is another object; undefined when anything else than a few tasks has changed. */
function changedTasks(before: Board, snapshot: BoardSnapshot, today: string): { readonly task: Task; readonly row: PlanTask }[] | undefined {
  const { entities, settings, beyond } = before.from;
  const isOther = before.today !== today || settings !== snapshot.settings || (snapshot.beyond ?? []).length > 0 || (beyond ?? []).length > 0;
  const names = new Set([...Object.keys(entities), ...Object.keys(snapshot.entities)]) as Set<keyof typeof entities>;
  if (isOther || [...names].some((name) => name !== 'task' && entities[name] !== snapshot.entities[name])) return undefined;
  const [old, rows]: readonly (readonly PlanTask[])[] = [entities.task ?? [], snapshot.entities.task ?? []];
  if (old === undefined || rows === undefined || old.length !== rows.length || before.byId.size !== rows.length) return undefined;
  const changed: { task: Task; row: PlanTask }[] = [];
  for (const [index, row] of rows.entries()) {
    const former = old[index]!;
    if (row === former) continue;
    const task = before.byId.get(row.id);
    if (row.id !== former.id || !(task instanceof Task) || !sameValue(row.dependsOn, former.dependsOn) || changed.length === fewRows) return undefined;
    changed.push({ task, row });
  }
  return changed;
}

/** Whether a task may stand elsewhere on the map. */
function hasMoved(former: PlanTask, row: PlanTask): boolean {
  return former.project !== row.project || former.team !== row.team || !sameValue(former.responsible, row.responsible);
}

function standTasks(before: Board, schedule: Schedule, standings: Board['standings'], [changed]: readonly Task[]): void {
  changed?.moveTo(schedule);
  for (const [index, { id }] of schedule.graph.tasks.entries()) {
    const task = before.byId.get(id) as Task;
    const standing = standings.get(id);
    if (standing !== before.standings.get(id)) task.stand(standing);
    task.isCritical = isCriticalAt(schedule, index);
  }
}

/** The needs once some tasks have changed; those of other tasks stay. */
function touchNeeds(before: Board, schedule: Schedule, changed: readonly BoardTask[]): readonly Need[] {
  const touched = new Set(changed.flatMap(({ needs, awaited }) => [...needs, ...awaited]));
  // A link without a need of its own is open while its two tasks are.
  const ids = new Set([...touched].map(({ id }) => id));
  const needAt = needReader(schedule.graph, { today: before.today, members: before.plan.members, release: before.plan.release });
  const fresh = new Map<string, Need>();
  for (const [index, { id }] of schedule.graph.links.entries()) {
    if (!ids.has(id)) continue;
    const need = needAt(index);
    const link = before.linkById.get(id);
    if (link !== undefined) touchLink(link, need);
    if (need !== undefined) fresh.set(id, need);
  }
  return before.needs.map((need) => fresh.get(need.id) ?? need);
}

function markLinks({ links }: Board, schedule: Schedule): void {
  const critical = new Set(criticalLinks(schedule));
  for (const link of links) {
    const isCritical = critical.has(link.id);
    if (isCritical !== link.isCritical) markCritical(link, isCritical);
  }
}

/** Takes into a link what its need and its tasks have become. */
function touchLink(link: BoardLink, need: Need | undefined): void {
  const touched: Writable<BoardLink> = link;
  touched.need = need;
  touched.isOpen = need?.isOpen ?? (link.to.isOpen && link.from.isOpen);
  touched.isOverdue = (need?.overdueDays ?? 0) > 0;
}

/** Says of a link whether it is on a critical path. */
function markCritical(link: BoardLink, isCritical: boolean): void {
  const marked: Writable<BoardLink> = link;
  marked.isCritical = isCritical;
}
