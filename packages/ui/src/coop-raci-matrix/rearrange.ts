import { groupKeyOf, type Finding, type MatrixRow, type RaciItem } from '@entrelacs/core';
import { countInto, type Arrangement, type ItemFilter, type MatrixData } from './matrix-data.ts';
import type { MatrixView } from './matrix-view.ts';

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
