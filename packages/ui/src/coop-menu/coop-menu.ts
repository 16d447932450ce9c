import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, queryAll, state } from 'lit/decorators.js';
import { controlStyles } from '../controls.styles.ts';
import { anyIcon, type IconName } from '../shapes/more-icons.ts';
import { shapeStyles } from '../shapes/shapes.styles.ts';

/** One line of a menu. */
export interface MenuItem {
  readonly value: string;
  readonly label: string;
  /** Ticked or not; left out for a line that does something. */
  readonly checked?: boolean;
  /** Begins a new part of the menu. */
  readonly apart?: boolean;
}

/**
 * @summary A button that opens a list of choices or acts.
 * @event {CustomEvent<string>} coop-choose - A line was chosen: its value.
 * @csspart button - The button.
 */
export class CoopMenu extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    controlStyles,
    shapeStyles,
    css`
      :host {
        display: inline-block;
        flex: none;
        background: none;
      }
      .menu {
        position: fixed;
        inset: auto;
        min-width: 180px;
        max-width: min(340px, 90vw);
        max-height: min(420px, 70vh);
        margin: 0;
        padding: 4px;
        overflow: auto;
        border: 0;
        border-radius: 6px;
        color: var(--coop-text);
        background: var(--coop-surface);
        box-shadow: var(--coop-shadow);
      }
      .menu button {
        display: flex;
        align-items: center;
        gap: 8px;
        width: 100%;
        min-height: var(--coop-control);
        padding: 4px 8px;
        border: 0;
        border-radius: var(--coop-radius);
        background: none;
        text-align: start;
        cursor: pointer;
      }
      .menu button:hover,
      .menu button:focus {
        background: var(--coop-surface-3);
      }
      .menu button:focus-visible {
        outline-offset: -2px;
      }
      .menu button .icon {
        flex: none;
      }
      .menu button .blank {
        width: 16px;
        flex: none;
      }
      .apart {
        margin-top: 4px;
        padding-top: 4px;
        border-top: 1px solid var(--coop-line);
      }
      :host([heading]) .button {
        min-height: 26px;
        padding: 0 8px 0 12px;
      }
      :host([heading]),
      :host([heading]) .button {
        max-width: 100%;
      }
      :host([heading='strong']) .button {
        font-weight: 600;
      }
      :host([heading='soft']) .button {
        color: var(--coop-text-2);
        font-weight: 400;
      }
      .chevron .icon {
        width: 12px;
        height: 12px;
        margin: 0;
      }
    `,
  ];
  @query('.button') private button!: HTMLButtonElement;
  @query('.menu') private menu!: HTMLElement;
  @queryAll('.menu button') private lines!: NodeListOf<HTMLButtonElement>;
  @state() private isOpen = false;
  private wasOpen: boolean | undefined;
  /** What the button is for: "Projet". */
  @property() label = '';
  /** What is chosen now: "Tous". */
  @property() value = '';
  @property({ attribute: false, hasChanged: (now: readonly MenuItem[], before: readonly MenuItem[] | undefined) => !hasSameItems(now, before) }) items: readonly MenuItem[] = [];
  /** An icon before the words, or alone where there are none to show. */
  @property() icon?: IconName;
  /** Only the icon shows; the label is the name. */
  @property({ type: Boolean, attribute: 'icon-only' }) iconOnly = false;
  /** The choice narrows something: the button shows it. */
  @property({ type: Boolean }) active = false;
  /** Without a border. */
  @property({ type: Boolean }) quiet = false;
  /** A heading that is a menu: no border. */
  @property({ reflect: true }) heading?: 'strong' | 'soft';

  /** The browser closes the menu when the button is pressed: the click that follows must not open it again. */
  private handlePress(): void {
    this.wasOpen = this.isOpen;
  }

  private handleClick(): void {
    void this.toggle(!(this.wasOpen ?? this.isOpen));
    this.wasOpen = undefined;
  }

  /** Opens the menu, as a press of its button does. */
  open(): void {
    void this.updateComplete.then(() => this.toggle(true));
  }

  private async toggle(isOpen: boolean): Promise<void> {
    if (isOpen === this.isOpen) return;
    this.isOpen = isOpen;
    await this.updateComplete;
    if (!isOpen) return this.menu.hidePopover?.();
    this.menu.showPopover?.();
    this.place();
    ([...this.lines].find((line) => line.ariaChecked === 'true') ?? this.lines[0])?.focus();
  }

  /** Under the button, or above it where there is more room. */
  private place(): void {
    const box = this.button.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.menu;
    const isAbove = box.bottom + 4 + height > innerHeight && box.top > innerHeight - box.bottom;
    this.menu.style.left = `${Math.max(4, Math.min(box.left, innerWidth - width - 4))}px`;
    this.menu.style.top = `${isAbove ? Math.max(4, box.top - 4 - height) : box.bottom + 4}px`;
  }

  private handleToggle(event: Event): void {
    if ((event as ToggleEvent).newState === 'closed') this.isOpen = false;
  }

  private handleKey(event: KeyboardEvent): void {
    const lines = [...this.lines];
    const at = lines.indexOf(event.target as HTMLButtonElement);
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lines.length - 1 };
    const next = steps[event.key];
    if (!this.isOpen) {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') void this.toggle(true);
      else return;
    } else if (next !== undefined) lines[(next + lines.length) % lines.length]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') {
      void this.toggle(false);
      this.button.focus();
      if (event.key === 'Tab') return;
    } else if (/^\S$/u.test(event.key) && !event.ctrlKey && !event.metaKey) {
      const from = [...lines.slice(at + 1), ...lines.slice(0, at + 1)];
      from.find((line) => (line.textContent ?? '').trim().toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private choose(value: string): void {
    void this.toggle(false);
    this.button.focus();
    this.dispatchEvent(new CustomEvent('coop-choose', { detail: value }));
  }

  private renderLine({ value, label, checked, apart }: MenuItem): TemplateResult {
    return html`<button
      role=${checked === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked=${checked === undefined ? nothing : checked}
      class=${apart === true ? 'apart' : ''}
      tabindex="-1"
      @click=${() => this.choose(value)}
    >
      ${checked === undefined ? nothing : checked ? anyIcon('check') : html`<span class="blank"></span>`}<span>${label}</span>
    </button>`;
  }

  override render() {
    const { label, value, iconOnly, isOpen, heading } = this;
    return html`
      <button
        part="button"
        class=${`button${iconOnly ? ' square' : ''}${this.active ? ' active' : ''}${heading !== undefined || this.quiet ? ' quiet' : ''}`}
        aria-haspopup="menu"
        aria-expanded=${isOpen}
        aria-label=${iconOnly ? label : nothing}
        title=${iconOnly ? label : nothing}
        @pointerdown=${() => this.handlePress()}
        @click=${() => this.handleClick()}
        @keydown=${(event: KeyboardEvent) => this.handleKey(event)}
      >
        ${this.icon === undefined ? nothing : anyIcon(this.icon)}
        ${iconOnly ? nothing : value === '' ? label : html`${heading === undefined ? html`<span class="soft">${label}</span>` : nothing}<span class="one-line">${value}</span>`}
        ${iconOnly || (value === '' && this.icon !== undefined) ? nothing : html`<span class="chevron">${anyIcon('down')}</span>`}
      </button>
      <div class="menu" role="menu" tabindex="-1" popover="auto" aria-label=${label} ?hidden=${!isOpen} @toggle=${(event: Event) => this.handleToggle(event)} @keydown=${(event: KeyboardEvent) => this.handleKey(event)}>
        ${isOpen ? this.items.map((item) => this.renderLine(item)) : nothing}
      </div>
    `;
  }
}

function hasSameItems(a: readonly MenuItem[], b: readonly MenuItem[] = []): boolean {
  return a.length === b.length && a.every(({ value, label, checked, apart }, n) => value === b[n]?.value && label === b[n]?.label && checked === b[n]?.checked && apart === b[n]?.apart);
}

customElements.define('coop-menu', CoopMenu);
