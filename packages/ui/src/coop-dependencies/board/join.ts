import { criticalLinks, taskSchedule, type Need, type PlanTask, type Schedule, type TaskSchedule, type TaskStanding } from '@entrelacs/core';
import type { BoardLink, BoardTask } from './types.ts';

/** The schedule that the tasks of a board are placed in: one object for all of them, which a board that is brought up to date gives another schedule. */
export interface Placed {
  schedule: Schedule;
}

/** A task of the board; its place in the schedule is worked out when asked, once. */
export class Task implements BoardTask {
  readonly needs: BoardLink[] = [];
  readonly awaited: BoardLink[] = [];
  readonly id: string;
  task: PlanTask;
  state: BoardTask['state'] = 'todo';
  lateDays = 0;
  isOpen = false;
  isCritical = false;
  readonly #placed: Placed;
  #planOf: Schedule | undefined;
  #plan: TaskSchedule | undefined;

  constructor(task: PlanTask, placed: Placed) {
    this.id = task.id;
    this.task = task;
    this.#placed = placed;
  }

  /** Takes in how it stands. */
  stand(standing: TaskStanding | undefined): void {
    this.state = standing?.state ?? 'todo';
    this.lateDays = standing === undefined ? 0 : Math.max(standing.lateDays, standing.state === 'late' ? standing.overshootDays : 0);
    this.isOpen = standing?.phase === 'todo' || standing?.phase === 'started';
  }

  /** Has its board placed in another schedule. */
  moveTo(schedule: Schedule): void {
    this.#placed.schedule = schedule;
  }

  get plan(): TaskSchedule | undefined {
    const { schedule } = this.#placed;
    if (this.#planOf !== schedule) this.#plan = taskSchedule(schedule, this.id);
    this.#planOf = schedule;
    return this.#plan;
  }
}

/** Tasks and links of a schedule, each knowing the others, a few hundred a step. Tasks are in the order of the graph. */
export function* joinSteps(schedule: Schedule, standings: ReadonlyMap<string, TaskStanding>, needs: readonly Need[]): Generator<void, { readonly all: readonly Task[]; readonly links: readonly BoardLink[] }> {
  const { graph, cycles } = schedule;
  const placed: Placed = { schedule };
  const all: Task[] = [];
  for (const [index, row] of graph.tasks.entries()) {
    if (index % 1500 === 0) yield;
    const task = new Task(row, placed);
    task.stand(standings.get(row.id));
    task.isCritical = isCriticalAt(schedule, index);
    all.push(task);
  }
  yield;
  const critical = new Set(criticalLinks(schedule));
  const knotOf = new Map(cycles.flatMap(({ knot }, index) => knot.map((id) => [id, index] as const)));
  const needOf = new Map(needs.map((need) => [need.id, need]));
  const links: BoardLink[] = [];
  for (const [index, link] of graph.links.entries()) {
    if (index % 1500 === 0) yield;
    const [from, to] = [all[graph.from[index]!]!, all[graph.to[index]!]!];
    const knot = knotOf.get(from.id);
    const need = needOf.get(link.id);
    const boardLink: BoardLink = {
      id: link.id,
      link,
      from,
      to,
      kind: link.kind ?? 'blocking',
      state: link.state,
      need,
      isOpen: need?.isOpen ?? (to.isOpen && from.isOpen),
      isOverdue: (need?.overdueDays ?? 0) > 0,
      isCritical: critical.has(link.id),
      isInKnot: knot !== undefined && knot === knotOf.get(to.id) && graph.binding[index] === 1,
    };
    from.awaited.push(boardLink);
    to.needs.push(boardLink);
    links.push(boardLink);
  }
  return { all, links };
}

/** Whether a task of a schedule is critical, by its number in the graph. */
export function isCriticalAt({ critical, network }: Schedule, index: number): boolean {
  return critical[network.positionOf[index]!] === 1;
}
