import type { Member, Translate } from '@entrelacs/core';
import { html, type TemplateResult } from 'lit';
import { icon } from '../shapes/icons.ts';
import { goRound } from './go-round.ts';
import './people-chooser.ts';

/** A dialog with its title and a way out at its top. */
export function dialogFrame(t: Translate, title: string, content: unknown, closed: () => void): TemplateResult {
  const close = (event: Event) => (event.currentTarget as HTMLElement).closest('dialog')?.close();
  return html`<dialog aria-labelledby="title" @keydown=${goRound} @close=${closed}>
    <header>
      <h2 id="title" class="panel-title">${title}</h2>
      <button class="button quiet square" aria-label=${t('common.close')} title=${t('common.close')} @click=${close}>${icon('close')}</button>
    </header>
    <div class="content">${content}</div>
  </dialog>`;
}

/** What each key does: the code of its words, then its keys; a code of the same catalogue stands for a key with a name. */
export type KeyLine = readonly [words: string, ...keys: string[]];

/** Shortcuts; `prefix` begins the codes of keys that have a name. */
export function keyList(t: Translate, lines: readonly KeyLine[], prefix: string): TemplateResult {
  return html`<dl>
    ${lines.map(([words, ...strokes]) => html`<dt>${strokes.map((key) => html`<kbd>${key.startsWith(prefix) ? t(key) : key}</kbd>`)}</dt> <dd>${t(words)}</dd>`)}
  </dl>`;
}

/** Why it is asked who is looking, and the people to choose from. */
export function whoAreYou(t: Translate, members: readonly Member[], me: string | undefined, choose: (id: string) => void): TemplateResult {
  return html`
    <p class="soft">${t('common.whoAreYou.why')}</p>
    <coop-people .t=${t} .members=${members} .chosen=${me} takesKeyboard @people-choose=${(event: CustomEvent<string>) => choose(event.detail)}></coop-people>
  `;
}
