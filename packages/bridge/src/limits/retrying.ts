import type { Clock } from '../clock.ts';

/** Sends a request and gets its answer: `fetch`, or what stands in for it. */
export type Send = (request: Request) => Promise<Response>;

/** How often and how long. */
export interface RetryOptions {
  readonly clock: Clock;
  /** A number between 0 and 1, another at each call. */
  readonly random: () => number;
  /** Tries in all; 6. */
  readonly tries?: number;
  /** The first wait, in milliseconds; doubled at each try, up to a minute. 500. */
  readonly firstWait?: number;
  /** The longest that a host may ask one to wait, in seconds, before the answer is passed on instead; 120. */
  readonly patience?: number;
}

const longestWait = 60_000;

/**
 * The same, tried again where nothing was done: the host said to come later (429, 503; `Retry-After` is honoured) or there was no connection. Reading is also tried again
 * after 500, 502, 504 and a broken answer; writing is not, since it may have been done. Waits double, with jitter, so that many clients do not come back together.
 */
export function retrying(send: Send, { clock, random, tries = 6, firstWait = 500, patience = 120 }: RetryOptions): Send {
  return async (request) => {
    const isReading = request.method === 'GET' || request.method === 'HEAD';
    for (let attempt = 1; ; attempt += 1) {
      const isLast = attempt >= tries;
      const backoff = Math.min(longestWait, firstWait * 2 ** (attempt - 1)) * (0.5 + random() / 2);
      try {
        const response = await send(request.clone());
        const asked = secondsAsked(response);
        if (isLast || !isWorthwhile(response.status, isReading) || (asked ?? 0) > patience) return isReading ? await whole(response) : response;
        await response.body?.cancel();
        await clock.sleep(Math.max((asked ?? 0) * 1000, backoff));
      } catch (error) {
        if (isLast || !(isReading || isNotConnected(error))) throw error;
        await clock.sleep(backoff);
      }
    }
  };
}

/** The answer with its body already here: one that breaks off half-way is no answer, and is asked for again. */
async function whole(response: Response): Promise<Response> {
  if (response.body === null) return response;
  const { status, statusText, headers } = response;
  return new Response(await response.arrayBuffer(), { status, statusText, headers });
}

/** Was the connection refused, or never made? Then nothing was done. */
export function isNotConnected(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = (cause as { readonly code?: unknown } | null | undefined)?.code;
  return code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EHOSTUNREACH' || code === 'UND_ERR_CONNECT_TIMEOUT';
}

function isWorthwhile(status: number, isReading: boolean): boolean {
  return status === 429 || status === 503 || (isReading && (status === 500 || status === 502 || status === 504));
}

/** `Retry-After` in seconds, said as seconds or as a date; undefined where it is not said. */
function secondsAsked(response: Response): number | undefined {
  const header = response.headers.get('Retry-After');
  if (header === null) return undefined;
  if (/^\d+$/.test(header)) return Number(header);
  const sent = Date.parse(response.headers.get('Date') ?? '');
  const until = Date.parse(header);
  return Number.isNaN(sent) || Number.isNaN(until) ? undefined : Math.max(0, (until - sent) / 1000);
}
