import { matchesText, wouldCloseCycle, type Translate } from '@entrelacs/core';
import { css, html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { controlStyles } from '../../controls.styles.ts';
import { shapeStyles } from '../../shapes/shapes.styles.ts';
import { emit } from '../../shared/emit.ts';
import type { Board } from '../board/board.ts';
import type { BoardTask } from '../board/types.ts';
import { stateShape } from '../map/node-face.ts';
import type { PickerSide } from './panel-context.ts';

/** Tasks listed at most: who looks for another one types more of its title. */
const most = 30;

/**
 * @summary Chooses a task by typing part of its title: how links are drawn without a map.
 * @event {CustomEvent<string>} picker-choose - A task was chosen.
 * @event picker-close - It was left.
 */
export class TaskPicker extends LitElement {
  static override styles = [
    controlStyles,
    shapeStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 6px;
        background: none;
      }
      input {
        width: 100%;
      }
      ul {
        max-height: 320px;
        overflow: auto;
      }
      li {
        display: flex;
        align-items: center;
        gap: 6px;
        min-height: var(--coop-row);
        padding: 3px 6px;
        border-radius: 3px;
        cursor: pointer;
      }
      li:hover {
        background: var(--coop-surface-3);
      }
      li.active {
        background: var(--coop-select);
        outline: var(--coop-focus-width) solid var(--coop-focus);
        outline-offset: -2px;
      }
      li[aria-disabled='true'] {
        color: var(--coop-text-2);
        cursor: not-allowed;
      }
      .text {
        display: flex;
        flex-direction: column;
        min-width: 0;
      }
    `,
  ];
  @query('input') private input!: HTMLInputElement;
  @state() private text = '';
  @state() private at = 0;
  @property({ attribute: false }) board?: Board | undefined;
  @property({ attribute: false }) t: Translate = (code) => code;
  /** The task that is linked. */
  @property() task = '';
  /** What it needs is chosen, or what awaits it; or a task to look around. */
  @property() side: PickerSide = 'need';

  override focus(): void {
    this.input.focus();
  }

  override firstUpdated(): void {
    this.focus();
  }

  override updated(): void {
    this.renderRoot.querySelector('.active')?.scrollIntoView({ block: 'nearest' });
  }

  private get found(): readonly BoardTask[] {
    const linked = new Set(this.board?.byId.get(this.task)?.[this.side === 'need' ? 'needs' : 'awaited'].map(({ from, to }) => (this.side === 'need' ? from.id : to.id)));
    const own = this.board?.byId.get(this.task)?.task.project;
    return (this.board?.tasks ?? [])
      .filter(({ id, task, isOpen }) => id !== this.task && !linked.has(id) && (isOpen || this.side !== 'awaited') && matchesText(this.text, task.title))
      .sort((a, b) => Number(b.isOpen) - Number(a.isOpen) || Number(b.task.project === own) - Number(a.task.project === own))
      .slice(0, most);
  }

  private closesCycle(other: string): boolean {
    if (this.board === undefined || this.side === 'around') return false;
    const [from, to] = this.side === 'need' ? [other, this.task] : [this.task, other];
    return wouldCloseCycle(this.board.graph, from, to) !== undefined;
  }

  private handleKey(event: KeyboardEvent): void {
    const { found } = this;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) this.at = (this.at + step + found.length) % found.length;
    else if (event.key === 'Enter') this.choose(found[this.at]);
    else if (event.key === 'Escape') emit(this, 'picker-close');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private choose(task: BoardTask | undefined): void {
    if (task !== undefined) emit(this, 'picker-choose', task.id);
  }

  private handleInput(event: InputEvent): void {
    this.text = (event.target as HTMLInputElement).value;
    this.at = 0;
  }

  override render() {
    const { t, found } = this;
    const active = found[this.at];
    return html`
      <input
        class="field"
        type="search"
        role="combobox"
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls="tasks"
        aria-activedescendant=${active === undefined ? nothing : `task-${this.at}`}
        aria-label=${t(`deps.picker.${this.side}`)}
        placeholder=${t('deps.picker.placeholder')}
        .value=${this.text}
        @input=${(event: InputEvent) => this.handleInput(event)}
        @keydown=${(event: KeyboardEvent) => this.handleKey(event)}
      />
      <ul id="tasks" role="listbox" aria-label=${t(`deps.picker.${this.side}`)}>
        ${found.map((task, n) => {
          const isRefused = this.closesCycle(task.id);
          return html`<li
            id=${`task-${n}`}
            role="option"
            class=${n === this.at ? 'active' : ''}
            aria-selected=${n === this.at}
            aria-disabled=${isRefused}
            @pointerdown=${(event: Event) => event.preventDefault()}
            @click=${() => this.choose(task)}
            @keydown=${(event: KeyboardEvent) => this.handleKey(event)}
          >
            ${stateShape(task.state)}<span class="text"><span>${task.task.title}</span>${isRefused ? html`<span class="meta">${t('deps.picker.cycle')}</span>` : nothing}</span>
          </li>`;
        })}
      </ul>
      ${found.length === 0 ? html`<p class="soft">${t('deps.picker.none')}</p>` : nothing}
    `;
  }
}

customElements.define('coop-task-picker', TaskPicker);
