import {
  graphSteps,
  inOneGo,
  linksFromRefs,
  needReader,
  scheduleSteps,
  standingSteps,
  type DependencyGraph,
  type Issue,
  type Need,
  type PlanLink,
  type PlanTask,
  type Schedule,
  type Snapshot,
  type TaskStanding,
} from '@entrelacs/core';
import { joinSteps } from './join.ts';
import { scheduleOptions, type BoardPlan } from './plan.ts';
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
  readonly needs: readonly Need[];
  /** What could not be read, drawn or obeyed. */
  readonly issues: readonly Issue[];
  /** The rows that it was worked out from. */
  readonly from: BoardSnapshot;
  /** Where it is another board brought up to date: the schedule of that one (not the board, which would keep all before it), and whether a task changed its lane. */
  readonly since?: { readonly schedule: Schedule; readonly isMoved: boolean };
}

/** Rows that a host leaves out of its own section, for which it says so. */
export interface BoardSnapshot extends Snapshot {
  /** Tasks that the section's filters leave out: they count, and are not shown. */
  readonly beyond?: readonly { readonly id: string }[];
}

/** Tasks and links above which a board is worked out in steps. */
const manyRows = 2000;

/** Whether a page would stand still while the board of a snapshot is worked out. */
export function isLarge({ entities }: BoardSnapshot): boolean {
  return (entities.task?.length ?? 0) + (entities.dependency?.length ?? 0) > manyRows;
}

/** The board of a snapshot, as of a day. Tasks that a section leaves out count in the schedule; `tasks` has those shown. */
export function buildBoard(snapshot: BoardSnapshot, today: string): Board {
  return inOneGo(boardSteps(snapshot, today));
}

/** The same, a few milliseconds a step. */
export function* boardSteps(snapshot: BoardSnapshot, today: string): Generator<void, Board> {
  const { entities, settings } = snapshot;
  const shown: readonly PlanTask[] = entities.task ?? [];
  const beyond = (snapshot.beyond ?? []) as readonly PlanTask[];
  const chosen = boardSettings(settings);
  const { release, weekdays } = chosen;
  const tasks = beyond.length === 0 ? shown : [...shown, ...beyond];
  const { member: members = [], milestone: milestones = [], holiday: holidays = [] } = entities;
  const plan: BoardPlan = { tasks, links: linksOf(entities.dependency ?? [], tasks), today, weekdays, holidays, members, milestones, release };
  const graph = yield* graphSteps(tasks, plan.links);
  yield;
  const schedule = yield* scheduleSteps(graph, scheduleOptions(plan));
  yield;
  const standings = yield* standingSteps(schedule);
  const needs: Need[] = [];
  const needAt = needReader(graph, { today, members, release });
  for (let link = 0; link < graph.links.length; link++) {
    if (link % 1500 === 0) yield;
    const need = needAt(link);
    if (need !== undefined) needs.push(need);
  }
  const { all, links } = yield* joinSteps(schedule, standings, needs);
  yield;
  const byId = new Map(all.map((task) => [task.id, task]));
  yield;
  return {
    tasks: shown.flatMap(({ id }) => byId.get(id) ?? []),
    byId,
    links,
    linkById: new Map(links.map((link) => [link.id, link])),
    people: peopleOf(snapshot),
    today,
    settings: chosen,
    plan,
    standings,
    needs,
    ...scheduled(snapshot, schedule),
  };
}

/** What a schedule of a snapshot's rows says by itself. */
export function scheduled(snapshot: BoardSnapshot, schedule: Schedule): Pick<Board, 'graph' | 'schedule' | 'issues' | 'from'> {
  return { graph: schedule.graph, schedule, issues: [...snapshot.issues, ...schedule.issues], from: snapshot };
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
