/** Links by the task that they leave and by the task that they enter, each list in the order of the links. */
export interface Adjacency {
  readonly outStart: Int32Array;
  readonly outLinks: Int32Array;
  readonly inStart: Int32Array;
  readonly inLinks: Int32Array;
}

/** Indexes links by their ends, in compressed rows. O(nodes + links). */
export function adjacency(nodeCount: number, from: Int32Array, to: Int32Array): Adjacency {
  const [outStart, outLinks] = groupBy(nodeCount, from);
  const [inStart, inLinks] = groupBy(nodeCount, to);
  return { outStart, outLinks, inStart, inLinks };
}

/** Indices of `keys` by key, that is by what their bits from `shift` on say: those with key `k` are `items[start[k]]` up to `start[k + 1]`, in order. */
export function groupBy(keyCount: number, keys: Int32Array, shift = 0): readonly [start: Int32Array, items: Int32Array] {
  const start = new Int32Array(keyCount + 1);
  for (let i = 0; i < keys.length; i++) start[keys[i]! >> shift]!++;
  let end = 0;
  for (let key = 0; key <= keyCount; key++) start[key] = end += start[key]!;
  const items = new Int32Array(keys.length);
  for (let i = keys.length - 1; i >= 0; i--) items[--start[keys[i]! >> shift]!] = i;
  return [start, items];
}
