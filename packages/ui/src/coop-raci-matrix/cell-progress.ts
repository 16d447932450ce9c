import type { CellProgress } from './grid-model.ts';

type Cells = readonly (readonly [item: string, member: string])[];

/** Edits that wait for the host, and those that came back refused: the same maps for a row as long as nothing in it changes. */
export class CellProgresses {
  rows: ReadonlyMap<string, ReadonlyMap<string, CellProgress>> = new Map();

  /** Marks cells; undefined takes the marks off. */
  set(cells: Cells, progress: CellProgress | undefined): void {
    const rows = new Map(this.rows);
    const touched = new Map<string, Map<string, CellProgress>>();
    for (const [item, member] of cells) {
      let row = touched.get(item);
      if (row === undefined) touched.set(item, (row = new Map(rows.get(item))));
      if (progress === undefined) row.delete(member);
      else row.set(member, progress);
    }
    for (const [item, row] of touched) {
      if (row.size > 0) rows.set(item, row);
      else rows.delete(item);
    }
    this.rows = rows;
  }
}
