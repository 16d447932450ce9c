/** What is to be laid out: nodes and links by index, made of arrays that cross to a worker as they are. */
export interface LayoutInput {
  readonly nodeCount: number;
  /** The two ends of each link. A link of a node to itself is drawn as nothing. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Lane of each node, from 0 on, in the order of the lanes; without it there are none. */
  readonly lane?: Int32Array;
  readonly laneCount?: number;
  /** A drawing of almost the same graph, to stay near to. */
  readonly previous?: PreviousLayout;
}

/** What was drawn before, and which of it is still there. */
export interface PreviousLayout {
  readonly layout: GraphLayout;
  /** Index there of each node and of each link; -1 for what is new. */
  readonly node: Int32Array;
  readonly link: Int32Array;
}

/** Sizes in the drawing's own pixels. */
export interface LayoutOptions {
  readonly nodeWidth?: number;
  readonly nodeHeight?: number;
  /** Least air between two ranks; it grows with the links that turn there. */
  readonly gapX?: number;
  /** Air between two nodes of a rank. */
  readonly gapY?: number;
  /** Air between two links that run side by side. */
  readonly linkGap?: number;
  /** Air within a lane above its first node and below its last. */
  readonly lanePadding?: number;
}

/** Options with their defaults filled in. */
export type LayoutSizes = Required<LayoutOptions>;

/** Where everything goes, made of arrays that cross from a worker as they are. */
export interface GraphLayout {
  /** Left upper corner of each node. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Column of each node, from 0 on, and left edge of each column; that list ends with the width of the whole. */
  readonly rank: Int32Array;
  readonly columnX: Float64Array;
  /** Points of link `i`: x, y, x, y ... from `points[pointStart[i]]` up to `pointStart[i + 1]`. All its turns are square. */
  readonly points: Float64Array;
  readonly pointStart: Int32Array;
  /** Upper edge and height of each lane. */
  readonly laneY: Float64Array;
  readonly laneHeight: Float64Array;
  readonly width: number;
  readonly height: number;
}

/** Sizes with the defaults of the map. */
export function layoutSizes(options: LayoutOptions = {}): LayoutSizes {
  const { nodeWidth = 124, nodeHeight = 50, gapX = 28, gapY = 8, linkGap = 7, lanePadding = 12 } = options;
  return { nodeWidth, nodeHeight, gapX, gapY, linkGap, lanePadding };
}
