import { entityNames, type EntityName } from '@entrelacs/core';
import { createWikiClient } from '@entrelacs/yeswiki';
import { FakeWiki } from '@entrelacs/yeswiki/testing';
import type { Side, SideLimits, Value } from '../src/index.ts';
import { makeGate } from '../src/limits/gate.ts';
import { retrying } from '../src/limits/retrying.ts';
import { wikiSide } from '../src/wiki/wiki-side.ts';
import { FaultyHttp } from './faulty-http.ts';
import { HttpHost, type HostStore } from './http-host.ts';
import { patientClock } from './patient-clock.ts';
import type { SimRow } from './sim-side.ts';

const key = 'clé-du-wiki';
const limits: SideLimits = { batchRows: 3, batchBytes: 4_000_000, parallel: 2 };
const visitor = { account: 'Pont', isAdmin: true, isProgram: true };

/** A wiki with the extension on a port of its own, whose entries of these entities have these fields; and what stops it. */
export async function httpWiki(fields: Readonly<Partial<Record<EntityName, readonly string[]>>>): Promise<{ readonly host: HttpHost; readonly wiki: FakeWiki; readonly stop: () => Promise<void> }> {
  const wiki = new FakeWiki({ keys: { [key]: visitor.account }, admins: [visitor.account] });
  const http = await FaultyHttp.start({
    answer: (request) => host.witnessed(() => askWiki(wiki, request)),
    refusal: () => Response.json({ code: 'access.denied', message: 'Refusé' }, { status: 403 }),
    half: (request, body) => {
      const { changes } = JSON.parse(body === '' ? '{}' : body) as { readonly changes?: readonly unknown[] };
      if (changes === undefined) return request;
      return new Request(request.url, { method: request.method, headers: request.headers, body: JSON.stringify({ changes: changes.slice(0, Math.ceil(changes.length / 2)) }) });
    },
  });
  const host: HttpHost = new HttpHost('wiki', http, new EntryStore(wiki, fields), (): Side => {
    const gate = makeGate(limits, patientClock);
    const send = retrying((request) => gate(() => http.send(request)), { clock: patientClock, random: () => 0.5 });
    const base = `${http.origin}/?`;
    return wikiSide({ client: createWikiClient({ base, key, fetch: (input, init) => send(new Request(input, init)) }), place: base, limits });
  });
  return { host, wiki, stop: () => http.close() };
}

/** What a fake wiki answers to a request, whatever address it came to. */
export async function askWiki(wiki: FakeWiki, request: Request): Promise<Response> {
  const { search } = new URL(request.url);
  const body = request.method === 'GET' ? undefined : await request.text();
  return wiki.fetch(`${wiki.base}${search.slice(1)}`, { method: request.method, headers: request.headers, ...(body !== undefined && { body }) });
}

/** Entries of a wiki as people see them in its forms. */
class EntryStore implements HostStore {
  private readonly wiki: FakeWiki;
  private readonly fields: Readonly<Partial<Record<EntityName, readonly string[]>>>;
  private made = 0;

  constructor(wiki: FakeWiki, fields: Readonly<Partial<Record<EntityName, readonly string[]>>>) {
    this.wiki = wiki;
    this.fields = fields;
  }

  revision(): number {
    return this.wiki.entries.stamp;
  }

  *rows(): Iterable<SimRow> {
    for (const entity of entityNames) {
      const keys = this.fields[entity] ?? [];
      for (const { id, fields } of keys.length === 0 ? [] : this.wiki.entries.rows(entity, visitor)) {
        const uid = fields['uid'];
        yield { id, entity, uid: typeof uid === 'string' && uid !== '' ? uid : null, cells: Object.fromEntries(keys.map((key) => [key, fields[key] ?? null])), version: 0, byBridge: false };
      }
    }
  }

  add(entity: EntityName, uid: string | null, cells: Readonly<Record<string, Value>>): string {
    this.made += 1;
    const tag = `Page${this.made}`;
    this.wiki.entries.put(entity, tag, { ...(uid !== null && { uid }), ...cells });
    return tag;
  }

  edit({ entity, id }: SimRow, field: string, value: Value): void {
    this.wiki.entries.put(entity, id, { [field]: value });
  }

  remove({ entity, id }: SimRow): void {
    this.wiki.entries.drop(entity, id);
  }
}
