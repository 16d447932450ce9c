import { raciLetters, raciRoles, type RaciRole, type Translate } from '@entrelacs/core';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { property, query, queryAll, state } from 'lit/decorators.js';
import { controlStyles } from '../controls.styles.ts';
import { icon } from '../shapes/icons.ts';
import { letter } from '../shapes/letters.ts';
import { letterStyles } from '../shapes/letters.styles.ts';
import { shapeStyles } from '../shapes/shapes.styles.ts';
import { emit } from '../shared/emit.ts';
import { roleWord } from './grid-cells.ts';
import { roleOfKey } from './grid-keys.ts';

/**
 * @summary The four letters and "none", to put one into a cell.
 * @event {CustomEvent<RaciRole | undefined>} pick - A letter was chosen, or none.
 * @event close - It was left without a choice.
 */
export class CoopRaciPicker extends LitElement {
  static override styles = [
    controlStyles,
    shapeStyles,
    letterStyles,
    css`
      :host {
        position: absolute;
        z-index: 6;
        width: 250px;
        background: var(--coop-surface);
        border-radius: 6px;
        box-shadow: var(--coop-shadow);
      }
      .letters {
        display: grid;
        grid-template-columns: repeat(5, 1fr);
        gap: 2px;
        padding: 5px;
      }
      button {
        display: grid;
        place-items: center;
        min-height: 36px;
        padding: 0;
        border: 1px solid transparent;
        border-radius: var(--coop-radius);
        background: none;
        cursor: pointer;
      }
      button:hover {
        background: var(--coop-surface-3);
      }
      button:focus-visible,
      button.current {
        background: var(--coop-select);
      }
      button[aria-checked='true'] {
        border-color: var(--coop-line-strong);
      }
      button:focus-visible {
        outline-offset: -2px;
      }
      .what {
        display: flex;
        align-items: center;
        gap: 4px;
        min-height: 30px;
        padding: 4px 10px;
        border-top: 1px solid var(--coop-line);
      }
      .what span {
        flex: 1;
        min-width: 0;
      }
      @media (pointer: coarse) {
        button {
          min-height: 44px;
        }
      }
      @media (forced-colors: active) {
        :host {
          border: 1px solid CanvasText;
        }
      }
    `,
  ];
  @queryAll('button') private buttons!: NodeListOf<HTMLButtonElement>;
  @query('.current') private current?: HTMLButtonElement;
  /** The letter that the line beneath speaks of; `none` is the cross. */
  @state() private looked: RaciRole | 'none' = 'accountable';
  @property({ attribute: false }) t: Translate = (code) => code;
  /** Roles that the cell holds. */
  @property({ attribute: false }) held: readonly RaciRole[] = [];
  /** The letter to propose first: the one that a finding asks for. */
  @property({ attribute: false }) proposed?: RaciRole | undefined;
  /** Accessible name: whose role, on what. */
  @property() label = '';

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('proposed') || changed.has('held')) this.looked = this.proposed ?? this.held[0] ?? 'accountable';
  }

  /** Puts the focus on the letter proposed. */
  override focus(): void {
    this.current?.focus();
  }

  private handleKey(event: KeyboardEvent): void {
    const keys: Record<string, number> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };
    const role = roleOfKey(event);
    const step = keys[event.key];
    if (role !== undefined) this.pick(role);
    else if (event.key === 'Delete' || event.key === 'Backspace') this.pick(undefined);
    else if (event.key === 'Escape' || event.key === 'Tab') emit(this, 'close');
    else if (step !== undefined) this.buttons[([...raciRoles, 'none'].indexOf(this.looked) + step + 5) % 5]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private lookAt(role: RaciRole | 'none'): void {
    this.looked = role;
  }

  private pick(role: RaciRole | undefined): void {
    emit(this, 'pick', role);
  }

  override render() {
    const { t, looked } = this;
    return html`
      <div class="letters" role="menu" tabindex="-1" aria-label=${this.label} @keydown=${(event: KeyboardEvent) => this.handleKey(event)}>
        ${raciRoles.map(
          (role) => html`<button
            role="menuitemcheckbox"
            class=${looked === role ? 'current' : ''}
            tabindex=${looked === role ? 0 : -1}
            aria-checked=${this.held.includes(role)}
            aria-label=${`${roleWord(t, role)}, ${t(`raci.role.${role}.hint`)}`}
            @focus=${() => this.lookAt(role)}
            @pointerenter=${() => this.lookAt(role)}
            @click=${() => this.pick(role)}
          >
            ${letter(role)}
          </button>`,
        )}
        <button
          role="menuitem"
          class=${looked === 'none' ? 'current' : ''}
          tabindex=${looked === 'none' ? 0 : -1}
          aria-label=${t('raci.role.clear')}
          @focus=${() => this.lookAt('none')}
          @pointerenter=${() => this.lookAt('none')}
          @click=${() => this.pick(undefined)}
        >
          ${icon('close')}
        </button>
      </div>
      <div class="what" aria-hidden="true">
        <span
          >${looked === 'none'
            ? html`<b>${t('raci.role.clear')}</b>`
            : html`<b>${roleWord(t, looked)}</b> ${t(`raci.role.${looked}.hint`)}`}</span
        >
        <kbd>${looked === 'none' ? t('raci.key.delete') : raciLetters[looked]}</kbd>
      </div>
    `;
  }
}

customElements.define('coop-raci-picker', CoopRaciPicker);
