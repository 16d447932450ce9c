import type { Translate } from '@entrelacs/core';
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/** What the bars and lines of the timeline mean; of what can be left out, what is shown. */
export function timelineLegend(t: Translate, shown: { readonly baseline: boolean; readonly forecast: boolean }): TemplateResult {
  const line = (sign: SVGTemplateResult, words: string) => html`<li><svg viewBox="0 0 28 14" aria-hidden="true">${sign}</svg>${t(words)}</li>`;
  return html`<ul class="legend" aria-label=${t('deps.legend')}>
    ${line(svg`<g class="bar"><rect class="whole" x=".5" y="1.5" width="27" height="11" rx="2"></rect><rect class="part" x=".5" y="1.5" width="14" height="11" rx="2"></rect></g>`, 'deps.legend.progress')}
    ${line(svg`<g class="bar critical"><rect class="whole" x=".5" y="1.5" width="27" height="11" rx="2"></rect></g>`, 'deps.legend.critical')}
    ${line(svg`<path class="tail" d="M0 7H27m0-4v8"></path>`, 'deps.legend.float')}
    ${shown.baseline ? line(svg`<rect class="baseline" x="0" y="5.5" width="28" height="3" rx="1.5"></rect>`, 'deps.baseline') : nothing}
    ${shown.forecast ? line(svg`<path class="likely" d="M1 4v6M1 7H27M27 4v6"></path>`, 'deps.legend.forecast') : nothing}
    ${line(svg`<path class="diamond" d="M14 .5l6.5 6.5-6.5 6.5L7.5 7z"></path>`, 'deps.legend.milestone')}
  </ul>`;
}
