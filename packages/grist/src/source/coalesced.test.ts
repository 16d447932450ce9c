import { describe, expect, it } from 'vitest';
import { coalesced } from './coalesced.ts';

describe('coalesced', () => {
  it('runs once at a time, and once more for all the calls made during a run', async () => {
    let runs = 0;
    let atOnce = 0;
    const run = coalesced(async () => {
      atOnce += 1;
      expect(atOnce).toBe(1);
      await Promise.resolve();
      runs += 1;
      atOnce -= 1;
    });
    await Promise.all([run(), run(), run()]);
    expect(runs).toBe(2);
  });

  it('resolves a call when a run begun after it is over', async () => {
    const seen: number[] = [];
    let value = 0;
    const run = coalesced(async () => {
      const read = value;
      await Promise.resolve();
      seen.push(read);
    });
    const first = run();
    value = 1;
    await run();
    expect(seen.at(-1)).toBe(1);
    await first;
  });

  it('runs again after a run that failed', async () => {
    let runs = 0;
    const run = coalesced(async () => {
      runs += 1;
      await Promise.resolve();
      if (runs === 1) throw new Error('no');
    });
    await expect(run()).rejects.toThrow('no');
    await run();
    expect(runs).toBe(2);
  });
});
