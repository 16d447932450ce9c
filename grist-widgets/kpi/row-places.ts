import type { EntityName } from '@entrelacs/core';
import { docPortOf, readInstallation, recordCardUrl, type GristDocApi, type Installation } from '@entrelacs/grist';
import type { RowPlace } from '@entrelacs/ui/coop-kpi';

/** Where the rows of our tables stand in the document. */
export class RowPlaces {
  readonly #docApi: GristDocApi;
  #installation: Promise<Installation | undefined> | undefined;

  constructor(docApi: GristDocApi) {
    this.#docApi = docApi;
  }

  /** The table and number of a row, with the address of its card where Grist gives one; undefined for what is no row of a table of ours. */
  async of(entity: EntityName, id: string): Promise<RowPlace | undefined> {
    const table = (await (this.#installation ??= readInstallation(docPortOf(this.#docApi))))?.tables[entity]?.tableId;
    if (table === undefined) return undefined;
    const url = await recordCardUrl(this.#docApi, table, Number(id));
    return { table, row: id, ...(url !== undefined && { url }) };
  }
}
