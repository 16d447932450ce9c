import type { Translate } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { health } from '../shapes/health.ts';
import { anyIcon } from '../shapes/more-icons.ts';

/** A column that a widget reads, and which one of the table it is. */
export interface MappingLine {
  readonly label: string;
  readonly column: string | undefined;
  readonly required: boolean;
  /** A table when left out. */
  readonly sign?: TemplateResult;
}

/** What the member may do next; the first is the main one. */
export interface StateAct {
  readonly label: string;
  readonly run: () => void;
}

/** Buttons of a state. */
export function stateActs(acts: readonly StateAct[]): TemplateResult | typeof nothing {
  if (acts.length === 0) return nothing;
  return html`<div class="acts">${acts.map(({ label, run }, at) => html`<button class=${at === 0 ? 'button primary' : 'link'} @click=${run}>${label}</button>`)}</div>`;
}

/** What to do, step by step, once it was asked for; it takes the focus. */
export function stateGuide(steps: readonly string[]): TemplateResult | typeof nothing {
  if (steps.length === 0) return nothing;
  return html`<ol class="guide card" role="status" tabindex="-1" ${ref((element) => (element as HTMLElement | undefined)?.focus())}>${steps.map((step) => html`<li>${step}</li>`)}</ol>`;
}

/** Columns are left to choose: what is done, what is missing, where to do it. */
export function mappingState(
  t: Translate,
  words: { readonly title: string; readonly why: string | TemplateResult; readonly where: string },
  lines: readonly MappingLine[],
  acts: readonly StateAct[],
  guide: readonly string[] = [],
): TemplateResult {
  return html`<div class="state">
    <h2 class="panel-title">${words.title}</h2>
    <p>${words.why}</p>
    <ul class="mapping card">
      ${lines.map(
        ({ label, column, required, sign = anyIcon('table') }) => html`<li>
          ${sign}<span>${label}</span>
          ${column !== undefined
            ? html`<span>${column}</span>${anyIcon('check')}`
            : required
              ? html`<span class="missing">${t('common.toChoose')}</span>${health('crit')}`
              : html`<span class="soft">${t('common.optional')}</span>`}
        </li>`,
      )}
    </ul>
    ${stateActs(acts)} ${stateGuide(guide)}
    <p class="meta">${words.where}</p>
  </div>`;
}

/** Something failed: the cause, what is safe, what to do, a code. */
export function errorState(
  t: Translate,
  { title, why, code }: { readonly title: string; readonly why: string; readonly code: string },
  acts: readonly StateAct[],
  guide: readonly string[] = [],
): TemplateResult {
  const [before = '', after = ''] = t('common.code', { code: '\u0000' }).split('\u0000');
  return html`<div class="state" role="alert">
    <span class="sign">${health('crit')}</span>
    <h2 class="panel-title">${title}</h2>
    ${why === title ? nothing : html`<p>${why}</p>`} ${stateActs(acts)} ${stateGuide(guide)}
    <p class="meta">${before}<code>${code}</code>${after}</p>
  </div>`;
}

/** A message with one word of it in bold. */
export function withBold(t: Translate, code: string, name: string, value: string): TemplateResult {
  const [before = '', after = ''] = t(code, { [name]: '\u0000' }).split('\u0000');
  return html`${before}<b>${value}</b>${after}`;
}
