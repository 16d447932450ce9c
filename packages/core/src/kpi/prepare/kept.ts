/** What was made of the rows of a table, and of what else. */
interface Made {
  readonly rows: readonly unknown[];
  readonly inputs: readonly unknown[];
  readonly part: unknown;
}

/** What was read of a table when it was last read. */
export interface Former<Part> {
  readonly rows: readonly unknown[];
  readonly part: Part;
}

/** What was read of tables, kept from one snapshot to the next, in which most rows are the same. */
export class Kept {
  private readonly made = new Map<unknown, Made>();

  /**
   * What a function makes of some rows: the same as before where nothing changed. Where other rows have come while what
   * else it is made of (`inputs`) stayed, the function is given what it made before, to take over what it can.
   */
  of<Part>(key: unknown, rows: readonly unknown[], inputs: readonly unknown[], make: (former: Former<Part> | undefined) => Part): Part {
    const last = this.made.get(key);
    const former = last?.inputs.every((input, at) => input === inputs[at]) === true ? (last as Made & { readonly part: Part }) : undefined;
    if (former?.rows === rows) return former.part;
    const part = make(former);
    this.made.set(key, { rows, inputs, part });
    return part;
  }
}

/** Goes through rows: those that stand where they stood before are taken over, stretch by stretch, the others are read. */
export function readRows(rows: readonly unknown[], before: readonly unknown[] | undefined, read: (row: number) => void, takeOver: (from: number, to: number) => void): void {
  let row = 0;
  while (row < rows.length) {
    const from = row;
    while (before !== undefined && row < rows.length && rows[row] === before[row]) row += 1;
    if (row > from) takeOver(from, row);
    else read(row++);
  }
}

/** A column with a place a row. */
export type Column = Int32Array | Uint8Array | Float64Array | { takeOver(former: never, from: number, to: number): void };

/** Reads rows into columns; what was read before of rows that are the same is copied. */
export function readColumns<Columns extends Readonly<Record<keyof Columns, Column>>>(columns: Columns, rows: readonly unknown[], former: Former<Columns> | undefined, read: (row: number) => void): Columns {
  readRows(rows, former?.rows, read, (from, to) => {
    for (const name of Object.keys(columns) as (keyof Columns)[]) {
      const [column, before] = [columns[name], former?.part[name] as never];
      if ('set' in column) column.set((before as Int32Array).subarray(from, to), from);
      else column.takeOver(before, from, to);
    }
  });
  return columns;
}
