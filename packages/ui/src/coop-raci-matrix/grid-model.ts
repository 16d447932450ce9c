import {
  heaviestRole,
  rolesByMember,
  type CellRoles,
  type GroupRow,
  type MatrixColumn,
  type MatrixRow,
  type RaciItem,
  type RaciRole,
  type RoleCount,
  type Severity,
  type TeamHead,
  type Workload,
} from '@entrelacs/core';

/** Whether an edit of a cell waits for the host, or came back refused. */
export type CellProgress = 'pending' | 'refused';

/** What a row has to show besides its item: equal marks are the same object from one model to the next. */
export interface RowMarks {
  /** Worst severity of the findings about the row; for its gutter. */
  readonly worst: Severity;
  /** The findings about the row, in words. */
  readonly words: string;
  /** Severity by person, for the corners of cells. */
  readonly cells: ReadonlyMap<string, Severity>;
  readonly signature: string;
}

/** Everything that the grid draws. */
export interface GridModel {
  readonly rows: readonly MatrixRow[];
  readonly columns: readonly MatrixColumn[];
  readonly heads: readonly TeamHead[];
  readonly marks: ReadonlyMap<string, RowMarks>;
  readonly loads: ReadonlyMap<string, Workload>;
  /** People who are away all week: the same set as long as nobody comes or goes. */
  readonly away: ReadonlySet<string>;
  /** Edits under way or refused: item, then person. */
  readonly progress: ReadonlyMap<string, ReadonlyMap<string, CellProgress>>;
}

/** A grid with nothing in it. */
export const emptyGrid: GridModel = { rows: [], columns: [], heads: [], marks: new Map(), loads: new Map(), away: new Set(), progress: new Map() };

const noRoles: CellRoles = [];
const known = new WeakMap<RaciItem, ReadonlyMap<string, CellRoles>>();

/** What one person holds on a row; read once an item. */
export function rolesIn(item: RaciItem, member: string): CellRoles {
  let roles = known.get(item);
  if (roles === undefined) known.set(item, (roles = rolesByMember(item)));
  return roles.get(member) ?? noRoles;
}

/** What a folded team holds on a row or a folded group: the heaviest letter and how many hold it. */
export function rolesOfTeam(row: MatrixRow, team: MatrixColumn & { kind: 'team' }): RoleCount | undefined {
  if (row.kind === 'item') return heaviestRole(row.item, team.ids);
  const order: readonly RaciRole[] = ['accountable', 'responsible', 'consulted', 'informed'];
  const counts = team.members.flatMap(({ id }) => row.roles.get(id) ?? []);
  const role = order.find((sought) => counts.some((count) => count.role === sought));
  if (role === undefined) return undefined;
  const same = counts.filter((count) => count.role === role);
  return { role, count: same.reduce((sum, { count }) => sum + count, 0), others: counts.length - same.length };
}

/** The same columns as before where nothing in them changed, so that cells need not be looked at again. */
export function keepColumns(before: readonly MatrixColumn[], after: readonly MatrixColumn[]): readonly MatrixColumn[] {
  const old = new Map(before.map((column) => [column.key, column]));
  const kept = after.map((column) => {
    const same = old.get(column.key);
    return same !== undefined && isSame(same, column) ? same : column;
  });
  return kept.length === before.length && kept.every((column, n) => column === before[n]) ? before : kept;
}

function isSame(a: MatrixColumn, b: MatrixColumn): boolean {
  if (a.kind === 'member' && b.kind === 'member') return a.member === b.member && a.team === b.team;
  if (a.kind !== 'team' || b.kind !== 'team') return false;
  return a.title === b.title && a.members.length === b.members.length && a.members.every((member, n) => member === b.members[n]);
}

/** Whether a group's head shows the same as before. */
export function isSameGroup(a: GroupRow, b: GroupRow): boolean {
  return (
    a.key === b.key &&
    a.title === b.title &&
    a.count === b.count &&
    a.collapsed === b.collapsed &&
    a.withAccountable === b.withAccountable &&
    a.findings.critical === b.findings.critical &&
    a.findings.warning === b.findings.warning &&
    a.findings.info === b.findings.info
  );
}
