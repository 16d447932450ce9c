import { entityNames, fieldsOf, model, statuses } from '@entrelacs/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainReader, plainStatus, unread } from './plain-cell.ts';
import { cellReader, statusReader } from './read-cell.ts';

const fields = entityNames.flatMap((entity) => fieldsOf(model[entity]));
const words = fields.flatMap(({ choices = [] }) => choices.flatMap(({ key, label }) => [key, label.fr, label.en, label.fr.toUpperCase()]));
const partArb = fc.oneof(fc.nat(5), fc.integer(), fc.double(), fc.constantFrom(...words), fc.string(), fc.constantFrom('2026-W07', '2026-11-28', ' '), fc.boolean());
const cellArb = fc.oneof(
  partArb,
  fc.integer({ min: -63_000_000_000, max: 254_000_000_000 }),
  fc.tuple(fc.constantFrom('d', 'D', 'R', 'r', 'L', 'E', 'C', 'P'), partArb, partArb),
  fc.array(partArb, { maxLength: 3 }).map((parts) => ['L', ...parts]),
  fc.tuple(fc.constant('R'), fc.constant('T'), fc.oneof(partArb, fc.constant(['L', 1]))),
);

describe('plainReader', () => {
  it('reads what our own tables write', () => {
    const read = (kind: string, cell: unknown) => plainReader(fields.find((field) => field.kind === kind) as (typeof fields)[number], {})(cell);

    expect([read('text', 'Devis'), read('number', 2.5), read('date', 1_795_824_000), read('ref', 3), read('refs', ['L', 3, 1]), read('boolean', false)]).toEqual(['Devis', 2.5, '2026-11-28', '3', ['3', '1'], false]);
    expect([read('tags', ['L', 'a', 'b']), read('refs', null), read('ref', 0)]).toEqual([['a', 'b'], unread, undefined]);
    expect(plainStatus()(statuses[0]?.label.fr)).toEqual({ status: statuses[0]?.key });
  });

  it('reads as the whole reader does, and nothing that one has a word to say about', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fields), cellArb, fc.constantFrom(undefined, 'UTC', 'Europe/Paris'), (field, cell, timezone) => {
        const found = plainReader(field, { timezone })(cell);
        if (found === unread || cell === '') return;
        expect(cellReader(field, { timezone })(cell, (code) => expect.fail(`${field.key}: ${code}`))).toEqual(found);
      }),
      { numRuns: 5_000 },
    );
    fc.assert(
      fc.property(cellArb, (cell) => {
        const found = plainStatus()(cell);
        if (found !== unread) expect(statusReader({})(cell, (code) => expect.fail(code))).toEqual(found);
      }),
    );
  });
});
