import { entityNames, model, type EntityName, type Field } from '@entrelacs/core';
import { restPort } from '@entrelacs/grist/rest';
import type { FakeDoc } from '@entrelacs/grist/testing';
import { gristSide } from '../src/grist/grist-side.ts';
import type { Side, SideLimits, Value } from '../src/index.ts';
import { makeGate } from '../src/limits/gate.ts';
import { retrying } from '../src/limits/retrying.ts';
import { FaultyHttp } from './faulty-http.ts';
import { HttpHost, type HostStore } from './http-host.ts';
import { restDocId, restServer } from './rest-server.ts';
import { metaOf } from './sim-fields.ts';
import { patientClock } from './patient-clock.ts';
import type { SimRow } from './sim-side.ts';

const key = 'clé-de-test';
const dayLength = 86_400;
const limits: SideLimits = { batchRows: 3, batchBytes: 900_000, parallel: 2 };

/** A Grist server on a port of its own, with a copy of an installed document whose tables of these entities have these fields; and what stops it. */
export async function httpGrist(template: FakeDoc, fields: Readonly<Partial<Record<EntityName, readonly string[]>>>): Promise<{ readonly host: HttpHost; readonly stop: () => Promise<void> }> {
  const doc = template.copy();
  const server = await restServer({ key, doc });
  const http = await FaultyHttp.start({
    answer: (request) => host.witnessed(() => server.send(request)),
    refusal: () => Response.json({ error: 'Blocked by table update access rules' }, { status: 403 }),
  });
  const host: HttpHost = new HttpHost('grist', http, new DocStore(doc, fields), (): Side => {
    const gate = makeGate(limits, patientClock);
    const send = retrying((request) => gate(() => http.send(request)), { clock: patientClock, random: () => 0.5 });
    return gristSide({ port: restPort({ server: http.origin, doc: restDocId, apiKey: key, send }), server: http.origin, limits });
  });
  return { host, stop: () => http.close() };
}

/** Rows of a document as people see them in the grid. Ids of rows count for each table by itself: here they bear its name. */
class DocStore implements HostStore {
  private readonly doc: FakeDoc;
  private readonly fields: Readonly<Partial<Record<EntityName, readonly string[]>>>;

  constructor(doc: FakeDoc, fields: Readonly<Partial<Record<EntityName, readonly string[]>>>) {
    this.doc = doc;
    this.fields = fields;
  }

  revision(): number {
    return this.doc.bundles.length;
  }

  *rows(): Iterable<SimRow> {
    for (const entity of entityNames) {
      const fields = (this.fields[entity] ?? []).map((field) => metaOf(entity, field));
      for (const row of fields.length === 0 ? [] : this.doc.rows(model[entity].table)) {
        const cells = Object.fromEntries(fields.map((field) => [field.key, valueOf(field, row[field.key])]));
        const uid = row['uid'];
        yield { id: `${entity}:${String(row['id'])}`, entity, uid: typeof uid === 'string' && uid !== '' ? uid : null, cells, version: 0, byBridge: false };
      }
    }
  }

  add(entity: EntityName, uid: string | null, cells: Readonly<Record<string, Value>>): string {
    const table = model[entity].table;
    const highest = Math.max(0, ...this.doc.rows(table).map(({ id }) => Number(id)));
    this.apply(['AddRecord', table, null, { uid: uid ?? '', ...cellsOf(entity, cells) }]);
    return `${entity}:${highest + 1}`;
  }

  edit({ entity, id }: SimRow, field: string, value: Value): void {
    this.apply(['UpdateRecord', model[entity].table, numberOf(id), cellsOf(entity, { [field]: value })]);
  }

  remove({ entity, id }: SimRow): void {
    this.apply(['RemoveRecord', model[entity].table, numberOf(id)]);
  }

  private apply(action: Parameters<FakeDoc['applyActions']>[0][number]): void {
    // Done when it returns: the promise only tells of it.
    void this.doc.applyActions([action]);
  }
}

function numberOf(id: string): number {
  return Number(id.split(':')[1]);
}

function cellsOf(entity: EntityName, values: Readonly<Record<string, Value>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, cellOf(metaOf(entity, key), value)]));
}

/** What Grist keeps for a value. */
function cellOf({ kind, choices }: Field, value: Value): unknown {
  if (value === null) return kind === 'ref' ? 0 : kind === 'text' || kind === 'longText' || kind === 'choice' ? '' : null;
  if (Array.isArray(value)) return ['L', ...(value as readonly string[]).map((part) => (kind === 'refs' ? numberOf(part) : part))];
  if (kind === 'ref') return numberOf(String(value));
  if (kind === 'date') return Date.parse(String(value)) / 1000;
  return kind === 'choice' ? choices?.find((choice) => choice.key === value)?.label.fr : value;
}

function valueOf({ kind, entity, choices }: Field, cell: unknown): Value {
  if (cell === null || cell === undefined || cell === '' || (kind === 'ref' && cell === 0)) return null;
  if (Array.isArray(cell)) return cell.slice(1).map((part: unknown) => (kind === 'refs' ? `${entity}:${String(part)}` : String(part)));
  if (kind === 'ref') return `${entity}:${Number(cell)}`;
  if (kind === 'date') return new Date(Math.floor(Number(cell) / dayLength) * dayLength * 1000).toISOString().slice(0, 10);
  return kind === 'choice' ? (choices?.find((choice) => choice.label.fr === cell)?.key ?? null) : (cell as Value);
}
