import { svg, type SVGTemplateResult } from 'lit';

const dots = (points: readonly (readonly [number, number])[], kind: string) => points.map(([x, y]) => svg`<rect class=${kind} x=${x} y=${y} width="4" height="4" rx="1"></rect>`);

const drawings: Readonly<Record<string, SVGTemplateResult>> = {
  raci: svg`<path class="line" d="M6 9h9M6 16h7M6 23h10M6 29h6" stroke="currentColor"></path>
    ${dots([[21, 7], [35, 14], [28, 21]], 'r')}${dots([[28, 7], [21, 14], [42, 27]], 'a')}
    <path class="line" d="M18.5 4v28" stroke-dasharray="2 2"></path>`,
  dependencies: svg`<rect class="line" x="6" y="7" width="11" height="7" rx="1.5"></rect><rect class="line" x="6" y="22" width="11" height="7" rx="1.5"></rect>
    <rect class="line" x="22" y="14" width="9" height="7" rx="1.5"></rect><rect class="ink" x="36" y="14" width="11" height="7" rx="1.5"></rect>
    <path class="line" d="M17 10.5h2.5v7H22M17 25.5h2.5v-8M31 17.5h5"></path>`,
  kpi: svg`<path class="go" d="m6 13 4-3 4 2 6-5M28 8l5 3 5-1 6 4M6 28l5-3 4 1 5-4M28 24l4 2 6-4 6 3"></path><path class="line" d="M4.5 18h43M26 4v28" stroke-opacity=".5"></path>`,
  projects: svg`<path class="line" d="M6 10h22M6 18h30M6 26h26"></path><path class="ink" d="m32 7 3 3-3 3-3-3zM40 15l3 3-3 3-3-3zM36 23l3 3-3 3-3-3z"></path>`,
  members: svg`<circle class="soft" cx="11" cy="13" r="3.4"></circle><circle class="soft" cx="11" cy="24" r="3.4"></circle><path class="line" d="M19 13h24M19 24h18"></path>`,
  setup: svg`<path class="go" d="m6 9.5 2 2 3.5-4M6 18.5l2 2 3.5-4"></path><circle class="line" cx="8.6" cy="27.4" r="2.6"></circle><path class="line" d="M17 10h28M17 19h22M17 28h25"></path>`,
};

const grid = svg`<path class="line" d="M6 9h40M6 18h40M6 27h40M18 5v26M32 5v26"></path>`;

/** A small picture of a page, by its key; a grid for one without a picture of its own. */
export function thumb(page: string): SVGTemplateResult {
  return svg`<svg class="thumb" viewBox="0 0 52 36" aria-hidden="true">${drawings[page] ?? grid}</svg>`;
}
