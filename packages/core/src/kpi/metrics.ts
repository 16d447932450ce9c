import { kpiAxes, kpiFamilies, directions, frequencies } from '../model/choices.ts';
import type { Choice, Lang } from '../model/field.ts';
import { model } from '../model/model.ts';
import type { Stage } from '../model/stages.ts';
import { kpiMessages } from '../i18n/kpi.ts';
import { translator } from '../i18n/translate.ts';
import type { Metric } from './metric.ts';
import { accountableBalance } from './metrics/accountable-balance.ts';
import { bottleneckTime } from './metrics/bottleneck-time.ts';
import { completionRate } from './metrics/completion-rate.ts';
import { criteriaMet } from './metrics/criteria-met.ts';
import { cycleTimeP50 } from './metrics/cycle-time-p50.ts';
import { cycleTimeP85 } from './metrics/cycle-time-p85.ts';
import { dependencyResolutionMean } from './metrics/dependency-resolution-mean.ts';
import { dependencyResolutionMedian } from './metrics/dependency-resolution-median.ts';
import { lateShare } from './metrics/late-share.ts';
import { loadSpread } from './metrics/load-spread.ts';
import { milestonesOnTime } from './metrics/milestones-on-time.ts';
import { needResponseTime } from './metrics/need-response-time.ts';
import { participation } from './metrics/participation.ts';
import { peerReviewShare } from './metrics/peer-review-share.ts';
import { predictability } from './metrics/predictability.ts';
import { pulseClimate } from './metrics/pulse-climate.ts';
import { pulseCommunication } from './metrics/pulse-communication.ts';
import { pulseRespect } from './metrics/pulse-respect.ts';
import { pulseScore } from './metrics/pulse-score.ts';
import { pulseTrust } from './metrics/pulse-trust.ts';
import { reopenedTasks } from './metrics/reopened-tasks.ts';
import { returnRate } from './metrics/return-rate.ts';
import { reworkRounds } from './metrics/rework-rounds.ts';
import { rightFirstTime } from './metrics/right-first-time.ts';
import { stageTimeMetrics } from './metrics/stage-time.ts';
import { throughput } from './metrics/throughput.ts';
import { wipAge } from './metrics/wip-age.ts';
import { wipBeyondExpectation } from './metrics/wip-beyond-expectation.ts';
import { wip } from './metrics/wip.ts';

/** The `source` of an indicator whose values are entered by its owner. */
export const manualSource = 'manual';

/** Every computed metric that needs no parameter, by family. */
export const metrics: readonly Metric[] = [
  milestonesOnTime,
  predictability,
  dependencyResolutionMean,
  dependencyResolutionMedian,
  cycleTimeP50,
  cycleTimeP85,
  bottleneckTime,
  throughput,
  wip,
  wipAge,
  wipBeyondExpectation,
  lateShare,
  rightFirstTime,
  reworkRounds,
  returnRate,
  criteriaMet,
  reopenedTasks,
  peerReviewShare,
  pulseScore,
  pulseTrust,
  pulseRespect,
  pulseCommunication,
  pulseClimate,
  participation,
  completionRate,
  loadSpread,
  accountableBalance,
  needResponseTime,
];

/** Every computed metric of a collective: those above and one for each stage of its own in which work is done or waits. */
export function metricsOf(stages: readonly Stage[]): Metric[] {
  return [...metrics, ...stageTimeMetrics(stages)];
}

/** Finds the metric that a KPI's `source` names, by id or by name in either language; undefined for `manual` and for words that name none. */
export function metricFinder(stages: readonly Stage[] = []): (source: string | undefined) => Metric | undefined {
  const all = metricsOf(stages);
  const byName = new Map(all.flatMap((metric) => [metric.name.fr, metric.name.en, metric.id].map((word) => [normal(word), metric] as const)));
  return (source) => byName.get(normal(source ?? ''));
}

/** Whether the values of a KPI are entered by hand: its source says so, or says nothing. */
export function isManual(source: string | undefined): boolean {
  return ['', manualSource, 'manuel', 'saisie'].includes(normal(source ?? ''));
}

/** A metric in words, for the guide and for the page of an indicator. */
export interface MetricDefinition {
  readonly id: string;
  readonly name: string;
  readonly definition: string;
  readonly formula: string;
  readonly unit: string;
  /** Which way is good, as a sentence. */
  readonly good: string;
  readonly family: string;
  readonly axis: string;
  readonly frequency: string;
  /** Names of the tables whose rows it reads. */
  readonly uses: readonly string[];
}

/** Every metric in words of one language, from the code that computes it. */
export function metricDefinitions(lang: Lang, stages: readonly Stage[] = []): MetricDefinition[] {
  return metricsOf(stages).map((metric) => metricDefinition(metric, lang));
}

/** One metric in words of one language. */
export function metricDefinition(metric: Metric, lang: Lang): MetricDefinition {
  const say = translator(lang, kpiMessages);
  const word = (choices: readonly Choice[], key: string) => choices.find((choice) => choice.key === key)?.label[lang] ?? key;
  return {
    id: metric.id,
    name: metric.name[lang],
    definition: metric.definition[lang],
    formula: metric.formula[lang],
    unit: say(`kpi.unit.${metric.unit}`, { n: 2 }),
    good: word(directions, metric.direction),
    family: word(kpiFamilies, metric.family),
    axis: word(kpiAxes, metric.axis),
    frequency: word(frequencies, metric.frequency),
    uses: metric.uses.map((entity) => model[entity].plural[lang]),
  };
}

function normal(text: string): string {
  return text.trim().toLocaleLowerCase('en').replace(/'/g, '’').replace(/\s/g, ' ');
}
