import { html, render } from 'lit';
import { afterEach, describe, expect, it } from 'vitest';
import { goRound } from './go-round.ts';

let dialog: HTMLElement;
function given(content: unknown): void {
  dialog = document.createElement('div');
  dialog.addEventListener('keydown', goRound);
  render(content, dialog);
  document.body.append(dialog);
}

const control = (name: string, root: ParentNode = dialog) => root.querySelector<HTMLElement>(`[name="${name}"]`)!;

/** Presses Tab; whether the browser may go on by itself. */
function tab(from: HTMLElement, shiftKey = false): boolean {
  from.focus();
  return from.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', shiftKey, bubbles: true, composed: true, cancelable: true }));
}

afterEach(() => dialog.remove());

describe('goRound', () => {
  it('brings the keys from the last control to the first one, and back', () => {
    given(html`<button name="close">close</button><input name="days" /><button name="no" disabled>no</button><button name="quiet" tabindex="-1">quiet</button>`);

    expect(tab(control('days'))).toBe(false);
    expect(document.activeElement).toBe(control('close'));
    expect(tab(control('close'), true)).toBe(false);
    expect(document.activeElement).toBe(control('days'));
  });

  it('leaves Tab to the browser between them', () => {
    given(html`<button name="close">close</button><input name="days" /><select name="unit"></select>`);

    expect(tab(control('close'))).toBe(true);
    expect(tab(control('days'))).toBe(true);
    expect(tab(control('unit'), true)).toBe(true);
  });

  it('counts what stands in the shadow of an element', () => {
    given(html`<button name="close">close</button><div class="people"></div>`);
    const people = dialog.querySelector('.people')!.attachShadow({ mode: 'open' });
    render(html`<button name="ana">ana</button>`, people);

    expect(tab(control('close'))).toBe(true);
    expect(tab(control('ana', people))).toBe(false);
    expect(document.activeElement).toBe(control('close'));
  });
});
