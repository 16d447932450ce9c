import { css, html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { emit } from '../shared/emit.ts';

const least = 240;
const most = 480;

/**
 * @summary The edge of the title column: drag it, or use the arrow keys.
 * @event {CustomEvent<number>} resize-column - The width wanted, while dragging.
 */
export class CoopRaciResizer extends LitElement {
  static override styles = css`
    div {
      position: absolute;
      inset-block: 0;
      inset-inline-end: -4px;
      width: 8px;
      cursor: col-resize;
      touch-action: none;
      outline: none;
    }
    div:hover,
    div:focus-visible {
      background: linear-gradient(to right, transparent 3px, var(--coop-focus) 3px 5px, transparent 5px);
    }
  `;
  @property({ type: Number }) width = 304;
  @property() label = '';

  private handlePress(event: PointerEvent): void {
    const handle = event.currentTarget as HTMLElement;
    const offset = event.clientX - this.width;
    const move = ({ clientX }: PointerEvent) => this.send(clientX - offset);
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', () => handle.removeEventListener('pointermove', move), { once: true });
    event.preventDefault();
  }

  private handleKey(event: KeyboardEvent): void {
    const step = { ArrowLeft: -16, ArrowRight: 16 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.send(this.width + step);
  }

  private send(width: number): void {
    emit(this, 'resize-column', Math.max(least, Math.min(Math.round(width), most)));
  }

  override render() {
    return html`<div
      role="separator"
      tabindex="0"
      aria-orientation="vertical"
      aria-label=${this.label}
      aria-valuemin=${least}
      aria-valuemax=${most}
      aria-valuenow=${this.width}
      @pointerdown=${(event: PointerEvent) => this.handlePress(event)}
      @keydown=${(event: KeyboardEvent) => this.handleKey(event)}
    ></div>`;
  }
}

customElements.define('coop-raci-resizer', CoopRaciResizer);
