import { criticalities, type Lang, type Translate } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { MenuItem } from '../coop-menu/coop-menu.ts';
import { anyIcon } from '../shapes/more-icons.ts';
import { activeFilters, type FilterName } from './board/active-filters.ts';
import { withoutFilters } from './board/without-filters.ts';
import type { BoardPeople, BoardState } from './board/types.ts';
import { stateName } from './board/words.ts';
import { horizons, needKinds, sideKinds, timeScales, type BoardFilters, type BoardOptions } from './options.ts';
import type { DependencyToolbar } from './toolbar.ts';

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
function filterWords(name: FilterName, filters: BoardFilters, people: BoardPeople, t: Translate, titleOf: (task: string) => string, language: Lang): string {
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
    ...((isMap || view === 'list') && hasProjects
      ? [
          { value: 'fold', label: t('deps.fold.all'), apart: true },
          { value: 'unfold', label: t('deps.unfold.all') },
        ]
      : []),
    ...(isMap || view === 'timeline' ? [{ value: 'legend', label: t('deps.legend'), checked: legend }] : []),
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

/** What can be set of a view, if it is not the map. */
export function ownChoices(toolbar: DependencyToolbar): TemplateResult | typeof nothing {
  const { t, options } = toolbar;
  switch (options.view) {
    case 'matrix':
      return html`${toolbar.choice('between', sideKinds)}${toolbar.choice('needs', needKinds)}`;
    case 'timeline':
      return html`${toolbar.choice('scale', timeScales)} ${toggle(toolbar, 'baseline', t('deps.baseline'))} ${toggle(toolbar, 'forecast', t('deps.showForecast'))}`;
    default:
      return nothing;
  }
}

/** The filters that are on, each to be taken off. Search and project show where they are chosen; what is around a task, on the map itself. */
export function chips(toolbar: DependencyToolbar): TemplateResult | typeof nothing {
  const { t, people, titleOf, language } = toolbar;
  const { filters, view } = toolbar.options;
  const shown = activeFilters(filters).filter((name) => name !== 'search' && (name !== 'project' || toolbar.isNarrow) && (name !== 'around' || view !== 'map'));
  if (shown.length === 0) return nothing;
  return html`<div class="chips">
    ${shown.map((name) => {
      const value = filterWords(name, filters, people, t, titleOf, language);
      return html`<button class="button active" aria-label=${t('deps.filter.remove', { name: value })} @click=${() => toolbar.filter(withoutFilters(filters, [name]))}>
        <span class="soft">${t(`deps.filter.${name}`)}</span> ${value} ${anyIcon('close')}
      </button>`;
    })}
  </div>`;
}

function toggle(toolbar: DependencyToolbar, name: 'baseline' | 'forecast', words: string): TemplateResult {
  const isOn = toolbar.options[name];
  return html`<button class="button" aria-pressed=${isOn} @click=${() => toolbar.send({ [name]: !isOn })}>${isOn ? anyIcon('check') : nothing}${words}</button>`;
}
