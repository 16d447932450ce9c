import { causeChain, escalations, milestoneForecasts, possibleDoubles, type CauseStep, type Escalation, type MilestoneForecast, type PossibleDouble } from '@entrelacs/core';
import type { Board } from './board.ts';
import { limitsIn } from './limits.ts';

/** A need that may be another one said twice, and why. */
export interface DoubleOf {
  readonly other: string;
  readonly because: PossibleDouble['because'];
}

const awaited = new WeakMap<Board, readonly MilestoneForecast[]>();
const causes = new WeakMap<Board, Map<string, readonly CauseStep[]>>();
const escalated = new WeakMap<Board, ReadonlyMap<string, Escalation>>();
const doubled = new WeakMap<Board, ReadonlyMap<string, readonly DoubleOf[]>>();

/** Why a task is late or blocked: worked out when asked, once. */
export function causesOf(board: Board, task: string): readonly CauseStep[] {
  const known = once(causes, board, () => new Map<string, readonly CauseStep[]>());
  let found = known.get(task);
  if (found === undefined) known.set(task, (found = causeChain(board.schedule, task)));
  return found;
}

/** When each milestone will be reached as planned, in their order. */
export function milestonesOf(board: Board): readonly MilestoneForecast[] {
  return once(awaited, board, () => milestoneForecasts(board.schedule));
}

/** Needs that somebody above should hear of today, by id, the longest wait first. */
export function escalationsOf(board: Board): ReadonlyMap<string, Escalation> {
  return once(escalated, board, () => {
    const { graph, needs, people, today, from } = board;
    return new Map(escalations(graph, needs, [...people.projects.values()], today, limitsIn(from.settings)).map((escalation) => [escalation.need, escalation]));
  });
}

/** For each integration point, those that may be the same one. */
export function doublesOf(board: Board): ReadonlyMap<string, readonly DoubleOf[]> {
  return once(doubled, board, () => {
    const found = new Map<string, DoubleOf[]>();
    for (const { needs, because } of possibleDoubles(board.needs)) {
      for (const [one, other] of [needs, [...needs].reverse()] as const) {
        const known = found.get(one) ?? [];
        found.set(one, [...known, { other: other, because }]);
      }
    }
    return found;
  });
}

function once<Found>(kept: WeakMap<Board, Found>, board: Board, find: () => Found): Found {
  let found = kept.get(board);
  if (found === undefined) kept.set(board, (found = find()));
  return found;
}
