import { inOneGo } from '@entrelacs/core';
import { inPageSteps, nextTask } from '../../coop-layout-worker/in-steps.ts';
import type { Board } from '../board/board.ts';
import type { BoardTask } from '../board/types.ts';
import type { LaneKind } from '../options.ts';
import { draftSteps, type MapPlaces } from './draft-layout.ts';
import type { LaidOut, Layouter } from './layouter.ts';
import { layoutKey, mapGraphSteps, type MapGraph } from './map-graph.ts';
import type * as later from './map-later.ts';
import { emptyScene, sceneSteps, type MapScene } from './scene.ts';

/** What the map is to show. */
export interface MapInput {
  readonly board: Board;
  readonly tasks: readonly BoardTask[];
  readonly lanes: LaneKind;
  readonly folded: readonly string[];
  /** The lane of tasks that belong to none. */
  readonly noLane: string;
}

interface Drawn {
  readonly graph: MapGraph;
  readonly key: string;
  readonly scene: MapScene;
}

/** Tasks above which a scene is worked out in steps. */
const manyTasks = 1000;

/** Keeps the map's scene: at once what is known, then what the layout made of it. */
export class MapStore {
  scene: MapScene = emptyScene;
  readonly #makeWorker: () => Worker | undefined;
  readonly #changed: () => void;
  #later: typeof later | undefined;
  #layout: Layouter | undefined;
  #input: MapInput | undefined;
  /** What the scene was made of. */
  #shown: MapInput | undefined;
  #key = '';
  #laidOut: LaidOut | undefined;
  #places: MapPlaces | undefined;
  #turn = 0;
  #asked: Promise<void> | undefined;
  #drawing: Promise<void> | undefined;

  /**
   * @param makeWorker - Makes the worker that lays graphs out; without it, that is done here.
   * @param changed - Called when there is another scene.
   */
  constructor(makeWorker: () => Worker | undefined, changed: () => void) {
    this.#makeWorker = makeWorker;
    this.#changed = changed;
  }

  /** Resolves when the last layout asked for is shown. */
  get settled(): Promise<void> {
    const pending = this.#drawing ?? this.#asked;
    return pending === undefined ? Promise.resolve() : pending.then(() => this.settled);
  }

  /** Shows something else; the same input changes nothing. */
  update(input: MapInput): void {
    const before = this.#input;
    if (before !== undefined && before.board === input.board && hasSameTasks(before, input) && isAlike(before, input)) return;
    this.#input = input;
    const { board } = input;
    const isTouched = this.#shown !== undefined && this.#shown === before && board.since?.schedule === before.board.schedule && !board.since.isMoved;
    if (!isTouched || input.folded.length > 0 || !isAlike(before, input) || !hasSameTasks(before, input)) return this.#draw(input);
    this.#shown = input;
    this.scene = touched(this.scene);
  }

  #draw(input: MapInput): void {
    const steps = this.#steps(input);
    if (input.tasks.length <= manyTasks) {
      this.#drawing = undefined;
      return this.#show(input, inOneGo(steps));
    }
    const drawing: Promise<void> = inPageSteps(steps, () => this.#drawing !== drawing).then((drawn) => {
      if (drawn === undefined) return;
      this.#drawing = undefined;
      this.#show(input, drawn);
      this.#changed();
    });
    this.#drawing = drawing;
  }

  *#steps({ board, tasks, lanes, folded, noLane }: MapInput): Generator<void, Drawn> {
    const graph = yield* mapGraphSteps(board, tasks, lanes, new Set(folded), noLane);
    yield;
    if (this.#laidOut !== undefined) this.#places ??= yield* this.#later?.placeSteps(this.#laidOut) ?? [];
    const places = yield* (this.#places && this.#later?.patchedSteps(graph, this.#places)) ?? draftSteps(graph);
    yield;
    const scene = yield* sceneSteps(places, this.scene);
    yield;
    return { graph, key: layoutKey(graph), scene };
  }

  #show(input: MapInput, { graph, key, scene }: Drawn): void {
    this.#shown = input;
    this.scene = scene;
    if (key === this.#key) return;
    this.#key = key;
    const turn = (this.#turn += 1);
    const asked = this.#layOut(graph)
      .then((laidOut) => {
        if (turn !== this.#turn || this.#input === undefined || laidOut === undefined) return;
        this.#laidOut = laidOut;
        this.#places = undefined;
        // Rows may have changed meanwhile, the shape of the graph has not.
        this.#draw(this.#input);
        this.#changed();
      })
      .catch(() => undefined)
      .then(() => void (this.#asked === asked && (this.#asked = undefined)));
    this.#asked = asked;
  }

  async #layOut(graph: MapGraph): Promise<LaidOut | undefined> {
    this.#later ??= await import('./map-later.ts');
    this.#layout ??= this.#later.createLayouter(this.#makeWorker);
    // What is asked for is told in a task of its own: the scene is being shown.
    await nextTask();
    return this.#layout(graph, this.#laidOut);
  }
}

function isAlike(before: MapInput, input: MapInput): boolean {
  return before.lanes === input.lanes && before.noLane === input.noLane && before.folded.join() === input.folded.join();
}

function hasSameTasks({ tasks: before }: MapInput, { tasks }: MapInput): boolean {
  return before === tasks || (before.length === tasks.length && tasks.every((task, index) => task === before[index]));
}

/** The same map, of tasks that have changed where they are. */
function touched(scene: MapScene): MapScene {
  const nodes = scene.nodes.map((node) => (node.task === undefined || node.task.isCritical === node.isCritical ? node : { ...node, isCritical: node.task.isCritical }));
  return { ...scene, nodes };
}
