import type { Member } from '../../model/member.ts';
import type { Project } from '../../model/project.ts';
import { raciRoles, type RaciRole } from '../../model/raci-fields.ts';
import type { AuditInput } from '../audit-raci.ts';
import { isOpen } from '../item-state.ts';
import type { RaciItem } from '../types.ts';

/** Everything that the rules look up, gathered in one pass over the open rows. */
export interface RaciIndex {
  readonly items: readonly RaciItem[];
  readonly members: readonly Member[];
  readonly today: string;
  /** Index of each open row among all rows. */
  readonly open: readonly number[];
  /** Index of each person; ids that no member has come after the members. */
  readonly people: ReadonlyMap<string, number>;
  /** Index of the first row of each project among all rows, and its open rows. */
  readonly projects: ReadonlyMap<string, ProjectIndex>;
  /** How many open rows each person holds a role on, by index of the person. */
  readonly counts: Readonly<Record<RaciRole, Int32Array>>;
  /** Indexes of the open rows on which a person holds a role, in order; listed when first asked for. */
  readonly rowsOf: (person: number, role: RaciRole) => Int32Array;
  /** Reviewers by id of the row reviewed. */
  readonly reviewers: ReadonlyMap<string, readonly string[]>;
}

/** The open rows of a project. */
export interface ProjectIndex {
  readonly id: string;
  readonly name: string;
  readonly status: Project['status'] | undefined;
  readonly first: number;
  readonly open: readonly number[];
}

/** Indexes what an audit looks at; linear in cells. */
export function indexRaci({ items, members, today, projects = [], reviews = [], segments = [], kind = 'task' }: AuditInput): RaciIndex {
  const people = new Map(members.map(({ id }, n) => [id, n]));
  const open: number[] = [];
  items.forEach((item, n) => {
    if (!isOpen(item)) return;
    open.push(n);
    for (const role of raciRoles) {
      for (const id of item[role]) if (!people.has(id)) people.set(id, people.size);
    }
  });
  const counts = {
    accountable: new Int32Array(people.size),
    responsible: new Int32Array(people.size),
    consulted: new Int32Array(people.size),
    informed: new Int32Array(people.size),
  };
  for (const n of open) {
    const item = items[n];
    if (item === undefined) continue;
    for (const role of raciRoles) {
      for (const id of item[role]) {
        const person = people.get(id) ?? 0;
        counts[role][person] = (counts[role][person] ?? 0) + 1;
      }
    }
  }
  return { items, members, today, open, people, projects: projectsOf(items, open, projects), counts, rowsOf: rowLister(items, open, people, counts), reviewers: reviewersOf(reviews, segments, kind) };
}

function rowLister(items: readonly RaciItem[], open: readonly number[], people: ReadonlyMap<string, number>, counts: RaciIndex['counts']): RaciIndex['rowsOf'] {
  const listed: { [Role in RaciRole]?: { rows: Int32Array; starts: Int32Array } } = {};
  return (person, role) => {
    const { rows, starts } = (listed[role] ??= listRows(role));
    return rows.subarray(starts[person], starts[person + 1]);
  };

  /** All rows of a role, those of one person after those of another, and where each person's begin. */
  function listRows(role: RaciRole): { rows: Int32Array; starts: Int32Array } {
    const starts = new Int32Array(people.size + 1);
    counts[role].forEach((count, person) => (starts[person + 1] = (starts[person] ?? 0) + count));
    const next = starts.slice();
    const rows = new Int32Array(starts[people.size] ?? 0);
    for (const n of open) {
      for (const id of items[n]?.[role] ?? []) {
        const person = people.get(id) ?? 0;
        const at = next[person] ?? 0;
        rows[at] = n;
        next[person] = at + 1;
      }
    }
    return { rows, starts };
  }
}

function projectsOf(items: readonly RaciItem[], open: readonly number[], projects: NonNullable<AuditInput['projects']>): Map<string, ProjectIndex> {
  const known = new Map(projects.map((project) => [project.id, project]));
  const found = new Map<string, ProjectIndex & { open: number[] }>();
  items.forEach(({ project }, first) => {
    if (project === undefined || found.has(project)) return;
    found.set(project, { id: project, name: known.get(project)?.name ?? project, status: known.get(project)?.status, first, open: [] });
  });
  for (const n of open) {
    const project = items[n]?.project;
    if (project !== undefined) found.get(project)?.open.push(n);
  }
  return found;
}

function reviewersOf(
  reviews: NonNullable<AuditInput['reviews']>,
  segments: NonNullable<AuditInput['segments']>,
  kind: NonNullable<AuditInput['kind']>,
): Map<string, string[]> {
  const deliverables = new Map(segments.map(({ id, deliverable }) => [id, deliverable]));
  const reviewers = new Map<string, string[]>();
  for (const { task, segment, reviewer } of reviews) {
    const row = kind === 'task' ? task : deliverables.get(segment ?? '');
    if (row === undefined || reviewer === undefined) continue;
    const known = reviewers.get(row);
    if (known === undefined) reviewers.set(row, [reviewer]);
    else if (!known.includes(reviewer)) known.push(reviewer);
  }
  return reviewers;
}
