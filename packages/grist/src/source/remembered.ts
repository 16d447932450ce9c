interface Made {
  readonly needs: readonly unknown[];
  readonly value: unknown;
}

/** Things made out of others: the same as before as long as what they are made of is. */
export class Remembered {
  readonly #made = new Map<unknown, Made>();

  /** What was last made under a key when it needed just these; else it is made anew. */
  get<T>(key: unknown, needs: readonly unknown[], make: () => T): T {
    const last = this.#made.get(key);
    if (last?.needs.length === needs.length && last.needs.every((need, index) => need === needs[index])) return last.value as T;
    const value = make();
    this.#made.set(key, { needs, value });
    return value;
  }
}
