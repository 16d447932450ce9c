import type { Forecast } from '@entrelacs/core';
import type { ForecastAnswer, ForecastJob } from '../coop-forecast-worker/coop-forecast-worker.ts';
import type { Board } from './board/board.ts';

/** Milliseconds without another change before a plan is forecast. */
const rest = 250;

/** Forecasts the board in the background whenever something on the screen shows it; the last one stays until the next has come. */
export class Forecasts {
  #last: Forecast | undefined;
  #board: Board | undefined;
  #job = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #worker: Worker | undefined;
  #settle: () => void = () => undefined;
  /** Resolves when what was asked for has come. */
  settled: Promise<void> = Promise.resolve();
  readonly #makeWorker: () => Worker | undefined;
  readonly #changed: () => void;

  /**
   * @param makeWorker - Makes the worker that forecasts; without one, that is done here a few milliseconds at a time.
   * @param changed - Called when there is another forecast.
   */
  constructor(makeWorker: () => Worker | undefined, changed: () => void) {
    this.#makeWorker = makeWorker;
    this.#changed = changed;
  }

  /** The forecast of a board, as far as it is known; asks for it where it is not. */
  of(board: Board): Forecast | undefined {
    if (board !== this.#board) {
      this.#board = board;
      clearTimeout(this.#timer);
      this.#settle();
      this.settled = new Promise((resolve) => (this.#settle = resolve));
      this.#timer = setTimeout(() => this.#ask(board), this.#last === undefined ? 0 : rest);
    }
    return this.#last;
  }

  #ask({ plan }: Board): void {
    const job = (this.#job += 1);
    this.#worker ??= this.#makeWorker();
    if (this.#worker === undefined) {
      void import('../coop-forecast-worker/coop-forecast-worker.ts')
        .then(({ forecastInSteps }) => forecastInSteps(plan, () => job !== this.#job))
        .then((forecast) => this.#take(job, forecast));
      return;
    }
    this.#worker.onmessage = ({ data }: MessageEvent<ForecastAnswer>) => this.#take(data.job, data.forecast);
    this.#worker.onerror = () => this.#settle();
    this.#worker.postMessage({ job, plan } satisfies ForecastJob);
  }

  #take(job: number, forecast: Forecast | undefined): void {
    if (job !== this.#job || forecast === undefined) return;
    this.#last = forecast;
    this.#settle();
    this.#changed();
  }
}
