import type { Labels } from '../model/field.ts';
import type { Metric } from './metric.ts';

/** What a metric is and how it is computed, in words. */
export interface MetricWords {
  readonly definition: Labels;
  readonly formula: Labels;
}

/** The words of a metric that no card says: a bundle carries them where this is asked, and not with the metric. */
export function metricWords({ definition, formula }: Metric): MetricWords {
  return { definition, formula };
}
