/** What may stand before a line of a pasted list: bullets, numbers, boxes to tick. */
const marker = /^(?:[-*+•◦▪‣–—·]\s+|\d{1,3}[.)]\s+|\[[ xX]?\]\s*|[☐☑☒✓✔]\s*)+/u;

/**
 * Titles of the tasks in a pasted text: one a line, its first non-empty tab-separated column, without bullet, number or
 * tick box; blank lines left out. Quotes that a spreadsheet puts around a cell are taken off, and a break inside them is a space.
 */
export function pasteTasks(text: string): string[] {
  return joinQuoted(text)
    .split(/\r\n|\r|\n/)
    .map((line) => firstColumn(line).replace(/\s+/gu, ' ').trim().replace(marker, '').trim())
    .filter((title) => title !== '');
}

function firstColumn(line: string): string {
  const column = line.split('\t').find((cell) => cell.trim() !== '') ?? '';
  const quoted = /^\s*"((?:[^"]|"")*)"\s*$/.exec(column);
  return quoted === null ? column : (quoted[1] ?? '').replaceAll('""', '"');
}

/** A cell that a spreadsheet copied with breaks in it, on one line again. */
function joinQuoted(text: string): string {
  return text.replace(/(^|[\t\n])"((?:[^"]|"")*)"(?=[\t\r\n]|$)/g, (whole, before: string, cell: string) =>
    /[\r\n]/.test(cell) ? `${before}"${cell.replace(/[\r\n]+/g, ' ')}"` : whole,
  );
}
