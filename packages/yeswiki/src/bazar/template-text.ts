/**
 * The text of a Bazar form (`bn_template`): one line a field, cells between `***`. YesWiki pads a line to 16 cells, leaves out lines of three
 * cells or fewer and comments (`#`), and trims every cell.
 */

/** Which cell of a line says what. */
export const cells = {
  type: 0,
  /** Name of the property; of the list or form, where the field chooses. */
  name: 1,
  label: 2,
  /** Least value of a number. */
  size: 3,
  /** Greatest value of a number, rows of a long text, who sees an e-mail. */
  max: 4,
  default: 5,
  /** Pattern of a text; name of the property, where the field chooses. */
  pattern: 6,
  subtype: 7,
  required: 8,
  searchable: 9,
  hint: 10,
  readAcl: 11,
  writeAcl: 12,
  keywords: 13,
  semantic: 14,
  query: 15,
} as const;

/** Name of a cell. */
export type CellName = keyof typeof cells;

/** One line of a form: its cells, at least 16, trimmed. */
export type TemplateLine = readonly string[];

const separator = '***';
const leastCells = 16;

/** The lines of a form's text, as YesWiki reads them. */
export function parseTemplate(text: string): TemplateLine[] {
  return text.split('\n').flatMap((raw) => {
    const line = raw.trim();
    const parts = line.split(separator).map((part) => part.trim());
    if (line === '' || line.startsWith('#') || parts.length <= 3) return [];
    return [[...parts, ...Array<string>(Math.max(0, leastCells - parts.length)).fill('')]];
  });
}

/** A form's text, written as YesWiki's own form builder writes it. */
export function templateText(lines: readonly TemplateLine[]): string {
  return lines.map((line) => line.map(writtenCell).join('')).join('\r\n');
}

/** A line out of the cells that say something; TypeError where a cell would break the line. */
export function templateLine(said: Readonly<Partial<Record<CellName, string>>>): TemplateLine {
  const line = Array<string>(leastCells).fill('');
  for (const [name, value = ''] of Object.entries(said)) {
    if (value.includes(separator) || /[\r\n]/.test(value)) throw new TypeError(`said: ${name} cannot stand in a cell: ${value}`);
    line[cells[name as CellName]] = value;
  }
  return line;
}

/** The cell of that name. */
export function cellOf(line: TemplateLine, name: CellName): string {
  return line[cells[name]] ?? '';
}

/** A lone `*` would join the stars around it: it stands between blanks. */
function writtenCell(cell: string): string {
  return `${cell === '' ? ' ' : cell === '*' ? ' * ' : cell}${separator}`;
}
