import {
  arrangeItems,
  arrangeMembers,
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

function countNames(items: readonly RaciItem[]): ReadonlyMap<string, number> {
  const named = new Map<string, number>();
  for (const item of items) countInto(named, item, 1);
  return named;
}

/** Counts the people named on a row in, or out by a step of -1. */
export function countInto(named: Map<string, number>, item: RaciItem, step: number): void {
  for (const role of raciRoles) for (const member of item[role]) named.set(member, (named.get(member) ?? 0) + step);
}
