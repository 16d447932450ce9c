import { installBlueprint } from '@entrelacs/grist';
import { FakeDoc } from '@entrelacs/grist/testing';

/** A Grist server with one document, as its recorded answers say; `send` stands in for `fetch`. */
export interface FakeRestServer {
  readonly doc: FakeDoc;
  /** What was asked so far: method and path. */
  readonly asked: string[];
  readonly send: (request: Request) => Promise<Response>;
}

const docId = '9Ed3wbkVpwAe';

/** Address of the document. */
export const restDocument = `https://grist.example/doc/${docId}`;

/** A server that takes one key. */
export async function restServer(options: { readonly key: string; readonly isInstalled?: boolean }): Promise<FakeRestServer> {
  const doc = new FakeDoc();
  if (options.isInstalled !== false) await installBlueprint(doc, { lang: 'fr', widgetUrl: (widget) => `https://example.org/${widget}` });
  const asked: string[] = [];
  const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
  return {
    doc,
    asked,
    send: async (request) => {
      const { pathname } = new URL(request.url);
      asked.push(`${request.method} ${pathname}`);
      if (request.headers.get('Authorization') !== `Bearer ${options.key}`) return json({ error: 'Bad request: invalid API key' }, 401);
      const prefix = `/api/docs/${docId}`;
      if (!pathname.startsWith(prefix)) return json({ error: 'document not found' }, 404);
      const path = pathname.slice(prefix.length);
      if (path === '') return json({ id: docId, name: 'Atelier Lumière', access: 'owners' });
      if (path === '/states') return json({ states: [{ n: doc.bundles.length, h: `h${doc.bundles.length}` }] });
      if (path === '/download') return new Response(new Uint8Array([1, 2, 3]));
      if (path === '/apply') {
        try {
          return json({ actionNum: doc.bundles.length, retValues: await doc.applyActions((await request.json()) as never) });
        } catch (error) {
          return json({ error: `[Sandbox] ${error instanceof Error ? error.message : ''}` }, 500);
        }
      }
      const table = /^\/tables\/([^/]+)\/data$/.exec(path)?.[1] ?? '';
      return doc.fetchTable(decodeURIComponent(table)).then((data) => json(data), () => json({ error: `Table not found "${table}"` }, 404));
    },
  };
}
