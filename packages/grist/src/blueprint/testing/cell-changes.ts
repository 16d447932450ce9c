type Tables = ReadonlyMap<string, ReadonlyMap<number, Readonly<Record<string, unknown>>>>;

/** Cells that changed, by table, column and row: before and after, each in a list of its own, null where there was no row. */
export type CellChanges = Record<string, { columnDeltas: Record<string, Record<string, unknown[]>> }>;

/** What differs between two states of a document, as Grist's comparisons say it. */
export function cellChanges(left: Tables, right: Tables): CellChanges {
  const deltas: CellChanges = {};
  for (const table of new Set([...left.keys(), ...right.keys()])) {
    const [was, is] = [left.get(table), right.get(table)];
    for (const row of new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])) {
      const [before, now] = [was?.get(row), is?.get(row)];
      for (const column of new Set([...Object.keys(before ?? {}), ...Object.keys(now ?? {})])) {
        const [one, other] = [before, now].map((cells) => (cells === undefined ? null : [cells[column] ?? null]));
        if (JSON.stringify(one) === JSON.stringify(other)) continue;
        const columns = (deltas[table] ??= { columnDeltas: {} }).columnDeltas;
        (columns[column] ??= {})[String(row)] = [one, other];
      }
    }
  }
  return deltas;
}
