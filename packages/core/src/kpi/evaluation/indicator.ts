import type { Kpi } from '../../model/kpi.ts';
import type { Member } from '../../model/member.ts';
import { manualSeries } from '../manual.ts';
import type { Direction, KpiFamily, Metric } from '../metric.ts';
import { isManual, metricFinder } from '../metrics.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { emptySeries, type Series } from '../series.ts';
import type { Frequency } from '../time/period.ts';
import { evaluate, stateRank, type Evaluation } from './evaluate.ts';
import { targetSteps, type Note, type TargetStep } from './rule.ts';

/** A KPI with its figures and what they say. */
export interface Indicator {
  readonly kpi: Kpi;
  /** The metric it is computed by; none where its values are entered. */
  readonly metric?: Metric;
  /** Absent where neither the KPI nor its metric says one. */
  readonly family?: KpiFamily;
  readonly direction?: Direction;
  readonly series: Series;
  /** Thresholds over time, oldest first. */
  readonly steps: readonly TargetStep[];
  readonly evaluation: Evaluation;
}

/** Figures of a metric, computed once for each frequency however many KPIs show it. */
export function seriesOf(prepared: Prepared, metric: Metric, frequency: Frequency): Series {
  return prepared.per(frequency, metric.compute);
}

/** One KPI with its figures and its state; also as it would be: measures are those of the row with its id. */
export function indicatorOf(prepared: Prepared, kpi: Kpi): Indicator {
  return indicatorAt(prepared, kpi, prepared.rows('kpi').findIndex(({ id }) => id === kpi.id));
}

/** Every active KPI: by family, those without one last, then what needs attention first; ties by criticality, by how long, by name. */
export function board(prepared: Prepared): Indicator[] {
  return prepared
    .rows('kpi')
    .flatMap((kpi, row) => (kpi.active ? [indicatorAt(prepared, kpi, row)] : []))
    .sort(compareIndicators);
}

/** Order of a board; see `board`. */
export function compareIndicators(a: Indicator, b: Indicator): number {
  return (
    familyRank(a) - familyRank(b) ||
    stateRank(a.evaluation.state) - stateRank(b.evaluation.state) ||
    weights.indexOf(b.kpi.criticality) - weights.indexOf(a.kpi.criticality) ||
    compareText(a.evaluation.since ?? '', b.evaluation.since ?? '') ||
    compareNames(a.kpi.name, b.kpi.name) ||
    compareText(a.kpi.id, b.kpi.id)
  );
}

const names = new Intl.Collator('fr', { numeric: true });

/** Order of names as people read them: accents aside, and 37 before 367. */
export function compareNames(a: string, b: string): number {
  return names.compare(a, b);
}

const families: readonly KpiFamily[] = ['delivery', 'quality', 'engagement'];
function familyRank({ family }: Pick<Indicator, 'family'>): number {
  return family === undefined ? families.length : families.indexOf(family);
}

const weights: readonly Kpi['criticality'][] = ['low', 'normal', 'high', 'critical'];

function indicatorAt(prepared: Prepared, kpi: Kpi, row: number): Indicator {
  const { frequency } = kpi;
  const metric = prepared.once(finder)(kpi.source);
  const direction = kpi.direction ?? metric?.direction;
  const family = kpi.family ?? metric?.family;
  const steps = prepared.once(stepsByKpi).get(kpi.id) ?? [];
  const isUnknown = metric === undefined && !isManual(kpi.source);
  const series = metric !== undefined ? seriesOf(prepared, metric, frequency) : isUnknown ? emptySeries(frequency, 'period', prepared.today) : manualSeries(prepared, row, frequency);
  const notes: Note[] = [...(isUnknown ? [{ code: 'kpi.unknownSource', values: { source: kpi.source ?? '' } }] : []), ...ownerNotes(kpi, prepared.once(memberStates))];
  return {
    kpi,
    ...(metric === undefined ? {} : { metric }),
    ...(family === undefined ? {} : { family }),
    ...(direction === undefined ? {} : { direction }),
    series,
    steps,
    evaluation: evaluate(kpi, { series, steps, direction, notes }),
  };
}

function ownerNotes({ owner }: Kpi, members: ReadonlyMap<string, Member>): Note[] {
  const member = owner === undefined ? undefined : members.get(owner);
  if (member === undefined) return [{ code: 'kpi.ownerMissing', values: {} }];
  return member.active ? [] : [{ code: 'kpi.ownerInactive', values: {} }];
}

function finder(prepared: Prepared) {
  return metricFinder(prepared.stages);
}

function stepsByKpi(prepared: Prepared): ReadonlyMap<string, readonly TargetStep[]> {
  return targetSteps(prepared.rows('kpiTarget'));
}

function memberStates(prepared: Prepared): ReadonlyMap<string, Member> {
  return new Map(prepared.rows('member').map((member) => [member.id, member]));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
