import type { Prepared } from './prepared.ts';
import { rowIndex, type RowIndex } from './row-index.ts';

/** Numbers for the people that rows name: members by their place in their table, then those who are no member any more. */
export class People {
  private readonly find: RowIndex;
  private readonly members: number;
  private readonly strangers = new Map<string, number>();

  constructor(members: readonly { readonly id: string }[]) {
    this.find = rowIndex(members);
    this.members = members.length;
  }

  /** How many have a number. */
  get count(): number {
    return this.members + this.strangers.size;
  }

  /** The number of a person, given at first sight. */
  numberOf(id: string): number {
    const row = this.find(id);
    if (row !== -1) return row;
    const known = this.strangers.get(id) ?? this.count;
    this.strangers.set(id, known);
    return known;
  }
}

/** The people that rows name, numbered for as long as the members are the same. */
export function people(prepared: Prepared): People {
  const members = prepared.rows('member');
  return prepared.kept.of(people, members, [], () => new People(members));
}

/** Lists of people, one a row, made row after row: row `r` has the numbers from `starts[r]` to `starts[r + 1]`. */
export class PeopleLists {
  readonly starts: Int32Array;
  numbers: Int32Array;
  private readonly people: People;
  private length = 0;

  constructor(rows: number, people: People) {
    this.people = people;
    this.starts = new Int32Array(rows + 1);
    this.numbers = new Int32Array(rows * 2 + 16);
  }

  /** Takes over the lists of some rows. */
  takeOver({ starts, numbers }: PeopleLists, from: number, to: number): void {
    const first = starts[from] ?? 0;
    const shift = this.length - first;
    const taken = numbers.subarray(first, starts[to]);
    this.makeRoom(taken.length);
    this.numbers.set(taken, this.length);
    this.length += taken.length;
    for (let row = from + 1; row <= to; row += 1) this.starts[row] = (starts[row] ?? 0) + shift;
  }

  private makeRoom(count: number): void {
    if (this.length + count <= this.numbers.length) return;
    const larger = new Int32Array((this.length + count) * 2);
    larger.set(this.numbers);
    this.numbers = larger;
  }

  /** Adds the list of a row; rows come in their order. */
  add(row: number, ids: readonly string[]): void {
    this.makeRoom(ids.length);
    for (let at = 0; at < ids.length; at += 1) {
      this.numbers[this.length] = this.people.numberOf(ids[at] ?? '');
      this.length += 1;
    }
    this.starts[row + 1] = this.length;
  }
}
