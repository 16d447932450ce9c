import type { Choice, Lang, Member, Translate } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

/** What a field of a form needs. */
export interface FieldInput {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly hint?: string;
  readonly isWide?: boolean;
  readonly isRequired?: boolean;
}

/** A field for a line of text, a day, or a number as one writes it. */
export function inputField({ label, value, change, hint, isWide, isRequired }: FieldInput, type: 'text' | 'date' | 'number' = 'text', max?: string): TemplateResult {
  const handle = (event: Event) => change((event.target as HTMLInputElement).value);
  return html`<label class=${isWide === true ? 'wide' : ''}>
    ${label}
    <input class="field" type=${type === 'date' ? 'date' : 'text'} inputmode=${type === 'number' ? 'decimal' : nothing} max=${max ?? nothing} aria-required=${isRequired === true} .value=${live(value)} @input=${handle} />
    ${hint === undefined ? nothing : html`<span class="hint">${hint}</span>`}
  </label>`;
}

/** A field for one of some choices. */
export function choiceField({ label, value, change, hint, isWide }: FieldInput, choices: readonly { readonly value: string; readonly label: string }[], none?: string): TemplateResult {
  const handle = (event: Event) => change((event.target as HTMLSelectElement).value);
  return html`<label class=${isWide === true ? 'wide' : ''}>
    ${label}
    <select class="field" @change=${handle}>
      ${none === undefined ? nothing : html`<option value="" ?selected=${value === ''}>${none}</option>`}
      ${choices.map((choice) => html`<option value=${choice.value} ?selected=${choice.value === value}>${choice.label}</option>`)}
    </select>
    ${hint === undefined ? nothing : html`<span class="hint">${hint}</span>`}
  </label>`;
}

/** The choices of a field of the model in a language. */
export function worded(choices: readonly Choice[], language: Lang): { readonly value: string; readonly label: string }[] {
  return choices.map(({ key, label }) => ({ value: key, label: label[language] }));
}

/** Active people as choices, by name. */
export function people(members: readonly Member[]): { readonly value: string; readonly label: string }[] {
  return members
    .filter(({ active }) => active)
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

/** What a threshold is called where one knows which way is good: "Critique au-dessus de". */
export function thresholdLabel(t: Translate, threshold: 'warning' | 'critical', direction: string | undefined): string {
  return t(`kpis.form.${threshold}${direction === undefined || direction === '' ? '' : `.${direction}`}`);
}

/** A number as somebody writes it, with a comma or a point; undefined for nothing, NaN for what is no number. */
export function numberIn(text: string): number | undefined {
  const plain = text.replace(/[\s\u00A0\u202F]/g, '').replace(',', '.').replace('\u2212', '-');
  if (plain === '') return undefined;
  return /^-?(?:\d+(?:\.\d*)?|\.\d+)$/.test(plain) ? Number(plain) : Number.NaN;
}

/** A number as one would write it back. */
export function written(value: number | undefined, language: Lang): string {
  const text = value === undefined ? '' : String(value);
  return language === 'fr' ? text.replace('.', ',') : text;
}
