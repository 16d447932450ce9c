import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOneGo } from '../../time/steps.ts';
import { layoutGraph, layoutStopped } from './layout-graph.ts';
import { layoutInputOf, type NamedLayout } from './layout-input.ts';
import { layoutSteps } from './layout.ts';
import { countPolylineCrossings } from './polyline-crossings.ts';
import type { GraphLayout, LayoutInput } from './types.ts';

const [width, height] = [124, 50];
const inputOf = (nodeCount: number, pairs: readonly (readonly [number, number])[], lanes?: readonly number[]): LayoutInput => ({
  nodeCount,
  from: Int32Array.from(pairs, ([from]) => from),
  to: Int32Array.from(pairs, ([, to]) => to),
  ...(lanes !== undefined && { lane: Int32Array.from(lanes), laneCount: Math.max(0, ...lanes) + 1 }),
});
const pointsOf = (layout: GraphLayout, link: number) => layout.points.subarray(layout.pointStart[link], layout.pointStart[link + 1]);
const crossingsOf = (input: LayoutInput, layout: GraphLayout) =>
  countPolylineCrossings(Array.from(input.from, (from, link) => ({ from, to: input.to[link]!, points: pointsOf(layout, link) })));

const sizeArb = fc.integer({ min: 0, max: 24 });
const inputArb = sizeArb.chain((count) =>
  fc.record({
    pairs: fc.array(fc.tuple(fc.nat(Math.max(0, count - 1)), fc.nat(Math.max(0, count - 1))), { maxLength: count === 0 ? 0 : 40 }),
    lanes: fc.option(fc.array(fc.nat(3), { minLength: count, maxLength: count }), { nil: undefined }),
    count: fc.constant(count),
  }),
).map(({ count, pairs, lanes }) => inputOf(count, pairs, lanes));

describe('layoutGraph', () => {
  it('puts what waits to the right of what it waits for', () => {
    const layout = layoutGraph(inputOf(3, [[0, 1], [1, 2]]));

    expect([...layout.rank]).toEqual([0, 1, 2]);
    expect([...layout.y]).toEqual([layout.y[0], layout.y[0], layout.y[0]]);
    expect([...pointsOf(layout, 0)]).toEqual([width, pointsOf(layout, 0)[1], layout.x[1], pointsOf(layout, 0)[1]]);
  });

  it('draws two crossed pairs without a crossing', () => {
    const input = inputOf(4, [[0, 3], [1, 2]]);

    expect(crossingsOf(input, layoutGraph(input))).toBe(0);
  });

  it('keeps lanes apart, in their order', () => {
    const layout = layoutGraph(inputOf(4, [[0, 1], [1, 2], [2, 3]], [1, 0, 1, 0]));

    expect(layout.laneY).toHaveLength(2);
    [1, 0, 1, 0].forEach((lane, node) => {
      expect(layout.y[node]!).toBeGreaterThanOrEqual(layout.laneY[lane]!);
      expect(layout.y[node]! + height).toBeLessThanOrEqual(layout.laneY[lane]! + layout.laneHeight[lane]!);
    });
  });

  it('draws a circle, and links of a task to itself as nothing', () => {
    const layout = layoutGraph(inputOf(3, [[0, 1], [1, 2], [2, 0], [1, 1]]));

    expect(pointsOf(layout, 2)[0]).toBe(layout.x[2]);
    expect(pointsOf(layout, 3)).toHaveLength(0);
  });

  it('packs parts that nothing joins instead of piling them up', () => {
    const layout = layoutGraph(inputOf(400, []));

    expect(layout.width / layout.height).toBeGreaterThan(0.8);
    expect(layout.width / layout.height).toBeLessThan(3);
    const inLanes = layoutGraph(inputOf(400, [], Array.from({ length: 400 }, (_, node) => node % 4)));
    expect(Math.max(...inLanes.rank)).toBeGreaterThan(5);
  });

  it('draws nothing of nothing', () => {
    expect(layoutGraph(inputOf(0, []))).toMatchObject({ width: 0, height: 0 });
    expect(layoutGraph({ ...inputOf(0, []), lane: new Int32Array(0), laneCount: 2 }).laneY).toHaveLength(2);
  });

  it('draws a chain of 5,000, a circle of 500 and 100 links on one task', () => {
    expect(layoutGraph(inputOf(5_000, Array.from({ length: 4_999 }, (_, i) => [i, i + 1] as const))).columnX).toHaveLength(5_001);
    expect(layoutGraph(inputOf(500, Array.from({ length: 500 }, (_, i) => [i, (i + 1) % 500] as const))).columnX).toHaveLength(501);
    const star = layoutGraph(inputOf(101, Array.from({ length: 100 }, (_, i) => [0, i + 1] as const)));
    const ports = Array.from({ length: 100 }, (_, link) => pointsOf(star, link)[1]!);
    expect(new Set(ports).size).toBe(100);
  });

  it('draws links that are too long for the ranks around them', () => {
    const chain = Array.from({ length: 2_000 }, (_, i) => [i, i + 1] as const);
    const long = Array.from({ length: 300 }, (_, i) => [i, 2_000 - i] as const);
    const layout = layoutGraph(inputOf(2_001, [...chain, ...long]));

    expect(Array.from(layout.points).every(Number.isFinite)).toBe(true);
    expect(layout.pointStart.at(-1)).toBe(layout.points.length);
  });

  it('can be stopped between steps', () => {
    let asked = 0;
    expect(layoutGraph(inputOf(3, [[0, 1], [1, 2]]), {}, () => ++asked === 2)).toBe(layoutStopped);
    expect([...layoutSteps(inputOf(300, Array.from({ length: 400 }, (_, i) => [i % 299, (i % 299) + 1] as const)))].length).toBeGreaterThan(3);
  });

  it('lays no node on another, and none outside its lane', () => {
    fc.assert(
      fc.property(inputArb, fc.boolean(), (input, hasOthers) => {
        // Without what packs parts, they lie in one column of ranks.
        const { x, y, laneY, laneHeight, ...layout } = hasOthers ? layoutGraph(input) : inOneGo(layoutSteps(input));
        for (let a = 0; a < input.nodeCount; a++) {
          for (let b = 0; b < a; b++) expect(Math.abs(x[a]! - x[b]!) >= width || Math.abs(y[a]! - y[b]!) >= height).toBe(true);
          const lane = input.lane?.[a];
          if (lane !== undefined) {
            expect(y[a]!).toBeGreaterThanOrEqual(laneY[lane]!);
            expect(y[a]! + height).toBeLessThanOrEqual(laneY[lane]! + laneHeight[lane]!);
          }
          expect(x[a]! + width).toBeLessThanOrEqual(layout.width);
          expect(y[a]! + height).toBeLessThanOrEqual(layout.height + 1);
        }
      }),
    );
  });

  it('draws every link from the side of one node to that of the other, with square turns, through no node', () => {
    fc.assert(
      fc.property(inputArb, (input) => {
        const layout = layoutGraph(input);
        input.from.forEach((from, link) => {
          const to = input.to[link]!;
          const points = pointsOf(layout, link);
          if (from === to) return;
          const forward = layout.rank[from]! < layout.rank[to]!;
          expect(points[0]).toBe(layout.x[from]! + (forward ? width : 0));
          expect(points.at(-2)).toBe(layout.x[to]! + (forward ? 0 : width));
          for (const [node, y] of [[from, points[1]!], [to, points.at(-1)!]] as const) {
            expect(y).toBeGreaterThan(layout.y[node]!);
            expect(y).toBeLessThan(layout.y[node]! + height);
          }
          for (let i = 2; i < points.length; i += 2) {
            const [x0, y0, x1, y1] = [points[i - 2]!, points[i - 1]!, points[i]!, points[i + 1]!];
            expect(x0 === x1 || y0 === y1).toBe(true);
            for (let node = 0; node < input.nodeCount; node++) {
              const inX = Math.max(x0, x1) > layout.x[node]! && Math.min(x0, x1) < layout.x[node]! + width;
              const inY = Math.max(y0, y1) > layout.y[node]! && Math.min(y0, y1) < layout.y[node]! + height;
              expect(inX && inY).toBe(false);
            }
          }
        });
      }),
    );
  });

  it('is the same drawing, whatever the order of the rows', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 20 }), fc.infiniteStream(fc.nat()), (pairs, stream) => {
        const nodes = Array.from({ length: 12 }, (_, id) => ({ id: String(id), lane: id % 2 === 0 ? 'a' : 'b' }));
        const links = pairs.map(([from, to], id) => ({ id: String(id), from: String(from), to: String(to) }));
        const shuffled = <Row>(rows: readonly Row[]) => rows.map((row) => [stream.next().value, row] as const).sort(([a], [b]) => a - b).map(([, row]) => row);

        expect(layoutInputOf(shuffled(nodes), shuffled(links), ['a', 'b'])).toEqual(layoutInputOf(nodes, links, ['a', 'b']));
      }),
    );
  });
});

describe('layoutGraph, staying near the drawing before', () => {
  const random = (seed: number) => () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;

  function plan(count: number, seed: number) {
    const next = random(seed);
    const nodes = Array.from({ length: count }, (_, id) => ({ id: String(id), lane: `lane ${Math.floor(next() * 5)}` }));
    const link = (id: number) => {
      const from = Math.floor(next() * (count - 1));
      return { id: String(id), from: String(from), to: String(Math.min(count - 1, from + 1 + Math.floor(next() * 50))) };
    };
    return { nodes, links: Array.from({ length: Math.round(count * 1.6) }, (_, id) => link(id)), added: link(9_999) };
  }

  it.each([
    [60, 1, []],
    [200, 2, []],
    [1_000, 3, []],
    [60, 4, ['lane 0', 'lane 1', 'lane 2', 'lane 3', 'lane 4']],
    [500, 5, ['lane 0', 'lane 1', 'lane 2', 'lane 3', 'lane 4']],
  ])('moves at most a tenth of %d nodes by more than a rank when a link is added (plan %d)', (count, seed, lanes) => {
    const { nodes, links, added } = plan(count, seed);
    const before = layoutInputOf(nodes, links, lanes);
    const drawn: NamedLayout = { ...before, layout: layoutGraph(before.input) };
    const after = layoutGraph(layoutInputOf(nodes, [...links, added], lanes, drawn).input);
    const far = nodes.filter((_, node) => Math.abs(after.rank[node]! - drawn.layout.rank[node]!) > 1 || Math.abs(after.y[node]! - drawn.layout.y[node]!) > width + 28);

    expect(far.length).toBeLessThanOrEqual(count / 10);
  });

  it('keeps every link leading to the right, and nodes apart', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 14 }), fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 4 }), (pairs, more) => {
        const nodes = (count: number) => Array.from({ length: count }, (_, id) => ({ id: String(id) }));
        const acyclic = (list: readonly (readonly [number, number])[], first: number) => list.filter(([a, b]) => a < b).map(([a, b], id) => ({ id: String(first + id), from: String(a), to: String(b) }));
        const before = layoutInputOf(nodes(10), acyclic(pairs, 0));
        const drawn: NamedLayout = { ...before, layout: layoutGraph(before.input) };
        const next = layoutInputOf(nodes(12), [...acyclic(pairs, 0), ...acyclic(more, 100)], [], drawn);
        const { rank, x, y, ...layout } = layoutGraph(next.input);
        next.input.from.forEach((from, link) => {
          expect(rank[next.input.to[link]!]!).toBeGreaterThan(rank[from]!);
          expect(layout.pointStart[link + 1]!).toBeGreaterThan(layout.pointStart[link]!);
        });
        for (let a = 0; a < 12; a++) for (let b = 0; b < a; b++) expect(Math.abs(x[a]! - x[b]!) >= width || Math.abs(y[a]! - y[b]!) >= height).toBe(true);
      }),
    );
  });

  it('draws afresh when the lanes are others', () => {
    const { nodes, links } = plan(30, 6);
    const before = layoutInputOf(nodes, links);
    const drawn: NamedLayout = { ...before, layout: layoutGraph(before.input) };
    const lanes = ['lane 0', 'lane 1', 'lane 2', 'lane 3', 'lane 4'];

    expect(layoutGraph(layoutInputOf(nodes, links, lanes, drawn).input)).toEqual(layoutGraph(layoutInputOf(nodes, links, lanes).input));
  });
});
