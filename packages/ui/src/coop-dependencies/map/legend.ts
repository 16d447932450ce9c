import type { Translate } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';

/** What the lines of the map mean. */
export function legend(t: Translate, hasCause: boolean): TemplateResult {
  return html`
    <ul class="legend" aria-label=${t('deps.legend')}>
      <li>
        <svg viewBox="0 0 28 10" aria-hidden="true"><path class="critical" d="M0 5h20"></path><path class="arrow" d="M19 .8 28 5l-9 4.2z"></path></svg>${t('deps.legend.critical')}
      </li>
      <li>
        <svg viewBox="0 0 28 10" aria-hidden="true"><path class="line" d="M0 3.2h20M0 6.8h20"></path><path class="arrow soft" d="M20 1.4 28 5l-8 3.6z"></path></svg>${t('deps.legend.integration')}
      </li>
      <li>
        <svg viewBox="0 0 28 10" aria-hidden="true"><path class="dots" d="M0 5h26"></path><path class="line" d="m20 1.4 7 3.6-7 3.6"></path></svg>${t('deps.legend.information')}
      </li>
      ${hasCause
        ? html`<li><svg viewBox="0 0 28 10" aria-hidden="true"><path class="cause" d="M0 5h20"></path><path class="arrow cause" d="M19 .8 28 5l-9 4.2z"></path></svg>${t('deps.legend.cause')}</li>`
        : nothing}
    </ul>
  `;
}
