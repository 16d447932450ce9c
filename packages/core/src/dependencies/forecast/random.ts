/** Random bytes from a seed: Marsaglia's xorshift of 128 bits, good for sampling, not for secrets. */
export class RandomBytes {
  private readonly state: Int32Array;

  /** A source that is always the same for a seed; the seed is spread by splitmix so that near seeds differ. */
  constructor(seed: number) {
    let spread = seed | 0;
    this.state = Int32Array.from({ length: 4 }, () => {
      spread = (spread + 0x9e3779b9) | 0;
      let z = spread;
      z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
      z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
      return z ^ (z >>> 16);
    });
    this.state[3]! |= 1;
  }

  /** Fills a list, whose length is a multiple of four, with bytes. */
  fill(bytes: Uint8Array): void {
    let [x, y, z, w] = this.state as unknown as [number, number, number, number];
    for (let i = 0; i < bytes.length; i += 4) {
      const t = x ^ (x << 11);
      x = y;
      y = z;
      z = w;
      w = w ^ (w >>> 19) ^ t ^ (t >>> 8);
      bytes[i] = w;
      bytes[i + 1] = w >>> 8;
      bytes[i + 2] = w >>> 16;
      bytes[i + 3] = w >>> 24;
    }
    this.state.set([x, y, z, w]);
  }
}
