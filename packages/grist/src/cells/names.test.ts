import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOfName, nameInId, namesOf, wordsOf } from './names.ts';

describe('namesOf', () => {
  it('finds a row by its name, blanks and case ignored', () => {
    expect(namesOf([['7', 'Ana  Martin']]).find(' ana martin ')).toEqual({ id: '7', ambiguous: false });
  });

  it('gives an unknown name an id of its own, the same for every spelling', () => {
    const names = namesOf([]);
    expect(names.find('Zoé').id).toBe('name:Zoé');
    expect(names.find('ZOÉ ').id).toBe('name:Zoé');
  });

  it('takes the first of two rows of one name, and says so', () => {
    expect(namesOf([['1', 'Bob'], ['2', 'bob']]).find('Bob')).toEqual({ id: '1', ambiguous: true });
  });
});

describe('idOfName', () => {
  it('is read back as the name', () => {
    expect(nameInId(idOfName(' Ana  Martin '))).toBe('Ana Martin');
    expect(nameInId('12')).toBeUndefined();
  });
});

describe('wordsOf', () => {
  it('separates by commas, semicolons and line ends', () => {
    expect(wordsOf('Ana, Bob;Cléo\r\nDan').map(({ text }) => text)).toEqual(['Ana', 'Bob', 'Cléo', 'Dan']);
  });

  it('says where each word stands in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', ',', ';', '\n', 'é') }), (text) => {
        for (const word of wordsOf(text)) expect(text.slice(word.start, word.end)).toBe(word.text);
      }),
    );
  });
});
