import type { BoardLink, BoardPeople, BoardTask } from '../board/types.ts';

/** A line of the list: a project, a task, or a link of the task above it. */
export type ListRow =
  | { readonly kind: 'group'; readonly key: string; readonly title: string | undefined; readonly count: number; readonly isOpen: boolean; readonly level: number }
  | { readonly kind: 'task'; readonly key: string; readonly task: BoardTask; readonly isOpen: boolean; readonly level: number }
  | { readonly kind: 'need' | 'awaited'; readonly key: string; readonly task: BoardTask; readonly link: BoardLink; readonly level: number };

/** Whether a line has others beneath it: a project, or a task with links. */
export function canOpen(row: ListRow): row is ListRow & { readonly kind: 'group' | 'task' } {
  return row.kind === 'group' || (row.kind === 'task' && row.task.needs.length + row.task.awaited.length > 0);
}

/** Tasks under their project, in the order of projects; tasks without one last. */
export function groupTasks(tasks: readonly BoardTask[], { projects }: BoardPeople): { readonly key: string; readonly title: string | undefined; readonly tasks: readonly BoardTask[] }[] {
  const groups = new Map<string, BoardTask[]>([...projects.keys()].map((id) => [id, []]));
  const others: BoardTask[] = [];
  for (const task of tasks) (groups.get(task.task.project ?? '') ?? others).push(task);
  return [
    ...[...groups].filter(([, own]) => own.length > 0).map(([id, own]) => ({ key: id, title: projects.get(id)?.name, tasks: own })),
    ...(others.length > 0 ? [{ key: '', title: undefined, tasks: others }] : []),
  ];
}

/** The lines shown: projects unless folded, their tasks, and the links of the tasks that are open. */
export function listRows(tasks: readonly BoardTask[], people: BoardPeople, folded: ReadonlySet<string>, open: ReadonlySet<string>): ListRow[] {
  const groups = groupTasks(tasks, people);
  const isFlat = groups.length === 1 && groups[0]?.key === '';
  return groups.flatMap(({ key, title, tasks: own }): ListRow[] => {
    const level = isFlat ? 1 : 2;
    const lines = isFlat || !folded.has(key) ? own.flatMap((task) => taskRows(task, open.has(task.id), level)) : [];
    return isFlat ? lines : [{ kind: 'group', key: `group:${key}`, title, count: own.length, isOpen: !folded.has(key), level: 1 }, ...lines];
  });
}

function taskRows(task: BoardTask, isOpen: boolean, level: number): ListRow[] {
  const row: ListRow = { kind: 'task', key: task.id, task, isOpen, level };
  if (!isOpen) return [row];
  const line = (kind: 'need' | 'awaited') => (link: BoardLink): ListRow => ({ kind, key: `${task.id}/${kind}/${link.id}`, task, link, level: level + 1 });
  return [row, ...task.needs.map(line('need')), ...task.awaited.map(line('awaited'))];
}
