import dagre from '@dagrejs/dagre';
import { countPolylineCrossings, layoutGraph, type DrawnLink, type LayoutInput } from '@entrelacs/core';
import ELK from 'elkjs';
import { denseProjects, libraryProjects, type LibraryProject } from '../fixtures/psplib/load.ts';
import { randomPairs } from './dependencies-plans.ts';
import { measure, printRows, printTable, type Measurement } from './support.ts';

type Pairs = readonly (readonly [number, number])[];
interface Graph {
  readonly name: string;
  readonly nodes: number;
  readonly pairs: Pairs;
}
interface Drawing {
  readonly milliseconds: number;
  readonly crossings: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}
interface ElkEdge {
  readonly sources: readonly string[];
  readonly targets: readonly string[];
  readonly sections?: readonly { readonly startPoint: Point; readonly bendPoints?: readonly Point[]; readonly endPoint: Point }[];
}

/** Peers are left out beyond these sizes, where they take minutes. `--all` lets them run. */
const all = process.argv.includes('--all');
const largest = { elk: all ? Number.POSITIVE_INFINITY : 2_000, dagre: all ? Number.POSITIVE_INFINITY : 500 };
const [width, height] = [124, 50];

const inputOf = ({ nodes, pairs }: Graph): LayoutInput => ({
  nodeCount: nodes,
  from: Int32Array.from(pairs, ([from]) => from),
  to: Int32Array.from(pairs, ([, to]) => to),
});
const libraryGraph = ({ name, tasks, links }: LibraryProject): Graph => ({
  name,
  nodes: tasks.length,
  pairs: links.map(({ predecessor, successor }) => [Number(predecessor) - 1, Number(successor) - 1] as const),
});
const randomGraph = (nodes: number, seed: number, links = Math.round(nodes * 1.6)): Graph => ({
  name: `random ${nodes.toLocaleString('en')} / ${links.toLocaleString('en')}, seed ${seed}`,
  nodes,
  pairs: randomPairs(nodes, links, 1_000 * seed + nodes),
});

function ours(graph: Graph): Drawing {
  const start = performance.now();
  const { points, pointStart } = layoutGraph(inputOf(graph));
  const milliseconds = performance.now() - start;
  const drawn = graph.pairs.map(([from, to], link): DrawnLink => ({ from, to, points: points.subarray(pointStart[link], pointStart[link + 1]) }));
  return { milliseconds, crossings: countPolylineCrossings(drawn) };
}

async function elk(graph: Graph): Promise<Drawing> {
  const start = performance.now();
  const laidOut = await new ELK().layout({
    id: 'root',
    layoutOptions: { 'elk.algorithm': 'layered', 'elk.direction': 'RIGHT' },
    children: Array.from({ length: graph.nodes }, (_, id) => ({ id: String(id), width, height })),
    edges: graph.pairs.map(([from, to], id) => ({ id: `e${id}`, sources: [String(from)], targets: [String(to)] })),
  });
  const milliseconds = performance.now() - start;
  const edges = (laidOut.edges ?? []) as readonly ElkEdge[];
  const drawn = edges.map(({ sources, targets, sections = [] }): DrawnLink => {
    const points = sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint]);
    return { from: Number(sources[0]), to: Number(targets[0]), points: points.flatMap(({ x, y }) => [x, y]) };
  });
  return { milliseconds, crossings: countPolylineCrossings(drawn) };
}

function dagreDrawing(graph: Graph): Drawing {
  const start = performance.now();
  const peer = new dagre.graphlib.Graph({ multigraph: true });
  peer.setGraph({ rankdir: 'LR' });
  peer.setDefaultEdgeLabel(() => ({}));
  for (let node = 0; node < graph.nodes; node++) peer.setNode(String(node), { width, height });
  for (const [from, to] of graph.pairs) peer.setEdge(String(from), String(to));
  dagre.layout(peer);
  const milliseconds = performance.now() - start;
  const drawn = peer.edges().map((edge): DrawnLink => {
    const { points } = peer.edge(edge) as { points: readonly Point[] };
    return { from: Number(edge.v), to: Number(edge.w), points: points.flatMap(({ x, y }) => [x, y]) };
  });
  return { milliseconds, crossings: countPolylineCrossings(drawn) };
}

const lines: Measurement[] = [];
for (const [nodes, links, bar] of [[1_000, 1_600, 100], [2_000, 3_200, 300], [5_000, 7_500, 1_500]] as const) {
  const input = inputOf(randomGraph(nodes, 1, links));
  lines.push(await measure(`layout, ${nodes.toLocaleString('en')} nodes, ${links.toLocaleString('en')} links`, () => layoutGraph(input), { bar, runs: 9 }));
}
for (const project of denseProjects) {
  const input = inputOf(libraryGraph(project));
  lines.push(await measure(`layout, ${project.name}: ${project.tasks.length} nodes, ${project.links.length.toLocaleString('en')} links`, () => layoutGraph(input), { runs: 3, warmUp: 1 }));
}
printTable('Dependencies: layout', lines);

const graphs = [...libraryProjects.map(libraryGraph), ...[100, 200, 500, 1_000, 2_000].flatMap((nodes) => [1, 2, 3].map((seed) => randomGraph(nodes, seed)))];
const sums = { elk: [0, 0, 0], dagre: [0, 0, 0] };
const speedUps: number[] = [];
const rows: Record<string, string>[] = [];
for (const graph of graphs) {
  const own = ours(graph);
  const peers = { elk: graph.nodes <= largest.elk ? await elk(graph) : undefined, dagre: graph.nodes <= largest.dagre ? dagreDrawing(graph) : undefined };
  for (const name of ['elk', 'dagre'] as const) {
    const peer = peers[name];
    if (peer === undefined) continue;
    sums[name][0]! += own.crossings;
    sums[name][1]! += peer.crossings;
    sums[name][2]!++;
  }
  if (graph.nodes === 1_000 && peers.elk !== undefined) speedUps.push(peers.elk.milliseconds / own.milliseconds);
  const cell = (drawing: Drawing | undefined, value: (drawing: Drawing) => string) => (drawing === undefined ? 'not run' : value(drawing));
  const time = (drawing: Drawing | undefined) => cell(drawing, ({ milliseconds }) => `${milliseconds.toFixed(0)} ms`);
  const count = (drawing: Drawing | undefined) => cell(drawing, ({ crossings }) => crossings.toLocaleString('en'));
  rows.push({ graph: graph.name, 'our crossings': count(own), elkjs: count(peers.elk), dagre: count(peers.dagre), 'our time': time(own), 'elkjs time': time(peers.elk), 'dagre time': time(peers.dagre) });
}
printRows('Dependencies: crossings on the final polylines, links that share an end left out', rows);
for (const [name, [own, peer, count]] of Object.entries(sums) as [string, [number, number, number]][]) {
  const isMissed = own > peer;
  if (isMissed) process.exitCode = 1;
  console.log(`\nMean over the ${count} graphs that ${name} drew: ours ${(own / count).toFixed(0)}, ${name} ${(peer / count).toFixed(0)} (x ${(own / peer).toFixed(2)})${isMissed ? ' MISSED' : ''}`);
}
const slowest = Math.min(...speedUps);
if (slowest < 30) process.exitCode = 1;
console.log(`\nAt 1,000 nodes: at least x ${slowest.toFixed(0)} as fast as elkjs (bar: x 30)${slowest < 30 ? ' MISSED' : ''}`);
