import type { EntityName } from '@entrelacs/core';
import type { Value } from '../src/index.ts';
import { sameMeaning } from '../src/sync/meaning.ts';
import { metaOf, simFields } from './sim-fields.ts';
import type { SimHost, SimRow } from './sim-side.ts';
import { uidsOf } from './sim-values.ts';

/** What both sides held in a cell, one after the other, references by uid. */
export interface AgreedCell {
  readonly entity: EntityName;
  readonly uid: string;
  readonly field: string;
  readonly values: readonly Value[];
}

type Sides = Readonly<Record<'grist' | 'wiki', SimHost>>;

/** Remembers, cell by cell, what both sides were seen to hold at once. */
export class AgreedCells {
  /** The last one that changed at the end. */
  private readonly cells = new Map<string, AgreedCell>();

  /** Looks at both sides. */
  see({ grist, wiki }: Sides): void {
    const twins = new Map([...wiki.rows.values()].map((row) => [`${row.entity} ${row.uid ?? ''}`, row]));
    for (const row of grist.rows.values()) {
      const twin = row.uid === null ? undefined : twins.get(`${row.entity} ${row.uid}`);
      if (twin !== undefined) for (const field of simFields[row.entity] ?? []) this.seeCell(row, field, heldIn(grist, row, field), heldIn(wiki, twin, field));
    }
  }

  /** Cells that once held something else, of which both sides still hold the last value; `isCarried` says whether the bridge brought it to a row. The last one that changed comes first. */
  standing(sides: Sides, isCarried: (host: SimHost, row: SimRow, field: string) => boolean): AgreedCell[] {
    return [...this.cells.values()].reverse().filter(({ entity, uid, field, values }) => {
      const rows = [sides.grist, sides.wiki].map((host) => ({ host, found: [...host.rows.values()].filter((row) => row.entity === entity && row.uid === uid) }));
      const isHeld = rows.every(({ host, found: [row, another] }) => {
        const held = row === undefined || another !== undefined ? undefined : heldIn(host, row, field);
        return held !== undefined && sameMeaning(metaOf(entity, field), held, values.at(-1) ?? null);
      });
      return values.length > 1 && isHeld && rows.some(({ host, found: [row] }) => row !== undefined && isCarried(host, row, field));
    });
  }

  private seeCell({ entity, uid }: SimRow, field: string, value: Value | undefined, other: Value | undefined): void {
    const meta = metaOf(entity, field);
    if (uid === null || value === undefined || other === undefined || !sameMeaning(meta, value, other)) return;
    const key = `${entity} ${uid} ${field}`;
    const values = this.cells.get(key)?.values ?? [];
    if (values.length > 0 && sameMeaning(meta, values.at(-1) ?? null, value)) return;
    this.cells.delete(key);
    this.cells.set(key, { entity, uid, field, values: [...values, value] });
  }
}

function heldIn(host: SimHost, row: SimRow, field: string): Value | undefined {
  return uidsOf(host, metaOf(row.entity, field), row.cells[field] ?? null);
}
