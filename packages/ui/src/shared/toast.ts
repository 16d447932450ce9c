import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controlStyles } from '../controls.styles.ts';
import { letterStyles } from '../shapes/letters.styles.ts';
import { shapeStyles } from '../shapes/shapes.styles.ts';
import { emit } from './emit.ts';

/** A passing word: what happened, and one act. */
export interface Toast {
  readonly text: string;
  readonly shape?: TemplateResult;
  readonly act?: { readonly label: string; readonly run: () => void };
}

const shownFor = 8000;

/**
 * @summary Says what happened for eight seconds; waits while it is hovered or focused.
 * @event toast-gone - Its time is over, or its act was taken.
 */
export class CoopToast extends LitElement {
  static override styles = [
    controlStyles,
    shapeStyles,
    letterStyles,
    css`
      :host {
        position: absolute;
        z-index: 7;
        bottom: 40px;
        inset-inline: 12px;
        width: fit-content;
        margin-inline: auto;
        background: none;
      }
      .toast {
        display: flex;
        align-items: center;
        gap: 10px;
        min-height: 38px;
        padding: 8px 12px;
        border-radius: 6px;
        color: var(--coop-on-toast);
        background: var(--coop-toast);
        box-shadow: var(--coop-shadow);
        animation: rise 180ms ease-out;
      }
      .text {
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
      }
      .link {
        flex: none;
        color: var(--coop-toast-link);
        padding: 3px 4px;
      }
      .link:focus-visible {
        outline-color: var(--coop-toast-link);
      }
      .letter {
        --coop-a: #d2c4ff;
        --coop-on-a: #21143f;
      }
      @keyframes rise {
        from {
          opacity: 0;
          translate: 0 8px;
        }
      }
      @media (forced-colors: active) {
        .toast {
          border: 1px solid CanvasText;
        }
      }
    `,
  ];
  @state() private isHeld = false;
  @property({ attribute: false }) toast?: Toast | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  override updated(changed: PropertyValues): void {
    if (!changed.has('toast') && !changed.has('isHeld')) return;
    clearTimeout(this.timer);
    if (this.toast !== undefined && !this.isHeld) this.timer = setTimeout(() => this.leave(), shownFor);
  }

  private hold(isHeld: boolean): void {
    this.isHeld = isHeld;
  }

  private leave(): void {
    this.isHeld = false;
    emit(this, 'toast-gone');
  }

  private run(): void {
    this.toast?.act?.run();
    this.leave();
  }

  override render() {
    const { toast } = this;
    return html`<div role="status">
      ${toast === undefined
        ? nothing
        : html`<div
            class="toast"
            @pointerenter=${() => this.hold(true)}
            @pointerleave=${() => this.hold(false)}
            @focusin=${() => this.hold(true)}
            @focusout=${() => this.hold(false)}
          >
            ${toast.shape ?? nothing}<span class="text">${toast.text}</span>
            ${toast.act === undefined ? nothing : html`<button class="link" @click=${() => this.run()}>${toast.act.label}</button>`}
          </div>`}
    </div>`;
  }
}

customElements.define('coop-toast', CoopToast);
