import { fieldOf, model, type Issue, type Lang, type MappedColumn, type Translate } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../shapes/icons.ts';
import { errorState as failedState, mappingState as columnsState } from '../shared/states.ts';
import type { BoardBase } from './board-base.ts';
import type { FilterName } from './board/active-filters.ts';
import { withoutFilters } from './board/without-filters.ts';
import type { Board } from './board/board.ts';
import { countWithout } from './board/filters.ts';
import { issueWords } from './issue-words.ts';

/** Columns are left to choose: what is done, what is missing, where to do it. */
export function mappingState(t: Translate, lang: Lang, table: string | undefined, columns: readonly MappedColumn[], configure: () => void): TemplateResult {
  const missing = columns.filter(({ required, column }) => required && column === undefined);
  const shown = columns.filter(({ field, required, column }) => required || column !== undefined || ['responsible', 'start', 'due', 'status'].includes(field));
  const words = {
    title: t('deps.mapping.title', { n: Math.max(missing.length, 1) }),
    why: table === undefined ? t('deps.mapping.whyNoTable') : t('deps.mapping.why', { table }),
    where: t('deps.mapping.where'),
  };
  const lines = shown.map(({ field, required, column }) => ({ label: fieldOf(model.task, field).label[lang], column, required }));
  return columnsState(t, words, lines, [{ label: t('common.openConfiguration'), run: configure }]);
}

/** Something failed: the cause, what is safe, what to do, a code. */
export function errorState(t: Translate, lang: Lang, issue: Issue, retry: () => void): TemplateResult {
  return failedState(t, { ...issueWords(issue, lang), code: issue.code }, [{ label: t('common.retry'), run: retry }]);
}

/** No task, or none that the filters let through: what one can do. */
export function nothingToShow(host: BoardBase, board: Board): TemplateResult {
  const { t, shown } = host;
  if (board.tasks.length === 0) return emptyState(t, host.can('task', 'title'), () => host.show({ kind: 'add' }));
  const without = countWithout(board.tasks, shown.filters, board.people, host.today);
  return noResultState(t, board.tasks.length, without, (names) => host.setFilters(names === undefined ? {} : withoutFilters(shown.filters, names)));
}

/** No task yet: what one can do. */
function emptyState(t: Translate, canAdd: boolean, add: () => void): TemplateResult {
  return html`<div class="state">
    <svg class="sample" width="150" height="52" viewBox="0 0 150 52" aria-hidden="true" fill="none" stroke="var(--coop-line-strong)">
      <rect x=".5" y=".5" width="48" height="20" rx="3"></rect>
      <rect x=".5" y="31.5" width="48" height="20" rx="3"></rect>
      <rect x="101.5" y="16.5" width="48" height="20" rx="3"></rect>
      <path d="M48.5 10.5h20a5 5 0 0 1 5 5v4a5 5 0 0 0 5 5h22M48.5 41.5h20a5 5 0 0 0 5-5v-4a5 5 0 0 1 5-5h22"></path>
    </svg>
    <h2 class="panel-title">${t('deps.empty.title')}</h2>
    <p>${t('deps.empty.why')}</p>
    ${canAdd ? html`<div class="acts"><button class="button primary" @click=${add}>${icon('plus')} ${t('deps.task.add')}</button></div>` : nothing}
  </div>`;
}

/** Filters hide every task: what there would be without the one that hides most, and how to take filters off. */
function noResultState(
  t: Translate,
  total: number,
  without: readonly { readonly name: FilterName; readonly count: number }[],
  remove: (names: readonly FilterName[] | undefined) => void,
): TemplateResult {
  const [best] = without;
  return html`<div class="state">
    <h2 class="panel-title">${t(without.length > 1 ? 'deps.noResult.several' : 'deps.noResult', { n: total, count: without.length })}</h2>
    ${best === undefined || without.length < 2 ? nothing : html`<p>${t('deps.noResult.without', { filter: t(`deps.filter.${best.name}`), n: best.count })}</p>`}
    <div class="acts">
      ${best === undefined || without.length < 2 ? nothing : html`<button class="button" @click=${() => remove([best.name])}>${t('deps.filter.remove', { name: t(`deps.filter.${best.name}`) })}</button>`}
      <button class="link" @click=${() => remove(undefined)}>${t('common.showAll')}</button>
    </div>
  </div>`;
}
