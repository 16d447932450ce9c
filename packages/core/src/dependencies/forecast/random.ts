/** A source of whole numbers of 32 bits from a seed: Marsaglia's xorshift of 128 bits, good for sampling, not for secrets. */
export type RandomBits = () => number;

/** Random bits that are always the same for a seed; the seed is spread by splitmix so that near seeds differ. */
export function randomBits(seed: number): RandomBits {
  let spread = seed | 0;
  const next = () => {
    spread = (spread + 0x9e3779b9) | 0;
    let z = spread;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return z ^ (z >>> 16);
  };
  let [x, y, z, w] = [next(), next(), next(), next() | 1];
  return () => {
    const t = x ^ (x << 11);
    x = y;
    y = z;
    z = w;
    w = w ^ (w >>> 19) ^ t ^ (t >>> 8);
    return w >>> 0;
  };
}
