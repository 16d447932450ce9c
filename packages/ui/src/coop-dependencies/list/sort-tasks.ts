import type { Forecast } from '@entrelacs/core';
import type { BoardPeople, BoardState, BoardTask } from '../board/types.ts';

/** Columns of the list, in their order. */
export const listColumns = ['title', 'state', 'needs', 'awaited', 'responsible', 'dates', 'forecast', 'critical', 'float'] as const;
/** A column of the list. */
export type ListColumn = (typeof listColumns)[number];

/** The column that tasks are sorted by, and which way. */
export interface ListSort {
  readonly column: ListColumn;
  readonly isDescending: boolean;
}

/** Figures of which the largest are looked for first. */
const largestFirst: ReadonlySet<ListColumn> = new Set(['needs', 'awaited', 'critical']);
/** What calls for attention comes first. */
const states: readonly BoardState[] = ['late', 'blocked', 'atRisk', 'startable', 'review', 'doing', 'todo', 'done', 'cancelled'];

/** How tasks are sorted, out of what was kept: a column's name, after a minus for the other way round; undefined for their own order. */
export function readSort(kept: string): ListSort | undefined {
  const isDescending = kept.startsWith('-');
  const column = listColumns.find((name) => name === kept.slice(isDescending ? 1 : 0));
  return column && { column, isDescending };
}

/** What a press on a column's head makes of a sort: first the way one looks for, then the other, then the tasks' own order. */
export function nextSort(kept: string, column: ListColumn): string {
  const [first, second] = largestFirst.has(column) ? [`-${column}`, column] : [column, `-${column}`];
  return kept === first ? second : kept === second ? '' : first;
}

/** Tasks sorted by a column; those without a value there last, whichever way; ties in their own order. */
export function sortedTasks(tasks: readonly BoardTask[], kept: string, people: BoardPeople, odds: Forecast | undefined): readonly BoardTask[] {
  const sort = readSort(kept);
  if (sort === undefined) return tasks;
  const { column, isDescending } = sort;
  const words = new Intl.Collator(undefined, { numeric: true });
  const compare = (a: string | number, b: string | number) => (typeof a === 'string' && typeof b === 'string' ? words.compare(a, b) : Number(a) - Number(b));
  const valued = tasks.map((task) => ({ task, value: valueOf(task, column, people, odds) }));
  return valued
    .sort(({ value: a }, { value: b }) => {
      if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
      return isDescending ? compare(b, a) : compare(a, b);
    })
    .map(({ task }) => task);
}

function valueOf({ id, task, plan, state, lateDays, isOpen, needs, awaited }: BoardTask, column: ListColumn, people: BoardPeople, odds: Forecast | undefined): string | number | undefined {
  switch (column) {
    case 'title':
      return task.title;
    case 'state':
      // Of two that are late, the later one comes first.
      return states.indexOf(state) - (state === 'late' ? lateDays / (lateDays + 1) : 0);
    case 'needs':
      return needs.length;
    case 'awaited':
      return awaited.length;
    case 'responsible':
      return people.members.get(task.responsible?.[0] ?? '')?.name;
    case 'dates':
      return plan && `${plan.start} ${plan.finish}`;
    case 'forecast':
      return odds?.tasks.get(id)?.p85;
    case 'critical':
      return odds?.tasks.get(id)?.criticality;
    case 'float':
      return isOpen ? plan?.totalFloat : undefined;
  }
}
