import { raciRoles, type Access, type Translate } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import { letter } from '../shapes/letters.ts';
import { roleWord } from './grid-cells.ts';
import type { Arrangement } from './matrix-data.ts';

/** Legend, counts and shortcuts; or why nothing can be written, once the words for it are there. */
export function footer(t: Translate, hasWords: boolean, arrangement: Arrangement | undefined, access: Access | undefined, isNarrow: boolean, showKeys: () => void): TemplateResult {
  const counts =
    arrangement === undefined || isNarrow
      ? nothing
      : `${t('common.tasks', { n: arrangement.filtered.length })}, ${t('raci.footer.people', { shown: arrangement.shown, total: arrangement.total })}`;
  return html`<footer>
    ${access?.canWrite !== false || access.reason === undefined
      ? raciRoles.map((role) => html`<span class="legend">${letter(role)} ${roleWord(t, role)}</span>`)
      : html`<span class="one-line">${hasWords ? t(`raci.readOnly.${access.reason}`) : nothing}</span>`}
    <span class="push">${counts}</span>
    ${isNarrow ? nothing : html`<button class="keys" @click=${showKeys}><kbd>?</kbd> ${t('common.shortcuts')}</button>`}
  </footer>`;
}
