import type { WireError, WireErrorCode } from '../routes.ts';

/** What can go wrong before a route of ours answers. */
export type TransportCode =
  /** No answer came: no network, no such host, or the connection broke. */
  | 'wiki.offline'
  /** No answer in time. */
  | 'wiki.timeout'
  /** The caller gave up. */
  | 'wiki.aborted'
  /** The wiki sends elsewhere: `detail` is the other address. */
  | 'wiki.moved'
  /** A page came where data was due: not a wiki, an error page of the host, a log-in page. */
  | 'wiki.notJson'
  /** A wiki answered that has no such route: the extension is missing or older. */
  | 'wiki.noRoute'
  /** Data of another shape than this version knows. */
  | 'wiki.badAnswer';

/** Why a request came to nothing. */
export interface WikiFailure {
  readonly code: WireErrorCode | TransportCode;
  /** Of HTTP; 0 where nothing was answered. */
  readonly status: number;
  /** In the wiki's language where it gave one; else the bare facts, for a log. */
  readonly message: string;
  /** Seconds to wait before asking again, where the wiki said so. */
  readonly retryAfter?: number;
  /** The whole refusal of a route of ours. */
  readonly refusal?: WireError;
}

/** What came of a request. */
export type WikiAnswer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: WikiFailure };

const excerptLength = 200;

/** The data of an answer, or why it has none. */
export async function answerOf<T>(response: Response, isAnswer: (body: unknown) => body is T): Promise<WikiAnswer<T>> {
  const moved = movedTo(response);
  if (moved !== undefined) return failed('wiki.moved', response, moved);
  const text = await response.text();
  const body = parsed(text);
  if (isRefusal(body) && !response.ok) return { ok: false, failure: { ...failureOf(body.code, response, body.message), refusal: body } };
  if (response.ok && isAnswer(body)) return { ok: true, value: body };
  // YesWiki answers 401, 403 and 404 of its own with nothing, or with a page.
  if (response.status === 401) return failed('auth.required', response, '');
  if (response.status === 403) return failed('access.denied', response, '');
  if (response.status === 404 || response.status === 405) return failed('wiki.noRoute', response, excerpt(text));
  if (response.status === 429) return failed('rate.limited', response, '');
  if (body === undefined) return failed('wiki.notJson', response, excerpt(text));
  return failed(response.ok ? 'wiki.badAnswer' : 'server.failed', response, excerpt(text));
}

/** Why nothing was answered. */
export function noAnswer<T>(error: unknown, hasTimedOut: boolean): WikiAnswer<T> {
  const isAborted = error instanceof Error && error.name === 'AbortError';
  const code = hasTimedOut ? 'wiki.timeout' : isAborted ? 'wiki.aborted' : 'wiki.offline';
  return { ok: false, failure: { code, status: 0, message: error instanceof Error ? [error.message, causeOf(error)].filter((part) => part !== '').join(': ') : String(error) } };
}

/** Is it an object, as JSON has them? */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function failed(code: WikiFailure['code'], response: Response, message: string): { readonly ok: false; readonly failure: WikiFailure } {
  return { ok: false, failure: failureOf(code, response, message) };
}

function failureOf(code: WikiFailure['code'], response: Response, message: string): WikiFailure {
  const retryAfter = secondsIn(response.headers.get('Retry-After'));
  return { code, status: response.status, message, ...(retryAfter !== undefined && { retryAfter }) };
}

function isRefusal(body: unknown): body is WireError {
  return isRecord(body) && typeof body['code'] === 'string' && typeof body['message'] === 'string';
}

/** Redirections are not followed: a key is for one address, and a changed POST is no POST. */
function movedTo(response: Response): string | undefined {
  if (response.type === 'opaqueredirect') return '';
  return response.status >= 301 && response.status <= 308 && response.status !== 304 ? (response.headers.get('Location') ?? '') : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Seconds of a header that says seconds. */
function secondsIn(header: string | null): number | undefined {
  return header !== null && /^\d{1,6}$/.test(header.trim()) ? Number(header) : undefined;
}

/** The words of a page, cut. */
function excerpt(text: string): string {
  return text
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, excerptLength);
}

function causeOf(error: Error): string {
  return error.cause instanceof Error ? error.cause.message : '';
}
