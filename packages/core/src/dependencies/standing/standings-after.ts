import type { Schedule } from '../schedule/schedule.ts';
import { standingAt, standingsOf, type TaskStanding } from './standing.ts';

/**
 * How every task stands once `reschedule` has taken some changes in: a standing that they do not touch is the same object as before. Reads no row but those that changed, that wait for one, or that moved.
 *
 * @param before - The schedule before, and its standings.
 */
export function standingsAfter(schedule: Schedule, before: { readonly schedule: Schedule; readonly standings: ReadonlyMap<string, TaskStanding> }): ReadonlyMap<string, TaskStanding> {
  const { graph, network, forward, backward } = schedule;
  const { schedule: former, standings: known } = before;
  if (network.order !== former.network.order) return standingsOf(schedule);
  const isAsked = new Uint8Array(graph.tasks.length);
  for (const [index, task] of graph.tasks.entries()) {
    const at = network.positionOf[index]!;
    const hasMoved = forward.times[2 * at] !== former.forward.times[2 * at] || forward.times[2 * at + 1] !== former.forward.times[2 * at + 1];
    if (hasMoved || !Object.is(backward.totalFloat[at], former.backward.totalFloat[at])) isAsked[index] = 1;
    if (task === former.graph.tasks[index]) continue;
    isAsked[index] = 1;
    for (let k = graph.outStart[index]!; k < graph.outStart[index + 1]!; k++) isAsked[graph.to[graph.outLinks[k]!]!] = 1;
  }
  const standings = new Map(known);
  for (const [index, task] of graph.tasks.entries()) if (isAsked[index] === 1) standings.set(task.id, standingAt(schedule, task, index));
  return standings;
}
