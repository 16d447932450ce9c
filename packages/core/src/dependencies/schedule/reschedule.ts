import { dayNumber } from '../../time/day-number.ts';
import { isBinding } from '../graph/build-graph.ts';
import { findCycles, type Cycle } from '../graph/cycles.ts';
import type { PlanTask } from '../graph/types.ts';
import { backwardPass } from './backward.ts';
import { forwardPass, toUpdate } from './forward.ts';
import { placeLink, type Network } from './network.ts';
import { networkOf, placeTask } from './network-of.ts';
import { withPasses, type Schedule } from './schedule.ts';
import { copyColumns } from './copy-columns.ts';

/**
 * The schedule once some tasks have changed (dates, durations, status), their links being the same. It equals a schedule
 * from scratch, without reading the tasks that did not change. Tasks that it does not know are left out.
 */
export function reschedule(schedule: Schedule, changed: readonly PlanTask[]): Schedule {
  const { graph, network } = schedule;
  const known = changed.filter(({ id }) => graph.indexOf.has(id));
  const tasks = [...graph.tasks];
  let bindsAnew = false;
  for (const task of known) {
    const index = graph.indexOf.get(task.id)!;
    bindsAnew ||= (task.status === 'cancelled') !== (tasks[index]!.status === 'cancelled');
    bindsAnew ||= task.milestone !== tasks[index]!.milestone || task.project !== tasks[index]!.project;
    tasks[index] = task;
  }
  if (bindsAnew) return rebuilt(schedule, tasks);

  const today = dayNumber(network.rules.today);
  const rows = new Set(known.map(({ id }) => id));
  const issues = network.issues.filter(({ row }) => row === undefined || !rows.has(row));
  const patched: Network = {
    ...network,
    graph: { ...graph, tasks },
    columns: copyColumns(network.columns),
    kind: network.kind.slice(),
    lag: network.lag.slice(),
    issues,
  };
  const positions = known.map(({ id }) => network.positionOf[graph.indexOf.get(id)!]!);
  const marks = new Uint8Array(tasks.length);
  for (const at of positions) placeTask(patched, at, today, issues);
  for (const at of positions) {
    marks[at] = toUpdate;
    for (let k = network.outStart[at]!; k < network.outStart[at + 1]!; k++) {
      placeLink(patched, network.outEntry[k]!);
      marks[network.target[network.outEntry[k]!]!] = toUpdate;
    }
  }
  return scheduled(patched, schedule.cycles, { before: schedule, marks });
}

function scheduled(network: Network, cycles: readonly Cycle[], change?: { readonly before: Schedule; readonly marks: Uint8Array }): Schedule {
  const known = change?.before.forward;
  const forward = forwardPass(network, network.columns, known && { times: known.times.slice(), driver: known.driver.slice() }, change?.marks);
  return withPasses(network, cycles, forward, backwardPass(network, forward, change?.before.backward, change?.marks));
}

function rebuilt({ graph, network: { rules } }: Schedule, tasks: readonly PlanTask[]): Schedule {
  const binding = graph.binding.map((_, link) => (isBinding(graph.links[link]!, tasks[graph.from[link]!]!, tasks[graph.to[link]!]!) ? 1 : 0));
  const network = networkOf({ ...graph, tasks, binding }, rules);
  return scheduled(network, network.order.components === undefined ? [] : findCycles(network.graph, network.order.components));
}
