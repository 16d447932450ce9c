import { setPositions, type Layers } from './layers.ts';

/** Ways to walk through the layers for a first order: in depth or in breadth, from the first nodes or from the last. */
export type FirstOrder = 'depth' | 'breadth' | 'depthBack' | 'breadthBack';

/** Fills the order of each cell as a walk through the graph comes by: what is joined comes near each other. O(points + links). */
export function orderByWalk(layers: Layers, way: FirstOrder): void {
  const { pointCount, nodeCount, leftStart, left, rightStart, right, order, cellStart, position } = layers;
  const cellOf = new Int32Array(pointCount);
  const fill = new Int32Array(cellStart.length);
  for (let cell = 0; cell + 1 < cellStart.length; cell++) {
    for (let k = cellStart[cell]!; k < cellStart[cell + 1]!; k++) cellOf[order[k]!] = cell;
  }
  const seen = new Uint8Array(pointCount);
  const waiting = new Int32Array(pointCount);
  const isDepth = way === 'depth' || way === 'depthBack';
  const isBack = way === 'depthBack' || way === 'breadthBack';
  const place = (point: number) => {
    const cell = cellOf[point]!;
    position[point] = cellStart[cell]! + fill[cell]!++;
  };
  for (let n = 0; n < nodeCount; n++) {
    const root = isBack ? nodeCount - 1 - n : n;
    if (seen[root] === 1) continue;
    let [head, tail] = [0, 0];
    seen[root] = 1;
    waiting[tail++] = root;
    while (head < tail) {
      const point = isDepth ? waiting[--tail]! : waiting[head++]!;
      place(point);
      const [firstStart, first, secondStart, second] = isDepth !== isBack ? [leftStart, left, rightStart, right] : [rightStart, right, leftStart, left];
      for (let k = firstStart[point]!; k < firstStart[point + 1]!; k++) {
        if (seen[first[k]!] === 0) {
          seen[first[k]!] = 1;
          waiting[tail++] = first[k]!;
        }
      }
      for (let k = secondStart[point]!; k < secondStart[point + 1]!; k++) {
        if (seen[second[k]!] === 0) {
          seen[second[k]!] = 1;
          waiting[tail++] = second[k]!;
        }
      }
    }
  }
  for (let point = 0; point < pointCount; point++) order[position[point]!] = point;
  setPositions(layers);
}
