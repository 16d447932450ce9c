import type { Member } from '../model/member.ts';
import { raciRoles } from '../model/raci-fields.ts';
import type { Team } from '../model/team.ts';
import type { RaciItem } from './types.ts';

/** How the people across the top are arranged. */
export interface ArrangeMembersOptions {
  readonly groupBy?: 'team' | 'none';
  readonly teams?: readonly Pick<Team, 'id' | 'name'>[];
  /** Keys of the teams that are folded into one column. */
  readonly folded?: ReadonlySet<string>;
  /** Rows in view: with `onlyWithRoles`, people without a role on any of them are left out. */
  readonly items?: readonly RaciItem[];
  readonly onlyWithRoles?: boolean;
  /** Order of people by name; as given when left out. */
  readonly compare?: (a: string, b: string) => number;
}

/** A column of the matrix: one person, or a folded team. */
export type MatrixColumn =
  | { readonly kind: 'member'; readonly key: string; readonly member: Member; readonly team: string }
  | { readonly kind: 'team'; readonly key: string; readonly team: string; readonly title?: string; readonly members: readonly Member[]; readonly ids: ReadonlySet<string> };

/** Head over the columns of a team. */
export interface TeamHead {
  /** `team:3`, or `team:` for people without one. */
  readonly key: string;
  readonly id?: string;
  /** Undefined for people without a team: the screen has a word for it. */
  readonly title?: string;
  /** Index of its first column. */
  readonly start: number;
  /** How many columns it spans. */
  readonly span: number;
  readonly folded: boolean;
  /** People shown, and people in the team: "5/7". */
  readonly shown: number;
  readonly total: number;
}

/** The columns of the matrix from left to right, and the heads over them. */
export interface MemberArrangement {
  readonly columns: readonly MatrixColumn[];
  readonly heads: readonly TeamHead[];
  readonly shown: number;
  readonly total: number;
}

/**
 * People as columns, by team in the order of teams (people without one last). People who left (`active` false) stay only
 * while a row in view names them; a team with nobody to show has no column.
 */
export function arrangeMembers(members: readonly Member[], options: ArrangeMembersOptions = {}): MemberArrangement {
  const { groupBy = 'team', teams = [], folded = new Set<string>(), items = [], onlyWithRoles = false, compare } = options;
  const named = new Set<string>();
  for (const item of items) for (const role of raciRoles) for (const id of item[role]) named.add(id);
  const present = members.filter(({ id, active }) => active || named.has(id));
  const isShown = (member: Member) => !onlyWithRoles || named.has(member.id);
  const byName = (list: Member[]) => (compare === undefined ? list : list.sort((a, b) => compare(a.name, b.name)));
  const total = present.length;

  if (groupBy === 'none') {
    const columns = byName(present.filter(isShown)).map((member) => memberColumn(member, ''));
    return { columns, heads: [], shown: columns.length, total };
  }
  const columns: MatrixColumn[] = [];
  const heads: TeamHead[] = [];
  let shownInAll = 0;
  for (const { key, id, title, people } of teamsOf(present, teams)) {
    const shown = byName(people.filter(isShown));
    if (shown.length === 0) continue;
    const start = columns.length;
    const isFolded = folded.has(key);
    const name = title === undefined ? {} : { title };
    if (isFolded) columns.push({ kind: 'team', key, team: key, ...name, members: shown, ids: new Set(shown.map((member) => member.id)) });
    else for (const member of shown) columns.push(memberColumn(member, key));
    heads.push({ key, ...(id !== '' && { id }), ...name, start, span: columns.length - start, folded: isFolded, shown: shown.length, total: people.length });
    shownInAll += shown.length;
  }
  return { columns, heads, shown: shownInAll, total };
}

function memberColumn(member: Member, team: string): MatrixColumn {
  return { kind: 'member', key: member.id, member, team };
}

function teamsOf(members: readonly Member[], teams: readonly Pick<Team, 'id' | 'name'>[]) {
  const groups = new Map<string, Member[]>(teams.map(({ id }) => [id, []]));
  const orphans: Member[] = [];
  for (const member of members) {
    const id = member.team ?? '';
    const group = id === '' ? orphans : groups.get(id);
    if (group === undefined) groups.set(id, [member]);
    else group.push(member);
  }
  const names = new Map(teams.map(({ id, name }) => [id, name]));
  return [...groups, ['', orphans] as const].map(([id, people]) => ({
    key: `team:${id}`,
    id,
    title: id === '' ? undefined : (names.get(id) ?? id),
    people,
  }));
}
