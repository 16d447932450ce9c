import type * as rest from './rest.ts';

/** What the first picture does without. */
export type Rest = typeof rest;

/** Fetches the rest of the board when it is first needed, else while nobody waits, so that it is there offline. */
export class Parts {
  rest: Rest | undefined;
  #waiting: Promise<Rest> | undefined;
  readonly #changed: (rest: Rest) => void;

  /** @param changed - Called when the rest has come. */
  constructor(changed: (rest: Rest) => void) {
    this.#changed = changed;
  }

  /** The rest where it is there; else it is fetched, and `changed` called when it has come. */
  need(): Rest | undefined {
    if (this.rest === undefined) void this.fetch().catch(() => undefined);
    return this.rest;
  }

  /** The rest, once it is there; one that did not come is asked for again. */
  fetch(): Promise<Rest> {
    this.#waiting ??= import('./rest.ts').then(
      (loaded) => {
        this.rest = loaded;
        this.#changed(loaded);
        return loaded;
      },
      (error: unknown) => {
        this.#waiting = undefined;
        throw error;
      },
    );
    return this.#waiting;
  }

  /** Resolves when what was asked for is there. */
  get settled(): Promise<void> {
    return (this.#waiting ?? Promise.resolve()).then(() => undefined);
  }
}
