import type { GristDocApi } from './plugin-api.ts';

/** One action of Grist on its document, such as `['UpdateRecord', 'Tasks', 12, { status: 'Terminé' }]`. */
export type UserAction = readonly [name: string, ...args: unknown[]];

/** A table as Grist sends it: one array a column, `id` among them, all of the same length. */
export type ColumnValues = Readonly<Record<string, readonly unknown[]>>;

/** The document behind a widget, a page of the playground or REST: its tables, and one undo step a call. */
export interface DocPort {
  /** Raw values of a table, by column; rejects where the table is missing or hidden. */
  fetchTable(tableId: string): Promise<Record<string, unknown[]>>;
  /** Does all the actions or none, as one undo step; resolves to what each returned (row ids, table ids). */
  applyActions(actions: readonly UserAction[], description?: string): Promise<unknown[]>;
}

/** The port of a widget that was given full access. */
export function docPortOf(docApi: GristDocApi): DocPort {
  return {
    fetchTable: (tableId) => docApi.fetchTable(tableId),
    applyActions: async (actions, description) => {
      const answer = await docApi.applyUserActions(actions, description === undefined ? undefined : { desc: description });
      return 'retValues' in answer ? [...(answer.retValues ?? [])] : [...(answer as readonly unknown[])];
    },
  };
}

/** The port of one reading: each table is fetched once, whoever asks for it. */
export function fetchingOnce(port: DocPort): DocPort {
  const fetched = new Map<string, ReturnType<DocPort['fetchTable']>>();
  return {
    fetchTable: (tableId) => {
      const table = fetched.get(tableId) ?? port.fetchTable(tableId);
      fetched.set(tableId, table);
      return table;
    },
    applyActions: (actions, description) => port.applyActions(actions, description),
  };
}
