import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvText } from './csv-text.ts';

describe('csvText', () => {
  it('ends each line with CRLF and quotes what needs it', () => {
    expect(csvText([['a', 'b;c', 'd,e'], ['x "y"', 'two\nlines', undefined]])).toBe('a,b;c,"d,e"\r\n"x ""y""","two\nlines",\r\n');
    expect(csvText([['b;c', 'd,e']], { separator: ';' })).toBe('"b;c";d,e\r\n');
  });

  it.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\tx', '\rx', '=HYPERLINK("x")'])('does not let a spreadsheet run %j', (text) => {
    expect(csvText([[text]])).toMatch(/^"?'/);
  });

  it.each(['-12', '+3', '-1,5', '-1.5e3', -7])('keeps the number %s', (value) => {
    expect(csvText([[value]], { separator: ';' })).toBe(`${value}\r\n`);
  });

  it('begins with a byte order mark when asked', () => {
    expect(csvText([['é']], { bom: true })).toBe('\uFEFFé\r\n');
  });

  it('loses nothing: what is read back is what was written, apostrophe aside', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '=', '-', '1', ' ') });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 3 })), (rows) => {
        const plain = rows.map((row) => row.map((text) => `x${text}`));
        expect(parse(csvText(plain))).toEqual(plain);
      }),
    );
  });
});

/** A reader of RFC 4180, to check the writer. */
function parse(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const match of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
