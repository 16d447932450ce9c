import { addDays, newEntity, statuses, type Member, type Project, type RaciItem, type Team } from '@entrelacs/core';

/** A matrix of any size, the same for the same seed: about six letters a row. */
export interface RandomMatrix {
  readonly items: readonly RaciItem[];
  readonly members: readonly Member[];
  readonly teams: readonly Team[];
  readonly projects: readonly Project[];
  readonly today: string;
}

/** Draws a matrix: one A and one or two R on nearly every row, C and I on some, most rows dated. */
export function randomMatrix(itemCount: number, memberCount: number, seed = 1): RandomMatrix {
  const random = mulberry32(seed);
  const below = (n: number) => Math.floor(random() * n);
  const today = '2026-11-19';
  const teams = Array.from({ length: Math.max(1, Math.round(memberCount / 8)) }, (_, n) => newEntity('team', `t${n}`, { name: `Team ${n}` }));
  const projects = Array.from({ length: Math.max(1, Math.round(itemCount / 25)) }, (_, n) => newEntity('project', `p${n}`, { name: `Project ${n}`, status: 'active' }));
  const members = Array.from({ length: memberCount }, (_, n) =>
    newEntity('member', String(n), { name: `Member ${n}`, team: `t${n % teams.length}`, capacityHours: 35, ...(n % 15 === 0 && { awayFrom: today, awayTo: addDays(today, 20) }) }),
  );
  const some = (least: number, most: number) => [...new Set(Array.from({ length: least + below(most - least + 1) }, () => String(below(memberCount))))];
  const items = Array.from({ length: itemCount }, (_, n) => {
    const start = addDays(today, below(90) - 45);
    return newEntity('task', String(n), {
      title: `Task ${n}, que l’équipe réalise`,
      project: `p${n % projects.length}`,
      team: `t${below(teams.length)}`,
      status: statuses[below(statuses.length)]?.key,
      accountable: some(n % 40 === 0 ? 0 : 1, 1),
      responsible: some(n % 30 === 0 ? 0 : 1, 3),
      consulted: some(0, 4),
      informed: some(0, 4),
      ...(n % 10 !== 0 && { start, due: addDays(start, below(30)) }),
      ...(n % 3 !== 0 && { effortHours: 2 + below(40) }),
    });
  });
  return { items, members, teams, projects, today };
}

/** A small generator of numbers from 0 to 1 (mulberry32). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
