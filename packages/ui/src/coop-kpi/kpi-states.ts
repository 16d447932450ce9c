import type { Issue, Lang, MappedColumn, Translate } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import { health } from '../shapes/health.ts';
import { icon } from '../shapes/icons.ts';
import { issueText } from './issue-text.ts';

const asked = ['on', 'value', 'kpi'];

/** Columns are left to choose: what is done, what is missing, where to do it. */
export function mappingState(t: Translate, table: string | undefined, columns: readonly MappedColumn[], configure: () => void): TemplateResult {
  const [before = '', after = ''] = t('kpis.mapping.why', { table: '\u0000' }).split('\u0000');
  return html`<div class="state">
    <h2 class="panel-title">${t('kpis.mapping.title')}</h2>
    <p>${table === undefined ? t('kpis.mapping.whyNoTable') : html`${before}<b>${table}</b>${after}`}</p>
    <ul class="mapping card">
      ${asked.map((field) => {
        const column = columns.find((one) => one.field === field)?.column;
        return html`<li>
          ${icon('table')}<span>${t(`kpis.mapping.${field}`)}</span>
          ${column !== undefined
            ? html`<span>${column}</span>${icon('check')}`
            : field === 'kpi'
              ? html`<span class="soft">${t('common.optional')}</span>`
              : html`<span class="missing">${t('common.toChoose')}</span>${health('crit')}`}
        </li>`;
      })}
    </ul>
    <div class="acts"><button class="button primary" @click=${configure}>${t('common.openConfiguration')}</button></div>
    <p class="meta">${t('kpis.mapping.where')}</p>
  </div>`;
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

/** The rows are being read: still shapes, and what is read. */
export function loadingState(t: Translate, table: string | undefined): TemplateResult {
  return html`<div class="skeleton" role="status">
    ${[0, 1, 2, 3, 4, 5].map(() => html`<div class="bar-line"></div>`)}
    <span class="what">${table === undefined ? t('common.loading') : t('common.loadingTable', { table })}</span>
  </div>`;
}

/** Something failed: the cause, what to do, a code. */
export function errorState(t: Translate, lang: Lang, issue: Issue, retry: () => void): TemplateResult {
  const { title, why } = issueText(issue, lang);
  return html`<div class="state" role="alert">
    <span class="sign">${health('crit')}</span>
    <h2 class="panel-title">${title}</h2>
    ${why === title ? nothing : html`<p>${why}</p>`}
    <div class="acts"><button class="button primary" @click=${retry}>${t('common.retry')}</button></div>
    <p class="meta">${t('common.code', { code: issue.code })}</p>
  </div>`;
}
