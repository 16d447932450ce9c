import type { ResolutionTimes } from '@entrelacs/core';
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { PanelContext } from './panel-context.ts';

const [width, height, radius] = [252, 62, 3.4];

/** How long needs took, each a dot on a line of days, with the median and the 85th percentile; and in words. */
export function timesChart({ days, median, p85 }: ResolutionTimes, all: ResolutionTimes, { t, formats }: PanelContext): TemplateResult | typeof nothing {
  if (median === undefined || p85 === undefined) return nothing;
  const last = Math.max(10, days.at(-1) ?? 0);
  const step = last <= 40 ? 10 : last <= 100 ? 20 : Math.ceil(last / 500) * 100;
  const x = (day: number) => 6 + (day / (last * 1.06)) * (width - 16);
  const base = height - 18;
  const stacked = new Map<number, number>();
  const ticks = Array.from({ length: Math.floor(last / step) + 1 }, (_, n) => n * step);
  const dots = days.slice(-300).map((day) => {
    const bin = Math.round(x(day) / 5);
    const n = stacked.get(bin) ?? 0;
    stacked.set(bin, n + 1);
    return svg`<circle cx=${x(day)} cy=${base - 5 - Math.min(n, 5) * 7} r=${radius}></circle>`;
  });
  const number = (value: number) => t('deps.days', { days: formats.number(value) });
  return html`<section class="times">
    <h3 class="pair"><span>${t('deps.times')}</span> <span class="soft push">${t('deps.times.count', { n: days.length })}</span></h3>
    <svg viewBox=${`0 0 ${width} ${height}`} role="img" aria-label=${t('deps.times.label', { median: number(median), p85: number(p85), n: days.length })}>
      <path class="axis" d=${`M2 ${base}H${width - 2}`}></path>
      ${ticks.map((day) => svg`<path class="axis" d=${`M${x(day)} ${base}v4`}></path><text x=${x(day)} y=${height - 2} text-anchor="middle">${day}${day === ticks.at(-1) ? `\u00A0${t('deps.day')}` : nothing}</text>`)}
      ${dots}
      <path class="median" d=${`M${x(median)} 4V${base}`}></path><path class="p85" d=${`M${x(p85)} 4V${base}`}></path>
    </svg>
    <p class="key"><svg class="dash" viewBox="0 0 18 8" aria-hidden="true"><path class="median" d="M0 4h18"></path></svg>${t('deps.times.median', { days: number(median), all: all.median === undefined ? '–' : number(all.median) })}</p>
    <p class="key"><svg class="dash" viewBox="0 0 18 8" aria-hidden="true"><path class="p85" d="M0 4h18"></path></svg>${t('deps.times.p85', { days: number(p85) })}</p>
  </section>`;
}
