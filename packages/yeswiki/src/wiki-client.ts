import type { EntityName } from '@entrelacs/core';
import { answerOf, isRecord, noAnswer, type WikiAnswer } from './client/answer.ts';
import { routeAddress, type Query } from './client/address.ts';
import type { BazarForm, BazarEntries } from './entries/bazar.ts';
import type { Binding, ChangesAnswer, ChangesBody, CheckAnswer, ConflictsBody, DecisionBody, EntitiesAnswer, InstallBody, PulseBody, WireResult } from './routes.ts';

/** How many changes one request may carry. */
export const mostChanges = 100;
const defaultTimeout = 30_000;

/** Where a wiki is, and as whom to ask. */
export interface WikiClientOptions {
  /** The wiki's own address as its configuration says it: `https://wiki.example/?`. */
  readonly base: string;
  /** In a page: the token of `csrfToken('entrelacs')`, sent with the session's cookie. */
  readonly token?: string;
  /** Elsewhere: a key of `api_allowed_keys`. */
  readonly key?: string;
  readonly fetch?: typeof fetch;
  /** Milliseconds after which an answer is given up; 30 s. */
  readonly timeout?: number;
}

/** What to read of a wiki. */
export interface EntitiesQuery {
  readonly only?: readonly EntityName[];
  readonly binding?: Binding | undefined;
  /** Of the answer that one has. */
  readonly etag?: string | undefined;
  readonly signal?: AbortSignal;
}

/** The entities, or that they are still those of the ETag given. */
export type EntitiesRead = { readonly isSame: true } | { readonly isSame: false; readonly entities: EntitiesAnswer; readonly etag: string | undefined };

/** Routes of the extension and what YesWiki itself tells of its forms. Nothing rejects: a failure is a value. */
export interface WikiClient {
  entities(query?: EntitiesQuery): Promise<WikiAnswer<EntitiesRead>>;
  /** At most `mostChanges`; RangeError beyond. */
  changes(body: ChangesBody): Promise<WikiAnswer<ChangesAnswer>>;
  pulse(answer: PulseBody): Promise<WikiAnswer<Readonly<Record<string, unknown>>>>;
  check(): Promise<WikiAnswer<CheckAnswer>>;
  install(body: InstallBody): Promise<WikiAnswer<CheckAnswer>>;
  conflicts(): Promise<WikiAnswer<ConflictsBody>>;
  putConflicts(body: ConflictsBody): Promise<WikiAnswer<ConflictsBody>>;
  decide(conflict: string, decision: DecisionBody['decision']): Promise<WikiAnswer<ConflictsBody>>;
  /** A form as YesWiki describes it, any form; an unknown id is `form.missing`. */
  form(id: number): Promise<WikiAnswer<BazarForm>>;
  /** Entries of any form, as YesWiki keeps them. */
  entries(form: number): Promise<WikiAnswer<BazarEntries>>;
}

/** A client of one wiki, in a page (session and token) or elsewhere (key). */
export function createWikiClient(options: WikiClientOptions): WikiClient {
  return new HttpClient(options);
}

interface Request {
  readonly method?: 'GET' | 'POST';
  readonly query?: Query;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
  readonly signal?: AbortSignal | undefined;
}

class HttpClient implements WikiClient {
  private readonly options: WikiClientOptions;

  constructor(options: WikiClientOptions) {
    this.options = options;
  }

  async entities({ only, binding, etag, signal }: EntitiesQuery = {}): Promise<WikiAnswer<EntitiesRead>> {
    const query = { only: only?.join(','), binding: binding && JSON.stringify(binding) };
    return this.ask<EntitiesRead>(['api', 'entrelacs', 'entities'], { query, headers: etag === undefined ? {} : { 'If-None-Match': etag }, signal }, async (response) => {
      if (response.status === 304) return { ok: true, value: { isSame: true } };
      const answer = await answerOf(response, isEntities);
      return answer.ok ? { ok: true, value: { isSame: false, entities: answer.value, etag: response.headers.get('ETag') ?? undefined } } : answer;
    });
  }

  changes(body: ChangesBody): Promise<WikiAnswer<ChangesAnswer>> {
    if (body.changes.length > mostChanges) throw new RangeError(`body: ${body.changes.length} changes, at most ${mostChanges}`);
    // Shared hosts, and nginx where it serves a folder's index, often let no other method through than GET and POST.
    return this.send(['changes'], { method: 'POST', body }, (answer): answer is ChangesAnswer => isRecord(answer) && Array.isArray(answer['results']) && answer['results'].length === body.changes.length && answer['results'].every(isResult));
  }

  pulse(answer: PulseBody): Promise<WikiAnswer<Readonly<Record<string, unknown>>>> {
    return this.send(['pulse'], { method: 'POST', body: answer }, isRecord);
  }

  check(): Promise<WikiAnswer<CheckAnswer>> {
    return this.send(['check'], {}, isCheck);
  }

  install(body: InstallBody): Promise<WikiAnswer<CheckAnswer>> {
    return this.send(['install'], { method: 'POST', body }, isCheck);
  }

  conflicts(): Promise<WikiAnswer<ConflictsBody>> {
    return this.send(['conflicts'], {}, isConflicts);
  }

  putConflicts(body: ConflictsBody): Promise<WikiAnswer<ConflictsBody>> {
    return this.send(['conflicts'], { method: 'POST', body }, isConflicts);
  }

  decide(conflict: string, decision: DecisionBody['decision']): Promise<WikiAnswer<ConflictsBody>> {
    return this.send(['conflicts', conflict], { method: 'POST', body: { decision } }, isConflicts);
  }

  form(id: number): Promise<WikiAnswer<BazarForm>> {
    return this.ask(['api', 'forms', String(id)], {}, async (response) => {
      const answer = await answerOf(response, isForm);
      return answer.ok || answer.failure.status !== 404 ? answer : { ok: false, failure: { ...answer.failure, code: 'form.missing' } };
    });
  }

  entries(form: number): Promise<WikiAnswer<BazarEntries>> {
    return this.ask(['api', 'forms', String(form), 'entries'], {}, async (response) => {
      // PHP writes an empty object as an empty list.
      const answer = await answerOf(response, (body): body is BazarEntries | [] => isRecord(body) || (Array.isArray(body) && body.length === 0));
      return answer.ok && Array.isArray(answer.value) ? { ok: true, value: {} } : (answer as WikiAnswer<BazarEntries>);
    });
  }

  private send<T>(path: readonly string[], request: Request, isAnswer: (body: unknown) => body is T): Promise<WikiAnswer<T>> {
    return this.ask(['api', 'entrelacs', ...path], request, (response) => answerOf(response, isAnswer));
  }

  private async ask<T>(path: readonly string[], { method = 'GET', query = {}, headers = {}, body, signal }: Request, read: (response: Response) => Promise<WikiAnswer<T>>): Promise<WikiAnswer<T>> {
    const { base, token, key, fetch: ask = fetch, timeout = defaultTimeout } = this.options;
    const controller = new AbortController();
    const giveUp = () => controller.abort();
    let hasTimedOut = false;
    const timer = setTimeout(() => {
      hasTimedOut = true;
      giveUp();
    }, timeout);
    if (signal?.aborted === true) giveUp();
    signal?.addEventListener('abort', giveUp);
    try {
      const response = await ask(routeAddress(base, path, query), {
        method,
        headers: {
          Accept: 'application/json',
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
          ...(key !== undefined && { Authorization: `Bearer ${key}` }),
          ...(token !== undefined && method !== 'GET' && { 'X-CSRF-Token': token }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        credentials: key === undefined ? 'same-origin' : 'omit',
        redirect: 'manual',
        signal: controller.signal,
      });
      return await read(response);
    } catch (error) {
      return noAnswer(error, hasTimedOut);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
    }
  }
}

function isEntities(body: unknown): body is EntitiesAnswer {
  return isRecord(body) && isRecord(body['wiki']) && isRecord(body['me']) && isMap(body['forms']) && isMap(body['entities']) && Array.isArray(body['issues']);
}

function isResult(body: unknown): body is WireResult {
  return isRecord(body) && typeof body['ok'] === 'boolean' && typeof body[body['ok'] ? 'id' : 'code'] === 'string';
}

function isCheck(body: unknown): body is CheckAnswer {
  return isRecord(body) && isRecord(body['wiki']) && Array.isArray(body['parts']);
}

function isConflicts(body: unknown): body is ConflictsBody {
  return isRecord(body) && Array.isArray(body['conflicts']);
}

function isForm(body: unknown): body is BazarForm {
  return isRecord(body) && typeof body['bn_template'] === 'string';
}

/** PHP writes an empty object as an empty list. */
function isMap(value: unknown): boolean {
  return isRecord(value) || (Array.isArray(value) && value.length === 0);
}
