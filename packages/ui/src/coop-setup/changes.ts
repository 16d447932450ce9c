import type { Translate } from '@entrelacs/core';
import { html, type TemplateResult } from 'lit';
import type { ChangeView } from './setup-view.ts';
import { typeWords } from './words.ts';

/** One thing that changes in the document. */
export function renderChange(t: Translate, { sign, code, values, type, was }: ChangeView): TemplateResult {
  const words = { ...values, ...(type !== undefined && { type: typeWords(t, type) }), ...(was !== undefined && { was: typeWords(t, was) }) };
  return html`<li><span class=${sign === '+' ? 'plus' : 'tilde'}>${sign}</span><span>${t(`setup.change.${code}`, words)}</span></li>`;
}
