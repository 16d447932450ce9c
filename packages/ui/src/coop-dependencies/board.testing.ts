import { applyChanges, emptySnapshot, entityNames, fieldsOf, model, type Access, type Change, type Issue, type Outcome, type Snapshot, type SourceState } from '@entrelacs/core';
import type { ChangesIntent } from '../shared/intents.ts';
import './coop-dependencies.ts';
import type { CoopDependencies } from './coop-dependencies.ts';
import { readOptions, type BoardOptions } from './options.ts';

/** What a test shows on the board. */
export interface GivenBoard {
  readonly entities: Snapshot['entities'];
  readonly options?: Partial<BoardOptions>;
  readonly canWrite?: boolean;
  readonly language?: 'fr' | 'en';
  /** Fields that have a column, where not all have one. */
  readonly fields?: Readonly<Record<string, readonly string[]>>;
  /** Rows and fields that may be read, not written. */
  readonly locked?: Access['locked'];
  /** The host refuses every gesture for this reason. */
  readonly refusal?: Issue;
}

/** The day of the tests: a Thursday. */
export const today = '2026-11-19';

/** A board over an in-memory host that writes what it is asked to. */
export class BoardUnderTest {
  readonly element = document.createElement('coop-dependencies') as CoopDependencies;
  /** Gestures sent, in order. */
  readonly sent: (readonly Change[])[] = [];
  readonly selected: string[] = [];
  private snapshot: Snapshot;

  constructor({ entities, options = {}, canWrite = true, language = 'fr', refusal, locked, fields: given }: GivenBoard) {
    const fields = given ?? Object.fromEntries(entityNames.map((name) => [name, fieldsOf(model[name]).map(({ key }) => key)]));
    this.snapshot = { ...emptySnapshot, entities, access: { canWrite, hidden: [], fields, ...(locked !== undefined && { locked }), ...(!canWrite && { reason: 'viewer' as const }) } };
    Object.assign(this.element, { today, language, options: readOptions({ view: 'list', ...options }) });
    this.element.addEventListener('coop-edit', (event) => {
      const intent = (event as CustomEvent<ChangesIntent>).detail;
      this.sent.push(intent.changes);
      intent.waitUntil(Promise.resolve(refusal === undefined ? this.written(intent.changes) : { ok: false, issue: refusal }));
    });
    this.element.addEventListener('coop-select', (event) => this.selected.push((event as CustomEvent<string>).detail));
    this.show({ state: 'ready', snapshot: this.snapshot });
    document.body.append(this.element);
  }

  /** Shows a state of the host. */
  show(state: SourceState): void {
    this.element.state = state;
  }

  /** Waits until everything asked for is shown. */
  async settled(): Promise<void> {
    for (let turn = 0; turn < 3; turn++) {
      const { element } = this;
      await element.updateComplete;
      await Promise.all([element.store.settled, element.parts.settled]);
      await element.updateComplete;
      await element.acts?.forecasts.settled;
      await element.updateComplete;
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  /** Elements that a selector finds, in this element and those within it. */
  all(selector: string, root: ParentNode = this.element.renderRoot): HTMLElement[] {
    const own = [...root.querySelectorAll<HTMLElement>(selector)];
    const inner = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot === null ? [] : this.all(selector, shadowRoot)));
    return [...own, ...inner];
  }

  /** The first element of a selector whose text or name contains some words. */
  named(selector: string, words: string): HTMLElement {
    const found = this.all(selector).find((element) => textOf(element).includes(words) || (element.getAttribute('aria-label') ?? '').includes(words));
    if (found === undefined) throw new RangeError(`There is no ${selector} "${words}" among: ${this.all(selector).map(textOf).join(' | ')}`);
    return found;
  }

  /** All that is written on the board. */
  get text(): string {
    return this.all('*').map((element) => [...element.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ textContent }) => textContent).join('')).join(' ').replace(/\s+/gu, ' ');
  }

  /** Presses a key on an element. */
  async press(target: HTMLElement, key: string, more: KeyboardEventInit = {}): Promise<void> {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more }));
    await this.settled();
  }

  /** Clicks an element. */
  async click(target: HTMLElement): Promise<void> {
    target.click();
    await this.settled();
  }

  /** Takes the board away. */
  remove(): void {
    this.element.remove();
  }

  private written(changes: readonly Change[]): Outcome {
    const named = changes.map((change, n) => (change.kind === 'create' ? { ...change, id: `${900 + this.sent.length}${n}` } : change));
    this.snapshot = applyChanges(this.snapshot, named);
    this.show({ state: 'ready', snapshot: this.snapshot });
    return { ok: true, created: named.flatMap(({ kind, id }) => (kind === 'create' && id !== undefined ? [id] : [])) };
  }
}

function textOf(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/gu, ' ').trim();
}
