/**
 * What a benchmark of this folder is made of:
 *
 *     import { measure, printTable } from './support.ts';
 *
 *     const bare = await measure('bare loop', () => loop());
 *     const audit = await measure('audit, 5,000 tasks x 500 members', () => auditRaci(tasks, members), { bar: 50 });
 *     printTable('RACI', [bare, audit], { against: bare });
 *
 * A bar is a number of milliseconds to stay under; the table says how far from it the median is. A missed bar is
 * printed and makes `pnpm bench` exit with 1: a benchmark is read by a person, and is no part of `npm test`.
 */

/** One line of a table. Times in milliseconds. */
export interface Measurement {
  readonly name: string;
  readonly runs: number;
  readonly median: number;
  readonly p95: number;
  readonly min: number;
  readonly bar?: number;
}

/** How to measure. */
export interface MeasureOptions {
  /** Milliseconds that the median should stay under. */
  readonly bar?: number;
  /** Timed runs, after the warm-up; 20 when left out. */
  readonly runs?: number;
  /** Untimed runs before; 3 when left out. */
  readonly warmUp?: number;
}

/** Times a function, sync or async: the median and spread of its runs in milliseconds. */
export async function measure(name: string, fn: () => unknown, options: MeasureOptions = {}): Promise<Measurement> {
  const { runs = 20, warmUp = 3, bar } = options;
  for (let i = 0; i < warmUp; i++) await fn();
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    const result = fn();
    if (result instanceof Promise) await result;
    times.push(performance.now() - start);
  }
  return summarise(name, times, bar);
}

/** A line from times taken elsewhere, for instance in a browser; milliseconds. */
export function summarise(name: string, times: readonly number[], bar?: number): Measurement {
  if (times.length === 0) throw new RangeError('times: at least one is needed');
  const sorted = [...times].sort((a, b) => a - b);
  return {
    name,
    runs: sorted.length,
    median: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    min: quantile(sorted, 0),
    ...(bar !== undefined && { bar }),
  };
}

/** The median of some numbers. */
export function median(values: readonly number[]): number {
  return quantile([...values].sort((a, b) => a - b), 0.5);
}

/** A quantile of numbers sorted upwards, between 0 and 1; interpolated between neighbours. */
export function quantile(sorted: readonly number[], q: number): number {
  const position = (sorted.length - 1) * q;
  const low = sorted[Math.floor(position)] ?? Number.NaN;
  const high = sorted[Math.ceil(position)] ?? Number.NaN;
  return low + (high - low) * (position - Math.floor(position));
}

/** Prints measurements as a table, with the ratio to another one when `against` is given; a missed bar sets the exit code. */
export function printTable(title: string, lines: readonly Measurement[], { against }: { against?: Measurement } = {}): void {
  const rows = lines.map((line) => {
    const missed = line.bar !== undefined && line.median > line.bar;
    if (missed) process.exitCode = 1;
    return {
      case: line.name,
      runs: String(line.runs),
      median: milliseconds(line.median),
      p95: milliseconds(line.p95),
      min: milliseconds(line.min),
      ...(against && { ratio: `x ${(line.median / against.median).toFixed(2)}` }),
      bar: line.bar === undefined ? '' : `< ${line.bar} ms`,
      'of bar': line.bar === undefined ? '' : `${Math.round((100 * line.median) / line.bar)} %${missed ? ' MISSED' : ''}`,
    };
  });
  printRows(title, rows);
}

/** Prints rows of text as an aligned table under a title. */
export function printRows(title: string, rows: readonly Readonly<Record<string, string>>[]): void {
  const columns = Object.keys(rows[0] ?? {});
  const widths = columns.map((column) => Math.max(column.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ');
  console.log(`\n${title}\n`);
  console.log(line(columns));
  console.log(widths.map((width) => '-'.repeat(width)).join('  '));
  for (const row of rows) console.log(line(columns.map((column) => row[column] ?? '')));
}

function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(1)} ms`;
}
