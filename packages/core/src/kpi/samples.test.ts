import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesOf, Samples } from './samples.ts';
import { calendarOf } from './time/calendar.ts';

const today = 20_779;
const calendar = calendarOf('weekly', today, 1);

describe('samples', () => {
  it('sorts the values of each period, whole days as well as hundredths and centuries', () => {
    const valueArb = fc.oneof(fc.nat({ max: 40 }), fc.integer({ min: -1, max: 40_000 }), fc.integer({ min: 0, max: 4000 }).map((hundredths) => hundredths / 100));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: today - 30, max: today }), valueArb), { maxLength: 40 }), (observed) => {
        const samples = new Samples({ days: Int32Array.from(observed, ([day]) => day), values: Float64Array.from(observed, ([, value]) => value) }, namesOf('task', []));
        const sorted = samples.sorted(calendar);
        const starts = samples.slots(calendar);

        for (let slot = 0; slot < calendar.length; slot += 1) {
          const expected = observed.filter(([day, value]) => value >= 0 && calendar.slots[day - calendar.firstDay] === slot).map(([, value]) => value);
          expect([...sorted.subarray(starts[slot], starts[slot + 1])]).toEqual(expected.sort((a, b) => a - b));
        }
      }),
    );
  });
});
