import type { Translate } from '@entrelacs/core';
import { html, type TemplateResult } from 'lit';

/** The rows are being read: still shapes, and what is read. */
export function loadingState(t: Translate, table: string | undefined): TemplateResult {
  return html`<div class="skeleton" role="status">
    ${[0, 1, 2, 3, 4, 5].map(() => html`<div class="bar-line"></div>`)}
    <span class="what">${loadingWords(t, table)}</span>
  </div>`;
}

/** What is read. */
export function loadingWords(t: Translate, table: string | undefined): string {
  return table === undefined ? t('common.loading') : t('common.loadingTable', { table });
}
