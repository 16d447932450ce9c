import type { DocPort, UserAction } from '../doc-port.ts';

/** Where a document is, and how to be let in. */
export interface RestOptions {
  /** Address of the Grist server (or of a team's site), such as `https://docs.getgrist.com`. */
  readonly server: string;
  /** Id of the document, as its address and its settings show it. */
  readonly doc: string;
  /** API key of somebody who may edit the document. */
  readonly apiKey?: string;
  /** Sends a request; `fetch` unless said otherwise: where limits, retries and tests come in. */
  readonly send?: (request: Request) => Promise<Response>;
}

/** What a server says of a document. */
export interface RestDocument {
  readonly id: string;
  readonly name: string;
  /** What the key's user may do: `owners`, `editors`, `viewers`. */
  readonly access: string;
}

/** A document over Grist's REST API. */
export interface RestPort extends DocPort {
  /** The document itself: rejects with a `RestFailure` where it is unknown, or the key is. */
  describe(): Promise<RestDocument>;
  /** What names the last changes of the document, the latest first: number and hash of each. None where the server does not tell. */
  history(): Promise<readonly string[]>;
  /** Numbers of the actions that this port did, as far as the server said. */
  readonly done: ReadonlySet<number>;
  /** What the actions after one of `history` up to a later one changed, by table: an owner may ask. */
  changes(after: string, upTo: string): Promise<TableChanges>;
  /** The whole document as the SQLite file that Grist keeps. */
  download(): Promise<Uint8Array>;
}

/** Cells that actions changed, by table, column and row: before and after, undefined where the row was not there. */
export type TableChanges = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, { readonly before: unknown; readonly after: unknown }>>>;

/** A server's refusal: `code` is one of the message catalogue, `status` that of HTTP (0 when nothing was answered), the message is the host's. */
export class RestFailure extends Error {
  readonly code: string;
  readonly status: number;
  /** Seconds to wait, where the server says how many. */
  readonly retryAfter: number | undefined;

  constructor(code: string, status: number, message: string, retryAfter?: number) {
    super(message);
    this.name = 'RestFailure';
    this.code = code;
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** The port of a document over REST. Nothing is asked before its first call. TypeError when `server` is no address. */
export function restPort({ server, doc, apiKey, send = fetch }: RestOptions): RestPort {
  const base = `${new URL(server).href.replace(/\/$/, '')}/api/docs/${encodeURIComponent(doc)}`;
  const ask = async (path: string, body?: unknown): Promise<Response> => {
    const headers = new Headers({ Accept: 'application/json' });
    if (apiKey !== undefined) headers.set('Authorization', `Bearer ${apiKey}`);
    if (body !== undefined) headers.set('Content-Type', 'application/json');
    const response = await send(new Request(base + path, { headers, ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }) }));
    if (!response.ok) throw await failureOf(response);
    return response;
  };
  const done = new Set<number>();
  return {
    done,
    describe: async () => {
      const answer = await readJson(await ask(''));
      return { id: text(answer['id']), name: text(answer['name']), access: text(answer['access']) };
    },
    fetchTable: async (tableId) => {
      const answer = await readJson(await ask(`/tables/${encodeURIComponent(tableId)}/data`));
      if (!Array.isArray(answer['id'])) throw notGrist(200);
      return answer as Record<string, unknown[]>;
    },
    // Cells are written as they are: without `noparse` Grist reads texts as a person's typing.
    applyActions: async (actions: readonly UserAction[]) => {
      const answer = await readJson(await ask('/apply?noparse=1', actions));
      if (!Array.isArray(answer['retValues'])) throw notGrist(200);
      // An action that changed nothing is none: its number is that of the one before.
      if (answer['isModification'] !== false) done.add(Number(answer['actionNum']));
      return [...(answer['retValues'] as readonly unknown[])];
    },
    history: async () => {
      const answer = await readJson(await ask('/states'));
      const states = Array.isArray(answer['states']) ? (answer['states'] as readonly { readonly n?: unknown; readonly h?: unknown }[]) : [];
      return states.map(({ n, h }) => `${String(n)} ${String(h)}`);
    },
    changes: async (after, upTo) => {
      const [left = '', right = ''] = [after, upTo].map((action) => encodeURIComponent(action.split(' ')[1] ?? ''));
      const answer = await readJson(await ask(`/compare?left=${left}&right=${right}&maxRows=${mostRows}`));
      return changesIn(answer);
    },
    download: async () => new Uint8Array(await (await ask('/download')).arrayBuffer()),
  };
}

/** Rows of which a server is asked to tell all cells: it tells of ten otherwise. */
const mostRows = 100_000;

interface Comparison {
  readonly details?: { readonly rightChanges?: { readonly tableDeltas?: Readonly<Record<string, { readonly columnDeltas?: Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>> }>> } };
}

function changesIn(answer: Comparison): TableChanges {
  const byName = <From, To>(values: Readonly<Record<string, From>>, read: (value: From) => To): Map<string, To> => new Map(Object.entries(values).map(([name, value]) => [name, read(value)]));
  // A cell comes in a list of its own; what was not there is null, and what is not told is no list.
  const cell = (side: unknown): unknown => (Array.isArray(side) ? side[0] : undefined);
  return byName(answer.details?.rightChanges?.tableDeltas ?? {}, ({ columnDeltas = {} }) => byName(columnDeltas, (rows) => byName(rows, ([before, after]) => ({ before: cell(before), after: cell(after) }))));
}

/** How a document's address is written: `https://host/o/team/abcdef123456/Name` and `/doc/abcdef` lead to a server and an id; undefined where there is none. */
export function documentInAddress(address: string): { readonly server: string; readonly doc: string } | undefined {
  if (!URL.canParse(address)) return undefined;
  const { origin, pathname } = new URL(address);
  const parts = pathname.split('/').filter((part) => part !== '');
  const site = parts[0] === 'o' && parts.length > 1 ? `/o/${parts[1]}` : '';
  const rest = parts.slice(site === '' ? 0 : 2);
  const doc = rest[0] === 'doc' ? rest[1] : rest.find((part) => /^[1-9A-HJ-NP-Za-km-z]{12,}$/.test(part));
  return doc === undefined ? undefined : { server: origin + site, doc };
}

async function readJson(response: Response): Promise<Record<string, unknown>> {
  const body = await response.text();
  try {
    const answer: unknown = JSON.parse(body);
    if (typeof answer === 'object' && answer !== null && !Array.isArray(answer)) return answer as Record<string, unknown>;
  } catch {
    // Said below: an answer that is no JSON comes from something that is not Grist.
  }
  throw notGrist(response.status);
}

function notGrist(status: number): RestFailure {
  return new RestFailure('rest.notGrist', status, '');
}

async function failureOf(response: Response): Promise<RestFailure> {
  const { status } = response;
  const words = await wordsOf(response);
  const seconds = Number(response.headers.get('Retry-After') ?? '');
  const retryAfter = response.headers.has('Retry-After') && Number.isFinite(seconds) ? seconds : undefined;
  return new RestFailure(codeOf(status, words), status, words ?? '', retryAfter);
}

/** The server's reason; undefined when the answer is not of Grist's form. */
async function wordsOf(response: Response): Promise<string | undefined> {
  try {
    const answer = JSON.parse(await response.text()) as { readonly error?: unknown } | null;
    return typeof answer?.error === 'string' ? answer.error : undefined;
  } catch {
    return undefined;
  }
}

function codeOf(status: number, words: string | undefined): string {
  if (status === 429) return 'rest.tooMany';
  if (status === 413) return 'rest.tooLarge';
  if (words === undefined) return status >= 500 ? 'rest.failed' : 'rest.notGrist';
  if (status === 401) return 'rest.badKey';
  if (status === 403) return /view access|access denied/i.test(words) ? 'rest.noDocument' : 'rest.denied';
  if (status === 404) return /^document/i.test(words) ? 'rest.noDocument' : /^table/i.test(words) ? 'rest.noTable' : 'rest.notGrist';
  if (/^Blocked by/i.test(words)) return 'rest.denied';
  // What the data engine refuses comes as a failure of the server: done again, it would be refused again.
  return status >= 500 && !/\[Sandbox\]/.test(words) ? 'rest.failed' : 'rest.refused';
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
