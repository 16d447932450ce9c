import { model, type EntityName, type Issue } from '@entrelacs/core';
import type { EntitiesAnswer, WikiClient, WikiFailure, WireChange, WireResult, WireRow } from '@entrelacs/yeswiki';
import { Refusal } from '../refusal.ts';
import type { ConflictBoard, ReadAnswer, ReadRequest, Side, SideChange, SideLimits, SideResult, SideRow, SideTable, Value } from '../side.ts';
import { fieldMeta } from '../sync/field-meta.ts';
import { decoded } from '../sync/meaning.ts';

/** A wiki that has the extension, and how it may be asked. */
export interface WikiSideOptions {
  readonly client: WikiClient;
  /** Its address, for people. */
  readonly place: string;
  readonly limits: SideLimits;
}

/** A YesWiki as a side of a pair: entries of the extension's forms, over its routes. */
export function wikiSide(options: WikiSideOptions): Side {
  return new WikiSide(options);
}

class WikiSide implements Side {
  readonly name = 'wiki';
  readonly limits: SideLimits;
  readonly board: ConflictBoard;
  private readonly client: WikiClient;
  private readonly place: string;

  constructor({ client, place, limits }: WikiSideOptions) {
    this.client = client;
    this.place = place;
    this.limits = limits;
    this.board = {
      decisions: async () => this.taken(await client.conflicts()).conflicts,
      publish: async (conflicts) => void this.taken(await client.putConflicts({ conflicts })),
    };
  }

  unfit(entity: EntityName, field: string, value: Value): string | undefined {
    return fieldMeta(entity, field)?.kind === 'tags' && Array.isArray(value) && (value as readonly string[]).some((tag) => /[,\\\r\n]/.test(tag)) ? 'wiki.tagSign' : undefined;
  }

  async identify() {
    const answer = this.taken(await this.client.entities({ only: ['holiday'] }));
    if (answer.isSame) throw new Refusal('wiki.badAnswer', { place: this.place });
    const { wiki } = answer.entities;
    return { id: wiki.id, place: wiki.url, title: wiki.title };
  }

  async read({ entities, validator }: ReadRequest): Promise<ReadAnswer> {
    const answer = this.taken(await this.client.entities({ only: entities.map(({ entity }) => entity), ...(validator !== undefined && { etag: validator }) }));
    if (answer.isSame) return { unchanged: true };
    const { entities: read, etag } = answer;
    const wanted = new Set(entities.flatMap(({ entity, fields }) => fields.map((field) => `${entity} ${field}`)));
    const unread = new Set(read.issues.map(({ entity, row = '', path = '' }) => `${entity} ${row} ${path}`));
    const tables: { [Name in EntityName]?: SideTable } = {};
    const missing: Issue[] = [];
    for (const { entity, fields } of entities) {
      const table = tableOf(read, entity, fields, unread);
      if (table === undefined) missing.push({ code: 'sync.table.gone.wiki', entity, table: model[entity].table });
      else tables[entity] = table;
    }
    return { unchanged: false, tables, issues: [...missing, ...read.issues.filter(({ entity, path = '' }) => wanted.has(`${entity} ${path}`))], ...(etag !== undefined && { validator: etag }) };
  }

  async write(changes: readonly SideChange[]): Promise<readonly SideResult[]> {
    const answer = await this.client.changes({ changes: changes.map(wireChange) });
    if (!answer.ok) return changes.map((change) => failed(answer.failure, change));
    return answer.value.results.map((result, index) => resultOf(result, changes[index] as SideChange));
  }

  private taken<T>(answer: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: WikiFailure }): T {
    if (answer.ok) return answer.value;
    throw wikiRefusal(answer.failure, this.place);
  }
}

/** Why a wiki cannot be asked at all, in words that say what to do. */
export function wikiRefusal(failure: WikiFailure, place: string): Refusal {
  const { code, status } = failure;
  return new Refusal(code.startsWith('wiki.') ? code : `wiki.${code}`, { place, status: String(status), detail: wordsOf(failure) });
}

/** What the wiki said: a refusal of a route of ours as it stands, a page as people read it. */
function wordsOf({ refusal, message }: WikiFailure): string {
  return refusal === undefined ? decoded(message) : message;
}

function tableOf({ entities, forms }: EntitiesAnswer, entity: EntityName, fields: readonly string[], unread: ReadonlySet<string>): SideTable | undefined {
  const form = forms[entity];
  if (form === undefined) return undefined;
  return { rows: (entities[entity] ?? []).map((row) => sideRow(entity, row, fields, unread)), fields: form.fields, canCreate: form.canCreate };
}

function sideRow(entity: EntityName, row: WireRow, wanted: readonly string[], unread: ReadonlySet<string>): SideRow {
  const { id, version, at, by, canWrite, locked, fields } = row;
  const uid = fields['uid'];
  const readable = wanted.filter((key) => key in fields && !unread.has(`${entity} ${id} ${key}`));
  return {
    id,
    uid: typeof uid === 'string' && uid !== '' ? uid : null,
    version,
    at,
    ...(by !== undefined && { by }),
    canWrite,
    ...(locked !== undefined && { locked }),
    fields: Object.fromEntries(readable.map((key) => [key, fields[key] ?? null])),
  };
}

function wireChange(change: SideChange): WireChange {
  const { entity } = change;
  switch (change.kind) {
    case 'create':
      return { kind: 'create', entity, key: change.uid, fields: { ...change.fields, uid: change.uid } };
    case 'update':
      return { kind: 'update', entity, id: change.id, version: change.version ?? '', fields: change.fields };
    case 'remove':
      return { kind: 'remove', entity, id: change.id, version: change.version ?? '' };
  }
}

function resultOf(result: WireResult, change: SideChange): SideResult {
  if (result.ok) return { ok: true, id: result.id, ...(result.existed === true && { existed: true }), ...(result.row !== undefined && { version: result.row.version, fields: result.row.fields }) };
  if (result.code === 'entry.changed' || result.code === 'entry.unknown' || result.code === 'entry.exists') return { ok: false, why: 'changed' };
  const isAboutValue = result.code.startsWith('field.') || result.code === 'dependency.onItself';
  const issue: Issue = { code: isAboutValue ? 'wiki.value' : `wiki.${result.code}`, entity: change.entity, ...(change.kind !== 'create' && { row: change.id }), ...(result.field !== undefined && { path: result.field }), detail: result.message };
  if (result.code === 'server.failed') return { ok: false, why: 'unknown', issue };
  return { ok: false, why: 'refused', issue, ...(result.field !== undefined && { field: result.field }) };
}

/** What a request that came to nothing means for a change of it. */
function failed(failure: WikiFailure, { entity }: SideChange): SideResult {
  const { code, status } = failure;
  const issue: Issue = { code: code.startsWith('wiki.') ? code : `wiki.${code}`, entity, detail: wordsOf(failure) };
  const isRefusal = status >= 400 && status < 500 && code !== 'wiki.notJson';
  return isRefusal ? { ok: false, why: 'refused', issue } : { ok: false, why: 'unknown', issue };
}
