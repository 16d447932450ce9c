import { CrossingCounter } from './crossing-count.ts';
import { orderByWalk, type FirstOrder } from './first-order.ts';
import { setPositions, type Layers } from './layers.ts';
import { Sifter } from './sift.ts';
import { sweep, sweepSpace } from './sweep.ts';

/** First orders that are tried, the more of them the smaller the graph is. */
const ways: readonly FirstOrder[] = ['depth', 'breadth', 'depthBack', 'breadthBack'];

/** Sweeps after each first order at most; fewer where there are very many points. */
const mostSweeps = 20;

/**
 * Orders the points of every rank so that few links cross: sweeps by barycentre from several first orders, the best of
 * which are sifted. The effort is bounded by counting, so that the result is always the same. Yields between steps.
 */
export function* reduceCrossings(layers: Layers): Generator<void, number> {
  const counter = new CrossingCounter(layers);
  const space = sweepSpace(layers);
  const size = layers.pointCount + layers.right.length;
  const starts = Math.min(ways.length, Math.max(1, Math.floor(8_000 / size)));
  const sweeps = Math.min(mostSweeps, Math.max(6, Math.floor(2_000_000 / size)));
  let best = layers.order.slice();
  let least = Number.POSITIVE_INFINITY;
  for (let n = 0; n < starts; n++) {
    orderByWalk(layers, ways[n]!);
    let order = layers.order.slice();
    let found = counter.count();
    for (let i = 0; i < sweeps && found > 0; i++) {
      sweep(layers, space, i % 2 === 0, i % 4 >= 2);
      const crossings = counter.count();
      if (crossings < found) {
        found = crossings;
        order = layers.order.slice();
      }
      if (i % 4 === 3) yield;
    }
    layers.order.set(order);
    setPositions(layers);
    found -= yield* sifted(layers, Math.max(400_000, 6_000_000 / starts));
    if (found < least) {
      least = found;
      best = layers.order.slice();
    }
  }
  layers.order.set(best);
  setPositions(layers);
  return least;
}

/** Sifts the order that stands until nothing is saved any more, or enough was compared; gives the crossings saved. */
export function* sifted(layers: Layers, limit: number): Generator<void, number> {
  const sifter = new Sifter(layers);
  let sum = 0;
  for (let round = 0; round < 40 && sifter.effort < limit; round++) {
    const saved = sifter.round(round % 2 === 0, limit);
    sum += saved;
    if (saved === 0 && round > 0) break;
    yield;
  }
  return sum;
}
