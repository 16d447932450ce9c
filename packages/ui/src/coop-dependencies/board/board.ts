import {
  criticalPaths,
  linksFromRefs,
  milestoneForecasts,
  needsOf,
  standingsOf,
  taskSchedule,
  type DependencyGraph,
  type Issue,
  type MilestoneForecast,
  type Need,
  type PlanLink,
  type PlanTask,
  type Schedule,
  type Snapshot,
  type TaskSchedule,
  type TaskStanding,
} from '@entrelacs/core';
import { scheduleOf, type BoardPlan } from './plan.ts';
import { boardSettings, type BoardSettings } from './settings.ts';
import type { BoardLink, BoardPeople, BoardTask } from './types.ts';

/** Everything that the board shows, worked out from one snapshot. */
export interface Board {
  readonly tasks: readonly BoardTask[];
  readonly byId: ReadonlyMap<string, BoardTask>;
  readonly links: readonly BoardLink[];
  readonly linkById: ReadonlyMap<string, BoardLink>;
  readonly people: BoardPeople;
  /** The day that it is as of. */
  readonly today: string;
  readonly settings: BoardSettings;
  /** What the schedule was computed from. */
  readonly plan: BoardPlan;
  readonly graph: DependencyGraph;
  readonly schedule: Schedule;
  readonly standings: ReadonlyMap<string, TaskStanding>;
  readonly forecasts: readonly MilestoneForecast[];
  readonly needs: readonly Need[];
  /** What could not be read, drawn or obeyed. */
  readonly issues: readonly Issue[];
}

/** Rows that a host leaves out of its own section, for which it says so. */
export interface BoardSnapshot extends Snapshot {
  /** Tasks that the section's filters leave out: they count, and are not shown. */
  readonly beyond?: readonly { readonly id: string }[];
}

/** The board of a snapshot, as of a day. Tasks that a section leaves out count in the schedule; `tasks` has those shown. */
export function buildBoard(snapshot: BoardSnapshot, today: string): Board {
  const { entities, settings } = snapshot;
  const shown: readonly PlanTask[] = entities.task ?? [];
  const beyond = (snapshot.beyond ?? []) as readonly PlanTask[];
  const chosen = boardSettings(settings);
  const { release, weekdays } = chosen;
  const tasks = beyond.length === 0 ? shown : [...shown, ...beyond];
  const { member: members = [], milestone: milestones = [], holiday: holidays = [] } = entities;
  const plan: BoardPlan = { tasks, links: linksOf(entities.dependency ?? [], tasks), today, weekdays, holidays, members, milestones, release };
  const schedule = scheduleOf(plan);
  const { graph } = schedule;
  const standings = standingsOf(schedule);
  const needs = needsOf(graph, { today, members, release });
  const { all, boardLinks } = joined(schedule, standings, needs);
  const byId = new Map(all.map((task) => [task.id, task]));
  return {
    tasks: shown.flatMap(({ id }) => byId.get(id) ?? []),
    byId,
    links: boardLinks,
    linkById: new Map(boardLinks.map((link) => [link.id, link])),
    people: peopleOf(snapshot),
    today,
    settings: chosen,
    plan,
    graph,
    schedule,
    standings,
    forecasts: milestoneForecasts(schedule),
    needs,
    issues: [...snapshot.issues, ...schedule.issues],
  };
}

/** Links that are rows, then those that tasks of a mapped table name in a cell of their own. */
function linksOf(rows: readonly PlanLink[], tasks: readonly PlanTask[]): readonly PlanLink[] {
  const named = tasks.flatMap(({ id, dependsOn }) => (dependsOn === undefined || dependsOn.length === 0 ? [] : [{ id, dependsOn }]));
  return named.length === 0 ? rows : [...rows, ...linksFromRefs(named)];
}

/** Rows of the other tables, by id. */
export function peopleOf({ entities }: Snapshot): BoardPeople {
  const byId = <Row extends { readonly id: string }>(rows: readonly Row[] = []) => new Map(rows.map((row) => [row.id, row]));
  return { members: byId(entities.member), teams: byId(entities.team), projects: byId(entities.project), milestones: byId(entities.milestone) };
}

/** A task of the board; its place in the schedule is worked out when asked, once. */
class Task implements BoardTask {
  readonly needs: BoardLink[] = [];
  readonly awaited: BoardLink[] = [];
  readonly id: string;
  readonly task: PlanTask;
  readonly state: BoardTask['state'];
  readonly lateDays: number;
  readonly isOpen: boolean;
  readonly isCritical: boolean;
  readonly #schedule: Schedule;
  #plan: TaskSchedule | undefined;
  #hasPlan = false;

  constructor(task: PlanTask, standing: TaskStanding | undefined, isCritical: boolean, schedule: Schedule) {
    this.id = task.id;
    this.task = task;
    this.state = standing?.state ?? 'todo';
    this.lateDays = standing === undefined ? 0 : Math.max(standing.lateDays, standing.state === 'late' ? standing.overshootDays : 0);
    this.isOpen = standing?.phase === 'todo' || standing?.phase === 'started';
    this.isCritical = isCritical;
    this.#schedule = schedule;
  }

  get plan(): TaskSchedule | undefined {
    if (!this.#hasPlan) this.#plan = taskSchedule(this.#schedule, this.id);
    this.#hasPlan = true;
    return this.#plan;
  }
}

function joined(schedule: Schedule, standings: ReadonlyMap<string, TaskStanding>, needs: readonly Need[]): { readonly all: readonly BoardTask[]; readonly boardLinks: readonly BoardLink[] } {
  const { graph, cycles } = schedule;
  const critical = new Set(criticalPaths(schedule, 1).links);
  const knotOf = new Map(cycles.flatMap(({ knot }, index) => knot.map((id) => [id, index] as const)));
  const needOf = new Map(needs.map((need) => [need.id, need]));
  const all = graph.tasks.map((task, index) => new Task(task, standings.get(task.id), schedule.critical[schedule.network.positionOf[index]!] === 1, schedule));
  const boardLinks = graph.links.map((link, index): BoardLink => {
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
    return boardLink;
  });
  return { all, boardLinks };
}
