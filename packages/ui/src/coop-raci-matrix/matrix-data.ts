import {
  arrangeItems,
  arrangeMembers,
  groupKeyOf,
  raciRoles,
  type Finding,
  type FilterContext,
  type ItemFilters,
  type ItemLookups,
  type MatrixColumn,
  type MatrixRow,
  type Member,
  type RaciEntity,
  type RaciItem,
  type Snapshot,
  type TeamHead,
  type Workload,
} from '@entrelacs/core';
import { keepColumns } from './grid-model.ts';
import type { MatrixView } from './matrix-view.ts';

const none: readonly never[] = [];
/** The same set as long as the list is the same, so that the findings need not be drawn again. */
const idsOf = new WeakMap<readonly RaciItem[], ReadonlySet<string>>();

/** Keeps the rows that pass filters: it comes after the first paint, as the filters do. */
export type ItemFilter = (items: readonly RaciItem[], filters: ItemFilters, context: FilterContext) => RaciItem[];

/** A host's rows, and those of the same table that its filter leaves out of this view. */
export interface MatrixSnapshot extends Snapshot {
  readonly beyond?: readonly { readonly id: string }[];
}

/** A snapshot as the matrix reads it. */
export class MatrixData {
  readonly items: readonly RaciItem[];
  /** Rows that the host holds and this view leaves out. */
  readonly beyond: readonly RaciItem[];
  readonly members: readonly Member[];
  readonly lookups: ItemLookups;
  #itemsById: ReadonlyMap<string, RaciItem> | undefined;
  #membersById: ReadonlyMap<string, Member> | undefined;

  constructor({ entities, beyond }: MatrixSnapshot, entity: RaciEntity) {
    const { project: projects, deliverable: deliverables, segment: segments, milestone: milestones, team: teams } = entities;
    this.items = (entity === 'task' ? entities.task : entities.deliverable) ?? none;
    this.beyond = (beyond ?? none) as readonly RaciItem[];
    this.members = entities.member ?? none;
    this.lookups = {
      ...(projects && { projects }),
      ...(deliverables && { deliverables }),
      ...(segments && { segments }),
      ...(milestones && { milestones }),
      ...(teams && { teams }),
    };
  }

  get itemsById(): ReadonlyMap<string, RaciItem> {
    return (this.#itemsById ??= new Map(this.items.map((item) => [item.id, item])));
  }

  get beyondIds(): ReadonlySet<string> {
    let ids = idsOf.get(this.beyond);
    if (ids === undefined) idsOf.set(this.beyond, (ids = new Set(this.beyond.map(({ id }) => id))));
    return ids;
  }

  get membersById(): ReadonlyMap<string, Member> {
    return (this.#membersById ??= new Map(this.members.map((member) => [member.id, member])));
  }
}

/** Rows and columns as they stand. */
export interface Arrangement {
  /** Rows that pass the filters, those of folded groups too. */
  readonly filtered: readonly RaciItem[];
  readonly rows: readonly MatrixRow[];
  readonly columns: readonly MatrixColumn[];
  readonly heads: readonly TeamHead[];
  readonly shown: number;
  readonly total: number;
  /** On how many rows in view each person is named. */
  readonly named: ReadonlyMap<string, number>;
}

/** Arranges rows and people; columns that did not change are the same objects as before. */
export function arrange(data: MatrixData, view: MatrixView, findings: readonly Finding[], before: readonly MatrixColumn[], filter: ItemFilter | undefined): Arrangement {
  const { items, members, lookups } = data;
  const filtered = filter?.(items, view.filters, { findings, members }) ?? items;
  const rows = arrangeItems(filtered, { groupBy: view.groupBy, lookups, collapsed: view.collapsed, findings });
  const { columns, heads, shown, total } = arrangeMembers(members, {
    groupBy: members.some(({ team }) => team !== undefined) ? 'team' : 'none',
    ...(lookups.teams && { teams: lookups.teams }),
    folded: view.folded,
    items: filtered,
    onlyWithRoles: view.people === 'withRole' && filtered.length > 0,
  });
  return { filtered, rows, columns: keepColumns(before, columns), heads, shown, total, named: countNames(filtered) };
}

/**
 * The arrangement after some rows were edited in place: the same groups, the same people, other letters or titles. Undefined
 * when anything else changed, and all has to be arranged anew.
 */
export function rearrange(before: Arrangement, from: MatrixData, to: MatrixData, view: MatrixView, findings: readonly Finding[], filter: ItemFilter | undefined): Arrangement | undefined {
  if (from.items.length !== to.items.length || from.members !== to.members || !hasSameLookups(from, to)) return undefined;
  const edits = new Map<RaciItem, RaciItem>();
  for (const [n, item] of from.items.entries()) {
    const now = to.items[n];
    if (now === item || now === undefined) continue;
    if (now.id !== item.id || edits.size >= 50) return undefined;
    edits.set(item, now);
  }
  const { groupBy, filters } = view;
  const named = new Map(before.named);
  const passes = (item: RaciItem) => filter === undefined || filter([item], filters, { findings, members: to.members }).length > 0;
  for (const [old, now] of edits) {
    const isShown = passes(now);
    if (isShown !== passes(old) || groupKeyOf(old, groupBy, to.lookups) !== groupKeyOf(now, groupBy, to.lookups)) return undefined;
    if (!isShown) continue;
    countInto(named, old, -1);
    countInto(named, now, 1);
  }
  for (const [member, count] of named) if (count > 0 !== (before.named.get(member) ?? 0) > 0) return undefined;
  const rows = editedRows(before.rows, edits);
  return rows && { ...before, rows, named, filtered: before.filtered.map((item) => edits.get(item) ?? item) };
}

/** The rows with edited items in place, and their groups' counts; undefined when a group is folded over one. */
function editedRows(rows: readonly MatrixRow[], edits: ReadonlyMap<RaciItem, RaciItem>): MatrixRow[] | undefined {
  let group = -1;
  const next = [...rows];
  for (const [n, row] of rows.entries()) {
    if (row.kind === 'group') {
      if (row.collapsed) return undefined;
      group = n;
      continue;
    }
    const item = edits.get(row.item);
    if (item === undefined) continue;
    next[n] = { ...row, item };
    const head = next[group];
    const gained = Number(item.accountable.length > 0) - Number(row.item.accountable.length > 0);
    if (head?.kind === 'group' && gained !== 0) next[group] = { ...head, withAccountable: head.withAccountable + gained };
  }
  return next;
}

function hasSameLookups({ lookups: a }: MatrixData, { lookups: b }: MatrixData): boolean {
  return a.projects === b.projects && a.deliverables === b.deliverables && a.segments === b.segments && a.milestones === b.milestones && a.teams === b.teams;
}

function countNames(items: readonly RaciItem[]): ReadonlyMap<string, number> {
  const named = new Map<string, number>();
  for (const item of items) countInto(named, item, 1);
  return named;
}

function countInto(named: Map<string, number>, item: RaciItem, step: number): void {
  for (const role of raciRoles) for (const member of item[role]) named.set(member, (named.get(member) ?? 0) + step);
}

/** People who are away all week; the same set as before where nobody came or went. */
export function awayIn(loads: ReadonlyMap<string, Workload>, before: ReadonlySet<string>): ReadonlySet<string> {
  const away = new Set([...loads].flatMap(([id, load]) => (load.away ? [id] : [])));
  return away.size === before.size && [...away].every((id) => before.has(id)) ? before : away;
}
