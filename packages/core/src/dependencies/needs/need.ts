import type { Member } from '../../model/member.ts';
import type { NeedState } from '../../model/choices.ts';
import { daysBetween } from '../../time/day-number.ts';
import type { DependencyGraph, PlanLink, PlanTask } from '../graph/types.ts';
import { defaultReleaseRules, phaseOf, ruleOf, type ReleaseRules } from '../release.ts';
import { answerableFor } from '../standing/answerable-for.ts';
import type { NeedTurn } from './life.ts';
import { turnOf } from './turn-of.ts';

/** One end of a need: who brings it, or who asked for it. */
export interface NeedSide {
  /** Id of the task. */
  readonly task: string;
  /** Id of its team, else that of whoever answers for it; absent when nobody knows. */
  readonly team?: string;
  /** Ids of who answers for it: its A, or its R where nobody is accountable. */
  readonly members: readonly string[];
}

/** What one task needs of another, and where that stands today. */
export interface Need {
  readonly id: string;
  readonly link: PlanLink;
  readonly state: NeedState;
  /** Who is to bring it: the predecessor's side. */
  readonly provider: NeedSide;
  /** Who asked for it: the successor's side. */
  readonly asker: NeedSide;
  /** Whose turn it is; absent when nothing is left to do. */
  readonly turn?: NeedTurn;
  /** Somebody still waits for it, or has yet to verify it. */
  readonly isOpen: boolean;
  /** The day on which it is needed: its own, else that on which the asker's task is to start. */
  readonly dueOn?: string;
  /** Calendar days since then while it has not been delivered; 0 when not overdue. */
  readonly overdueDays: number;
  /** Open, not delivered, not overdue, and needed within `nearDays`. */
  readonly isNear: boolean;
  /** Calendar days that it has stood at this step, where the host wrote down since when. */
  readonly daysInState?: number;
}

/** What needs are read with. */
export interface NeedOptions {
  readonly today: string;
  readonly members?: readonly (Pick<Member, 'id'> & Partial<Pick<Member, 'team'>>)[];
  readonly release?: ReleaseRules;
  /** Calendar days before its day from which a need is near; 7 when left out. */
  readonly nearDays?: number;
}

/**
 * The needs of a graph, in the order of the links: every link with a life of its own but mere information. A plain wait
 * whose task is done is closed, even if nobody stepped it; an integration point stays open until it is verified.
 */
export function needsOf(graph: DependencyGraph, options: NeedOptions): Need[] {
  const needAt = needReader(graph, options);
  return graph.links.flatMap((_, index) => needAt(index) ?? []);
}

/** Reads the need of one link of a graph, by the link's number; undefined for a link without a life of its own. */
export function needReader(graph: DependencyGraph, options: NeedOptions): (link: number) => Need | undefined {
  const teams = new Map((options.members ?? []).map(({ id, team }) => [id, team]));
  return (index) => {
    const link = graph.links[index]!;
    const { state, kind } = link;
    if (state === undefined || kind === 'information') return undefined;
    return needOf(link, state, graph.tasks[graph.from[index]!]!, graph.tasks[graph.to[index]!]!, teams, options);
  };
}

function needOf(link: PlanLink, state: NeedState, predecessor: PlanTask, successor: PlanTask, teams: ReadonlyMap<string, string | undefined>, options: NeedOptions): Need {
  const { today, release = defaultReleaseRules, nearDays = 7 } = options;
  const [provider, asker] = [sideOf(predecessor, teams), sideOf(successor, teams)];
  const isOver = state === 'verified' || state === 'refused' || isOverTask(successor);
  const isOpen = !isOver && !(phaseOf(predecessor) === 'done' && ruleOf(link, release) === 'delivered');
  const dueOn = link.neededBy ?? successor.start;
  const isAwaited = isOpen && state !== 'delivered';
  const left = dueOn === undefined ? Number.NaN : daysBetween(today, dueOn);
  const since = sinceOf(link, state);
  const turn = isOverTask(successor) || (!isOpen && state !== 'refused') ? undefined : turnOf(state, provider, asker, predecessor.status === 'cancelled');
  // Written out: spreading what is optional costs several times as much, at each edit, for each need.
  const need: { -readonly [Key in keyof Need]: Need[Key] } = {
    id: link.id,
    link,
    state,
    provider,
    asker,
    isOpen,
    overdueDays: isAwaited && left < 0 ? -left : 0,
    isNear: isAwaited && left >= 0 && left <= nearDays,
  };
  if (turn !== undefined) need.turn = turn;
  if (dueOn !== undefined) need.dueOn = dueOn;
  if (since !== undefined && since <= today) need.daysInState = daysBetween(since, today);
  return need;
}

/** The day on which a need came to its state, where it is written down. */
function sinceOf({ requestedOn, acceptedOn, deliveredOn, resolvedOn }: PlanLink, state: NeedState): string | undefined {
  switch (state) {
    case 'requested':
      return requestedOn;
    case 'accepted':
      return acceptedOn;
    case 'delivered':
      return deliveredOn;
    case 'verified':
      return resolvedOn;
    case 'refused':
      return undefined;
  }
}

function sideOf(task: PlanTask, teams: ReadonlyMap<string, string | undefined>): NeedSide {
  const members = answerableFor(task);
  const team = task.team ?? teams.get(members.find((member) => teams.get(member) !== undefined) ?? '');
  return team === undefined ? { task: task.id, members } : { task: task.id, team, members };
}

function isOverTask(task: PlanTask): boolean {
  const phase = phaseOf(task);
  return phase === 'done' || phase === 'cancelled';
}
