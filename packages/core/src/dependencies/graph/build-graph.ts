import type { Issue } from '../../source/issue.ts';
import { inOneGo } from '../../time/steps.ts';
import { adjacency } from './adjacency.ts';
import { sortedById } from './id-order.ts';
import { lagUnitCodes, linkTypeCodes, needCodes, type DependencyGraph, type PlanLink, type PlanTask } from './types.ts';

/** Largest lag that a link may have either way, in its own unit for days (a century) and for percent. */
export const greatestLag = 36_525;

/**
 * The graph of some tasks and the links between them. A link to a task that is not there, to itself, or that says again
 * what another one says is left out and reported; the link with the lowest id is the one that stays. O(tasks + links),
 * and a sort when rows are not in the order of their ids.
 */
export function buildGraph(tasks: readonly PlanTask[], dependencies: readonly PlanLink[]): DependencyGraph {
  return inOneGo(graphSteps(tasks, dependencies));
}

/** The same, a few milliseconds a step. */
export function* graphSteps(tasks: readonly PlanTask[], dependencies: readonly PlanLink[]): Generator<void, DependencyGraph> {
  const issues: Issue[] = [];
  const rows = distinctTasks(sortedById(tasks), issues);
  const indexOf = new Map<string, number>();
  for (let i = 0; i < rows.length; i++) indexOf.set(rows[i]!.id, i);

  yield;
  const ordered = sortedById(dependencies);
  yield;
  const from = new Int32Array(ordered.length);
  const to = new Int32Array(ordered.length);
  let links: PlanLink[] = [];
  for (const link of ordered) {
    const predecessor = link.predecessor === '' ? undefined : indexOf.get(link.predecessor!);
    const successor = link.successor === '' ? undefined : indexOf.get(link.successor!);
    if (predecessor === undefined || successor === undefined || predecessor === successor) issues.push(badEnd(link, indexOf));
    else {
      from[links.length] = predecessor;
      to[links.length] = successor;
      links.push(link);
    }
  }

  yield;
  let ends = { from: from.subarray(0, links.length), to: to.subarray(0, links.length) };
  const doubled = doubledLinks(rows.length, links, ends);
  if (doubled.size > 0) {
    for (const link of doubled) issues.push(linkIssue('dependency.doubled', links[link]!, 'successor'));
    const kept = links.map((_, link) => link).filter((link) => !doubled.has(link));
    ends = { from: Int32Array.from(kept, (link) => ends.from[link]!), to: Int32Array.from(kept, (link) => ends.to[link]!) };
    links = kept.map((link) => links[link]!);
  }

  yield;
  const codes = linkCodes(rows, links, ends, issues);
  yield;
  return { tasks: rows, links, indexOf, ...ends, ...codes, ...adjacency(rows.length, ends.from, ends.to), issues };
}

function distinctTasks(tasks: readonly PlanTask[], issues: Issue[]): readonly PlanTask[] {
  const repeats = (index: number) => index > 0 && tasks[index]!.id === tasks[index - 1]!.id;
  if (!tasks.some((_, index) => repeats(index))) return tasks;
  return tasks.filter((task, index) => {
    if (repeats(index)) issues.push({ code: 'task.doubledId', entity: 'task', row: task.id });
    return !repeats(index);
  });
}

/** What is wrong with a link that does not join two tasks. */
function badEnd(link: PlanLink, indexOf: ReadonlyMap<string, number>): Issue {
  const { predecessor, successor } = link;
  for (const [path, end] of [['predecessor', predecessor], ['successor', successor]] as const) {
    if (end === undefined || end === '') return linkIssue('dependency.noTask', link, path);
    if (!indexOf.has(end)) return linkIssue('dependency.missingTask', link, path, end);
  }
  return linkIssue('dependency.onItself', link, 'successor');
}

function linkIssue(code: string, link: PlanLink, path: string, value?: string): Issue {
  return { code, entity: 'dependency', row: link.id, path, ...(value !== undefined && { value: value.slice(0, 200) }) };
}

/** Links that say again what an earlier one says: the same two tasks, the same type, and no other need in words. */
function doubledLinks(taskCount: number, links: readonly PlanLink[], ends: { from: Int32Array; to: Int32Array }): Set<number> {
  const { inStart, inLinks } = adjacency(taskCount, ends.from, ends.to);
  const firstWith = new Int32Array(taskCount).fill(-1);
  const seenFor = new Int32Array(taskCount).fill(-1);
  const doubled = new Set<number>();
  for (let task = 0; task < taskCount; task++) {
    for (let k = inStart[task]!; k < inStart[task + 1]!; k++) {
      const link = inLinks[k]!;
      const predecessor = ends.from[link]!;
      if (seenFor[predecessor] !== task) {
        seenFor[predecessor] = task;
        firstWith[predecessor] = k;
      } else if (saidBefore(links, inLinks, firstWith[predecessor]!, k)) doubled.add(link);
    }
  }
  return doubled;
}

function saidBefore(links: readonly PlanLink[], inLinks: Int32Array, first: number, k: number): boolean {
  const link = links[inLinks[k]!]!;
  for (let other = first; other < k; other++) {
    const before = links[inLinks[other]!]!;
    if (before.predecessor === link.predecessor && (before.type ?? 'FS') === (link.type ?? 'FS') && sameNeed(before, link)) return true;
  }
  return false;
}

function sameNeed(a: PlanLink, b: PlanLink): boolean {
  const [x, y] = [(a.need ?? '').trim(), (b.need ?? '').trim()];
  return x === y || x === '' || y === '';
}

function linkCodes(tasks: readonly PlanTask[], links: readonly PlanLink[], ends: { from: Int32Array; to: Int32Array }, issues: Issue[]) {
  const count = links.length;
  const [type, binding, lagUnit, need] = [new Uint8Array(count), new Uint8Array(count), new Uint8Array(count), new Uint8Array(count)];
  const lag = new Float64Array(count);
  for (let index = 0; index < count; index++) {
    const link = links[index]!;
    type[index] = linkTypeCodes[link.type ?? 'FS'];
    lagUnit[index] = lagUnitCodes[link.lagUnit ?? 'workdays'];
    need[index] = link.state === undefined ? 0 : needCodes[link.state];
    if (link.lag !== undefined) {
      lag[index] = Number.isNaN(link.lag) ? 0 : Math.max(-greatestLag, Math.min(link.lag, greatestLag));
      if (lag[index] !== link.lag) issues.push(linkIssue('dependency.lagTooLarge', link, 'lag', String(link.lag)));
    }
    binding[index] = isBinding(link, tasks[ends.from[index]!]!, tasks[ends.to[index]!]!) ? 1 : 0;
  }
  return { type, binding, lag, lagUnit, need };
}

/** Whether a link makes its successor wait: not for mere information, a refused need, or an end that was cancelled. */
export function isBinding(link: PlanLink, predecessor: PlanTask, successor: PlanTask): boolean {
  if (link.kind === 'information' || link.state === 'refused') return false;
  return predecessor.status !== 'cancelled' && successor.status !== 'cancelled';
}
