import type { Issue } from '../../source/issue.ts';
import { dayNumber } from '../../time/day-number.ts';
import { dayOfFact, placeAfterDay } from '../calendar/calendar-lag.ts';
import { workdaysBefore } from '../calendar/working-calendar.ts';
import { groupBy } from '../graph/adjacency.ts';
import { holdsFinish, lagUnitCodes, needCodes, waitsForStart, type DependencyGraph } from '../graph/types.ts';
import { isReleasedByState, releasedOn } from '../release.ts';
import { groupsOf, type Groups } from './groups.ts';
import type { ScheduleRules } from './options.ts';
import { phaseCodes, readTask, taskColumns, type TaskColumns } from './task-columns.ts';
import { topologicalOrder, type TopologicalOrder } from './topological-order.ts';
import { wholeQuanta } from './work.ts';

/** Bits of `Network.kind` beside `holdsFinish`: how the place that a link holds its successor to is found. */
export const percentLag = 2;
export const daysLag = 4;
export const constantPlace = 8;

/** A graph made ready for the passes: tasks by position in topological order, and the links that are obeyed, by successor. */
export interface Network {
  readonly graph: DependencyGraph;
  readonly rules: ScheduleRules;
  readonly order: TopologicalOrder;
  readonly positionOf: Int32Array;
  readonly columns: TaskColumns;
  readonly groups: Groups;
  /** Links into the task at position `p` are entries `inStart[p]` up to `inStart[p + 1]`. */
  readonly inStart: Int32Array;
  /** Entries that leave the task at position `p` are `outEntry[outStart[p]]` up to `outStart[p + 1]`. */
  readonly outStart: Int32Array;
  readonly outEntry: Int32Array;
  /** Of each entry: the link, its two ends by position, what it waits for as an index of the times (2p start, 2p + 1 finish). */
  readonly link: Int32Array;
  readonly target: Int32Array;
  readonly source: Int32Array;
  readonly kind: Uint8Array;
  /** Workdays, share of the predecessor's duration, calendar days, or the place itself: as `kind` says. */
  readonly lag: Float64Array;
  readonly issues: readonly Issue[];
}

/** The network of a graph under some rules, in a few steps. */
export function* networkSteps(graph: DependencyGraph, rules: ScheduleRules): Generator<void, Network> {
  const order = topologicalOrder(graph);
  const count = graph.tasks.length;
  const positionOf = new Int32Array(count);
  for (let p = 0; p < count; p++) positionOf[order.taskAt[p]!] = p;

  const entries = obeyedEntries(graph, order, positionOf);
  const size = entries.link.length;
  const issues: Issue[] = [];
  const network: Network = {
    graph,
    rules,
    order,
    positionOf,
    columns: taskColumns(count),
    groups: groupsOf(graph, positionOf, rules),
    ...entries,
    kind: new Uint8Array(size),
    lag: new Float64Array(size),
    issues,
  };
  const today = dayNumber(rules.today);
  if (Number.isNaN(today)) throw new RangeError('today: not a calendar day');
  yield;
  placeTasks(network, today, issues);
  yield;
  placeLinks(network);
  return network;
}

function placeTasks(network: Network, today: number, issues: Issue[]): void {
  const { columns, groups, graph, positionOf, rules } = network;
  for (let index = 0; index < positionOf.length; index++) {
    const at = positionOf[index]!;
    readTask(columns, at, graph.tasks[index]!, today, rules, issues);
    columns.deadline[at] = Math.min(columns.deadline[at]!, groups.milestonePlace[at] ?? Number.POSITIVE_INFINITY);
  }
}

/** Fills `kind` and `lag` of every entry: at once where there is neither a fact nor a need that was met, which is most often. */
function placeLinks(network: Network): void {
  const { graph, columns, kind, lag, source, link } = network;
  const { type, need, lagUnit, lag: lags } = graph;
  const { phase } = columns;
  for (let entry = 0; entry < kind.length; entry++) {
    const index = link[entry]!;
    if (phase[source[entry]! >> 1] === phaseCodes.todo && need[index]! < needCodes.delivered && lagUnit[index] === lagUnitCodes.workdays) {
      kind[entry] = type[index]! & holdsFinish;
      lag[entry] = wholeQuanta(lags[index]!);
    } else placeLink(network, entry);
  }
}

/** Fills `kind` and `lag` of an entry, once its predecessor's columns are filled. */
export function placeLink(network: Network, entry: number): void {
  const { graph, columns, kind, lag, source } = network;
  const link = network.link[entry]!;
  const from = source[entry]! >> 1;
  const isFinish = (source[entry]! & 1) === 1;
  const holds = graph.type[link]! & holdsFinish;
  const hasCome = columns.phase[from] === phaseCodes.done || (!isFinish && columns.phase[from] === phaseCodes.started);
  if (hasCome || graph.need[link]! >= needCodes.delivered) {
    const constant = constantOf(network, link, from, isFinish, hasCome);
    if (constant !== undefined) {
      kind[entry] = holds | constantPlace;
      lag[entry] = constant;
      return;
    }
  }
  const unit = graph.lagUnit[link]!;
  if (unit === lagUnitCodes.percent) {
    kind[entry] = holds | percentLag;
    lag[entry] = graph.lag[link]! / 100;
  } else if (unit === lagUnitCodes.days && graph.lag[link] !== 0) {
    kind[entry] = holds | daysLag;
    lag[entry] = Math.round(graph.lag[link]!);
  } else {
    kind[entry] = holds;
    lag[entry] = wholeQuanta(graph.lag[link]!);
  }
}

/** The place that a link holds its successor to when what it waits for is a fact; undefined when it has yet to come. */
function constantOf(network: Network, index: number, from: number, isFinish: boolean, hasCome: boolean): number | undefined {
  const { columns, rules, graph, order } = network;
  let place = isFinish ? columns.floor[from]! : columns.earliest[from]!;
  let released: string | undefined;
  if (graph.need[index]! >= needCodes.delivered) {
    const link = graph.links[index]!;
    const byState = isReleasedByState(link, rules.release);
    if (!hasCome && !byState) return undefined;
    if (byState && isFinish) released = releasedOn(link, rules.release);
    if (!hasCome && released === undefined) return Number.NEGATIVE_INFINITY;
  }
  const releaseDay = released === undefined ? Number.NaN : dayNumber(released);
  if (!Number.isNaN(releaseDay)) place = workdaysBefore(rules.calendar, releaseDay + 1);

  const lag = graph.lag[index]!;
  if (graph.lagUnit[index] !== lagUnitCodes.days) {
    return place + wholeQuanta(graph.lagUnit[index] === lagUnitCodes.percent ? (lag / 100) * columns.duration[from]! : lag);
  }
  const task = graph.tasks[order.taskAt[from]!]!;
  const written = Number.isNaN(releaseDay) ? dayNumber((isFinish ? task.doneOn : task.startedOn) ?? '') : releaseDay;
  const day = Number.isNaN(written) ? dayOfFact(rules.calendar, place, isFinish) : written;
  return placeAfterDay(rules.calendar, day, isFinish, Math.round(lag));
}

function obeyedEntries(graph: DependencyGraph, order: TopologicalOrder, positionOf: Int32Array) {
  const { from, type, inStart: linksInto, inLinks } = graph;
  const { taskAt, obeyed } = order;
  let size = 0;
  for (let link = 0; link < obeyed.length; link++) size += obeyed[link]!;
  const inStart = new Int32Array(taskAt.length + 1);
  const link = new Int32Array(size);
  const source = new Int32Array(size);
  const target = new Int32Array(size);
  let entry = 0;
  for (let p = 0; p < taskAt.length; p++) {
    const task = taskAt[p]!;
    for (let k = linksInto[task]!; k < linksInto[task + 1]!; k++) {
      const index = inLinks[k]!;
      if (obeyed[index] === 0) continue;
      source[entry] = 2 * positionOf[from[index]!]! + ((type[index]! & waitsForStart) === 0 ? 1 : 0);
      target[entry] = p;
      link[entry++] = index;
    }
    inStart[p + 1] = entry;
  }
  const [outStart, outEntry] = groupBy(taskAt.length, source, 1);
  return { inStart, outStart, outEntry, link, source, target };
}
