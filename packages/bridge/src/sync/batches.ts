import { Buffer } from 'node:buffer';
import type { SideChange, SideLimits } from '../side.ts';

/** Bytes of a change as a host counts them, the room around it included. */
export function bytesOf(change: SideChange): number {
  return Buffer.byteLength(JSON.stringify(change)) + 1;
}

/** Cuts writes of one entity into batches that a host takes, in their order. A write that is too large alone is a batch of its own: see `shrink`. */
export function makeBatches<Item>(items: readonly Item[], { batchRows, batchBytes }: Pick<SideLimits, 'batchRows' | 'batchBytes'>, size: (item: Item) => number): Item[][] {
  const batches: Item[][] = [];
  let batch: Item[] = [];
  let bytes = 0;
  for (const item of items) {
    const more = size(item);
    if (batch.length > 0 && (batch.length >= batchRows || bytes + more > batchBytes)) {
      batches.push(batch);
      batch = [];
      bytes = 0;
    }
    batch.push(item);
    bytes += more;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}

/** Fields to leave out, largest first, until a change fits; null when nothing would be left of it. */
export function tooLarge(change: SideChange, batchBytes: number, size = bytesOf(change)): readonly string[] | null {
  let bytes = size;
  if (bytes <= batchBytes) return [];
  if (change.kind === 'remove') return null;
  const expected = change.kind === 'update' ? change.expected : {};
  const sizes = Object.keys(change.fields)
    .map((key) => ({ key, bytes: Buffer.byteLength(JSON.stringify([change.fields[key], expected[key] ?? null])) }))
    .sort((one, other) => other.bytes - one.bytes);
  const left: string[] = [];
  for (const one of sizes) {
    if (bytes <= batchBytes) break;
    left.push(one.key);
    bytes -= one.bytes;
  }
  return bytes <= batchBytes && left.length < sizes.length ? left : null;
}
