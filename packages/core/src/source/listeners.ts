/** Tells a value to whoever listens, and the last one at once to whoever begins to. */
export class Listeners<T> {
  readonly #listeners = new Set<(value: T) => void>();
  #told: { readonly value: T } | undefined;

  constructor(...first: [] | [T]) {
    if (first.length === 1) this.#told = { value: first[0] };
  }

  /** The value told last. */
  get last(): T | undefined {
    return this.#told?.value;
  }

  /** Listens until the function returned is called. */
  add(listener: (value: T) => void): () => void {
    const own = (value: T): void => listener(value);
    this.#listeners.add(own);
    if (this.#told !== undefined) listener(this.#told.value);
    return () => this.#listeners.delete(own);
  }

  tell(value: T): void {
    this.#told = { value };
    for (const listener of this.#listeners) listener(value);
  }

  clear(): void {
    this.#listeners.clear();
  }
}
