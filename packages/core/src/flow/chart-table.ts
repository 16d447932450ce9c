import type { Labels } from '../model/field.ts';

/** What a column of a chart's table holds: a day `YYYY-MM-DD`, a figure, words, or the id of a row. */
export type CellKind = 'day' | 'number' | 'days' | 'percent' | 'text' | 'task' | 'milestone';

/** A column of a chart's table. */
export interface TableColumn {
  readonly key: string;
  readonly label: Labels;
  readonly kind: CellKind;
}

/** A cell of a chart's table, in both languages where it is a word of ours; undefined where there is none. */
export type TableCell = string | number | Labels | undefined;

/** The table that says what a chart shows, row by row: rows are made when asked, so that long ones can be shown in part. */
export interface ChartTable {
  readonly columns: readonly TableColumn[];
  readonly count: number;
  /** Cells of a row, one a column. */
  row(at: number): readonly TableCell[];
}

/** A column, named in both languages. */
export function column(key: string, kind: CellKind, fr: string, en: string): TableColumn {
  return { key, kind, label: { fr, en } };
}

/** A table of some items, a row each. */
export function tableOf<Item>(columns: readonly TableColumn[], items: readonly Item[], cells: (item: Item) => readonly TableCell[]): ChartTable {
  return {
    columns,
    count: items.length,
    row: (at) => {
      const item = items[at];
      if (item === undefined) throw new RangeError(`at: ${at} is no row of the table`);
      return cells(item);
    },
  };
}
