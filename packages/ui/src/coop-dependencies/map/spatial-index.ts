import type { Box } from './camera.ts';

/**
 * Boxes by the squares of a grid that they touch, to find those in a part of the map. Filling is O(squares touched);
 * asking is O(squares asked + found).
 */
export class SpatialIndex {
  readonly #side: number;
  readonly #squares = new Map<number, number[]>();
  readonly #stamp: Uint32Array;
  #asked = 0;

  /**
   * @param count - How many boxes there will be, numbered from 0.
   * @param side - Side of a square.
   */
  constructor(count: number, side: number) {
    this.#side = side;
    this.#stamp = new Uint32Array(count);
  }

  /** Puts a box in. */
  add(index: number, { x, y, width, height }: Box): void {
    const side = this.#side;
    const [left, right] = [Math.floor(x / side), Math.floor((x + width) / side)];
    const [top, bottom] = [Math.floor(y / side), Math.floor((y + height) / side)];
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        const key = row * 65_536 + column;
        const square = this.#squares.get(key);
        if (square === undefined) this.#squares.set(key, [index]);
        else square.push(index);
      }
    }
  }

  /** Numbers of the boxes that may meet a part of the map, each once, in no order. */
  within({ x, y, width, height }: Box): number[] {
    this.#asked += 1;
    const side = this.#side;
    const found: number[] = [];
    const [left, right] = [Math.floor(x / side), Math.floor((x + width) / side)];
    const [top, bottom] = [Math.floor(y / side), Math.floor((y + height) / side)];
    if ((right - left + 1) * (bottom - top + 1) > this.#squares.size) {
      for (const [key, square] of this.#squares) {
        const row = Math.floor(key / 65_536 + 0.5);
        const column = key - row * 65_536;
        if (row >= top && row <= bottom && column >= left && column <= right) this.#collect(square, found);
      }
      return found;
    }
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        const square = this.#squares.get(row * 65_536 + column);
        if (square !== undefined) this.#collect(square, found);
      }
    }
    return found;
  }

  #collect(square: readonly number[], found: number[]): void {
    for (const index of square) {
      if (this.#stamp[index] === this.#asked) continue;
      this.#stamp[index] = this.#asked;
      found.push(index);
    }
  }
}
