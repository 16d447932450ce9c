import type { Entity } from '@entrelacs/core';

/** The ids that some fields of rows hold, counted, so that of thousands of rows only those that changed are looked at. */
export class HeldIds {
  /** Each id once; the same list as long as none came or went. */
  ids: readonly string[] = [];
  readonly #fields: readonly string[];
  readonly #counts = new Map<string, number>();
  #rows: readonly Entity[] = [];

  constructor(fields: readonly string[]) {
    this.#fields = fields;
  }

  /** Takes rows in; those that did not change are the same objects as before. */
  read(rows: readonly Entity[]): readonly string[] {
    const former = this.#rows;
    const counts = this.#counts;
    this.#rows = rows;
    const touched = new Set<string>();
    for (let n = Math.max(rows.length, former.length) - 1; n >= 0; n -= 1) {
      if (rows[n] === former[n]) continue;
      for (const [row, step] of [[former[n], -1], [rows[n], 1]] as const) {
        for (const id of this.#idsIn(row)) {
          counts.set(id, (counts.get(id) ?? 0) + step);
          touched.add(id);
        }
      }
    }
    const held = new Set(this.ids);
    const isOther = [...touched].some((id) => (counts.get(id) === 0) === held.has(id));
    if (isOther) this.ids = [...counts].flatMap(([id, count]) => (count > 0 ? [id] : []));
    return this.ids;
  }

  #idsIn(row: Entity | undefined): readonly string[] {
    return row === undefined ? [] : this.#fields.flatMap((field) => (row as Readonly<Record<string, unknown>>)[field] ?? []).map(String);
  }
}
