import { linkTypeCodes, type LinkType, type PlanLink, type PlanTask } from '@entrelacs/core';

/** A seeded source of numbers from 0 to 1 (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Pairs i < j with j - i at most 50, each once: a random acyclic graph of so many nodes and links. */
export function randomPairs(nodes: number, links: number, seed: number): (readonly [number, number])[] {
  const random = randomOf(seed);
  const pairs: (readonly [number, number])[] = [];
  const seen = new Set<number>();
  while (pairs.length < links) {
    const i = Math.floor(random() * (nodes - 1));
    const j = Math.min(nodes - 1, i + 1 + Math.floor(random() * 50));
    if (seen.has(i * nodes + j)) continue;
    seen.add(i * nodes + j);
    pairs.push([i, j]);
  }
  return pairs;
}

/** A plan as a large collective would have it: all four link types, lags of all three units, teams, people, some work begun or done. */
export function randomPlan(taskCount: number, linkCount: number, seed = 7): { tasks: PlanTask[]; links: PlanLink[] } {
  const random = randomOf(seed);
  const types = Object.keys(linkTypeCodes) as LinkType[];
  const tasks = Array.from({ length: taskCount }, (_, index): PlanTask => {
    const phase = random();
    return {
      id: String(index + 1),
      title: `Task ${index + 1}`,
      durationDays: 1 + Math.floor(random() * 9),
      project: String(1 + (index % 20)),
      team: String(1 + Math.floor(random() * 12)),
      responsible: [String(1 + Math.floor(random() * 60))],
      accountable: [String(1 + Math.floor(random() * 60))],
      ...(phase < 0.1
        ? { status: 'done', startedOn: '2026-11-02', doneOn: '2026-11-10' }
        : phase < 0.2
          ? { status: 'doing', startedOn: '2026-11-16' }
          : { status: 'todo', ...(phase < 0.5 && { start: '2026-12-07', due: '2026-12-16' }) }),
    };
  });
  const links = randomPairs(taskCount, linkCount, seed + 1).map(([from, to], index): PlanLink => {
    const kind = random();
    return {
      id: String(index + 1),
      predecessor: String(from + 1),
      successor: String(to + 1),
      type: kind < 0.7 ? 'FS' : types[Math.floor(random() * 4)]!,
      state: kind < 0.1 ? 'accepted' : 'requested',
      ...(kind < 0.2 ? { lag: 3, lagUnit: 'days' } : kind < 0.3 ? { lag: 25, lagUnit: 'percent' } : kind < 0.5 ? { lag: 2 } : {}),
    };
  });
  return { tasks, links };
}
