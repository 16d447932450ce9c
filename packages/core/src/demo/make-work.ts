import type { Deliverable } from '../model/deliverable.ts';
import type { Milestone } from '../model/milestone.ts';
import type { Project } from '../model/project.ts';
import type { Segment } from '../model/segment.ts';
import type { Task } from '../model/task.ts';
import { newEntity } from '../source/new-entity.ts';
import { linesIn, type Context } from './context.ts';
import type { People } from './make-people.ts';
import { makeTask, RolePicker } from './make-task.ts';
import { parseWork, type ProjectLine } from './parse-work.ts';
import { criteriaLines } from './work.ts';

/** What the demo collective works on. */
export interface Work {
  readonly projects: readonly Project[];
  readonly deliverables: readonly Deliverable[];
  readonly segments: readonly Segment[];
  readonly milestones: readonly Milestone[];
  readonly tasks: readonly Task[];
}

/** Makes projects and what is in them. */
export function makeWork(people: People): Work {
  const { context } = people;
  const projects: Project[] = [];
  const deliverables: Deliverable[] = [];
  const segments: Segment[] = [];
  const milestones: Milestone[] = [];
  const tasks: Task[] = [];
  const picker = new RolePicker(people);
  for (const line of parseWork()) {
    const project = String(projects.length + 1);
    const firstSegment = segments.length;
    for (const { title, segments: parts } of line.deliverables) {
      deliverables.push(newEntity('deliverable', String(deliverables.length + 1), { title: context.say(title), project, ...deliverableRoles(line, context) }));
      for (const part of parts) {
        const acceptanceCriteria = context.random.some(linesIn(criteriaLines), 3).map(context.say).join('\n');
        segments.push(newEntity('segment', String(segments.length + 1), { title: context.say(part), deliverable: String(deliverables.length), acceptanceCriteria }));
      }
    }
    const own = line.milestones.map((milestone, n) => makeMilestone(milestone, String(milestones.length + n + 1), project, context));
    milestones.push(...own);
    const finished = line.tasks.filter(({ status }) => status === 'd').length;
    const waiting = line.tasks.filter(({ status, due }) => status === 't' && due === undefined).length;
    let [finishedSoFar, waitingSoFar] = [0, 0];
    for (const task of line.tasks) {
      const isWaiting = task.status === 't' && task.due === undefined;
      const part = task.status === 'd' ? (finishedSoFar += 1) / finished : isWaiting ? (waitingSoFar += 1) / waiting : 0.5;
      const milestone = own.find((_own, n) => line.milestones[n]?.deliverable === task.deliverable && (line.milestones[n]?.due ?? 0) >= (task.due ?? -999));
      tasks.push(
        makeTask(task, line, part, context, String(tasks.length + 1), {
          project,
          segment: segments[firstSegment + task.segment]?.id,
          milestone: milestone?.id,
          team: people.teamIds.get(task.team),
          ...picker.rolesFor(task, line),
        }),
      );
    }
    projects.push(makeProject(line, project, tasks, people));
  }
  return { projects, deliverables, segments, milestones, tasks };
}

function deliverableRoles({ approvers, lead, sponsor }: ProjectLine, { person }: Context) {
  const [accountable = lead] = approvers;
  return { accountable: [person(accountable)], responsible: [person(lead)], informed: sponsor === accountable || sponsor === lead ? [] : [person(sponsor)] };
}

function makeMilestone({ title, due, promised, reached }: ProjectLine['milestones'][number], id: string, project: string, { say, workday, day }: Context): Milestone {
  const planned = day(Math.min(promised, 0) - 60);
  const moved = day(Math.min(promised, due, 0) - 9);
  return newEntity('milestone', id, {
    title: say(title),
    project,
    due: workday(due),
    baselineDue: workday(promised),
    ...(reached !== undefined && { reachedOn: workday(reached) }),
    dueLog: [`${planned} 10:05 ${workday(promised)}`, ...(workday(due) === workday(promised) ? [] : [`${moved} 16:40 ${workday(due)}`])].join('\n'),
  });
}

function makeProject(line: ProjectLine, id: string, tasks: readonly Task[], { context, workers }: People): Project {
  const { say, person, workday } = context;
  const lead = person(line.lead);
  const doers = new Set(tasks.filter(({ project }) => project === id).flatMap(({ responsible }) => responsible));
  return newEntity('project', id, {
    name: say(line.name),
    objective: say(line.objective),
    objectiveApprovedOn: workday(line.start + 6),
    status: line.status,
    sponsor: person(line.sponsor),
    lead,
    facilitator: person(line.facilitator),
    contributors: [...doers].filter((member) => member !== lead).slice(0, 8),
    reviewers: workers.get('q')?.slice(0, 2),
    visibility: line.status === 'done' ? 'public' : 'members',
    start: workday(line.start),
    due: workday(line.due),
    tags: [],
  });
}
