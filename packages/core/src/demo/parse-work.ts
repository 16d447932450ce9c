import { cellsIn, linesIn } from './context.ts';
import { workLines } from './work.ts';

/** A task as written in `workLines`. */
export interface TaskLine {
  readonly title: string;
  readonly team: string;
  readonly status: string;
  readonly due?: number;
  readonly workdays?: number;
  /** A, R, C, I by initials. */
  readonly roles?: readonly string[];
  /** Place of its deliverable and of its segment in the project's lists. */
  readonly deliverable: number;
  readonly segment: number;
}

/** A project as written in `workLines`. */
export interface ProjectLine {
  readonly name: string;
  readonly objective: string;
  readonly status: string;
  readonly start: number;
  readonly due: number;
  readonly sponsor: string;
  readonly lead: string;
  readonly facilitator: string;
  readonly approvers: readonly string[];
  readonly deliverables: readonly { readonly title: string; readonly segments: readonly string[] }[];
  readonly milestones: readonly { readonly title: string; readonly deliverable: number; readonly due: number; readonly promised: number; readonly reached?: number }[];
  readonly tasks: readonly TaskLine[];
}

/** The projects of the demo collective, as written. */
export function parseWork(): ProjectLine[] {
  const projects: (Omit<ProjectLine, 'deliverables' | 'milestones' | 'tasks'> & {
    deliverables: { title: string; segments: string[] }[];
    milestones: ProjectLine['milestones'][number][];
    tasks: TaskLine[];
  })[] = [];
  for (const line of linesIn(workLines)) {
    const [fr = '', en = '', ...cells] = cellsIn(line.replace(/^[#!^]/, ''));
    const title = `${fr}|${en}`;
    const project = projects.at(-1);
    if (line.startsWith('#')) {
      const [objectiveFr = '', objectiveEn = '', status = '', start, due, sponsor = '', lead = '', facilitator = '', approvers = ''] = cells;
      projects.push({
        name: title,
        objective: `${objectiveFr}|${objectiveEn}`,
        status,
        start: Number(start),
        due: Number(due),
        sponsor,
        lead,
        facilitator,
        approvers: approvers.split(' '),
        deliverables: [],
        milestones: [],
        tasks: [],
      });
    } else if (project !== undefined && line.startsWith('!')) {
      project.deliverables.push({ title, segments: [`${cells[0]}|${cells[1]}`, `${cells[2]}|${cells[3]}`] });
    } else if (project !== undefined && line.startsWith('^')) {
      const [due, promised, reached] = cells;
      project.milestones.push({ title, deliverable: project.deliverables.length - 1, due: Number(due), promised: Number(promised), ...(reached !== undefined && { reached: Number(reached) }) });
    } else if (project !== undefined) {
      const [team = '', status = '', due, workdays, roles] = cells;
      project.tasks.push({
        title,
        team,
        status,
        ...(due !== undefined && { due: Number(due) }),
        ...(workdays !== undefined && { workdays: Number(workdays) }),
        ...(roles !== undefined && { roles: roles.split('/') }),
        deliverable: project.deliverables.length - 1,
        segment: 0,
      });
    }
  }
  return projects.map((project) => ({ ...project, tasks: inSegments(project.tasks) }));
}

/** The first half of a deliverable's tasks in its first segment, the others in its second. */
function inSegments(tasks: readonly TaskLine[]): TaskLine[] {
  return tasks.map((task) => {
    const siblings = tasks.filter(({ deliverable }) => deliverable === task.deliverable);
    const isSecond = siblings.indexOf(task) >= siblings.length / 2;
    return { ...task, segment: task.deliverable * 2 + (isSecond ? 1 : 0) };
  });
}
