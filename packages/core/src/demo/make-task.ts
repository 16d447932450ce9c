import { statuses, type Status } from '../model/choices.ts';
import type { RaciRole } from '../model/raci-fields.ts';
import type { Task } from '../model/task.ts';
import { newEntity } from '../source/new-entity.ts';
import { daysBetween } from '../time/day-number.ts';
import { addDays } from '../time/weeks.ts';
import { workdayBefore, workdays } from './calendar.ts';
import type { Context } from './context.ts';
import type { People } from './make-people.ts';
import type { ProjectLine, TaskLine } from './parse-work.ts';

const statusOf: Readonly<Record<string, Status>> = { d: 'done', v: 'review', e: 'doing', t: 'todo', x: 'cancelled' };

/** The steps that a task went through, in days from today. */
interface Steps {
  readonly created: number;
  readonly started?: number;
  /** Sent to review, then back to work: one pair a round that asked for changes. */
  readonly sentBack?: readonly [review: number, back: number];
  readonly review?: number;
  readonly done?: number;
  readonly cancelled?: number;
}

/** Makes a task from its line; `part` is its place among the finished (or waiting) ones of its project, up to 1. */
export function makeTask(line: TaskLine, project: ProjectLine, part: number, context: Context, id: string, given: Partial<Task>): Task {
  const { random, say, day, workday } = context;
  const status = statusOf[line.status] ?? 'todo';
  const doers = given.responsible?.length ?? 1;
  const isDone = status === 'done';
  const length = line.workdays ?? (isDone ? random.between(18, 32) : random.between(3, 9));
  const calendarDays = Math.round((length * 7) / 5);
  // Work that is over lies between the project's start and now, what waits between now and its end.
  const end = line.due ?? (isDone ? project.start + 28 + part * (Math.min(project.due, -24) - project.start - 28) : 12 + part * (project.due - 12));
  const slip = isDone ? random.pick([-2, 0, 0, 1, 3, 6]) : 0;
  const due = line.due === undefined ? workday(end - slip) : Math.abs(end) < 10 ? day(end) : workday(end);
  const start = workdayBefore(addDays(due, 1 - calendarDays));
  const isUndated = status === 'todo' && line.due === undefined && random.chance(0.15);
  const steps = stepsOf(status, daysBetween(context.today, start), end, context);
  const moved = status !== 'cancelled' && random.chance(0.3) ? random.pick([2, 4, 7]) : 0;
  const effort = length * random.pick([4, 5, 5.5, 6]) * Math.max(doers, 1);
  return newEntity('task', id, {
    title: say(line.title),
    status,
    criticality: random.pick(['low', 'normal', 'normal', 'normal', 'high', 'high', 'critical']),
    ...(!isUndated && { start, due, baselineStart: workdayBefore(addDays(start, -moved)), baselineDue: workdayBefore(addDays(due, -moved)) }),
    durationDays: isUndated ? length : workdays(start, due),
    ...(!isDone && { optimisticDays: Math.max(1, Math.round(length * 0.7)), pessimisticDays: Math.round(length * 1.8) }),
    effortHours: Math.round(effort),
    ...progressOf(status, daysBetween(start, context.today) / Math.max(calendarDays, 1)),
    createdOn: day(steps.created),
    ...(steps.started !== undefined && { startedOn: day(steps.started) }),
    ...(steps.review !== undefined && { reviewOn: day(steps.review) }),
    ...(steps.done !== undefined && { doneOn: day(steps.done) }),
    statusLog: logOf(steps, context),
    tags: [],
    ...given,
  });
}

/** Real dates: never later than today, each after the one before. */
function stepsOf(status: Status, start: number, end: number, { random, today, workday }: Context): Steps {
  const past = (offset: number) => daysBetween(today, workday(Math.min(offset, -1)));
  const started = past(start + random.between(0, 2));
  const created = past(Math.min(started, start) - random.between(9, 24));
  if (status === 'todo') return { created: past(Math.min(start, 0) - random.between(5, 20)) };
  if (status === 'cancelled') return { created: past(-70), cancelled: past(-20) };
  if (status === 'doing') return { created, started };
  if (status === 'review') return { created, started, review: Math.max(past(-random.between(1, 4)), started) };
  const done = Math.max(past(end), started);
  const review = Math.max(past(done - random.between(2, 5)), started);
  const isSentBack = random.chance(end < -300 ? 0.45 : 0.2) && review - started > 12;
  return { created, started, review, done, ...(isSentBack && { sentBack: [past(review - 9), past(review - 6)] as const }) };
}

/** One dated line a change of status, in the words of the cell. */
function logOf({ created, started, sentBack, review, done, cancelled }: Steps, { day, lang, random }: Context): string {
  const entries: [number | undefined, Status][] = [
    [created, 'todo'],
    [started, 'doing'],
    [sentBack?.[0], 'review'],
    [sentBack?.[1], 'doing'],
    [review, 'review'],
    [done, 'done'],
    [cancelled, 'cancelled'],
  ];
  let hour = 8;
  return entries
    .flatMap(([offset, key]) => {
      hour += 1;
      const minutes = String(random.between(10, 59));
      return offset === undefined ? [] : [`${day(offset)} ${String(hour).padStart(2, '0')}:${minutes} ${statuses.find((status) => status.key === key)?.label[lang] ?? key}`];
    })
    .join('\n');
}

function progressOf(status: Status, elapsed: number): { progress?: number } {
  if (status === 'done') return { progress: 100 };
  if (status === 'review') return { progress: 90 };
  return status === 'doing' ? { progress: Math.round(Math.min(Math.max(elapsed, 0.1), 0.8) * 20) * 5 } : {};
}

/** Gives tasks their four lists: as written, else approvers in turn and whoever of the team has least to do. */
export class RolePicker {
  readonly #people: People;
  readonly #loads = new Map<string, number>();
  readonly #turns = new Map<string, number>();

  constructor(people: People) {
    this.#people = people;
  }

  /** The lists of a task. */
  rolesFor(task: TaskLine, project: ProjectLine): Record<RaciRole, string[]> {
    const { context } = this.#people;
    const isOpen = task.status !== 'd' && task.status !== 'x';
    if (task.roles !== undefined) {
      const [accountable = '', responsible = '', consulted = '', informed = ''] = task.roles;
      const ids = (initials: string) => initials.split(' ').filter((one) => one !== '').map(context.person);
      this.#load(ids(responsible), task, isOpen);
      return { accountable: ids(accountable), responsible: ids(responsible), consulted: ids(consulted), informed: ids(informed) };
    }
    const { random } = context;
    const turn = this.#turns.get(project.name) ?? 0;
    this.#turns.set(project.name, turn + 1);
    const accountable = context.person(project.approvers[turn % project.approvers.length] ?? project.lead);
    const team = this.#people.workers.get(task.team) ?? [];
    const responsible = [...team].sort((a, b) => (this.#loads.get(a) ?? 0) - (this.#loads.get(b) ?? 0)).slice(0, random.chance(0.3) ? 2 : 1);
    this.#load(responsible, task, isOpen);
    const taken = new Set([accountable, ...responsible]);
    const others = [...this.#people.workers.values()].flat().filter((id) => !taken.has(id));
    const consulted = random.some(others, random.pick([0, 0, 1, 1, 2]));
    const informed = [project.sponsor, project.lead].map(context.person).filter((id) => !taken.has(id) && !consulted.includes(id));
    return { accountable: [accountable], responsible, consulted, informed: [...new Set(informed)].slice(0, random.pick([0, 1, 1, 2])) };
  }

  /** Work under way weighs most, what is still to do a little, what is over hardly. */
  #load(members: readonly string[], { status, workdays: length = 5 }: TaskLine, isOpen: boolean): void {
    const load = status === 'e' || status === 'v' ? 10 + length : isOpen ? 3 : 0.1;
    for (const member of members) this.#loads.set(member, (this.#loads.get(member) ?? 0) + load);
  }
}
