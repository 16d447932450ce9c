import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { everyDay, workingCalendar } from '../calendar/working-calendar.ts';
import { buildGraph } from '../graph/build-graph.ts';
import type { PlanLink, PlanTask } from '../graph/types.ts';
import type { AbsentMember } from '../calendar/absences.ts';
import type { PlanMilestone } from './options.ts';
import { brokenLinks, scheduleTasks } from './schedule.ts';
import { taskSchedule } from './task-schedule.ts';

type Writable<Row> = { -readonly [Key in keyof Row]: Row[Key] };
const page = readFileSync(new URL('../../../../../docs/scenarios.md', import.meta.url), 'utf8');
const rows = page
  .split('\n')
  .filter((line) => /^\| (?!Case)/.test(line))
  .map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));

describe('docs/scenarios.md', () => {
  it('holds at least 30 scenarios, each of another kind', () => {
    expect(rows.length).toBeGreaterThanOrEqual(30);
    expect(new Set(rows.map(([name]) => name)).size).toBe(rows.length);
  });

  it.each(rows)('%s', (_, tasks = '', links = '', calendar = '', result = '') => {
    const { rules, members, milestones } = readCalendar(calendar);
    const schedule = scheduleTasks(buildGraph(parts(tasks).map(readTask), parts(links).map(readLink)), {
      today: '2026-11-23',
      calendar: workingCalendar(rules),
      members,
      milestones,
    });

    for (const part of parts(result)) {
      const broken = /^broken (.+)$/.exec(part);
      if (broken !== null) {
        expect(brokenLinks(schedule)).toEqual([broken[1]]);
        continue;
      }
      const [, id = '', start = '', finish = '', rest = ''] = demand(/^(\w) (\S+)\.\.(\S+)(.*)$/, part);
      const found = taskSchedule(schedule, id);
      expect(`${id} ${found?.start}..${found?.finish}`).toBe(`${id} ${day(start)}..${day(finish)}`);
      const float = /float (\S+)/.exec(rest);
      const late = /late (\S+)/.exec(rest);
      if (float !== null) expect(found?.totalFloat).toBe(Number(float[1]));
      if (late !== null) expect(found?.lateBy).toBe(Number(late[1]));
      if (rest.includes('critical')) expect(found?.critical).toBe(true);
    }
    const told = parts(result).flatMap((part) => /^(\w) /.exec(part)?.[1] ?? []);
    for (const { id, status } of parts(tasks).map(readTask)) expect(told.includes(id)).toBe(status !== 'cancelled');
    if (!result.includes('broken')) expect(brokenLinks(schedule)).toEqual([]);
  });
});

function parts(cell: string): string[] {
  return cell.split(';').map((part) => part.trim()).filter((part) => part !== '');
}

function demand(pattern: RegExp, text: string): RegExpExecArray {
  const match = pattern.exec(text);
  if (match === null) throw new Error(`cannot read "${text}"`);
  return match;
}

const day = (monthDay: string) => `2026-${monthDay}`;

function readTask(text: string): PlanTask {
  const [, id = '', duration = ''] = demand(/^(\w) (\S+)/, text);
  const task: Writable<PlanTask> = { id, title: id, durationDays: Number(duration), status: 'todo' };
  const since = /doing since (\S+)/.exec(text);
  const done = /done (\S+) to (\S+)/.exec(text);
  const by = /by (\w+(?:, \w+)*)/.exec(text);
  if (since !== null) Object.assign(task, { status: 'doing', startedOn: day(since[1]!) });
  if (done !== null) Object.assign(task, { status: 'done', startedOn: day(done[1]!), doneOn: day(done[2]!) });
  if (text.includes('cancelled')) task.status = 'cancelled';
  if (by !== null) task.responsible = by[1]!.split(', ');
  for (const field of ['start', 'due'] as const) {
    const written = new RegExp(`${field} (\\S+)`).exec(text);
    if (written !== null) task[field] = day(written[1]!);
  }
  const progress = /(\d+)%/.exec(text);
  const milestone = /for (\w+)/.exec(text);
  if (progress !== null) task.progress = Number(progress[1]);
  if (milestone !== null) task.milestone = milestone[1];
  return task;
}

function readLink(text: string): PlanLink {
  const [, predecessor, type, lag = '', unit = '', successor, rest = ''] = demand(/^(\w) (FS|SS|FF|SF)([+-]\d+)?(c|%)? (\w)(.*)$/, text);
  const link: Writable<PlanLink> = { id: `${predecessor} ${type}${lag}${unit} ${successor}`, predecessor, successor, type: type as 'FS' };
  if (lag !== '') Object.assign(link, { lag: Number(lag), lagUnit: unit === 'c' ? 'days' : unit === '%' ? 'percent' : 'workdays' });
  const kind = /integration|information/.exec(rest);
  const state = /(refused|delivered|verified)(?: (\S+))?/.exec(rest);
  if (kind !== null) link.kind = kind[0] as 'integration';
  if (state !== null) {
    link.state = state[1] as 'refused';
    if (state[2] !== undefined) link[state[1] === 'verified' ? 'resolvedOn' : 'deliveredOn'] = day(state[2]);
  }
  return link;
}

function readCalendar(text: string) {
  const members = new Map<string, AbsentMember>();
  const milestones: PlanMilestone[] = [];
  const holidays: { on: string }[] = [];
  let weekdays: readonly number[] | undefined;
  for (const part of parts(text)) {
    const absence = /^(\w+) away (\S+) to (\S+)(?: relay (\w+))?$/.exec(part);
    const milestone = /^milestone (\w+) (\S+)$/.exec(part);
    if (part === '7/7') weekdays = everyDay;
    else if (part.startsWith('off ')) holidays.push({ on: day(part.slice(4)) });
    else if (milestone !== null) milestones.push({ id: milestone[1]!, title: milestone[1]!, due: day(milestone[2]!) });
    else {
      const [, id = '', from = '', to = '', delegate] = absence ?? demand(/never/, part);
      members.set(id, { id, awayFrom: day(from), awayTo: day(to), delegate });
      if (delegate !== undefined && !members.has(delegate)) members.set(delegate, { id: delegate });
    }
  }
  return { rules: { holidays, ...(weekdays && { weekdays }) }, members: [...members.values()], milestones };
}
