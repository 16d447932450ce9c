import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SideChange } from '../side.ts';
import { bytesOf, makeBatches, tooLarge } from './batches.ts';

const update = (fields: SideChange & { kind: 'update' } extends { fields: infer Fields } ? Fields : never, expected = {}): SideChange => ({ kind: 'update', entity: 'team', uid: 'u', id: '1', expected, fields });

describe('bytesOf', () => {
  it('counts bytes, not letters', () => {
    expect(bytesOf(update({ name: 'é' })) - bytesOf(update({ name: 'e' }))).toBe(1);
    expect(bytesOf(update({ name: '🤝' })) - bytesOf(update({ name: 'e' }))).toBe(3);
  });
});

describe('makeBatches', () => {
  it('cuts by rows and by bytes, in order', () => {
    expect(makeBatches([1, 2, 3, 4, 5], { batchRows: 2, batchBytes: 100 }, () => 1)).toEqual([[1, 2], [3, 4], [5]]);
    expect(makeBatches([6, 5, 4, 1], { batchRows: 9, batchBytes: 10 }, (size) => size)).toEqual([[6], [5, 4, 1]]);
    expect(makeBatches([], { batchRows: 2, batchBytes: 10 }, () => 1)).toEqual([]);
  });

  it('gives what is too large alone a batch of its own', () => {
    expect(makeBatches([1, 50, 1], { batchRows: 9, batchBytes: 10 }, (size) => size)).toEqual([[1], [50], [1]]);
  });

  it('loses nothing and stays within the limits, whatever the sizes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20 })), fc.integer({ min: 1, max: 7 }), fc.integer({ min: 20, max: 60 }), (sizes, batchRows, batchBytes) => {
        const batches = makeBatches(sizes, { batchRows, batchBytes }, (size) => size);
        expect(batches.flat()).toEqual(sizes);
        for (const batch of batches) expect([batch.length > 0, batch.length <= batchRows, batch.reduce((sum, size) => sum + size, 0) <= batchBytes]).toEqual([true, true, true]);
      }),
    );
  });
});

describe('tooLarge', () => {
  it('leaves out the largest fields until the rest fits, what is expected of them included', () => {
    const change = update({ name: 'court', purpose: 'x'.repeat(500) }, { name: 'y'.repeat(800), purpose: '' });
    expect(tooLarge(change, 2_000)).toEqual([]);
    expect(tooLarge(change, 1_000)).toEqual(['name']);
    expect(tooLarge(update({ name: 'court', purpose: 'x'.repeat(500) }), 300)).toEqual(['purpose']);
  });

  it('says that nothing would be left', () => {
    expect(tooLarge(update({ purpose: 'x'.repeat(500) }), 300)).toBeNull();
    expect(tooLarge({ kind: 'remove', entity: 'team', uid: 'u', id: '1', expected: { purpose: 'x'.repeat(500) } }, 300)).toBeNull();
  });

  it('is right about what remains', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('name', 'purpose', 'stage'), fc.string({ maxLength: 200 }), { minKeys: 1 }), fc.integer({ min: 100, max: 400 }), (fields, batchBytes) => {
        const left = tooLarge(update(fields), batchBytes);
        if (left === null) return;
        const rest = update(Object.fromEntries(Object.entries(fields).filter(([key]) => !left.includes(key))));
        expect(Buffer.byteLength(JSON.stringify(rest))).toBeLessThanOrEqual(batchBytes);
      }),
    );
  });
});
