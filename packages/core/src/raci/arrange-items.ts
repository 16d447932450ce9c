import type { Deliverable } from '../model/deliverable.ts';
import type { Milestone } from '../model/milestone.ts';
import type { Project } from '../model/project.ts';
import type { Segment } from '../model/segment.ts';
import type { Team } from '../model/team.ts';
import type { FilterContext } from './filter-items.ts';
import { findingsBy, findingsByItem } from './findings-by-item.ts';
import { heaviestRoleByMember, type RoleCount } from './roles.ts';
import { severities, type Finding, type RaciItem, type Severity } from './types.ts';

/** What rows are grouped by. */
export const itemGroupings = ['project', 'deliverable', 'segment', 'milestone', 'team', 'none'] as const;

/** One way to group rows. */
export type ItemGrouping = (typeof itemGroupings)[number];

/** Rows that group headers take their titles and their order from; an entity left out groups by the text of the row. */
export interface ItemLookups {
  readonly projects?: readonly Pick<Project, 'id' | 'name'>[];
  readonly deliverables?: readonly Pick<Deliverable, 'id' | 'title'>[];
  readonly segments?: readonly Pick<Segment, 'id' | 'title' | 'deliverable'>[];
  readonly milestones?: readonly Pick<Milestone, 'id' | 'title'>[];
  readonly teams?: readonly Pick<Team, 'id' | 'name'>[];
}

/** How rows are arranged. */
export interface ArrangeItemsOptions extends Pick<FilterContext, 'findings'> {
  readonly groupBy?: ItemGrouping;
  readonly lookups?: ItemLookups;
  /** Keys of the groups that are folded. */
  readonly collapsed?: ReadonlySet<string>;
  /** Order of groups by title; in the order of the lookups when not given. */
  readonly compare?: (a: string, b: string) => number;
  /** Order of rows within a group; as given when left out. */
  readonly sortBy?: 'given' | 'title' | 'due';
}

/** Findings by severity. */
export type FindingCounts = Readonly<Record<Severity, number>>;

/** Head of a group of rows. */
export interface GroupRow {
  readonly kind: 'group';
  /** `project:12`, or `project:` for rows without one. */
  readonly key: string;
  /** Id of the entity grouped by; undefined for rows without one. */
  readonly id?: string;
  /** Undefined for rows without one: the screen has a word for it. */
  readonly title?: string;
  /** Rows in the group. */
  readonly count: number;
  readonly collapsed: boolean;
  readonly findings: FindingCounts;
  /** Rows in the group that somebody approves: shown as "25/26" when fewer than `count`. */
  readonly withAccountable: number;
  /** The heaviest letter of each person and on how many rows; filled for folded groups only. */
  readonly roles: ReadonlyMap<string, RoleCount>;
}

/** A row of the matrix with its item. */
export interface ItemRow<Item extends RaciItem = RaciItem> {
  readonly kind: 'item';
  /** The item's id. */
  readonly key: string;
  readonly item: Item;
  /** Key of its group; undefined when rows are not grouped. */
  readonly group?: string;
  /** Findings about this very row, worst first. */
  readonly findings: readonly Finding[];
}

/** A line of the matrix. */
export type MatrixRow<Item extends RaciItem = RaciItem> = GroupRow | ItemRow<Item>;

const noFindings: readonly Finding[] = [];
const noRoles: ReadonlyMap<string, RoleCount> = new Map();

/**
 * The lines of the matrix from top to bottom: groups in the order of their lookup (or of `compare`), rows without a
 * group last, rows of folded groups left out. Linear in rows, plus the sort of groups.
 */
export function arrangeItems<Item extends RaciItem>(items: readonly Item[], options: ArrangeItemsOptions = {}): MatrixRow<Item>[] {
  const { groupBy = 'project', lookups = {}, collapsed = new Set<string>(), findings = [] } = options;
  const shown = sorted([...items], options.sortBy);
  const findingsOf = findingsByItem(findings);
  const rowOf = (item: Item, group?: string): ItemRow<Item> => ({
    kind: 'item',
    key: item.id,
    item,
    ...(group !== undefined && { group }),
    findings: findingsOf.get(item.id) ?? noFindings,
  });
  if (groupBy === 'none') return shown.map((item) => rowOf(item));

  const ofProjects = findingsBy(findings.filter(({ item }) => item === undefined), 'project');
  const rows: MatrixRow<Item>[] = [];
  for (const [id, members] of groupsOf(shown, groupBy, lookups, options.compare)) {
    const key = `${groupBy}:${id}`;
    const isCollapsed = collapsed.has(key);
    const title = titlesOf(groupBy, lookups)?.get(id) ?? id;
    rows.push({
      kind: 'group',
      key,
      ...(id !== '' && { id, title }),
      count: members.length,
      collapsed: isCollapsed,
      findings: countFindings(members, findingsOf, groupBy === 'project' ? ofProjects.get(id) : undefined),
      withAccountable: members.filter(({ accountable }) => accountable.length > 0).length,
      roles: isCollapsed ? heaviestRoleByMember(members) : noRoles,
    });
    if (!isCollapsed) for (const item of members) rows.push(rowOf(item, key));
  }
  return rows;
}

/** The key of the group that a row stands in, such as `project:12`. */
export function groupKeyOf(item: RaciItem, groupBy: ItemGrouping, lookups: ItemLookups = {}): string {
  return `${groupBy}:${groupIdOf(groupBy, lookups)(item) ?? ''}`;
}

function groupsOf<Item extends RaciItem>(
  items: readonly Item[],
  groupBy: Exclude<ItemGrouping, 'none'>,
  lookups: ItemLookups,
  compare: ArrangeItemsOptions['compare'],
): [string, Item[]][] {
  const titles = titlesOf(groupBy, lookups);
  const idOf = groupIdOf(groupBy, lookups);
  const groups = new Map<string, Item[]>([...(titles?.keys() ?? [])].map((id) => [id, []]));
  const orphans: Item[] = [];
  for (const item of items) {
    const id = idOf(item) ?? '';
    const group = id === '' ? orphans : groups.get(id);
    if (group === undefined) groups.set(id, [item]);
    else group.push(item);
  }
  const filled = [...groups].filter(([, rows]) => rows.length > 0);
  if (compare !== undefined) filled.sort(([a], [b]) => compare(titles?.get(a) ?? a, titles?.get(b) ?? b));
  if (orphans.length > 0) filled.push(['', orphans]);
  return filled;
}

function groupIdOf(groupBy: ItemGrouping, { segments = [] }: ItemLookups): (item: RaciItem) => string | undefined {
  if (groupBy === 'none') return () => undefined;
  if (groupBy !== 'deliverable') return (item) => item[groupBy];
  const deliverables = new Map(segments.map(({ id, deliverable }) => [id, deliverable]));
  return (item) => item.deliverable ?? deliverables.get(item.segment ?? '');
}

function titlesOf(groupBy: ItemGrouping, lookups: ItemLookups): ReadonlyMap<string, string> | undefined {
  switch (groupBy) {
    case 'project':
      return lookups.projects && new Map(lookups.projects.map(({ id, name }) => [id, name]));
    case 'team':
      return lookups.teams && new Map(lookups.teams.map(({ id, name }) => [id, name]));
    case 'none':
      return undefined;
    default: {
      const rows = { deliverable: lookups.deliverables, segment: lookups.segments, milestone: lookups.milestones }[groupBy];
      return rows && new Map(rows.map(({ id, title }) => [id, title]));
    }
  }
}

function sorted<Item extends RaciItem>(items: Item[], sortBy: ArrangeItemsOptions['sortBy'] = 'given'): Item[] {
  if (sortBy === 'title') return items.sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : 0));
  if (sortBy === 'due') return items.sort((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : (a.due ?? '9999') > (b.due ?? '9999') ? 1 : 0));
  return items;
}

function countFindings(
  items: readonly RaciItem[],
  findingsOf: ReadonlyMap<string, readonly Finding[]>,
  ofGroup: readonly Finding[] = noFindings,
): FindingCounts {
  const counts: Record<Severity, number> = { critical: 0, warning: 0, info: 0 };
  for (const { id } of items) for (const { severity } of findingsOf.get(id) ?? noFindings) counts[severity] += 1;
  for (const { severity } of ofGroup) counts[severity] += 1;
  return counts;
}

/** The worst severity counted; undefined when there is nothing to say. */
export function worstOf(counts: FindingCounts): Severity | undefined {
  return severities.find((severity) => counts[severity] > 0);
}
