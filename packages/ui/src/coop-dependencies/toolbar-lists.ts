import { criticalities, type Lang, type Translate } from '@entrelacs/core';
import type { MenuItem } from '../coop-menu/coop-menu.ts';
import type { FilterName } from './board/active-filters.ts';
import type { BoardPeople, BoardState } from './board/types.ts';
import { stateName } from './board/words.ts';
import { horizons, type BoardFilters, type BoardOptions } from './options.ts';

const states: readonly BoardState[] = ['late', 'blocked', 'atRisk', 'startable', 'todo', 'doing', 'review', 'done', 'cancelled'];

/** One value of a filter. */
export interface FilterValue {
  readonly value: string;
  readonly label: string;
}

/** What a filter may be set to; none for those that are typed, or chosen on the map. */
export function filterValues(name: FilterName, people: BoardPeople, t: Translate, language: Lang): readonly FilterValue[] {
  const rows = (of: ReadonlyMap<string, { readonly id: string; readonly name: string }>) => [...of.values()].map(({ id, name: label }) => ({ value: id, label }));
  switch (name) {
    case 'project':
      return rows(people.projects);
    case 'team':
      return rows(people.teams);
    case 'member':
      return [...people.members.values()].filter(({ active }) => active).map(({ id, name: label }) => ({ value: id, label }));
    case 'criticality':
      return criticalities.map(({ key, label }) => ({ value: key, label: label[language] }));
    case 'state':
      return states.map((state) => ({ value: state, label: stateName(state, t) }));
    case 'horizon':
      return horizons.map((days) => ({ value: String(days), label: t('deps.horizon.days', { days }) }));
    case 'search':
    case 'around':
      return [];
  }
}

/** What a filter that is on lets through, in words. */
export function filterWords(name: FilterName, filters: BoardFilters, people: BoardPeople, t: Translate, titleOf: (task: string) => string, language: Lang): string {
  const value = String(filters[name] ?? '');
  if (name === 'search') return value;
  if (name === 'around') return t('deps.quote', { text: titleOf(value) });
  const label = filterValues(name, people, t, language).find((one) => one.value === value)?.label ?? value;
  return name === 'member' && filters.role !== undefined ? `${label}, ${t(`deps.mine.${filters.role}`)}` : label;
}

/** Lines of the menu of projects. */
export function projectItems(t: Translate, people: BoardPeople, project: string | undefined): readonly MenuItem[] {
  const all = { value: '', label: t('common.all'), checked: project === undefined };
  return [all, ...[...people.projects.values()].map(({ id, name }) => ({ value: id, label: name, checked: id === project }))];
}

/** Lines of the menu of everything else. */
export function moreItems(t: Translate, { view, legend }: BoardOptions, { canAdd, hasProjects }: { readonly canAdd: boolean; readonly hasProjects: boolean }): readonly MenuItem[] {
  const isMap = view === 'map';
  return [
    ...(canAdd ? [{ value: 'add', label: t('deps.task.add') }] : []),
    ...(isMap && hasProjects
      ? [
          { value: 'fold', label: t('deps.fold.all'), apart: true },
          { value: 'unfold', label: t('deps.unfold.all') },
        ]
      : []),
    ...(isMap ? [{ value: 'legend', label: t('deps.legend'), checked: legend }] : []),
    { value: 'svg', label: t('common.format.svg'), apart: true },
    { value: 'png', label: t('common.format.png') },
    { value: 'csv', label: t('common.format.csv') },
    { value: 'mermaid', label: t('deps.format.mermaid') },
    { value: 'ics', label: t('deps.format.ics') },
    { value: 'print', label: t('deps.print') },
    { value: 'me', label: t('common.whoAreYou'), apart: true },
    { value: 'settings', label: t('common.settings') },
    { value: 'keys', label: t('common.shortcuts') },
  ];
}
