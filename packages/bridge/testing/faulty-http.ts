import { Buffer } from 'node:buffer';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Killed, type Fate, type Oracle } from './sim-side.ts';

/** What stands behind a port, and what it says where a test has it refuse or stop half-way. */
export interface FaultyHandler {
  readonly answer: (request: Request) => Promise<Response>;
  /** The answer of a host that takes none of it. */
  readonly refusal: () => Response;
  /** The part of a request that a host had done when its connection broke; all of it unless said otherwise. */
  readonly half?: (request: Request, body: string) => Request;
}

const fateHeader = 'x-fate';
const callHeader = 'x-call';
const page = '<!doctype html><title>Erreur</title><h1>Une erreur est survenue</h1>';

/**
 * A real HTTP server whose requests can go wrong, each as `fate` says: the connection is refused, the answer never comes, breaks off in the middle or is a failure although all was done.
 * `send` is what the bridge is given for `fetch`.
 */
export class FaultyHttp {
  fate: Oracle = () => 'ok';
  /** Requests that came through, so far. */
  served = 0;
  readonly origin: string;
  private readonly server: Server;
  /** An origin where nobody listens. */
  private readonly deserted: string;
  private readonly handler: FaultyHandler;
  private readonly waiting = new Map<string, () => void>();
  private hung: (() => Promise<unknown>)[] = [];
  private calls = 0;

  private constructor(handler: FaultyHandler, server: Server, origin: string, deserted: string) {
    this.handler = handler;
    this.server = server;
    this.origin = origin;
    this.deserted = deserted;
    server.on('request', (request, response) => {
      this.serve(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
    });
  }

  /** A server on a free port of this machine. */
  static async start(handler: FaultyHandler): Promise<FaultyHttp> {
    const server = createServer();
    const origin = await listening(server);
    const other = createServer();
    const deserted = await listening(other);
    await closed(other);
    return new FaultyHttp(handler, server, origin, deserted);
  }

  readonly send = async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const fate = this.fate(`${request.method} ${pathname}${search}`);
    if (fate === 'killBefore') throw new Killed();
    const body = request.method === 'GET' ? null : await request.text();
    const call = String((this.calls += 1));
    const gaveUp = new AbortController();
    this.waiting.set(call, () => gaveUp.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')));
    const headers = new Headers(request.headers);
    headers.set(fateHeader, fate);
    headers.set(callHeader, call);
    try {
      const address = (fate === 'refuse' ? this.deserted : this.origin) + pathname + search;
      const response = await fetch(address, { method: request.method, headers, body, redirect: 'manual', signal: AbortSignal.any([request.signal, gaveUp.signal]) });
      if (fate !== 'killAfter') return response;
      await response.body?.cancel();
    } finally {
      this.waiting.delete(call);
    }
    throw new Killed();
  };

  /** The oldest request that had hung arrives. */
  async arrive(): Promise<void> {
    await this.hung.shift()?.();
  }

  /** Requests that hang will never arrive. */
  forget(): void {
    this.hung = [];
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return closed(this.server);
  }

  private async serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const { method = 'GET', headers } = incoming;
    const isWriting = method !== 'GET';
    const request = new Request(this.origin + (incoming.url ?? ''), { method, headers: headersOf(headers), ...(isWriting && { body }) });
    this.served += 1;
    switch (headers[fateHeader] as Fate | undefined) {
      case 'hang':
        if (isWriting) this.hung.push(() => this.handler.answer(request));
        this.waiting.get(String(headers[callHeader]))?.();
        return;
      case 'cut':
        return breakOff(await this.handler.answer(this.handler.half?.(request, body) ?? request), outgoing);
      case 'tooMany':
        return say(Response.json({ error: 'Too many requests' }, { status: 429, headers: { 'Retry-After': '1' } }), outgoing);
      case 'errorAfter':
        await this.handler.answer(request);
        return say(new Response(page, { status: 500, headers: { 'Content-Type': 'text/html' } }), outgoing);
      case 'badJson':
        await this.handler.answer(request);
        return say(new Response(page, { headers: { 'Content-Type': 'text/html' } }), outgoing);
      case 'rejectRow':
        return say(isWriting ? this.handler.refusal() : await this.handler.answer(request), outgoing);
      case 'slow':
        return say(await this.handler.answer(request), outgoing, 3);
      default:
        return say(await this.handler.answer(request), outgoing);
    }
  }
}

function headersOf(headers: IncomingMessage['headers']): Headers {
  const own = new Headers();
  for (const [name, value] of Object.entries(headers)) if (typeof value === 'string' && name !== 'connection') own.set(name, value);
  return own;
}

async function say(response: Response, outgoing: ServerResponse, delay = 0): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(body);
}

/** The head and half of an answer, and then nothing more. */
async function breakOff(response: Response, outgoing: ServerResponse): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  outgoing.writeHead(response.status, { ...Object.fromEntries(response.headers), 'Content-Length': String(Math.max(2, body.length)) });
  await new Promise<void>((resolve) => outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => resolve()));
  outgoing.destroy();
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
