import {
  arrangeItems,
  arrangeMembers,
  filterItems,
  raciRulesOf,
  workload,
  type Finding,
  type ItemLookups,
  type MatrixColumn,
  type MatrixRow,
  type Member,
  type RaciEntity,
  type RaciItem,
  type RaciRules,
  type Snapshot,
  type TeamHead,
  type Workload,
} from '@entrelacs/core';
import { keepColumns } from './grid-model.ts';
import type { MatrixView } from './matrix-view.ts';

/** A snapshot as the matrix reads it. */
export interface MatrixData {
  readonly items: readonly RaciItem[];
  readonly members: readonly Member[];
  readonly lookups: ItemLookups;
  readonly rules: RaciRules;
  readonly itemsById: ReadonlyMap<string, RaciItem>;
  readonly membersById: ReadonlyMap<string, Member>;
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
}

const none: readonly never[] = [];

/** Reads a snapshot: rows, people, and what rows are grouped by. */
export function readMatrix({ entities, settings }: Snapshot, entity: RaciEntity): MatrixData {
  const items: readonly RaciItem[] = (entity === 'task' ? entities.task : entities.deliverable) ?? none;
  const members = entities.member ?? none;
  const { project: projects, deliverable: deliverables, segment: segments, milestone: milestones, team: teams } = entities;
  return {
    items,
    members,
    lookups: {
      ...(projects && { projects }),
      ...(deliverables && { deliverables }),
      ...(segments && { segments }),
      ...(milestones && { milestones }),
      ...(teams && { teams }),
    },
    rules: raciRulesOf(settings),
    itemsById: new Map(items.map((item) => [item.id, item])),
    membersById: new Map(members.map((member) => [member.id, member])),
  };
}

/** Arranges rows and people; columns that did not change are the same objects as before. */
export function arrange(data: MatrixData, view: MatrixView, findings: readonly Finding[], before: readonly MatrixColumn[]): Arrangement {
  const { items, members, lookups } = data;
  const filtered = filterItems(items, view.filters, { findings, members });
  const rows = arrangeItems(filtered, { groupBy: view.groupBy, lookups, collapsed: view.collapsed, findings });
  const { columns, heads, shown, total } = arrangeMembers(members, {
    groupBy: members.some(({ team }) => team !== undefined) ? 'team' : 'none',
    ...(lookups.teams && { teams: lookups.teams }),
    folded: view.folded,
    items: filtered,
    onlyWithRoles: view.people === 'withRole' && filtered.length > 0,
  });
  return { filtered, rows, columns: keepColumns(before, columns), heads, shown, total };
}

/** Everybody's load this week. */
export function loadsOf({ items, members, rules }: MatrixData, today: string, { entities }: Snapshot): ReadonlyMap<string, Workload> {
  return workload({ items, members, today, weights: rules.weights, holidays: (entities.holiday ?? none).flatMap(({ on }) => on ?? []) });
}

/** The same loads as before where nobody's changed, so that heads and cells need not be looked at again. */
export function keepLoads(before: ReadonlyMap<string, Workload>, after: ReadonlyMap<string, Workload>): ReadonlyMap<string, Workload> {
  if (before.size !== after.size) return after;
  for (const [id, load] of after) {
    const old = before.get(id);
    if (old === undefined || old.percent !== load.percent || old.away !== load.away || Math.round(old.hours) !== Math.round(load.hours)) return after;
  }
  return before;
}
