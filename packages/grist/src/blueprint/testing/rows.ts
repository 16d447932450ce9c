export type Row = Record<string, unknown>;
export type Rows = Map<number, Row>;

/** A column of Grist, and a section, as they are made. */
export const blankColumn = { type: 'Text', label: '', isFormula: false, formula: '', description: '', untieColIdFromLabel: false, widgetOptions: '', displayCol: 0, visibleCol: 0, recalcWhen: 0, recalcDeps: null };
export const blankSection = { title: '', options: '', linkSrcSectionRef: 0, linkSrcColRef: 0, linkTargetColRef: 0 };

/** Tables with rows of their own; cells are never changed in place. */
export function copied(tables: ReadonlyMap<string, Rows>): Map<string, Rows> {
  return new Map([...tables].map(([id, rows]) => [id, new Map([...rows].map(([row, cells]) => [row, { ...cells }]))]));
}

/** The id wanted, with a number behind it where it is taken. */
export function free(wanted: string, taken: readonly string[]): string {
  const lower = new Set(taken.map((id) => id.toLowerCase()));
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? wanted : `${wanted}${n}`;
    if (!lower.has(id.toLowerCase())) return id;
  }
}

export function isSameCell(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

/** One row of cells that come by column. */
export function rowAt(columns: Record<string, readonly unknown[]>, index: number): Row {
  return Object.fromEntries(Object.entries(columns).map(([key, values]) => [key, values[index]]));
}
