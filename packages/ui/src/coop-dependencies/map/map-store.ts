import type { Board } from '../board/board.ts';
import type { BoardTask } from '../board/types.ts';
import type { LaneKind } from '../options.ts';
import { draftLayout, patchedLayout, type MapPlaces } from './draft-layout.ts';
import type { LaidOut, Layouter } from './layouter.ts';
import { layoutKey, mapGraph, type MapGraph } from './map-graph.ts';
import { emptyScene, mapScene, type MapScene } from './scene.ts';

/** What the map is to show. */
export interface MapInput {
  readonly board: Board;
  readonly tasks: readonly BoardTask[];
  readonly lanes: LaneKind;
  readonly folded: readonly string[];
  /** The lane of tasks that belong to none. */
  readonly noLane: string;
}

/** Keeps the map's scene: at once what is known, then what the layout made of it. */
export class MapStore {
  scene: MapScene = emptyScene;
  readonly #layout: Layouter;
  readonly #changed: () => void;
  #input: MapInput | undefined;
  #key = '';
  #laidOut: LaidOut | undefined;
  #turn = 0;
  /** Resolves when the last layout asked for is shown. */
  settled: Promise<void> = Promise.resolve();

  /**
   * @param layout - Lays graphs out.
   * @param changed - Called when there is another scene.
   */
  constructor(layout: Layouter, changed: () => void) {
    this.#layout = layout;
    this.#changed = changed;
  }

  /** Shows something else; the same input changes nothing. */
  update(input: MapInput): void {
    const before = this.#input;
    const isSame =
      before !== undefined &&
      before.board === input.board &&
      before.tasks === input.tasks &&
      before.lanes === input.lanes &&
      before.noLane === input.noLane &&
      before.folded.join() === input.folded.join();
    if (isSame) return;
    this.#input = input;
    const graph = mapGraph(input.board, input.tasks, input.lanes, new Set(input.folded), input.noLane);
    const key = layoutKey(graph);
    const laidOut = this.#laidOut;
    if (laidOut === undefined) this.#show(draftLayout(graph));
    else this.#show(patchedLayout(graph, laidOut.places));
    if (key === this.#key) return;
    this.#key = key;
    this.#ask(graph, laidOut);
  }

  #ask(graph: MapGraph, before: LaidOut | undefined): void {
    const turn = (this.#turn += 1);
    this.settled = this.#layout(graph, before)
      .then((laidOut) => {
        if (turn !== this.#turn || this.#input === undefined || laidOut === undefined) return;
        const { board, tasks, lanes, folded, noLane } = this.#input;
        // Rows may have changed meanwhile, the shape of the graph has not.
        this.#laidOut = laidOut;
        this.#show(patchedLayout(mapGraph(board, tasks, lanes, new Set(folded), noLane), laidOut.places));
        this.#changed();
      })
      .catch(() => undefined);
  }

  #show(places: MapPlaces): void {
    this.scene = mapScene(places, this.scene);
  }
}
