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

/** The people that these rows name. */
export function people(prepared: Prepared): People {
  return new People(prepared.rows('member'));
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

  /** Sets the list of a row; rows come in their order. */
  set(row: number, ids: readonly string[]): void {
    if (this.length + ids.length > this.numbers.length) {
      const larger = new Int32Array((this.length + ids.length) * 2);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    for (let at = 0; at < ids.length; at += 1) {
      this.numbers[this.length] = this.people.numberOf(ids[at] ?? '');
      this.length += 1;
    }
    this.starts[row + 1] = this.length;
  }
}
