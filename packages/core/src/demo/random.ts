/** A generator of numbers that is the same for the same seed. */
export interface Random {
  /** From 0 up to 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** True so often, from 0 (never) to 1 (always). */
  chance(probability: number): boolean;
  /** One of a list that is not empty. */
  pick<Item>(list: readonly Item[]): Item;
  /** So many of a list, none twice, in its order. */
  some<Item>(list: readonly Item[], count: number): Item[];
}

/** A generator from a seed (mulberry32, by Tommy Ettinger, public domain). */
export function randomOf(seed: number): Random {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (list) => {
      const picked = list[between(0, list.length - 1)];
      if (picked === undefined) throw new RangeError('list: is empty');
      return picked;
    },
    some: (list, count) => {
      const left = list.map((_item, n) => n);
      const taken = new Set(Array.from({ length: Math.min(count, list.length) }, () => left.splice(between(0, left.length - 1), 1)[0]));
      return list.filter((_item, n) => taken.has(n));
    },
  };
}
