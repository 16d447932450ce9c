/** How a table is written as CSV. */
export interface CsvOptions {
  /** `;` where a spreadsheet's decimals are written with a comma, as in French. */
  readonly separator?: ',' | ';' | '\t';
  /** A byte order mark first, so that Excel reads accents. */
  readonly bom?: boolean;
}

/**
 * Rows as CSV (RFC 4180, CRLF at each line's end), safe for spreadsheets: a text that begins with `= + - @`, TAB or CR is
 * written after an apostrophe so that it cannot run as a formula; numbers, negative ones too, stay numbers.
 */
export function csvText(rows: readonly (readonly (string | number | undefined)[])[], { separator = ',', bom = false }: CsvOptions = {}): string {
  const body = rows.map((row) => `${row.map((cell) => quoted(harmless(cell), separator)).join(separator)}\r\n`).join('');
  return bom ? `\uFEFF${body}` : body;
}

/** A cell as text that no spreadsheet runs. */
function harmless(cell: string | number | undefined): string {
  const text = String(cell ?? '');
  return /^[=+\-@\t\r]/.test(text) && !isNumber(text) ? `'${text}` : text;
}

function isNumber(text: string): boolean {
  return /^[+-]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?$/.test(text);
}

function quoted(text: string, separator: string): string {
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
