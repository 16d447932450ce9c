import { describe, expect, it } from 'vitest';
import { zip } from './zip.mjs';
import { unzip } from './zip.testing.ts';

const date = new Date('2026-11-28T01:02:03Z');
const entries = [
  { name: 'e/é.txt', data: Buffer.from('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa') },
  { name: 'e/a', data: Buffer.from([1, 2, 3]) },
  { name: 'e/empty', data: Buffer.alloc(0) },
];

describe('zip', () => {
  it('writes what an unzipper reads, whether packing helps or not', () => {
    const files = unzip(zip(entries, date));
    expect([...files.keys()]).toEqual(['e/a', 'e/empty', 'e/é.txt']);
    for (const { name, data } of entries) expect(files.get(name)).toEqual(data);
  });

  it('writes the same bytes for the same contents, in whatever order they come', () => {
    expect(zip([...entries].reverse(), date)).toEqual(zip(entries, date));
    expect(zip(entries, new Date('1970-01-01')).length).toBe(zip(entries, date).length);
  });

  it('writes the sum that an unzipper checks', () => {
    const archive = zip([{ name: 'x', data: Buffer.from('123456789') }], date);
    expect(archive.readUInt32LE(14)).toBe(0xcbf43926);
  });
});
