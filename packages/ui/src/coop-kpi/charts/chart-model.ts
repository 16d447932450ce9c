import type { UsedRow } from '@entrelacs/core';
import type { ShownState } from '../kpi-data.ts';

/** A colour of a chart: one of four series, four depths of a count, or a token. */
export type Ink = 'series1' | 'series2' | 'series3' | 'series4' | 'count1' | 'count2' | 'count3' | 'count4' | 'text' | 'soft' | 'crit' | 'warn' | 'good';

/** Shapes by which series are told apart without their colour. */
export type MarkerShape = 'circle' | 'rect' | 'triangle' | 'rectRot';

/** A row of the document that a point, or a row of the table, stands for. */
export type RowOfChart = Pick<UsedRow, 'entity' | 'id'>;

/** Columns of points. */
interface Points {
  readonly name: string;
  readonly ink: Ink;
  readonly x: ArrayLike<number>;
  /** NaN where there is a gap: no line is drawn. */
  readonly y: ArrayLike<number>;
  /** What a point says when it is pointed at. */
  readonly describe?: (at: number) => string;
}

/** A line through points sorted by x. */
export interface LineMark extends Points {
  readonly kind: 'line';
  readonly width?: number;
  readonly dash?: readonly number[];
  /** The last point gets a dot. */
  readonly hasEnd?: boolean;
}

/** Points without a line. */
export interface PointsMark extends Points {
  readonly kind: 'points';
  readonly shape?: MarkerShape;
  readonly radius?: number;
  /** Half transparent, where many lie on each other. */
  readonly isSoft?: boolean;
  readonly row?: (at: number) => RowOfChart;
}

/** An area from the one before up to a line; the first one from zero. */
export interface AreaMark extends Points {
  readonly kind: 'area';
}

/** Bars of a width in units of their axis. */
export interface BarsMark extends Points {
  readonly kind: 'bars';
  readonly size: number;
}

/** Something drawn from rows. */
export type Mark = LineMark | PointsMark | AreaMark | BarsMark;

/** A ground of a state over a stretch of the axes. */
export interface Band {
  readonly tone: 'warn' | 'crit' | 'plain';
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

/** A line that is no data: the target in steps, a baseline, a percentile. */
export interface GuideLine {
  readonly style: 'target' | 'baseline' | 'level';
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** Something that happened, numbered. */
export interface Flag {
  readonly x: number;
  readonly number: number;
  readonly text: string;
}

/** A word at the right edge, beside what it names. */
export interface EndLabel {
  readonly y: number;
  readonly text: string;
  readonly ink: Ink;
  readonly state?: ShownState;
  readonly isStrong?: boolean;
}

/** A place on an axis and its word. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}

/** An axis: its reach, and the ticks for a part of it. */
export interface ChartAxis {
  readonly min: number;
  readonly max: number;
  /** Ticks between two values, at most so many. */
  readonly ticks: (min: number, max: number, most: number) => readonly Tick[];
  readonly title?: string;
}

/** A column of the table twin. */
export interface ChartColumn {
  readonly label: string;
  readonly isNumber?: boolean;
  /** Its cells are days `YYYY-MM-DD`: shown as readers write them, kept as they are for a spreadsheet. */
  readonly isDay?: boolean;
  /** Decimals that each number of the column has; as many as it needs, two at the most, when left out. */
  readonly decimals?: number;
}

/** The same figures as a table. */
export interface ChartTable {
  readonly columns: readonly ChartColumn[];
  /** As many rows as there are, each written when it is shown. */
  readonly length: number;
  readonly row: (at: number) => readonly (string | number)[];
  /** What a row of it stands for: who points at nothing comes to it by a link in this column. */
  readonly link?: { readonly column: number; readonly to: (at: number) => RowOfChart };
}

/** A chart, before anything is drawn: the canvas, the SVG file and the table are all made from it. */
export interface ChartModel {
  /** What it shows, as a sentence: its accessible name. */
  readonly title: string;
  readonly x: ChartAxis;
  readonly y: ChartAxis;
  readonly marks: readonly Mark[];
  readonly bands?: readonly Band[];
  readonly guides?: readonly GuideLine[];
  readonly flags?: readonly Flag[];
  readonly ends?: readonly EndLabel[];
  /** Bars lie: y holds their places, x their lengths. */
  readonly isLying?: boolean;
  readonly table: ChartTable;
}
