import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayArb } from '../../testing/index.ts';
import { addDays } from '../time/weeks.ts';
import { localeOf } from './first-formats.ts';
import { capitalised, countWord, formatsFor } from './format.ts';

const today = '2026-11-19';
const fr = formatsFor({ lang: 'fr', today });
const en = formatsFor({ lang: 'en', today });

describe('formatsFor', () => {
  it('writes days as visual language section 8 asks', () => {
    expect(fr.weekdayDay('2026-11-19')).toBe('jeu. 19 nov.');
    expect(fr.day('2026-12-01')).toBe('1er déc.');
    expect(fr.day('2027-01-29')).toBe('29 janv. 2027');
    expect(fr.longDay('2026-11-22')).toBe('dimanche 22 novembre');
    expect(en.weekdayDay('2026-11-19')).toBe('Thu 19 Nov');
    expect(en.day('2026-12-01')).toBe('1 Dec');
  });

  it.each([
    ['2026-11-12', 'retard 7\u00A0j', '7\u00A0d late'],
    ['1970-01-01', 'retard 20\u202F776\u00A0j', '20,776\u00A0d late'],
    ['2026-11-19', 'aujourd’hui', 'today'],
    ['2026-11-20', 'demain', 'tomorrow'],
    ['2026-11-25', 'dans 6\u00A0j', 'in 6\u00A0d'],
    ['2026-11-27', undefined, undefined],
  ])('says what acts about a due day: %s', (due, french, english) => {
    expect([fr.due(due), en.due(due)]).toEqual([french, english]);
  });

  it('falls back to the day when it is further than a week', () => {
    expect(fr.dueOrDay('2026-11-27')).toBe('27 nov.');
    expect(fr.dueOrDay('2026-11-20')).toBe('demain');
  });

  it('writes ranges and weeks', () => {
    expect(fr.range('2026-11-09', '2026-11-15')).toBe('9 au 15 nov.');
    expect(fr.range('2026-10-26', '2026-11-01')).toBe('26 oct. au 1er nov.');
    expect(fr.range('2026-11-01', '2026-11-05')).toBe('1er au 5 nov.');
    expect(fr.range(today, today)).toBe('19 nov.');
    expect(fr.range('2027-03-04', '2027-04-01')).toBe('4 mars au 1er avr. 2027');
    expect(fr.range('2026-03-04', '2027-04-08')).toBe('4 mars 2026 au 8 avr. 2027');
    expect(fr.range('2025-12-01', '2026-02-13')).toBe('1er déc. 2025 au 13 févr. 2026');
    expect(en.range('2026-11-09', '2026-11-15')).toMatch(/^9\s?–\s?15 Nov$/);
    expect([fr.week('2026-W46'), en.week('2026-W06')]).toEqual(['S46', 'W6']);
  });

  it('writes numbers', () => {
    expect(fr.number(9.2)).toBe('9,2');
    expect(fr.number(1240)).toBe('1\u202F240');
    expect(fr.number(-3)).toBe('\u22123');
    expect(fr.number(9, 1)).toBe('9,0');
    expect(fr.percent(78)).toBe('78\u00A0%');
    expect(en.percent(78)).toBe('78%');
    expect(fr.hours(41)).toBe('41\u00A0h');
    expect([fr.count(12), fr.count(17), en.count(2)]).toEqual(['douze', '17', 'two']);
  });

  it('follows the culture where it speaks the reader’s language', () => {
    expect(localeOf('fr', 'fr-CA')).toBe('fr-CA');
    expect(localeOf('fr', 'en-US')).toBe('fr-FR');
    expect(localeOf('en', 'en-US')).toBe('en-US');
    expect(localeOf('fr', 'fr-\u0000')).toBe('fr');
    expect(formatsFor({ lang: 'en', culture: 'en-US', today }).day('2026-12-04')).toBe('Dec 4');
  });

  it('shows a day that is none as it is', () => {
    expect(fr.day('bientôt')).toBe('bientôt');
    expect(fr.due('bientôt')).toBeUndefined();
  });

  it('speaks of lateness exactly for the days before today', () => {
    fc.assert(
      fc.property(dayArb, (day) => {
        expect(fr.due(day)?.startsWith('retard') === true).toBe(day < today);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7 }), (days) => {
        expect(fr.due(addDays(today, days))).toBeDefined();
      }),
    );
  });
});

describe('countWord', () => {
  it('writes 0 to 16 in letters', () => {
    expect([countWord(16, 'fr'), countWord(17, 'fr'), countWord(-1, 'fr'), countWord(2.5, 'en')]).toEqual(['seize', undefined, undefined, undefined]);
    expect(capitalised('écrire')).toBe('Écrire');
  });
});
