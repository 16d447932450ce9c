/** What was done before the part that answers it had come, and where. */
export interface EarlyAct<Place> {
  readonly event: Event;
  /** An event forgets its target once it was sent. */
  readonly target: EventTarget | null;
  readonly place: Place;
}

/** Keeps what is done before the part that answers it has come, and hands it over then. */
export class Early<Place> {
  readonly #acts: EarlyAct<Place>[] = [];

  /** Keeps an act; its place as JSON says whether two are one. */
  keep(event: Event, place: Place): void {
    this.#acts.push({ event, target: event.target, place });
  }

  /**
   * Hands over what was kept, in order and once. Acts one after the other in one place go on from where the former led.
   *
   * @param goTo - Goes to a place; false when it is gone, and what was done there is forgotten.
   * @param answer - Does what was asked.
   */
  handOver(goTo: (place: Place) => boolean, answer: (act: EarlyAct<Place>) => void): void {
    let former: string | undefined;
    for (const act of this.#acts.splice(0)) {
      const here = JSON.stringify([act.place]);
      if (here !== former && !goTo(act.place)) continue;
      former = here;
      answer(act);
    }
  }
}
