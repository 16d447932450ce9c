import { addDays, needsMatrix, type MatrixCell, type Need, type NeedsMatrix } from '@entrelacs/core';
import type { BoardPeople } from '../board/types.ts';
import type { NeedKind, SideKind } from '../options.ts';

/** A side of the matrix, with its name; the unknown one has none. */
export interface MatrixSide {
  readonly key: string;
  readonly name: string | undefined;
}

/** The matrix as it is drawn. */
export interface MatrixView {
  readonly matrix: NeedsMatrix;
  readonly rows: readonly MatrixSide[];
  readonly columns: readonly MatrixSide[];
  readonly cellOf: (asker: string, provider: string) => MatrixCell | undefined;
  /** Needs that a cell counts: open, overdue or all. */
  readonly countOf: (cell: MatrixCell) => number;
  /** The largest count, for tones. */
  readonly most: number;
}

/** Times count over the last twelve months. */
export function yearBefore(today: string): string {
  return addDays(today, -365);
}

/** Who waits for whom: sides in the order of their tables; members only where they wait or are waited for. */
export function matrixView(needs: readonly Need[], by: SideKind, counted: NeedKind, people: BoardPeople, today: string): MatrixView {
  const matrix = needsMatrix(needs, by, yearBefore(today));
  const cells = new Map(matrix.cells.map((cell) => [`${cell.asker}\n${cell.provider}`, cell]));
  const known: readonly (readonly [string, string])[] = [...(by === 'team' ? people.teams : people.members)].map(([id, { name }]) => [id, name]);
  const touched = new Set(matrix.sides);
  const sides: MatrixSide[] = [
    ...known.filter(([id]) => by === 'team' || touched.has(id)).map(([key, name]) => ({ key, name })),
    ...matrix.sides.filter((key) => !known.some(([id]) => id === key)).map((key) => ({ key, name: undefined })),
  ];
  const all = new Map<string, number>();
  if (counted === 'all') for (const need of needs) if (need.isOpen || need.state === 'verified') count(all, keyOf(need, by));
  const countOf = (cell: MatrixCell) => (counted === 'late' ? cell.overdueCount : counted === 'all' ? (all.get(`${cell.asker}\n${cell.provider}`) ?? 0) : cell.open.length);
  const hasCount = (side: 'asker' | 'provider') => new Set(matrix.cells.filter((cell) => countOf(cell) > 0).map((cell) => cell[side]));
  const [askers, providers] = [hasCount('asker'), hasCount('provider')];
  return {
    matrix,
    rows: by === 'team' ? sides : sides.filter(({ key }) => askers.has(key)),
    columns: by === 'team' ? sides : sides.filter(({ key }) => providers.has(key)),
    cellOf: (asker, provider) => cells.get(`${asker}\n${provider}`),
    countOf,
    most: Math.max(1, ...matrix.cells.filter(({ asker, provider }) => asker !== provider).map(countOf)),
  };
}

/** Tone of a count, from 1 to 4. */
export function toneOf(count: number, most: number): number {
  return most <= 4 ? Math.min(4, count) : Math.max(1, Math.ceil((count / most) * 4));
}

function keyOf({ asker, provider }: Need, by: SideKind): string {
  return by === 'team' ? `${asker.team ?? ''}\n${provider.team ?? ''}` : `${asker.members[0] ?? ''}\n${provider.members[0] ?? ''}`;
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
