import { history } from '../kpi/prepare/history.ts';
import type { Prepared } from '../kpi/prepare/prepared.ts';
import type { StageInfo } from '../kpi/prepare/stage-list.ts';
import { stageSamples, workStages } from '../kpi/prepare/stage-times.ts';
import { median, percentile } from '../kpi/statistics/percentile.ts';
import { column, tableOf, type ChartTable } from './chart-table.ts';
import { windowDays, type FlowWindow } from './flow-window.ts';

/** Time that tasks done spent in one stage, in days, all visits of a task together. */
export interface StageTime {
  readonly stage: StageInfo;
  /** Tasks that went through it. */
  readonly tasks: number;
  readonly mean: number;
  readonly median: number;
  readonly p85: number;
  readonly total: number;
  /** Part of the time spent in all stages of work, in per cent. */
  readonly share: number;
  /** The stage of work that took most time in all. */
  readonly isBottleneck: boolean;
}

/** Where the time of tasks goes. */
export interface TimePerStage {
  /** Stages of work in their order, those that no task went through left out. */
  readonly stages: readonly StageTime[];
  readonly bottleneck?: StageTime;
  readonly table: ChartTable;
}

/** Days that the tasks done in a window spent in each stage of work, and the stage that is the bottleneck: that of the largest sum, the first of two. */
export function timePerStage(prepared: Prepared, window: FlowWindow = {}): TimePerStage {
  const { first, last } = windowDays(prepared, window);
  const { stages } = prepared.once(history);
  const work = workStages(prepared);
  const spent = work.map((place) => stageSamples(prepared, place).between(first, last));
  const totals = spent.map((times) => times.reduce((sum, days) => sum + days, 0));
  const all = totals.reduce((sum, total) => sum + total, 0);
  const most = totals.indexOf(Math.max(...totals));
  const told = work.flatMap((place, at): StageTime[] => {
    const stage = stages[place];
    const sorted = (spent[at] ?? new Float64Array(0)).sort();
    const total = totals[at] ?? 0;
    if (stage === undefined || sorted.length === 0) return [];
    return [
      {
        stage,
        tasks: sorted.length,
        mean: total / sorted.length,
        median: median(sorted),
        p85: percentile(sorted, 0.85),
        total,
        share: all === 0 ? 0 : (100 * total) / all,
        isBottleneck: at === most && total > 0,
      },
    ];
  });
  const bottleneck = told.find(({ isBottleneck }) => isBottleneck);
  return {
    stages: told,
    ...(bottleneck === undefined ? {} : { bottleneck }),
    table: tableOf(
      [
        column('stage', 'text', 'Étape', 'Stage'),
        column('tasks', 'number', 'Tâches', 'Tasks'),
        column('mean', 'days', 'Moyenne', 'Mean'),
        column('median', 'days', 'Médiane', 'Median'),
        column('p85', 'days', '85\u00A0% en moins de', '85% within'),
        column('total', 'days', 'Total', 'Total'),
        column('share', 'percent', 'Part', 'Share'),
      ],
      told,
      ({ stage, tasks, mean, median: middle, p85, total, share }) => [stage.label, tasks, mean, middle, p85, total, share],
    ),
  };
}
