import { compareIds } from '../graph/id-order.ts';
import type { Need } from './need.ts';
import { resolutionTimes, sideKey, type ResolutionTimes, type SideBy } from './resolution-times.ts';

/** Needs of one side towards another. */
export interface MatrixCell {
  /** Key of who waits. */
  readonly asker: string;
  /** Key of whom they wait for. */
  readonly provider: string;
  /** Ids of the open needs, the most overdue first. */
  readonly open: readonly string[];
  readonly overdueCount: number;
  /** The worst state among them; absent when none is near or overdue. */
  readonly worst?: 'overdue' | 'near';
  /** How long needs between the two took. */
  readonly times: ResolutionTimes;
}

/** Who waits for whom: askers in rows, providers in columns. */
export interface NeedsMatrix {
  /** Keys of the sides that an open or a verified need touches, by id; the unknown one, empty, last. */
  readonly sides: readonly string[];
  /** Cells with something in them, by row and column. */
  readonly cells: readonly MatrixCell[];
  /** Open needs of each asker, those within the side left out. */
  readonly asks: ReadonlyMap<string, number>;
  /** Open needs towards each provider, likewise. */
  readonly owes: ReadonlyMap<string, number>;
  /** Open needs between sides in all. */
  readonly total: number;
  /** How long all needs took. */
  readonly times: ResolutionTimes;
}

/** The matrix of needs between teams or members; times count since a day, where one is given. O(needs log needs). */
export function needsMatrix(needs: readonly Need[], by: SideBy, since?: string): NeedsMatrix {
  const pairs = new Map<string, Map<string, Need[]>>();
  const sides = new Set<string>();
  for (const need of needs) {
    if (!need.isOpen && need.state !== 'verified') continue;
    const [asker, provider] = [sideKey(need.asker, by), sideKey(need.provider, by)];
    sides.add(asker).add(provider);
    const row = pairs.get(asker) ?? new Map<string, Need[]>();
    pairs.set(asker, row.set(provider, [...(row.get(provider) ?? []), need]));
  }
  const order = [...sides].sort((a, b) => (a === '' ? 1 : b === '' ? -1 : compareIds(a, b)));
  const cells = order.flatMap((asker) => order.flatMap((provider) => {
    const found = pairs.get(asker)?.get(provider);
    return found === undefined ? [] : [cellOf(asker, provider, found, since)];
  }));
  const between = cells.filter(({ asker, provider }) => asker !== provider);
  const sum = (of: 'asker' | 'provider', key: string) => between.reduce((count, cell) => (cell[of] === key ? count + cell.open.length : count), 0);
  return {
    sides: order,
    cells,
    asks: new Map(order.map((key) => [key, sum('asker', key)])),
    owes: new Map(order.map((key) => [key, sum('provider', key)])),
    total: between.reduce((count, cell) => count + cell.open.length, 0),
    times: resolutionTimes(needs, since),
  };
}

function cellOf(asker: string, provider: string, needs: readonly Need[], since: string | undefined): MatrixCell {
  const open = needs.filter(({ isOpen }) => isOpen).sort((a, b) => b.overdueDays - a.overdueDays);
  const overdueCount = open.filter(({ overdueDays }) => overdueDays > 0).length;
  const worst = overdueCount > 0 ? 'overdue' : open.some(({ isNear }) => isNear) ? 'near' : undefined;
  return { asker, provider, open: open.map(({ id }) => id), overdueCount, ...(worst !== undefined && { worst }), times: resolutionTimes(needs, since) };
}
