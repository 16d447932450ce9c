/** Where the row of an id stands in its list; -1 when there is none. The first of two rows of one id wins. */
export type RowIndex = (id: string | undefined) => number;

/**
 * Finds rows by id. Hosts number their rows, so ids of digits are looked up in an array, several times faster than in a
 * Map; other ids, and numbers far above the count of rows, in a Map.
 */
export function rowIndex(rows: readonly { readonly id: string }[]): RowIndex {
  const limit = rows.length * 4 + 1024;
  // Most tables have few holes: room for all that are looked up so is made only where a number asks for it.
  let numbered = new Int32Array(rows.length + 1024).fill(-1);
  const others = new Map<string, number>();
  for (let row = 0; row < rows.length; row += 1) {
    const id = rows[row]?.id ?? '';
    const number = plainNumber(id);
    if (number >= 0 && number < limit) {
      if (number >= numbered.length) numbered = widened(numbered, limit);
      if (numbered[number] === -1) numbered[number] = row;
    } else if (!others.has(id)) others.set(id, row);
  }
  const { length } = numbered;
  return (id) => {
    if (id === undefined) return -1;
    const number = plainNumber(id);
    return (number >= 0 && number < limit ? (number < length ? numbered[number] : -1) : others.get(id)) ?? -1;
  };
}

/** The number that an id writes without leading zeros, up to nine digits; -1 for any other text. */
export function plainNumber(id: string): number {
  const { length } = id;
  if (length === 0 || length > 9) return -1;
  let number = id.charCodeAt(0) - 48;
  if (number < 0 || number > 9 || (number === 0 && length > 1)) return -1;
  for (let at = 1; at < length; at += 1) {
    const digit = id.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

function widened(numbers: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(length).fill(-1);
  wider.set(numbers);
  return wider;
}
