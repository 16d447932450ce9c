import { commonMessages, describeIssue, translator, wikiListMessages, type Lang, type SourceState } from '@entrelacs/core';
import { html, type TemplateResult } from 'lit';
import { loadingState } from './loading-state.ts';

/** What an element of a page shows while it has no rows: they are read, a field is left to choose, or something failed and what to do. */
export function waitingState(lang: Lang, now: Exclude<SourceState, { state: 'ready' }>, retry: () => void): TemplateResult {
  const t = translator(lang, commonMessages, wikiListMessages);
  if (now.state === 'loading') return loadingState(t, now.table);
  if (now.state === 'needsMapping') return html`<p role="status">${fieldsToChoose(lang, now)}</p>`;
  const { title, why } = describeIssue(now.issue, lang);
  return html`<p role="alert">${why === title ? title : html`<strong>${title}</strong> ${why}`} <button class="link" @click=${retry}>${t('common.retry')}</button></p>`;
}

/** Which fields are left to choose, in a sentence. */
export function fieldsToChoose(lang: Lang, { columns }: Extract<SourceState, { state: 'needsMapping' }>): string {
  const left = columns.filter(({ required, column }) => required && column === undefined).map(({ field }) => field);
  return translator(lang, wikiListMessages)('wiki.mapping', { fields: left.join(', ') });
}
