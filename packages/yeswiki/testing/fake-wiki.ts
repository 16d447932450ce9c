import { entityNames, fieldsOf, model, type EntityName } from '@entrelacs/core';
import type { CheckAnswer, ConflictsBody, EntitiesAnswer, WireChange, WireFields } from '../src/routes.ts';
import { FakeEntries, type FakeVisitor } from './fake-entries.ts';
import { FakeRefusal, statusOf } from './fake-refusals.ts';
import { checkFields } from './fake-values.ts';

/** What a fake wiki begins with. */
export interface FakeWikiOptions {
  /** Rows by entity and tag. */
  readonly rows?: { readonly [Name in EntityName]?: Readonly<Record<string, WireFields>> };
  /** Entities that have a form; all of them unless said otherwise. */
  readonly installed?: readonly EntityName[];
  readonly settings?: Readonly<Record<string, string>>;
  /** Accounts of administrators. */
  readonly admins?: readonly string[];
  /** Who is logged in in the page; `null` for nobody. */
  readonly session?: string | null;
  /** Accounts by Bearer key. */
  readonly keys?: Readonly<Record<string, string>>;
  readonly ratePerMinute?: number;
  readonly lang?: 'fr' | 'en';
  /** Milliseconds, as a clock gives them. */
  readonly now?: () => number;
}

/** A write that waits, or how the next one ends. */
interface Faults {
  holdWrites: boolean;
  /** Answers the next write: a refusal, a page, or nothing at all. */
  nextWrite: (() => Response) | undefined;
  /** Answers everything from now on. */
  always: (() => Response) | undefined;
}

/**
 * The routes of the extension over rows in memory, as docs/wiki-routes.md says them: rights, versions, validation, keys of creations, rates, ETags. `fetch` is what a client is
 * given; what happens from outside is a method.
 */
export class FakeWiki {
  readonly base = 'https://wiki.example/?';
  readonly token = 'a-token';
  readonly entries = new FakeEntries();
  readonly faults: Faults = { holdWrites: false, nextWrite: undefined, always: undefined };
  /** Requests so far, as `GET entities`. */
  readonly requests: string[] = [];
  /** Answers to the pulse, in the order given, by nobody. */
  readonly pulses: WireFields[] = [];
  conflicts: ConflictsBody = { conflicts: [] };
  /** Requests to write that the routes took, so far. */
  writes = 0;
  session: string | null;
  private readonly options: FakeWikiOptions;
  private readonly held: (() => void)[] = [];
  private readonly answered = new Set<string>();
  private readonly spent: number[] = [];

  constructor(options: FakeWikiOptions = {}) {
    this.options = options;
    this.session = options.session === undefined ? 'InesMorel' : options.session;
    for (const name of entityNames) for (const [tag, fields] of Object.entries(options.rows?.[name] ?? {})) this.entries.put(name, tag, fields);
  }

  /** Answers writes that were held. */
  release(): void {
    this.faults.holdWrites = false;
    for (const go of this.held.splice(0)) go();
  }

  readonly fetch: typeof fetch = async (input, init = {}) => {
    const url = typeof input === 'string' ? input : input instanceof URL ? input.href : input.url;
    const method = init.method ?? 'GET';
    const [route = '', ...query] = url.slice(this.base.length).split('&');
    const path = route.replace(/^api\/entrelacs\//, '').split('/').map(decodeURIComponent);
    this.requests.push(`${method} ${path.join('/')}`);
    if (method !== 'GET' && this.faults.holdWrites) await new Promise<void>((resolve) => this.held.push(resolve));
    await Promise.resolve();
    const fault = this.faults.always ?? (method === 'GET' ? undefined : this.faults.nextWrite);
    if (fault !== undefined) {
      this.faults.nextWrite = undefined;
      return fault();
    }
    if (!route.startsWith('api/entrelacs/')) return new Response('<html>Page</html>', { status: 404 });
    try {
      const answer = this.answer(method, path, new URLSearchParams(query.join('&')), new Headers(init.headers), typeof init.body === 'string' ? init.body : '');
      if (method !== 'GET' && answer.ok) this.writes += 1;
      return answer;
    } catch (error) {
      if (!(error instanceof FakeRefusal)) throw error;
      return json(error.body, statusOf[error.body.code], error.retryAfter === undefined ? {} : { 'Retry-After': String(error.retryAfter) });
    }
  };

  private answer(method: string, [first = '', entity = '', id = '']: readonly string[], query: URLSearchParams, headers: Headers, text: string): Response {
    const visitor = this.visitor(headers);
    const route = `${method} ${first}`;
    if (route === 'GET entities') return this.read(visitor, query, headers.get('If-None-Match'));
    if (route === 'GET check') return this.forAdmin(visitor, () => json(this.check()));
    if (route === 'GET conflicts') return this.forAdmin(visitor, () => json(this.conflicts));
    this.admit(visitor, headers);
    const body = method === 'DELETE' ? {} : parsed(text);
    switch (route) {
      case 'POST changes': {
        const changes = body['changes'] as readonly WireChange[] | undefined;
        if (!Array.isArray(changes) || changes.length > 100) throw new FakeRefusal('body.invalid', { field: 'changes' });
        this.spend(changes.length);
        return json({ results: this.entries.batch(changes as readonly WireChange[], visitor) });
      }
      case 'POST entities':
      case 'PATCH entities':
      case 'DELETE entities':
        this.spend(1);
        return this.change(route, entity as EntityName, id, body, query, headers, visitor);
      case 'POST pulse':
        this.spend(1);
        return this.pulse(visitor, body as WireFields);
      case 'POST install':
        return this.forAdmin(visitor, () => json(this.check()));
      case 'POST conflicts':
        return this.forAdmin(visitor, () => json((this.conflicts = entity === '' ? kept(this.conflicts, body as unknown as ConflictsBody) : decided(this.conflicts, entity, body['decision']))));
      default:
        return new Response('', { status: 405 });
    }
  }

  private change(route: string, entity: EntityName, id: string, body: Readonly<Record<string, unknown>>, query: URLSearchParams, headers: Headers, visitor: FakeVisitor): Response {
    const fields = (body['fields'] ?? {}) as WireFields;
    const key = headers.get('Idempotency-Key') ?? (body['key'] as string | undefined);
    if (route === 'DELETE entities') return json(this.entries.change({ kind: 'remove', entity, id, version: query.get('version') ?? '' }, visitor));
    if (id !== '') return json(this.entries.change({ kind: 'update', entity, id, version: typeof body['version'] === 'string' ? body['version'] : '', fields }, visitor));
    return json(this.entries.change({ kind: 'create', entity, fields, ...(key !== undefined && { key }) }, visitor), 201);
  }

  private read(visitor: FakeVisitor, query: URLSearchParams, known: string | null): Response {
    const only = (query.get('only')?.split(',') ?? entityNames) as readonly EntityName[];
    const etag = `"${[this.entries.stamp, visitor.account, visitor.isAdmin, only.join(' ')].join('-')}"`;
    if (known === etag) return new Response(null, { status: 304, headers: { ETag: etag } });
    const names = only.filter((name) => this.options.installed?.includes(name) !== false && (name !== 'pulse' || visitor.isAdmin));
    const member = this.entries.rows('member', visitor).find(({ fields }) => visitor.account !== null && fields['account'] === visitor.account);
    const answer: EntitiesAnswer = {
      wiki: this.identity(),
      me: { account: visitor.account, member: member?.id ?? null, isAdmin: visitor.isAdmin },
      forms: Object.fromEntries(names.map((name, index) => [name, { form: 1300 + index, label: model[name].plural.fr, canCreate: visitor.account !== null, fields: fieldsOf(model[name]).flatMap(({ key, mappedOnly }) => (mappedOnly === true ? [] : [key])) }])),
      entities: Object.fromEntries(names.map((name) => [name, this.entries.rows(name, visitor)])),
      issues: [],
      settings: this.options.settings ?? {},
    };
    return json(answer, 200, { ETag: etag });
  }

  private pulse({ account }: FakeVisitor, answer: WireFields): Response {
    const mark = `${account} ${String(answer['week'] ?? '')}`;
    if (this.answered.has(mark)) throw new FakeRefusal('pulse.already');
    checkFields('pulse', answer, () => false);
    this.answered.add(mark);
    this.pulses.push(answer);
    return json({ ok: true }, 201);
  }

  private check(): CheckAnswer {
    const parts = entityNames.map((name) => ({ kind: 'form' as const, name, state: this.options.installed?.includes(name) === false ? ('missing' as const) : ('ok' as const), details: [] }));
    return { wiki: this.identity(), parts, widgetsUrl: 'https://wiki.example/tools/entrelacs/widgets/', yeswiki: 'doryphore 4.5.0', php: '8.2.0' };
  }

  private identity(): EntitiesAnswer['wiki'] {
    return { id: 'wiki-1', url: this.base, title: 'Wiki', lang: this.options.lang ?? 'fr', timeZone: 'Europe/Paris', version: '0.1.0' };
  }

  private visitor(headers: Headers): FakeVisitor {
    const key = headers.get('Authorization')?.replace(/^Bearer /, '');
    const account = key === undefined ? this.session : this.options.keys?.[key];
    if (account === undefined) throw new FakeRefusal('auth.badKey');
    return { account, isAdmin: account !== null && this.options.admins?.includes(account) === true, isProgram: key !== undefined };
  }

  private admit({ account, isProgram }: FakeVisitor, headers: Headers): void {
    if (account === null) throw new FakeRefusal('auth.required');
    if (!isProgram && headers.get('X-CSRF-Token') !== this.token) throw new FakeRefusal('auth.badToken');
  }

  private forAdmin({ account, isAdmin }: FakeVisitor, answer: () => Response): Response {
    if (!isAdmin) throw new FakeRefusal(account === null ? 'auth.required' : 'access.denied');
    return answer();
  }

  private spend(changes: number): void {
    const { ratePerMinute = 0, now = () => 0 } = this.options;
    if (ratePerMinute === 0) return;
    const recent = this.spent.filter((at) => at > now() - 60_000);
    if (recent.length + changes > ratePerMinute) throw new FakeRefusal('rate.limited', {}, Math.ceil(((recent[0] ?? now()) + 60_000 - now()) / 1000));
    this.spent.splice(0, this.spent.length, ...recent, ...Array.from({ length: changes }, now));
  }
}

function json(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  if (text.length > 8_000_000) throw new FakeRefusal('body.tooLarge');
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Readonly<Record<string, unknown>>;
  } catch {
    // Answered below.
  }
  throw new FakeRefusal('body.invalid');
}

function kept(former: ConflictsBody, next: ConflictsBody): ConflictsBody {
  return {
    conflicts: next.conflicts.map((conflict) => {
      const before = former.conflicts.find(({ id }) => id === conflict.id);
      const isSame = (side: 'grist' | 'wiki') => JSON.stringify(before?.[side].value) === JSON.stringify(conflict[side].value);
      return before?.decision !== undefined && isSame('grist') && isSame('wiki') ? { ...conflict, decision: before.decision } : conflict;
    }),
  };
}

function decided({ conflicts }: ConflictsBody, id: string, decision: unknown): ConflictsBody {
  if (decision !== 'grist' && decision !== 'wiki') throw new FakeRefusal('body.invalid', { field: 'decision' });
  if (!conflicts.some((conflict) => conflict.id === id)) throw new FakeRefusal('entry.unknown');
  return { conflicts: conflicts.map((conflict) => (conflict.id === id ? { ...conflict, decision } : conflict)) };
}
