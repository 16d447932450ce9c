import { applyChanges, emptySnapshot, entityNames, fieldsOf, model, type Access, type Change, type Issue, type Lang, type Outcome, type Snapshot, type SourceState } from '@entrelacs/core';
import type { LitElement } from 'lit';
import type { ChangesIntent } from './intents.ts';

/** What a test shows in an element of a wiki's page. */
export interface GivenElement {
  readonly entities?: Snapshot['entities'];
  readonly canWrite?: boolean;
  readonly locked?: Access['locked'];
  readonly language?: Lang;
  /** The wiki refuses every change for this reason. */
  readonly refusal?: Issue;
}

interface Shown extends LitElement {
  state: SourceState;
  language: Lang;
  today: string;
}

/** The day of the tests: a Thursday. */
export const today = '2026-11-19';

/** Texts that are no markup, whatever they look like. */
export const hostileTexts: readonly string[] = ['<script>hacked=1</script>', '"><img src=x onerror="hacked=1">', "'-hacked=1-'", '${hacked=1}{{ 7*7 }}', 'javascript:hacked=1', '\u202Eesrever\u0000'];

/** An element over a wiki in memory, which writes what it is asked to. */
export class ElementUnderTest<E extends Shown> {
  readonly element: E;
  /** Gestures sent, in order. */
  readonly sent: (readonly Change[])[] = [];
  readonly opened: string[] = [];
  retries = 0;
  private snapshot: Snapshot;

  constructor(tag: string, given: GivenElement, properties: Partial<E> = {}) {
    const { entities = {}, canWrite = true, locked, language = 'fr', refusal } = given;
    const fields = Object.fromEntries(entityNames.map((name) => [name, fieldsOf(model[name]).map(({ key }) => key)]));
    this.snapshot = { ...emptySnapshot, entities, access: { canWrite, hidden: [], fields, ...(locked !== undefined && { locked }), ...(!canWrite && { reason: 'viewer' as const }) } };
    this.element = document.createElement(tag) as E;
    Object.assign(this.element, { today, language, ...properties });
    this.element.addEventListener('coop-edit', (event) => {
      const intent = (event as CustomEvent<ChangesIntent>).detail;
      this.sent.push(intent.changes);
      intent.waitUntil(Promise.resolve(refusal === undefined ? this.written(intent.changes) : { ok: false, issue: refusal }));
    });
    this.element.addEventListener('coop-open', (event) => this.opened.push((event as CustomEvent<string>).detail));
    this.element.addEventListener('coop-retry', () => (this.retries += 1));
    this.show({ state: 'ready', snapshot: this.snapshot });
    document.body.append(this.element);
  }

  show(state: SourceState): void {
    this.element.state = state;
  }

  /** Waits until everything asked for is shown. */
  async settled(): Promise<this> {
    for (let turn = 0; turn < 3; turn++) {
      await this.element.updateComplete;
      await new Promise((resolve) => setTimeout(resolve));
    }
    return this;
  }

  /** Elements that a selector finds, in this element and those within it. */
  all<T extends HTMLElement = HTMLElement>(selector: string, root: ParentNode = this.element.renderRoot): T[] {
    const own = [...root.querySelectorAll<T>(selector)];
    return [...own, ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot === null ? [] : this.all<T>(selector, shadowRoot)))];
  }

  /** The first element of a selector whose text or name contains some words. */
  named<T extends HTMLElement = HTMLElement>(selector: string, words: string): T {
    const found = this.all<T>(selector).find((element) => textOf(element).includes(words) || (element.getAttribute('aria-label') ?? '').includes(words));
    if (found === undefined) throw new RangeError(`There is no ${selector} "${words}" among: ${this.all(selector).map((one) => one.getAttribute('aria-label') ?? textOf(one)).join(' | ')}`);
    return found;
  }

  /** Texts of what a selector finds. */
  texts(selector: string): string[] {
    return this.all(selector).map(textOf);
  }

  /** All that is written. */
  get text(): string {
    return textOf({ textContent: this.all('*').map((element) => [...element.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ textContent }) => textContent).join('')).join(' ') });
  }

  async press(target: HTMLElement, key: string): Promise<void> {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
    await this.settled();
  }

  async click(target: HTMLElement): Promise<void> {
    target.click();
    await this.settled();
  }

  /** Fills a field of a form by its name. */
  fill(name: string, value: string): void {
    const [field] = this.all<HTMLInputElement>(`[name="${name}"]`);
    if (field === undefined) throw new RangeError(`There is no field ${name}`);
    field.value = value;
  }

  async submit(): Promise<void> {
    this.all<HTMLFormElement>('form')[0]?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await this.settled();
  }

  /** What has the focus, within whatever shows it. */
  get focused(): Element | null {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement != null) active = active.shadowRoot.activeElement;
    return active;
  }

  remove(): void {
    this.element.remove();
  }

  private written(changes: readonly Change[]): Outcome {
    const named = changes.map((change, n) => (change.kind === 'create' ? { ...change, id: `new${this.sent.length}${n}` } : change));
    this.snapshot = applyChanges(this.snapshot, named);
    this.show({ state: 'ready', snapshot: this.snapshot });
    return { ok: true, created: named.flatMap(({ kind, id }) => (kind === 'create' && id !== undefined ? [id] : [])) };
  }
}

function textOf(element: { readonly textContent: string | null }): string {
  return (element.textContent ?? '').replace(/\s+/gu, ' ').trim();
}
