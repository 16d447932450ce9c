/** A bar that is moved by so many workdays (by keys) or calendar days (by hand); nothing is written yet. */
export interface BarMove {
  readonly task: string;
  readonly workdays?: number;
  readonly days?: number;
  /** Both ends, or the end alone. */
  readonly edge: 'both' | 'finish';
  /** Adds to the move that is shown; else it counts from where the bar is. */
  readonly isStep: boolean;
}

/** Pixels that a press may move and still be a click. */
const slack = 4;

/** Moves a bar with the pointer: tells how many days it is from where it began, whenever that changes. */
export class BarDrag {
  readonly #tell: (move: BarMove) => void;
  #moved = false;

  /** @param tell - Is told each new place. */
  constructor(tell: (move: BarMove) => void) {
    this.#tell = tell;
  }

  /** Follows a pointer that was pressed on a bar, until it lets go. */
  begin(event: PointerEvent, task: string, edge: 'both' | 'finish', dayWidth: number): void {
    const holder = event.currentTarget;
    if (!(holder instanceof HTMLElement)) return;
    const from = event.clientX;
    let told = 0;
    this.#moved = false;
    holder.setPointerCapture(event.pointerId);
    const move = ({ clientX }: PointerEvent): void => {
      if (Math.abs(clientX - from) > slack) this.#moved = true;
      const days = Math.round((clientX - from) / dayWidth);
      if (!this.#moved || days === told) return;
      told = days;
      this.#tell({ task, days, edge, isStep: false });
    };
    const end = (): void => {
      holder.removeEventListener('pointermove', move);
      holder.removeEventListener('pointerup', end);
      holder.removeEventListener('pointercancel', end);
    };
    holder.addEventListener('pointermove', move);
    holder.addEventListener('pointerup', end);
    holder.addEventListener('pointercancel', end);
  }

  /** Whether the last press was a drag: its click does not count. Asked once. */
  justMoved(): boolean {
    const moved = this.#moved;
    this.#moved = false;
    return moved;
  }
}
