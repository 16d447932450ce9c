import type { directions, kpiAxes, kpiFamilies } from '../model/choices.ts';
import type { EntityName, Labels } from '../model/field.ts';
import type { Prepared } from './prepare/prepared.ts';
import type { Series } from './series.ts';
import type { Frequency } from './time/period.ts';

/** Which way is good. */
export type Direction = (typeof directions)[number]['key'];
/** What an indicator is about. */
export type KpiFamily = (typeof kpiFamilies)[number]['key'];
/** What an indicator helps to improve. */
export type KpiAxis = (typeof kpiAxes)[number]['key'];
/** What a computed figure counts in; its words are messages `kpi.unit.<key>`. */
export type Unit = 'days' | 'percent' | 'tasks' | 'rounds' | 'outOfFive';

/** An indicator computed from the collective's own rows. */
export interface Metric {
  /** What a KPI's `source` holds. */
  readonly id: string;
  readonly name: Labels;
  /** What it is, in words that a newcomer understands. */
  readonly definition: Labels;
  readonly formula: Labels;
  readonly unit: Unit;
  readonly direction: Direction;
  readonly family: KpiFamily;
  readonly axis: KpiAxis;
  /** How often it is worth looking at, unless its KPI says otherwise. */
  readonly frequency: Frequency;
  /** The entities whose rows it reads. */
  readonly uses: readonly EntityName[];
  /** Its figures, one a period up to today. */
  readonly compute: (prepared: Prepared, frequency: Frequency) => Series;
}
