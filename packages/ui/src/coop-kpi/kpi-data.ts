import { board, compareNames, indicatorOf, Kept, kpiSettings, prepare, type EntityName, type Frequency, type Indicator, type KpiFamily, type KpiState, type Prepared, type PulseResult, type Snapshot } from '@entrelacs/core';

/** What a card says of how an indicator is: a state, or that too few people answered for one to be shown. */
export type ShownState = KpiState | 'masked';

/** An indicator, judged, ready to be shown. */
export interface KpiView extends Indicator {
  readonly frequency: Frequency;
  readonly state: ShownState;
}

/** Every indicator of a document, judged, with the rows made ready for more. */
export interface KpiData {
  readonly prepared: Prepared;
  /** Active ones, by family and then by what needs attention. */
  readonly views: readonly KpiView[];
  /** Those that are off, by name. */
  readonly off: readonly KpiView[];
  /** Any of them, by id; those that are off too. */
  find(id: string | undefined): KpiView | undefined;
}

/** What indicators are judged with, besides rows. */
export interface EvaluateOptions {
  readonly today: string;
  readonly pulseResults?: readonly PulseResult[] | undefined;
  /** What was kept of the snapshot judged before. */
  readonly kept?: Kept;
}

/** Judges every indicator of a snapshot. */
export function readKpis({ entities, stages, settings }: Snapshot, { today, pulseResults, kept = new Kept() }: EvaluateOptions): KpiData {
  const prepared = prepare(entities, { today, stages, kept, ...kpiSettings(settings), ...(pulseResults !== undefined && { pulseResults }) });
  const views = board(prepared).map(viewOf);
  const off = (entities.kpi ?? []).filter(({ active }) => !active).map((kpi) => viewOf(indicatorOf(prepared, kpi)));
  off.sort((a, b) => compareNames(a.kpi.name, b.kpi.name));
  const byId = new Map([...views, ...off].map((view) => [view.kpi.id, view]));
  return {
    prepared,
    views,
    off,
    find: (id) => (id === undefined ? undefined : byId.get(id)),
  };
}

/** An indicator as it is shown. */
export function viewOf(indicator: Indicator): KpiView {
  const { kpi, series, evaluation } = indicator;
  const isMasked = series.statistic === 'pulse' && evaluation.state === 'noData';
  return { ...indicator, frequency: kpi.frequency, state: isMasked ? 'masked' : evaluation.state };
}

/** Entities whose rows say what an indicator is and how it is judged. */
export function readBy({ metric }: Pick<KpiView, 'metric'>): readonly EntityName[] {
  return ['kpiTarget', ...(metric?.uses ?? (['measure'] as const))];
}

/** How many periods a state has lasted, the last one judged included. */
export function periodsSince({ evaluation: { judgement } }: KpiView): number {
  const since = judgement.turn?.since;
  return since === undefined ? 0 : Math.max(0, judgement.last - since + 1);
}

/** States in the order in which their counts show. */
export const stateOrder: readonly ShownState[] = ['critical', 'warning', 'ok', 'stale', 'noRule', 'masked', 'noData'];

/** Families in the order in which they show; what has none comes last, and is named so. */
export const familyOrder: readonly (KpiFamily | 'none')[] = ['delivery', 'quality', 'engagement', 'none'];
