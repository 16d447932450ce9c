import type { Translate } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import { health } from '../shapes/health.ts';

/** What went wrong, what is safe, what to do, and the code to quote. */
export function renderFailure(t: Translate, { code, detail }: { readonly code: string; readonly detail?: string }): TemplateResult {
  const known = ['host.noEdit', 'host.noAccess', 'host.denied', 'host.offline'].includes(code) ? code : 'host.other';
  return html`<div class="note crit" role="alert">
    ${health('crit')}
    <div>
      <p><b>${t('setup.error.run')}.</b> ${t(`setup.error.${known}`)} ${t('setup.error.safe')}</p>
      ${detail === undefined || detail === '' ? nothing : html`<p class="soft">${detail}</p>`}
      <p class="soft">${t('setup.error.code', { code })}</p>
    </div>
  </div>`;
}
