import { agesOn } from '../kpi/prepare/ageing.ts';
import { expectationToday } from '../kpi/prepare/expectation.ts';
import { history } from '../kpi/prepare/history.ts';
import type { Prepared } from '../kpi/prepare/prepared.ts';
import type { StageInfo } from '../kpi/prepare/stage-list.ts';
import { workStages } from '../kpi/prepare/stage-times.ts';
import { compareIds } from '../kpi/samples.ts';
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

/** What is in work, oldest first, beside what is expected. */
export interface AgeingWip {
  readonly items: readonly AgeingItem[];
  /** The stages of work, in their order. */
  readonly stages: readonly StageInfo[];
  /** Days that the collective expects a task to take, where it can say. */
  readonly expectation?: number;
  readonly table: ChartTable;
}

/** The tasks in work today, oldest first, against the service level expectation. Those without known start have no age. */
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
  const seen = work.flatMap((place) => stages[place] ?? []);
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
      ({ id, title, stage, startedOn, age, isBeyond }) => [id, title, seen[stage]?.label, startedOn, age, isBeyond ? age - (expectation ?? age) : undefined],
    ),
  };
}
