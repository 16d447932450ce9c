/** Order of ids: numbers by value and before words, words by code point. */
export function compareIds(a: string, b: string): number {
  const [x, y] = [numericId(a), numericId(b)];
  if (x !== y && !(Number.isNaN(x) && Number.isNaN(y))) return Number.isNaN(x) ? 1 : Number.isNaN(y) ? -1 : x - y;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Rows in the order of their ids; the same array when they already are. */
export function sortedById<Row extends { readonly id: string }>(rows: readonly Row[]): readonly Row[] {
  return isSortedById(rows) ? rows : [...rows].sort((a, b) => compareIds(a.id, b.id));
}

function isSortedById(rows: readonly { readonly id: string }[]): boolean {
  let last = Number.NEGATIVE_INFINITY;
  for (const { id } of rows) {
    const value = numericId(id);
    if (!(value > last)) return false;
    last = value;
  }
  return true;
}

/** The whole number that an id is written as, without sign or leading zero; NaN when it is a word. */
function numericId(id: string): number {
  if (id.length === 0 || id.length > 15) return Number.NaN;
  let value = 0;
  for (let i = 0; i < id.length; i++) {
    const digit = id.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9 || (i === 0 && digit === 0 && id.length > 1)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}
