import { matchesText, type Member, type Translate } from '@entrelacs/core';
import { css, html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { controlStyles } from '../controls.styles.ts';
import { emit } from './emit.ts';

/** More people than this are searched; more than `most` found are not all shown. */
const many = 24;
const most = 200;

/**
 * @summary The active people to choose one from, with a search where they are many.
 * @event {CustomEvent<string>} people-choose - The one chosen: their id.
 */
export class CoopPeople extends LitElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 12px;
        background: none;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
    `,
  ];
  @query('input') private input?: HTMLInputElement | null;
  @query('button') private first?: HTMLButtonElement | null;
  @state() private sought = '';
  @property({ attribute: false }) t: Translate = (code) => code;
  @property({ attribute: false }) members: readonly Member[] = [];
  /** Who is chosen now. */
  @property() chosen?: string | undefined;
  /** The search, else the first of them, takes the keyboard at once. */
  @property({ type: Boolean }) takesKeyboard = false;

  override firstUpdated(): void {
    if (this.takesKeyboard) (this.input ?? this.first)?.focus();
  }

  private get found(): readonly Member[] {
    return this.members.filter(({ active, name }) => active && matchesText(this.sought, name));
  }

  private seek({ target }: InputEvent): void {
    this.sought = (target as HTMLInputElement).value;
  }

  private choose(id: string): void {
    emit(this, 'people-choose', id);
  }

  private handleKey(event: KeyboardEvent): void {
    const [only, ...others] = this.found;
    if (event.key !== 'Enter' || only === undefined || others.length > 0) return;
    event.preventDefault();
    this.choose(only.id);
  }

  override render() {
    const { t, chosen, found } = this;
    return html`
      ${this.members.length > many
        ? html`<input
            class="field"
            type="search"
            placeholder=${t('common.search')}
            aria-label=${t('common.search')}
            @input=${(event: InputEvent) => this.seek(event)}
            @keydown=${(event: KeyboardEvent) => this.handleKey(event)}
          />`
        : nothing}
      <ul>
        ${found.slice(0, most).map(
          ({ id, name }) => html`<li><button type="button" class=${id === chosen ? 'button active' : 'button'} aria-current=${id === chosen ? 'true' : nothing} @click=${() => this.choose(id)}>${name}</button></li>`,
        )}
      </ul>
      <p class="soft" role="status">${found.length === 0 ? t('common.people.none') : found.length > most ? t('common.people.more', { n: found.length - most }) : nothing}</p>
    `;
  }
}

customElements.define('coop-people', CoopPeople);
