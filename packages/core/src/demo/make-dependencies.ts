import type { NeedState } from '../model/choices.ts';
import type { Dependency } from '../model/dependency.ts';
import type { Task } from '../model/task.ts';
import { newEntity } from '../source/new-entity.ts';
import { daysBetween } from '../time/day-number.ts';
import { addDays, mondayOf, weekday } from '../time/weeks.ts';
import { isClosed, workdayBefore } from './calendar.ts';
import { linesIn, type Context } from './context.ts';
import { criteriaLines, crossLinks, needLines, shopLinks, shopNeeds } from './work.ts';

/** How many dependencies concern work that is still open. */
const openCount = 90;
/** Weeks of history. */
const weeks = 104;

const kinds: Readonly<Record<string, Dependency['kind']>> = { b: 'blocking', i: 'integration', n: 'information' };

interface Link {
  readonly predecessor: Task;
  readonly successor: Task;
  readonly kind: Dependency['kind'];
  readonly type?: string;
  readonly lag?: number;
  readonly need?: string;
}

/**
 * Makes the dependencies: two years of needs that were met between finished tasks, the time to meet them falling from
 * fifteen days to nine, then ninety around the work that is open, among them one late chain. No cycle: each goes forward.
 */
export function makeDependencies(tasks: readonly Task[], context: Context): Dependency[] {
  const links = openLinks(tasks, context);
  const past = pastNeeds(tasks, context);
  const open = links.map((link, n) => openNeed(link, n, context));
  return [...past, ...open].map((need, n) => newEntity('dependency', String(n + 1), need));
}

/** Days that a need took to be met, so many weeks ago: down from fifteen to nine, with a bad summer on the way. */
export function resolutionDays(weeksAgo: number): number {
  const points: readonly (readonly [weeksAgo: number, days: number])[] = [[104, 15.4], [82, 15], [56, 12.6], [32, 11.2], [22, 13], [12, 9.8], [0, 8.4]];
  const after = points.findIndex(([at]) => at <= weeksAgo);
  const [toAt, toDays] = points[Math.max(after, 0)] ?? [0, 9];
  const [fromAt, fromDays] = points[Math.max(after - 1, 0)] ?? [toAt, toDays];
  return fromAt === toAt ? toDays : toDays + ((fromDays - toDays) * (weeksAgo - toAt)) / (fromAt - toAt);
}

/** Around the mean, so that a week has quick needs and slow ones; their own mean is 1. */
const spread = [1, 0.7, 1.3, 0.9, 1.1, 0.6, 1.4];

function pastNeeds(tasks: readonly Task[], context: Context): object[] {
  const { random, day } = context;
  const done = tasks.filter(({ doneOn, startedOn }) => doneOn !== undefined && startedOn !== undefined);
  const pairs = new Set<string>();
  const needs: object[] = [];
  for (let week = weeks; week >= 1; week -= 1) {
    if (isClosed(mondayOf(day(-week * 7)))) continue;
    for (let n = random.pick([1, 1, 2]); n > 0; n -= 1) {
      const resolvedOn = onWeekday(day(-week * 7 + random.between(0, 4)));
      const running = done.filter(({ startedOn = '', doneOn = '' }) => startedOn < resolvedOn && resolvedOn <= addDays(doneOn, 5));
      const predecessor = running.length === 0 ? undefined : random.pick(running);
      const after = done.filter(({ id, doneOn = '', team }) => predecessor !== undefined && doneOn > (predecessor.doneOn ?? '') && team !== predecessor.team && !pairs.has(`${predecessor.id} ${id}`));
      const successor = after.sort((a, b) => ((a.doneOn ?? '') < (b.doneOn ?? '') ? -1 : 1))[random.between(0, Math.min(after.length, 8) - 1)];
      if (predecessor === undefined || successor === undefined) continue;
      pairs.add(`${predecessor.id} ${successor.id}`);
      const kind = random.pick(['blocking', 'blocking', 'integration', 'information'] as const);
      needs.push({ ...metNeed(resolvedOn, needs.length, context), ...wordsOf({ predecessor, successor, kind }, context) });
    }
  }
  return needs;
}

/** The life of a need that was met on a day. */
function metNeed(resolvedOn: string, place: number, { random, today }: Context) {
  const weeksAgo = daysBetween(resolvedOn, today) / 7;
  const days = Math.max(2, Math.round(resolutionDays(weeksAgo) * (spread[place % spread.length] ?? 1)));
  const requestedOn = onWeekday(addDays(resolvedOn, -days));
  const answered = Math.min(random.between(1, weeksAgo > 52 ? 6 : 4), days - 1);
  return {
    state: 'verified' as const,
    requestedOn,
    acceptedOn: addDays(requestedOn, answered),
    deliveredOn: addDays(resolvedOn, -random.between(0, Math.min(2, days - answered - 1))),
    resolvedOn,
    neededBy: addDays(resolvedOn, random.pick([-3, -1, 0, 2, 5])),
  };
}

function openLinks(tasks: readonly Task[], context: Context): Link[] {
  const { random } = context;
  const byProject = new Map<string, Task[]>();
  for (const task of tasks) byProject.set(task.project ?? '', [...(byProject.get(task.project ?? '') ?? []), task]);
  const at = (place: string): Task => {
    const [project = '1', task = '1'] = place.includes('.') ? place.split('.') : ['1', place];
    const found = byProject.get(project)?.[Number(task) - 1];
    if (found === undefined) throw new RangeError(`place: there is no task ${place}`);
    return found;
  };
  const written = [...shopLinks.split(','), ...crossLinks.split(',')].map((text, n): Link => {
    const [from = '', to = '', kind = '', type, lag] = text.split(' ');
    const need = shopNeeds[n];
    return { predecessor: at(from), successor: at(to), kind: kinds[kind] ?? 'blocking', ...(type !== undefined && { type }), ...(lag !== undefined && { lag: Number(lag) }), ...(need !== undefined && { need: context.say(need) }) };
  });
  const isOpen = ({ status }: Task) => status !== 'done' && status !== 'cancelled';
  const links = written.filter(({ predecessor, successor }) => isOpen(predecessor) || isOpen(successor));
  const pairs = new Set(links.map(({ predecessor, successor }) => `${predecessor.id} ${successor.id}`));
  const open = [...byProject.entries()].flatMap(([project, own]) => (project === '1' ? [] : own.flatMap((task, n) => (isOpen(task) ? [{ task, before: own.slice(Math.max(0, n - 7), n) }] : []))));
  for (let round = 0; round < 4; round += 1) {
    for (const { task: successor, before } of open) {
      if (links.length === openCount) return links;
      const providers = before.filter((predecessor) => mayProvide(predecessor, successor) && !pairs.has(`${predecessor.id} ${successor.id}`));
      if (providers.length === 0 || random.chance(0.2)) continue;
      const others = providers.filter(({ team }) => team !== successor.team);
      const predecessor = random.pick(others.length > 0 ? others : providers);
      pairs.add(`${predecessor.id} ${successor.id}`);
      links.push({ predecessor, successor, kind: random.pick(['blocking', 'blocking', 'integration', 'information'] as const) });
    }
  }
  return links;
}

/** Whether a plan would have one task wait for the other without being late from the start. */
function mayProvide(predecessor: Task, successor: Task): boolean {
  if (predecessor.status === 'cancelled') return false;
  if (predecessor.status === 'done') return true;
  if (successor.status !== 'todo') return predecessor.status === 'review';
  return predecessor.due !== undefined && successor.start !== undefined && predecessor.due < successor.start;
}

const stateAfter: Readonly<Record<Task['status'], NeedState>> = { done: 'verified', review: 'delivered', doing: 'accepted', todo: 'requested', cancelled: 'refused' };

/** A need around open work, as far along as the task that provides it. */
function openNeed(link: Link, place: number, context: Context): object {
  const { predecessor, successor } = link;
  const { random, day, today, workday } = context;
  const words = wordsOf(link, context);
  const neededBy = successor.start;
  if (predecessor.doneOn !== undefined) {
    const resolvedOn = earliest(onWeekday(addDays(predecessor.doneOn, random.between(1, 4))), workday(-1));
    return { ...metNeed(resolvedOn, place, context), ...(neededBy !== undefined && { neededBy }), ...words };
  }
  const isRefused = link.kind === 'information' && predecessor.status === 'todo' && random.chance(0.25);
  const state = isRefused ? 'refused' : predecessor.status === 'todo' && random.chance(0.4) ? 'accepted' : stateAfter[predecessor.status];
  const deliveredOn = state === 'delivered' ? predecessor.reviewOn : undefined;
  const isLate = neededBy !== undefined && neededBy < today;
  const requestedOn = onWeekday(addDays(deliveredOn ?? today, isLate ? -24 : -random.between(4, 12)));
  return {
    state,
    requestedOn,
    ...(state !== 'requested' && state !== 'refused' && { acceptedOn: earliest(addDays(requestedOn, 3), day(-1)) }),
    ...(deliveredOn !== undefined && { deliveredOn }),
    ...(neededBy !== undefined && { neededBy }),
    ...words,
  };
}

function wordsOf({ predecessor, successor, kind, type, lag, need }: Link, { random, say }: Context): object {
  const isIntegration = kind === 'integration';
  return {
    predecessor: predecessor.id,
    successor: successor.id,
    kind,
    ...(type !== undefined && { type }),
    ...(lag !== undefined && { lag }),
    need: need ?? say(random.pick(linesIn(needLines))).replace('#', predecessor.title),
    ...((isIntegration || random.chance(0.3)) && { criteria: random.some(linesIn(criteriaLines), 2).map(say).join('\n') }),
    ...(isIntegration && { owner: predecessor.accountable[0] ?? predecessor.responsible[0] }),
    criticality: successor.criticality,
  };
}

/** The day itself, a Saturday's Friday, a Sunday's Monday. */
function onWeekday(day: string): string {
  return weekday(day) === 7 ? addDays(day, 1) : workdayBefore(day);
}

function earliest(a: string, b: string): string {
  return a < b ? a : b;
}
