import { raciRoles } from '../model/raci-fields.ts';
import type { Member } from '../model/member.ts';
import { foldText } from './fold-text.ts';
import type { Finding, RaciItem } from './types.ts';

/** What the matrix is narrowed to; a filter left out or empty hides nothing. */
export interface ItemFilters {
  /** Words of a title or of the name of somebody who has a role on the row. */
  readonly search?: string | undefined;
  /** Ids of projects; '' stands for rows without one. */
  readonly projects?: readonly string[] | undefined;
  /** Ids of teams; '' stands for rows without one. */
  readonly teams?: readonly string[] | undefined;
  /** Statuses by key, or stages by the collective's own name. */
  readonly statuses?: readonly string[] | undefined;
  /** Only rows that a finding speaks of. */
  readonly onlyFindings?: boolean | undefined;
  /** Only rows on which this person has a role. */
  readonly mine?: string | undefined;
}

/** Name of a filter. */
export type FilterName = keyof ItemFilters;

/** What filters look things up in. */
export interface FilterContext {
  readonly findings?: readonly Finding[];
  readonly members?: readonly Pick<Member, 'id' | 'name' | 'team'>[];
}

/** The rows that pass every filter, in the order given. */
export function filterItems<Item extends RaciItem>(items: readonly Item[], filters: ItemFilters, context: FilterContext = {}): Item[] {
  const tests = Object.values(testsOf(filters, context));
  return tests.length === 0 ? [...items] : items.filter((item) => tests.every((passes) => passes(item)));
}

/** Names of the filters that narrow something. */
export function activeFilters(filters: ItemFilters): FilterName[] {
  return Object.keys(testsOf(filters, {})) as FilterName[];
}

type Test = (item: RaciItem) => boolean;

/** One test a filter that is set. */
export function testsOf(filters: ItemFilters, context: FilterContext): { readonly [Name in FilterName]?: Test } {
  const { search = '', projects = [], teams = [], statuses = [], mine = '' } = filters;
  return {
    ...(search.trim() !== '' && { search: searchTest(search, context) }),
    ...(projects.length > 0 && { projects: oneOf(projects, (item) => item.project) }),
    ...(teams.length > 0 && { teams: oneOf(teams, teamOf(context)) }),
    ...(statuses.length > 0 && { statuses: statusTest(statuses) }),
    ...(filters.onlyFindings === true && { onlyFindings: findingTest(context) }),
    ...(mine !== '' && { mine: (item: RaciItem) => raciRoles.some((role) => item[role].includes(mine)) }),
  };
}

/** Titles as searched, kept for as long as their rows: a search runs at each key. */
const foldedTitles = new WeakMap<RaciItem, string>();

function foldedTitle(item: RaciItem): string {
  const known = foldedTitles.get(item);
  if (known !== undefined) return known;
  const folded = foldText(item.title);
  foldedTitles.set(item, folded);
  return folded;
}

function searchTest(search: string, { members = [] }: FilterContext): Test {
  const words = foldText(search).split(' ');
  const names = new Map(members.map(({ id, name }) => [id, foldText(name)]));
  return (item) => {
    const title = foldedTitle(item);
    return words.every((word) => title.includes(word) || raciRoles.some((role) => item[role].some((id) => names.get(id)?.includes(word) === true)));
  };
}

function oneOf(wanted: readonly string[], valueOf: (item: RaciItem) => string | undefined): Test {
  const set = new Set(wanted);
  return (item) => set.has(valueOf(item) ?? '');
}

/** The team of a row: its own, else that of the person who approves or does it. */
function teamOf({ members = [] }: FilterContext): (item: RaciItem) => string | undefined {
  const teams = new Map(members.map(({ id, team }) => [id, team]));
  return (item) => item.team ?? teams.get(item.accountable[0] ?? '') ?? teams.get(item.responsible[0] ?? '');
}

function statusTest(statuses: readonly string[]): Test {
  const set = new Set(statuses);
  return ({ status, stage }) => (status !== undefined && set.has(status)) || (stage !== undefined && set.has(stage));
}

function findingTest({ findings = [] }: FilterContext): Test {
  const rows = new Set(findings.flatMap(({ item, items = [] }) => (item === undefined ? items : [item, ...items])));
  return ({ id }) => rows.has(id);
}
