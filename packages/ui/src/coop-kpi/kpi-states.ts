import type { Issue, Lang, MappedColumn, SourceState, Translate } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../shapes/icons.ts';
import { loadingState } from '../shared/loading-state.ts';
import { errorState as failedState, mappingState as columnsState, withBold } from '../shared/states.ts';
import type { IssueText } from './kpi-notes.ts';

const asked = ['on', 'value', 'kpi', 'target'];
const optional = new Set(['kpi', 'target']);

/** Columns are left to choose: what is done, what is missing, where to do it. */
function mappingState(t: Translate, table: string | undefined, columns: readonly MappedColumn[], configure: () => void): TemplateResult {
  const words = {
    title: t('kpis.mapping.title'),
    why: table === undefined ? t('kpis.mapping.whyNoTable') : withBold(t, 'kpis.mapping.why', 'table', table),
    where: t('kpis.mapping.where'),
  };
  const lines = asked.map((field) => ({ label: t(`kpis.mapping.${field}`), column: columns.find((one) => one.field === field)?.column, required: !optional.has(field) }));
  return columnsState(t, words, lines, [{ label: t('common.openConfiguration'), run: configure }]);
}

/** No indicator yet: what one can do. */
export function emptyState(t: Translate, canAdd: boolean, add: () => void): TemplateResult {
  return html`<div class="state">
    <svg class="sample" width="116" height="46" viewBox="0 0 116 46" aria-hidden="true" fill="none" stroke="var(--coop-line-2)">
      <rect x=".5" y=".5" width="115" height="45" rx="4"></rect>
      <path d="M8 32l20-6 20 4 20-12 20-4 20-4" stroke="var(--coop-line-strong)"></path>
      <path d="M8 22h100" stroke-dasharray="3 2.5"></path>
    </svg>
    <h2 class="panel-title">${t('kpis.empty.title')}</h2>
    <p>${t('kpis.empty.why')}</p>
    ${canAdd ? html`<div class="acts"><button class="button primary" @click=${add}>${icon('plus')} ${t('kpis.add.name')}</button></div>` : nothing}
  </div>`;
}

/** A filter hides every card. */
export function noResultState(t: Translate, n: number, clear: () => void): TemplateResult {
  return html`<div class="state">
    <h2 class="panel-title">${t('kpis.noResult.title', { n })}</h2>
    <div class="acts"><button class="link" @click=${clear}>${t('common.showAll')}</button></div>
  </div>`;
}

/** Something failed: the cause, what to do, a code. */
function errorState(t: Translate, { issue, lang, issueText }: { readonly issue: Issue; readonly lang: Lang; readonly issueText: IssueText }, retry: () => void): TemplateResult {
  return failedState(t, { ...issueText(issue, lang), code: issue.code }, [{ label: t('common.retry'), run: retry }]);
}

/** What shows while there are no rows to show: they are read, columns are left to choose, or something failed. */
export function waitingState(
  t: Translate,
  lang: Lang,
  source: SourceState,
  { issueText, configure, retry }: { readonly issueText: IssueText | undefined; readonly configure: () => void; readonly retry: () => void },
): TemplateResult {
  if (source.state === 'needsMapping') return mappingState(t, source.table, source.columns, configure);
  if (source.state === 'error' && issueText !== undefined) return errorState(t, { issue: source.issue, lang, issueText }, retry);
  return loadingState(t, source.state === 'loading' ? source.table : undefined);
}
