import type { EntityName, Lang } from '@entrelacs/core';

/** A table of the blueprint: those of the model, and three of the installation. */
export type TableKey = EntityName | 'pulseResult' | 'settings' | 'installation';

/** What tables and columns are called in one document; formulas are written with it. */
export interface Names {
  /** Language of the installation: its words stand in the cells. */
  readonly lang: Lang;
  /** Time zone of the document. */
  readonly timezone: string;
  /** Id of a table, or the one that it will get. */
  table(key: TableKey): string;
  /** Id of a column, or the one that it will get; undefined where a linked table has none. */
  column(key: TableKey, field: string): string | undefined;
  /** Fields that people fill in a table of the user's own, computed ones left out; undefined for tables of ours. */
  linkedFields(key: TableKey): readonly string[] | undefined;
}

/** A column of the blueprint, in the words of one language. */
export interface ColumnSpec {
  /** Key of the model's field, or of a column that only the blueprint has. */
  readonly key: string;
  readonly label: string;
  readonly description?: string;
  /** Grist's type; `Ref` and `RefList` get their table from `refersTo`. */
  readonly type: string;
  readonly refersTo?: TableKey;
  readonly widgetOptions?: Readonly<Record<string, unknown>>;
  /** Text of the formula; see `recalc` and `isFormula` for when it runs. */
  readonly formula?: (names: Names) => string;
  /** Always computed: members cannot type into it. */
  readonly isFormula?: boolean;
  /** What it is computed by in a table of the user's own that stands for the entity no more: row numbers would mean rows of another table. */
  readonly idleFormula?: string;
  /** Serves widgets and other formulas only, and is put right without asking. */
  readonly isTechnical?: boolean;
  /** When a trigger formula runs besides at creation: at any change by hand, or at a change of some columns. */
  readonly recalc?: 'anyChange' | readonly string[];
}

/** A table of the blueprint, in the words of one language. */
export interface TableSpec {
  readonly key: TableKey;
  /** The id that it gets where that is free. */
  readonly id: string;
  /** Its name on screen. */
  readonly title: string;
  /** The column that stands for a row in references to it. */
  readonly titleColumn?: string;
  readonly columns: readonly ColumnSpec[];
  /** Rows that it is born with, by column key. */
  readonly rows?: Readonly<Record<string, readonly unknown[]>>;
}

/** The mark that a column of ours bears in its options, so that an interrupted installation finds it again; another one within a table of the user's own. */
export function markOf(table: TableKey, column: string, isAdded = false): string {
  return `${isAdded ? '+' : ''}${table}.${column}`;
}
