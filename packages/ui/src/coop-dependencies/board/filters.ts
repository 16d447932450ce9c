import { addDays, matchesText, raciRoles, type RaciRole } from '@entrelacs/core';
import type { BoardFilters } from '../options.ts';
import { activeFilters, type FilterName } from './active-filters.ts';
import { withoutFilters } from './without-filters.ts';
import type { BoardPeople, BoardTask } from './types.ts';

/** Tasks that pass every filter, in their order. */
export function filterTasks(tasks: readonly BoardTask[], filters: BoardFilters, people: BoardPeople, today: string): readonly BoardTask[] {
  const tests = activeFilters(filters).map((name) => testOf(name, tasks, filters, people, today));
  return tests.length === 0 ? tasks : tasks.filter((task) => tests.every((test) => test(task)));
}

/** For each filter that is on, how many tasks would be shown without it; most first. */
export function countWithout(
  tasks: readonly BoardTask[],
  filters: BoardFilters,
  people: BoardPeople,
  today: string,
): { readonly name: FilterName; readonly count: number }[] {
  return activeFilters(filters)
    .map((name) => ({ name, count: filterTasks(tasks, withoutFilters(filters, [name]), people, today).length }))
    .sort((a, b) => b.count - a.count);
}

/** Ids of a task, of all that it waits for and of all that waits for it, however far. */
export function tasksAround(task: BoardTask): ReadonlySet<string> {
  const found = new Set([task.id]);
  for (const direction of ['needs', 'awaited'] as const) {
    const waiting = [task];
    const seen = new Set(waiting);
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      for (const { from, to } of at[direction]) {
        const next = direction === 'needs' ? from : to;
        if (seen.has(next)) continue;
        seen.add(next);
        found.add(next.id);
        waiting.push(next);
      }
    }
  }
  return found;
}

/** Roles that a person has on a task. */
export function rolesOn({ task }: BoardTask, member: string): RaciRole[] {
  return raciRoles.filter((role) => task[role]?.includes(member) === true);
}

function testOf(name: FilterName, tasks: readonly BoardTask[], filters: BoardFilters, people: BoardPeople, today: string): (task: BoardTask) => boolean {
  switch (name) {
    case 'search': {
      const query = filters.search ?? '';
      return ({ task, needs }) => matchesText(query, task.title, ...needs.flatMap(({ link }) => link.need ?? []), ...(task.responsible ?? []).flatMap((id) => people.members.get(id)?.name ?? []));
    }
    case 'member':
      return (task) => {
        const roles = rolesOn(task, filters.member ?? '');
        return filters.role === undefined ? roles.length > 0 : roles.includes(filters.role);
      };
    case 'around': {
      const centre = tasks.find(({ id }) => id === filters.around);
      const around = centre && tasksAround(centre);
      return ({ id }) => around === undefined || around.has(id);
    }
    case 'horizon': {
      const last = addDays(today, filters.horizon ?? 0);
      return ({ plan, isOpen }) => isOpen && plan !== undefined && plan.start <= last;
    }
    case 'state':
      return ({ state }) => state === filters.state;
    default:
      return ({ task }) => task[name] === filters[name];
  }
}
