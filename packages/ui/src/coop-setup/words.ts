import type { MessageValues, Translate } from '@entrelacs/core';
import { html, type TemplateResult } from 'lit';
import type { TypeView } from './setup-view.ts';

const [open, close] = ['\u0001', '\u0002'];

/** A message with some of its values in bold; values are text, whatever they hold. */
export function emphasised(t: Translate, code: string, values: MessageValues, strong: readonly string[]): TemplateResult[] {
  const marked = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' && strong.includes(name) ? `${open}${bare(value)}${close}` : value]));
  return t(code, marked)
    .split(open)
    .flatMap((part, index) => {
      if (index === 0) return [html`${part}`];
      const [inside = '', after = ''] = part.split(close);
      return [html`<b>${inside}</b>`, html`${after}`];
    });
}

/** A column's type in words: `liste de références vers Membres`. */
export function typeWords(t: Translate, type: TypeView): string {
  return t(`setup.type.${type.name}`, type.table === undefined ? {} : { table: type.table });
}

function bare(text: string): string {
  return text.replaceAll(open, '').replaceAll(close, '');
}
