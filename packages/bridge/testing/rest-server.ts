import { entityNames, model, type EntityName } from '@entrelacs/core';
import { installBlueprint } from '@entrelacs/grist';
import { FakeDoc } from '@entrelacs/grist/testing';

/** A Grist server with one document, as its recorded answers say; `send` stands in for `fetch`. */
export interface FakeRestServer {
  readonly doc: FakeDoc;
  /** What was asked so far: method and path. */
  readonly asked: string[];
  /** Tables that the key may not read. */
  readonly hidden: Set<string>;
  readonly send: (request: Request) => Promise<Response>;
}

/** Id of the document. */
export const restDocId = '9Ed3wbkVpwAe';

/** Address of the document. */
export const restDocument = `https://grist.example/doc/${restDocId}`;

/** A document with the blueprint in it. */
export async function installedDoc(): Promise<FakeDoc> {
  const doc = new FakeDoc();
  await installBlueprint(doc, { lang: 'fr', widgetUrl: (widget) => `https://example.org/${widget}` });
  return doc;
}

/** Such a document without the tables of other entities than these: a small one. */
export async function smallDoc(entities: readonly EntityName[]): Promise<FakeDoc> {
  const doc = await installedDoc();
  const others = entityNames.filter((name) => !entities.includes(name)).map((name) => model[name].table);
  await doc.applyActions(others.filter((table) => doc.table(table) !== undefined).map((table) => ['RemoveTable', table]));
  return doc;
}

/** A server that takes one key, with a document of its own unless one is given. */
export async function restServer(options: { readonly key: string; readonly isInstalled?: boolean; readonly doc?: FakeDoc }): Promise<FakeRestServer> {
  const doc = (options.doc ?? (options.isInstalled === false ? new FakeDoc() : await installedDoc())).keepHistory();
  const asked: string[] = [];
  const hidden = new Set<string>();
  const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
  return {
    doc,
    asked,
    hidden,
    send: async (request) => {
      const { pathname, searchParams } = new URL(request.url);
      asked.push(`${request.method} ${pathname}`);
      if (request.headers.get('Authorization') !== `Bearer ${options.key}`) return json({ error: 'Bad request: invalid API key' }, 401);
      const prefix = `/api/docs/${restDocId}`;
      if (!pathname.startsWith(prefix)) return json({ error: 'document not found' }, 404);
      const path = pathname.slice(prefix.length);
      if (path === '') return json({ id: restDocId, name: 'Atelier Lumière', access: 'owners' });
      if (path === '/states') return json({ states: doc.bundles.map((_bundle, n) => ({ n: n + 1, h: `h${n + 1}` })).reverse() });
      if (path === '/compare') {
        const [left, right] = ['left', 'right'].map((name) => Number(searchParams.get(name)?.slice(1)));
        return json({ details: { rightChanges: { tableDeltas: doc.changes(left ?? 0, right ?? 0) } } });
      }
      if (path === '/download') return new Response(new Uint8Array([1, 2, 3]));
      if (path === '/apply') {
        try {
          const answer = doc.applyActions((await request.json()) as never);
          const actionNum = doc.bundles.length;
          return json({ actionNum, retValues: await answer, isModification: true });
        } catch (error) {
          return json({ error: `[Sandbox] ${error instanceof Error ? error.message : ''}` }, 500);
        }
      }
      const table = /^\/tables\/([^/]+)\/data$/.exec(path)?.[1] ?? '';
      if (hidden.has(table)) return json({ error: 'Blocked by table read access rules' }, 403);
      return doc.fetchTable(decodeURIComponent(table)).then((data) => json(data), () => json({ error: `Table not found "${table}"` }, 404));
    },
  };
}
