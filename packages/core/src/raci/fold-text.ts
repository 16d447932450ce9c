/** A text as a search compares it: small letters, no accents, plain apostrophes, single blanks. */
export function foldText(text: string): string {
  const plain = /^[\x20-\x7e]*$/.test(text) ? text.toLowerCase() : foldLetters(text);
  return plain.replace(/\s+/gu, ' ').trim();
}

function foldLetters(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/[’ʼ]/g, "'");
}

/** Whether every word of the query stands somewhere in one of the texts, accents and case ignored. An empty query matches. */
export function matchesText(query: string, ...texts: readonly string[]): boolean {
  const folded = foldText(texts.join('\n'));
  return foldText(query)
    .split(' ')
    .every((word) => folded.includes(word));
}

/** An order of texts that depends on no locale: accents and case ignored first, then as written. */
export function compareText(a: string, b: string): number {
  return order(foldText(a), foldText(b)) || order(a, b);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
