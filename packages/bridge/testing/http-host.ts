import type { EntityName } from '@entrelacs/core';
import type { Side, SideName, Value } from '../src/index.ts';
import type { FaultyHttp } from './faulty-http.ts';
import type { Oracle, SimHost, SimRow, WriteWatcher } from './sim-side.ts';

/** What a host holds besides the way to it. */
export interface HostStore {
  /** Another after each change. */
  revision(): unknown;
  rows(): Iterable<SimRow>;
  add(entity: EntityName, uid: string | null, cells: Readonly<Record<string, Value>>): string;
  edit(row: SimRow, field: string, value: Value): void;
  remove(row: SimRow): void;
}

/** A host of a simulation behind real HTTP: people act in its store at once, the bridge only gets there by requests. What the requests changed is told to `watch`. */
export class HttpHost implements SimHost {
  readonly name: SideName;
  watch: WriteWatcher = () => undefined;
  onRemove: (row: SimRow) => void = () => undefined;
  private readonly http: FaultyHttp;
  private readonly store: HostStore;
  private readonly makeSide: () => Side;
  private known: { readonly revision: unknown; readonly rows: ReadonlyMap<string, SimRow> } | undefined;
  private seen: ReadonlyMap<string, SimRow> = new Map();

  constructor(name: SideName, http: FaultyHttp, store: HostStore, makeSide: () => Side) {
    this.name = name;
    this.http = http;
    this.store = store;
    this.makeSide = makeSide;
  }

  /** A way there that remembers nothing, as each run of the command has it. */
  get side(): Side {
    return this.makeSide();
  }

  get fate(): Oracle {
    return this.http.fate;
  }

  set fate(fate: Oracle) {
    this.http.fate = fate;
  }

  get rows(): ReadonlyMap<string, SimRow> {
    const revision = this.store.revision();
    const known = this.known !== undefined && this.known.revision === revision ? this.known : { revision, rows: new Map([...this.store.rows()].map((row) => [row.id, row])) };
    this.known = known;
    return known.rows;
  }

  add(entity: EntityName, uid: string | null, cells: Readonly<Record<string, Value>>): SimRow {
    const id = this.byPerson(() => this.store.add(entity, uid, cells));
    const row = this.rows.get(id);
    if (row === undefined) throw new RangeError(`store: made ${id} and does not show it`);
    return row;
  }

  edit(row: SimRow, field: string, value: Value): void {
    this.byPerson(() => this.store.edit(row, field, value));
  }

  remove(row: SimRow): void {
    this.byPerson(() => this.store.remove(row));
  }

  arrive(): Promise<void> {
    return this.http.arrive();
  }

  forget(): void {
    this.http.forget();
  }

  /** Serves a request of the bridge, and tells what it changed. */
  async witnessed(request: () => Promise<Response>): Promise<Response> {
    const response = await request();
    this.tellNews();
    return response;
  }

  private byPerson<Result>(act: () => Result): Result {
    this.tellNews();
    const result = act();
    this.seen = this.rows;
    return result;
  }

  /** What changed since the last look is the bridge's doing: people's own acts are looked at when they are done. */
  private tellNews(): void {
    const before = this.seen;
    this.seen = this.rows;
    if (before === this.seen) return;
    for (const row of before.values()) if (!this.seen.has(row.id)) this.onRemove(row);
    for (const row of this.seen.values()) {
      for (const [field, value] of Object.entries(row.cells)) {
        const former = before.get(row.id)?.cells[field] ?? null;
        if (JSON.stringify(former) !== JSON.stringify(value)) this.watch(row, field, former, value);
      }
    }
  }
}
