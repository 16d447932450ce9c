import { sameValue } from '@entrelacs/core';
import type { ColumnValues } from '../doc-port.ts';
import type { FetchOptions, GristApi } from '../plugin-api.ts';

/**
 * Rows as held, with those in view as the host has them now, asked one by one: to send all rows takes it 50 ms and more. Columns in which none of
 * them changed keep their array.
 *
 * @returns Undefined when none changed, or when one is gone.
 */
export async function withRowsInView(grist: Pick<GristApi, 'fetchSelectedRecord'>, held: ColumnValues, inView: readonly number[], options: FetchOptions): Promise<ColumnValues | undefined> {
  const { id: ids = [], ...columns } = held;
  const colIds = Object.keys(columns);
  const records = (await Promise.all(inView.map((row) => grist.fetchSelectedRecord(row, options)))) as Readonly<Record<string, unknown>>[];
  const changed: Record<string, unknown[]> = {};
  for (const record of records) {
    const place = ids.indexOf(record['id']);
    for (const colId of colIds) {
      const cell = record[colId];
      if (place < 0 || cell === undefined) return undefined;
      if (!sameValue(cell, columns[colId]?.[place])) (changed[colId] ??= [...(columns[colId] ?? [])])[place] = cell;
    }
  }
  return Object.keys(changed).length === 0 ? undefined : { ...held, ...changed };
}
