import { criticalLinks, tightEntries } from './critical-links.ts';
import type { Schedule } from './schedule.ts';

/** A chain of critical tasks, each held by the one before with nothing to spare. */
export interface CriticalPath {
  /** Ids of its tasks, first to last. */
  readonly tasks: readonly string[];
  /** Ids of the links between them, one fewer. */
  readonly links: readonly string[];
}

/** All the critical paths of a schedule, as far as they are listed. */
export interface CriticalPaths {
  readonly paths: readonly CriticalPath[];
  /** How many there are in all; more than are listed where many branches meet. */
  readonly count: number;
  /** Ids of the links that some path takes. */
  readonly links: readonly string[];
}

/**
 * Every critical path, in the order of the tasks that they begin with, up to `limit` of them: tasks that are critical,
 * joined by links with nothing to spare. The count is of all.
 */
export function criticalPaths(schedule: Schedule, limit = 100): CriticalPaths {
  const { network, critical, graph } = schedule;
  const { outStart, outEntry, target, link, order } = network;
  const count = critical.length;
  const tight = tightEntries(schedule);
  const hasBefore = new Uint8Array(count);
  for (let entry = 0; entry < link.length; entry++) if (tight[entry] === 1) hasBefore[target[entry]!] = 1;

  const ways = new Float64Array(count);
  const next: number[][] = [];
  for (let p = count - 1; p >= 0; p--) {
    next[p] = critical[p] === 0 ? [] : Array.from(outEntry.subarray(outStart[p], outStart[p + 1])).filter((entry) => tight[entry] === 1);
    ways[p] = next[p]!.length === 0 ? 1 : next[p]!.reduce((sum, entry) => sum + ways[target[entry]!]!, 0);
  }

  const starts = Array.from(critical.keys()).filter((p) => critical[p] === 1 && hasBefore[p] === 0).sort((a, b) => order.taskAt[a]! - order.taskAt[b]!);
  const id = (p: number) => graph.tasks[order.taskAt[p]!]!.id;
  const linkId = (entry: number) => graph.links[link[entry]!]!.id;
  const paths: CriticalPath[] = [];
  for (const start of starts) {
    const walked: number[] = [];
    const choice = [0];
    while (choice.length > 0 && paths.length < limit) {
      const at = walked.length === 0 ? start : target[walked.at(-1)!]!;
      const turn = choice.at(-1)!;
      const entry = next[at]![turn];
      if (entry !== undefined) {
        choice[choice.length - 1] = turn + 1;
        walked.push(entry);
        choice.push(0);
        continue;
      }
      if (next[at]!.length === 0) paths.push({ tasks: [id(start), ...walked.map((step) => id(target[step]!))], links: walked.map(linkId) });
      walked.pop();
      choice.pop();
    }
  }
  return { paths, count: starts.reduce((sum, p) => sum + ways[p]!, 0), links: criticalLinks(schedule) };
}
