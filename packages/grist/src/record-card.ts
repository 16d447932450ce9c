import type { GristDocApi } from './plugin-api.ts';

/**
 * The address of a row's own card in Grist, for a page of its own: a widget can move the cursor in its own table only, and no
 * command opens a row of another one. Undefined where the host has no address to give (a document that lives in a browser),
 * where the table has no card, or where either is not ours to read.
 */
export async function recordCardUrl(docApi: Pick<GristDocApi, 'fetchTable' | 'getAccessToken'>, tableId: string, row: number): Promise<string | undefined> {
  if (!Number.isInteger(row) || row <= 0) return undefined;
  const [base, section] = await Promise.all([documentUrl(docApi), cardSection(docApi, tableId)]).catch(() => []);
  return base === undefined || section === undefined ? undefined : `${base}#a3.s${section}.r${row}`;
}

/** The document's own address, told from that of its API: `…/api/docs/<id>` and `…/doc/<id>`. */
async function documentUrl(docApi: Pick<GristDocApi, 'getAccessToken'>): Promise<string | undefined> {
  const { baseUrl } = (await docApi.getAccessToken?.({ readOnly: true })) ?? {};
  const parts = baseUrl === undefined ? null : /^(https?:\/\/.*)\/api\/docs\/([^/?#]+)\/?$/.exec(baseUrl);
  return parts === null ? undefined : `${parts[1] ?? ''}/doc/${parts[2] ?? ''}`;
}

async function cardSection(docApi: Pick<GristDocApi, 'fetchTable'>, tableId: string): Promise<number | undefined> {
  const { tableId: ids = [], recordCardViewSectionRef: cards = [] } = await docApi.fetchTable('_grist_Tables');
  const card = cards[ids.indexOf(tableId)];
  return typeof card === 'number' && card > 0 ? card : undefined;
}
