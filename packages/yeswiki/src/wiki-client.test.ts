import { describe, expect, it } from 'vitest';
import { createWikiClient, mostChanges, type WikiClientOptions } from './wiki-client.ts';

interface Asked {
  readonly url: string;
  readonly init: RequestInit;
}

/** A client whose requests are answered so, and what it asked. */
function clientOver(answer: () => Response | Promise<Response>, options: Partial<WikiClientOptions> = {}) {
  const asked: Asked[] = [];
  const client = createWikiClient({
    base: 'https://wiki.example/?',
    fetch: async (url, init = {}) => {
      asked.push({ url: url instanceof Request ? url.url : url.toString(), init });
      return answer();
    },
    ...options,
  });
  return { client, asked, header: (name: string) => new Headers(asked.at(-1)?.init.headers).get(name) };
}

const json = (body: unknown, init: ResponseInit = {}) => new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' }, ...init });
const entities = { wiki: { id: 'w' }, me: { account: null, member: null, isAdmin: false }, forms: {}, entities: { task: [] }, issues: [], settings: {} };

describe('a client of a wiki', () => {
  it('asks for entities with what is wanted, and gives their ETag', async () => {
    const { client, asked } = clientOver(() => json(entities, { headers: { ETag: '"7"' } }));
    const binding = { task: { form: 6, fields: { title: 'bf_titre' } } };

    expect(await client.entities({ only: ['task', 'member'], binding })).toEqual({ ok: true, value: { isSame: false, entities, etag: '"7"' } });
    expect(asked[0]?.url).toBe(`https://wiki.example/?api/entrelacs/entities&only=task%2Cmember&binding=${encodeURIComponent(JSON.stringify(binding))}`);
    expect(asked[0]?.init).toMatchObject({ method: 'GET', credentials: 'same-origin', redirect: 'manual' });
  });

  it('takes a 304 for what it has', async () => {
    const { client, header } = clientOver(() => new Response(null, { status: 304 }));

    expect(await client.entities({ etag: '"7"' })).toEqual({ ok: true, value: { isSame: true } });
    expect(header('If-None-Match')).toBe('"7"');
  });

  it('sends the token with writes of a page, the key of a program with everything and no cookie', async () => {
    const page = clientOver(() => json({ results: [{ ok: true, id: 'Devis' }] }), { token: 't0k' });
    const changes = [{ kind: 'create', entity: 'task', key: 'k1', fields: { title: 'Devis' } }] as const;
    expect(await page.client.changes({ changes })).toEqual({ ok: true, value: { results: [{ ok: true, id: 'Devis' }] } });
    expect([page.header('X-CSRF-Token'), page.header('Authorization'), page.asked[0]?.init.body]).toEqual(['t0k', null, JSON.stringify({ changes })]);
    await page.client.entities();
    expect(page.header('X-CSRF-Token')).toBeNull();

    const program = clientOver(() => json({ conflicts: [] }), { key: 's3cret' });
    expect((await program.client.conflicts()).ok).toBe(true);
    expect([program.header('Authorization'), program.asked[0]?.init.credentials]).toEqual(['Bearer s3cret', 'omit']);
  });

  it('writes by POST, which every host lets through', async () => {
    const { client, asked } = clientOver(() => json({ results: [] }));
    await client.changes({ changes: [] });
    expect([asked[0]?.init.method, asked[0]?.url]).toEqual(['POST', 'https://wiki.example/?api/entrelacs/changes']);

    const program = clientOver(() => json({ conflicts: [] }), { key: 's3cret' });
    expect((await program.client.putConflicts({ conflicts: [] })).ok).toBe(true);
    expect([program.asked[0]?.init.method, program.asked[0]?.init.body]).toEqual(['POST', '{"conflicts":[]}']);
  });

  it('gives a refusal whole, with the seconds to wait', async () => {
    const refusal = { code: 'rate.limited', message: 'Trop de modifications.' };
    const { client } = clientOver(() => json(refusal, { status: 429, headers: { 'Retry-After': '17' } }));
    expect(await client.changes({ changes: [] })).toEqual({ ok: false, failure: { code: 'rate.limited', status: 429, message: 'Trop de modifications.', retryAfter: 17, refusal } });
  });

  it.each([
    ['a page where data was due', new Response('<html><head><style>p{}</style></head><body><h1>Maintenance</h1> en cours</body></html>'), 'wiki.notJson', 'Maintenance en cours'],
    ['a warning of PHP before the data', new Response('<br /><b>Warning</b>: no\n{"wiki":{}}'), 'wiki.notJson', 'Warning : no {"wiki":{}}'],
    ['no such route', new Response('<html>Route unknown</html>', { status: 404 }), 'wiki.noRoute', 'Route unknown'],
    ['the empty 401 of YesWiki', new Response('', { status: 401 }), 'auth.required', ''],
    ['the empty 403 of YesWiki', new Response('', { status: 403 }), 'access.denied', ''],
    ['an error page of the host', new Response('<html>Bad gateway</html>', { status: 502 }), 'wiki.notJson', 'Bad gateway'],
    ['another shape', json({ hello: 'world' }), 'wiki.badAnswer', '{"hello":"world"}'],
    ['another address', new Response(null, { status: 301, headers: { Location: 'https://wiki.example/new' } }), 'wiki.moved', 'https://wiki.example/new'],
  ])('says what came instead of an answer: %s', async (_what, response, code, message) => {
    const { client } = clientOver(() => response);
    expect(await client.entities()).toEqual({ ok: false, failure: { code, status: response.status, message } });
  });

  it('says that nothing answered, and why', async () => {
    const { client } = clientOver(() => Promise.reject(new TypeError('fetch failed', { cause: new Error('getaddrinfo ENOTFOUND wiki.example') })));
    expect(await client.check()).toEqual({ ok: false, failure: { code: 'wiki.offline', status: 0, message: 'fetch failed: getaddrinfo ENOTFOUND wiki.example' } });
  });

  it('gives up in time, and when it is told to', async () => {
    const never = (_url: unknown, init?: RequestInit) =>
      new Promise<Response>((_resolve, reject) => {
        const stop = () => reject(new DOMException('This operation was aborted', 'AbortError'));
        if (init?.signal?.aborted === true) stop();
        init?.signal?.addEventListener('abort', stop);
      });
    expect(await createWikiClient({ base: 'https://wiki.example/?', fetch: never, timeout: 5 }).check()).toMatchObject({ ok: false, failure: { code: 'wiki.timeout' } });
    expect(await createWikiClient({ base: 'https://wiki.example/?', fetch: never }).entities({ signal: AbortSignal.abort() })).toMatchObject({ ok: false, failure: { code: 'wiki.aborted' } });
  });

  it('takes no more changes than a request may carry', () => {
    const { client } = clientOver(() => json({ results: [] }));
    const changes = Array.from({ length: mostChanges + 1 }, (_, n) => ({ kind: 'remove', entity: 'task', id: String(n), version: '1' }) as const);
    expect(() => client.changes({ changes })).toThrow(RangeError);
  });

  it('reads forms and entries as YesWiki gives them; PHP writes none as an empty list', async () => {
    expect(await clientOver(() => json({ bn_id_nature: '6', bn_label_nature: 'Essai', bn_template: '' })).client.form(6)).toMatchObject({ ok: true });
    expect(await clientOver(() => new Response('', { status: 404 })).client.form(99)).toMatchObject({ ok: false, failure: { code: 'form.missing', status: 404 } });
    expect(await clientOver(() => json([])).client.entries(6)).toEqual({ ok: true, value: {} });
    expect(await clientOver(() => json({ A: { id_fiche: 'A' } })).client.entries(6)).toEqual({ ok: true, value: { A: { id_fiche: 'A' } } });
  });
});
