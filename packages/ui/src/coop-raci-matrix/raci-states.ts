import {
  activeFilters,
  countWord,
  describeIssue,
  explainEmpty,
  matchesText,
  raciLabels,
  raciRoles,
  type FilterContext,
  type FilterName,
  type ItemFilters,
  type Issue,
  type Lang,
  type MappedColumn,
  type RaciItem,
  type RaciRole,
  type Translate,
} from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import { anyHealth } from '../shapes/more-health.ts';
import { icon } from '../shapes/icons.ts';
import { letter } from '../shapes/letters.ts';
import { errorState as failedState, mappingState as columnsState, withBold } from '../shared/states.ts';

const raciWordsOf = (field: string): RaciRole | undefined => raciRoles.find((role) => role === field);

/** Steps that a state explains: how to choose columns, how to come to our tables, how to repair them. */
export type Guide = 'configure' | 'setup' | 'repair';

/** What a state asks of whoever holds it. */
export interface StateActs {
  readonly guide: Guide | undefined;
  readonly show: (guide: Guide) => void;
  readonly retry: () => void;
}

const stepsOf = (t: Translate, guide: Guide | undefined) => (guide === undefined ? [] : t(`raci.guide.${guide}`).split('\n'));

/** Columns are left to choose: what is done, what is missing, where to do it. */
export function mappingState(t: Translate, lang: Lang, table: string | undefined, columns: readonly MappedColumn[], { guide, show }: StateActs): TemplateResult {
  const missing = columns.filter(({ required, column }) => required && column === undefined);
  const shown = columns.filter(({ field, required, column }) => required || column !== undefined || raciWordsOf(field) !== undefined);
  const words = {
    title: t('raci.mapping.title', { n: Math.max(missing.length, 1) }),
    why: table === undefined ? t('raci.mapping.whyNoTable') : withBold(t, 'raci.mapping.why', 'table', table),
    where: t('raci.mapping.where'),
  };
  const lines = shown.map(({ field, required, column }) => {
    const role = raciWordsOf(field);
    return role === undefined ? { label: t(`raci.csv.${field}`), column, required } : { label: raciLabels[role][lang], column, required, sign: letter(role) };
  });
  const acts = [
    { label: t('common.openConfiguration'), run: () => show('configure') },
    { label: t('raci.mapping.ours'), run: () => show('setup') },
  ];
  return columnsState(t, words, lines, acts, stepsOf(t, guide));
}

/** Something failed: the cause, what is safe, what to do, a code. */
export function errorState(t: Translate, lang: Lang, issue: Issue, { guide, show, retry }: StateActs): TemplateResult {
  const again = { label: t('common.retry'), run: retry };
  const isGone = issue.code === 'host.columnGone' || issue.code === 'host.tableGone';
  const acts = isGone ? [{ label: t('raci.error.repair'), run: () => show('repair') }, { label: t('raci.error.otherColumn'), run: () => show('configure') }, again] : [again];
  return failedState(t, describeIssue(issue, lang), acts, stepsOf(t, guide));
}

/** No row yet: what one can do. */
export function emptyState(t: Translate, canAdd: boolean, add: () => void, showExample: () => void): TemplateResult {
  return html`<div class="state">
    <div class="sample card" aria-hidden="true">
      ${raciRoles.slice(0, 3).map((role, row) => [0, 1, 2, 3].map((column) => html`<span class=${column === 0 ? 'bar' : ''}>${column === row + 1 ? letter(role) : nothing}</span>`))}
    </div>
    <h2 class="panel-title">${t('raci.empty.title')}</h2>
    ${canAdd ? html`<p>${t('raci.empty.why')}</p>` : nothing}
    <div class="acts">
      ${canAdd ? html`<button class="button primary" @click=${add}>${icon('plus')} ${t('raci.task.add')}</button>` : nothing}
      <button class="button" @click=${showExample}>${t('raci.empty.example')}</button>
    </div>
  </div>`;
}

/** What can be done where filters hide every row. */
export interface NoResultActs {
  readonly change: (filters: ItemFilters) => void;
  readonly showColumn: (member: string) => void;
}

/** So many people who are sought are offered by name. */
const mostSought = 3;

/** Filters hide every row: what each hides, and how to take it off; people whose name is sought can be seen although they hold no role. */
export function noResultState(
  t: Translate,
  lang: Lang,
  items: readonly RaciItem[],
  filters: ItemFilters,
  context: FilterContext,
  nameOf: (filter: FilterName) => string,
  { change, showColumn }: NoResultActs,
): TemplateResult {
  const count = activeFilters(filters).length;
  const explanation = explainEmpty(items, filters, context);
  const [best] = explanation.without;
  const { search = '' } = filters;
  const sought = search.trim() === '' ? [] : (context.members ?? []).filter(({ name }) => matchesText(search, name)).slice(0, mostSought);
  return html`<div class="state">
    <h2 class="panel-title">${count > 1 ? t('raci.noResult.titleSeveral', { n: explanation.total, count: countWord(count, lang) ?? count }) : t('raci.noResult.title', { n: explanation.total })}</h2>
    ${best === undefined || count < 2 ? nothing : html`<p>${t(`raci.noResult.without.${best.filter}`, { n: best.count })}</p>`}
    <div class="acts">
      ${best === undefined || count < 2
        ? nothing
        : html`<button class="button" @click=${() => change({ ...filters, [best.filter]: undefined })}>${t('raci.filter.remove', { name: nameOf(best.filter) })}</button>`}
      ${sought.map(({ id, name }) => html`<button class="button" @click=${() => showColumn(id)}>${t('raci.noResult.column', { name })}</button>`)}
      <button class="link" @click=${() => change({})}>${t('common.showAll')}</button>
    </div>
  </div>`;
}

/** An example stands where the document would: what it is, and the way back. */
export function exampleNote(t: Translate, leave: () => void): TemplateResult {
  return html`<aside class="note unread">
    ${anyHealth('info')}<span class="text">${t('raci.example')}</span>
    <button class="link" @click=${leave}>${t('raci.example.leave')}</button>
  </aside>`;
}

/** Rows that were not fully read, each once. */
export function unreadRows(issues: readonly Issue[]): string[] {
  return [...new Set(issues.flatMap(({ row }) => row ?? []))];
}

/** What could not be read, and where: tables by their names, rows by their numbers. */
export function unreadNote(t: Translate, lang: Lang, issues: readonly Issue[], see: () => void): TemplateResult | typeof nothing {
  if (issues.length === 0) return nothing;
  const rows = unreadRows(issues);
  const tables = [...new Set(issues.flatMap((issue) => (issue.row === undefined ? [describeIssue(issue, lang).title] : [])))];
  const shown = rows.slice(0, 5).join(', ') + (rows.length > 5 ? '…' : '');
  return html`<aside class="note warn unread">
    ${anyHealth('warn')}
    <span class="text">
      ${tables.length === 0 ? nothing : html`<b>${tables.join(', ')}</b>`}
      ${rows.length === 0 ? nothing : html`<b>${t('raci.unread', { n: rows.length })}</b> ${t('raci.unread.rows', { n: rows.length, rows: shown })}`}
    </span>
    <button class="link" @click=${see}>${t('raci.unread.see')}</button>
  </aside>`;
}
