import { agesOn } from '../kpi/prepare/ageing.ts';
import { expectationToday, expectationWindow } from '../kpi/prepare/expectation.ts';
import { history, minutesPerDay } from '../kpi/prepare/history.ts';
import type { Prepared } from '../kpi/prepare/prepared.ts';
import { spans } from '../kpi/prepare/spans.ts';
import type { StageInfo } from '../kpi/prepare/stage-list.ts';
import { workStages } from '../kpi/prepare/stage-times.ts';
import { compareIds } from '../kpi/samples.ts';
import { percentile } from '../kpi/statistics/percentile.ts';
import { noDay } from '../kpi/time/day-column.ts';
import { isoDay } from '../time/day-number.ts';
import { column, tableOf, type ChartTable } from './chart-table.ts';

/** A task in work, and for how long it has been. */
export interface AgeingItem {
  readonly id: string;
  readonly title: string;
  /** Place of its stage in `stages`. */
  readonly stage: number;
  readonly startedOn: string;
  /** Days since its start, that day included. */
  readonly age: number;
  /** Older than what the collective expects. */
  readonly isBeyond: boolean;
}

/** A stage of work, with the age at which the tasks done lately left it. */
export interface AgeingStage {
  readonly stage: StageInfo;
  /** Days that half, and 85%, of the tasks done in 26 weeks did not exceed when they left it; absent without any. */
  readonly pace?: { readonly p50: number; readonly p85: number };
}

/** What is in work, oldest first, beside what is usual and what is expected. */
export interface AgeingWip {
  readonly items: readonly AgeingItem[];
  readonly stages: readonly AgeingStage[];
  /** Days that the collective expects a task to take, where it can say. */
  readonly expectation?: number;
  readonly table: ChartTable;
}

/** The tasks in work today, oldest first, against the service level expectation and the usual age at each stage. Those without known start have no age. */
export function ageingWip(prepared: Prepared): AgeingWip {
  const tasks = prepared.rows('task');
  const { starts, entered, stages } = prepared.once(history);
  const expectation = expectationToday(prepared);
  const work = workStages(prepared);
  const items = agesOn(prepared, prepared.today)
    .map(({ row, id, value: age }): AgeingItem => {
      const stage = entered[(starts[row + 1] ?? 0) - 1] ?? 0;
      return {
        id,
        title: tasks[row]?.title ?? '',
        stage: work.indexOf(stage),
        startedOn: isoDay(prepared.today - age + 1),
        age,
        isBeyond: expectation !== undefined && age > expectation,
      };
    })
    .sort((a, b) => b.age - a.age || compareIds(a.id, b.id));
  const paces = paceByStage(prepared);
  const seen = work.flatMap((place): AgeingStage[] => {
    const stage = stages[place];
    const pace = paces.get(place);
    return stage === undefined ? [] : [{ stage, ...(pace === undefined ? {} : { pace }) }];
  });
  return {
    items,
    stages: seen,
    ...(expectation === undefined ? {} : { expectation }),
    table: tableOf(
      [
        column('task', 'task', 'Tâche', 'Task'),
        column('title', 'text', 'Titre', 'Title'),
        column('stage', 'text', 'Étape', 'Stage'),
        column('started', 'day', 'Commencée le', 'Started on'),
        column('age', 'days', 'Âge', 'Age'),
        column('beyond', 'days', 'Au-delà de l’attente', 'Beyond expectation'),
      ],
      items,
      ({ id, title, stage, startedOn, age, isBeyond }) => [id, title, seen[stage]?.stage.label, startedOn, age, isBeyond ? age - (expectation ?? age) : undefined],
    ),
  };
}

/** Age of the tasks done lately on the day they left each stage for the last time. */
function paceByStage(prepared: Prepared): Map<number, { readonly p50: number; readonly p85: number }> {
  const { starts, times, entered } = prepared.once(history);
  const { begun, ended } = prepared.once(spans);
  const ages = new Map<number, Map<number, number>>();
  for (let row = 0; row < ended.length; row += 1) {
    const end = ended[row] ?? noDay;
    const start = begun[row] ?? noDay;
    if (start === noDay || end < start || end <= prepared.today - expectationWindow) continue;
    for (let at = starts[row] ?? 0; at + 1 < (starts[row + 1] ?? 0); at += 1) {
      const stage = entered[at] ?? 0;
      const left = Math.floor((times[at + 1] ?? 0) / minutesPerDay);
      ages.set(stage, (ages.get(stage) ?? new Map<number, number>()).set(row, left - start + 1));
    }
  }
  return new Map(
    [...ages].map(([stage, byTask]) => {
      const sorted = Float64Array.from(byTask.values()).sort();
      return [stage, { p50: percentile(sorted, 0.5), p85: percentile(sorted, 0.85) }];
    }),
  );
}
