import { describe, expect, it } from 'vitest';
import { cutTitle } from './cut-title.ts';

/** Each letter is half as wide as high, an `i` a quarter. */
const widthOf = (letter: string) => (letter === 'i' ? 0.25 : 0.5);

describe('cutTitle', () => {
  it('leaves a title that goes in as it is', () => {
    expect(cutTitle('Statuts', 3.5, widthOf)).toBe('Statuts');
  });

  it('says by dots that there is more, which take their room', () => {
    expect(cutTitle('Statuts', 3, widthOf)).toBe('Statu…');
    expect(cutTitle('iiiiiiiiii', 1.5, widthOf)).toBe('iiii…');
  });

  it('leaves no space before the dots, and cuts no letter in two', () => {
    expect(cutTitle('Le toit', 2, widthOf)).toBe('Le…');
    expect(cutTitle('🌱🌱🌱🌱', 1.5, widthOf)).toBe('🌱🌱…');
  });

  it('shows dots alone where not even a letter goes in', () => {
    expect(cutTitle('Statuts', 0.2, widthOf)).toBe('…');
  });

  it('asks the width of each letter once', () => {
    const asked: string[] = [];
    for (const title of ['Yzz', 'zYz']) cutTitle(title, 9, (letter) => (asked.push(letter), 0.5));

    expect(asked).toEqual(['Y', 'z']);
  });
});
