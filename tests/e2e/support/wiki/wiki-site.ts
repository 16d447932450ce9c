import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { FakeWiki, type FakeWikiOptions } from '@entrelacs/yeswiki/testing';

const root = join(import.meta.dirname, '../../../..');
const built = join(root, 'dist/yeswiki/entrelacs');

/** What a page shows. */
export interface PageAsked {
  readonly action: string;
  readonly arguments?: Readonly<Record<string, string>>;
  readonly lang?: 'fr' | 'en';
  readonly css?: string;
  /** Entries that a dynamic list of Bazar finds at first: the board then stands in such a list. */
  readonly listed?: readonly string[];
  /** Of the administrator's page: whether the wiki has our forms and lists. */
  readonly isInstalled?: boolean;
  /** Of the administrator's page: whether the demo collective is there. */
  readonly hasDemo?: boolean;
  /** Grist servers that the administrators allowed. */
  readonly hosts?: readonly string[];
}

/** A wiki's pages, by the real Twig over the built extension, and its routes in memory. */
export class WikiSite {
  readonly wiki: FakeWiki;
  page: PageAsked = { action: 'raci' };
  private readonly server: Server;

  constructor(options: FakeWikiOptions) {
    this.wiki = new FakeWiki(options);
    this.server = createServer((request, response) => {
      void this.answer(request).then(({ status, type, body, headers }) => {
        response.writeHead(status, { 'Content-Type': type, ...headers });
        response.end(body);
      });
    });
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  private async answer(request: IncomingMessage): Promise<{ status: number; type: string; body: string | Buffer; headers?: Record<string, string> }> {
    const url = request.url ?? '/';
    if (url.startsWith('/?api/entrelacs/')) return this.route(request, url.slice(2));
    if (url.startsWith('/tools/entrelacs/')) {
      const path = join(built, url.slice('/tools/entrelacs/'.length).split('?')[0] ?? '');
      return { status: 200, type: path.endsWith('.css') ? 'text/css' : 'text/javascript', body: readFileSync(path) };
    }
    return { status: 200, type: 'text/html; charset=utf-8', body: await this.html() };
  }

  private async route(request: IncomingMessage, route: string): Promise<{ status: number; type: string; body: string; headers: Record<string, string> }> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    const headers = Object.fromEntries(Object.entries(request.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
    const answer = await this.wiki.fetch(`${this.wiki.base}${route}`, { method: request.method ?? 'GET', headers, ...(body !== '' && { body }) });
    const etag = answer.headers.get('ETag');
    return { status: answer.status, type: 'application/json', body: await answer.text(), headers: etag === null ? {} : { ETag: etag } };
  }

  /** The page as YesWiki would send it: Bootstrap 3's ways with roots, boxes and buttons around it. */
  private async html(): Promise<string> {
    const { action, arguments: given = {}, lang = 'fr', css = '', listed, isInstalled = true, hasDemo = false, hosts = [] } = this.page;
    const answer: unknown = await (await this.wiki.fetch(`${this.wiki.base}api/entrelacs/entities`)).json();
    const { stdout, stderr } = spawnSync('php', [join(import.meta.dirname, 'render.php')], {
      input: JSON.stringify({ action, arguments: given, answer, account: this.wiki.session, lang, base: `${this.url}?`, built, isInstalled, hasDemo, hosts, conflicts: this.wiki.conflicts.conflicts }),
      encoding: 'utf8',
      maxBuffer: 64e6,
    });
    if (!stdout.startsWith('{')) throw new Error(`render.php: ${stdout}${stderr}`);
    const { html, styles, scripts } = JSON.parse(stdout) as { html: string; styles: string[]; scripts: string[] };
    return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Essai</title>
<style>html{font-size:10px}*{box-sizing:border-box}body{margin:0;font:14px/1.43 sans-serif}button{font-family:serif;text-transform:uppercase;border-radius:20px}
:root{--primary-color:#0C5D6A;--neutral-color:#4e5056;--neutral-light-color:#f2f2f2;--main-text-color:var(--neutral-color);--main-container-bg-color:white;--link-color:var(--primary-color);--btn-border-radius:.5em}${css}</style>
${styles.map((file) => `<link rel="stylesheet" href="/${file}">`).join('')}</head><body><main><h1>Essai</h1>${listed === undefined ? html : `<div class="bazar-list-dynamic-container">${html}</div>${asVueDoes(listed)}`}</main>
${scripts.map((file) => `<script src="/${file}" defer type="module"></script>`).join('')}</body></html>`;
  }
}

/**
 * What Bazar's script does with a dynamic list: it takes the list's markup out of the page as a template once the document is there, and puts it back when it has read the entries,
 * whose tags it keeps in an attribute.
 */
function asVueDoes(listed: readonly string[]): string {
  return `<script>
addEventListener('DOMContentLoaded', () => {
  const list = document.querySelector('.bazar-list-dynamic-container');
  const shown = document.createElement('div');
  shown.className = 'bazar-list-dynamic-container mounted';
  list.replaceWith(shown);
  const entries = document.createElement('div');
  entries.className = 'entrelacs-list';
  entries.innerHTML = list.innerHTML;
  window.listEntries = (tags) => entries.setAttribute('data-entries', JSON.stringify(tags));
  window.listEntries(${JSON.stringify(listed)});
  setTimeout(() => shown.append(entries));
});
</script>`;
}
