import { pasteTasks, type GroupRow, type MatrixRow, type Translate } from '@entrelacs/core';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { controlStyles } from '../controls.styles.ts';
import '../coop-menu/coop-menu.ts';
import { icon } from '../shapes/icons.ts';
import { letterStyles } from '../shapes/letters.styles.ts';
import { shapeStyles } from '../shapes/shapes.styles.ts';
import { emit } from '../shared/emit.ts';
import { groupWithoutName } from './grid-titles.ts';

/**
 * @summary A field that adds tasks to a group, one at a time or pasted as a list; or a person.
 * @event {CustomEvent<{ titles: string[]; group?: string }>} add-rows - Tasks to add.
 * @event {CustomEvent<string>} add-member - A person to add.
 * @event add-close - Nothing more is to be added.
 */
export class CoopRaciAdd extends LitElement {
  static override styles = [
    controlStyles,
    shapeStyles,
    letterStyles,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        padding: 6px 12px;
      }
      .field {
        flex: 1 1 220px;
        min-width: 0;
      }
      .list {
        flex: 1 1 100%;
        max-height: 30vh;
        overflow: auto;
        padding: 6px 12px;
      }
      .list li {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
    `,
  ];
  @query('input') private input?: HTMLInputElement | null;
  @state() private titles: readonly string[] = [];
  @state() private into?: string | undefined;
  @property({ attribute: false }) t: Translate = (code) => code;
  @property() kind: 'task' | 'member' = 'task';
  /** A list that was pasted. */
  @property() text = '';
  @property({ attribute: false }) groups: readonly MatrixRow[] = [];
  /** Key of the group proposed. */
  @property() group?: string | undefined;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('text')) this.titles = pasteTasks(this.text);
    if (changed.has('group')) this.into = this.group;
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('kind') || changed.has('group') || changed.has('text')) this.focusNext();
  }

  private get groupRows(): readonly GroupRow[] {
    return this.groups.filter((row) => row.kind === 'group');
  }

  private submit(event: Event): void {
    event.preventDefault();
    const typed = this.input?.value.trim() ?? '';
    const titles = this.titles.length > 0 ? [...this.titles] : typed === '' ? [] : [typed];
    if (titles.length === 0) return;
    const group = this.into ?? this.groupRows[0]?.key;
    if (this.kind === 'member') for (const name of titles) emit(this, 'add-member', name);
    else emit(this, 'add-rows', { titles, ...(group !== undefined && { group }) });
    this.titles = [];
    if (this.input) this.input.value = '';
    this.focusNext();
  }

  /** The focus goes to the field, or to the button that adds the list in its place. */
  private focusNext(): void {
    void this.updateComplete.then(() => (this.input ?? this.renderRoot.querySelector<HTMLElement>('[type=submit]'))?.focus());
  }

  private handlePaste(event: ClipboardEvent): void {
    const titles = pasteTasks(event.clipboardData?.getData('text/plain') ?? '');
    if (titles.length < 2) return;
    event.preventDefault();
    this.titles = titles;
    this.focusNext();
  }

  private handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    if (this.titles.length === 0) return emit(this, 'add-close');
    this.titles = [];
    this.focusNext();
  }

  private renderGroup() {
    const { t } = this;
    const groups = this.groupRows;
    if (this.kind === 'member' || groups.length === 0) return nothing;
    const nameOf = (row: GroupRow) => row.title ?? groupWithoutName(row, t);
    const current = groups.find(({ key }) => key === this.into) ?? groups[0];
    return html`<coop-menu
      label=${t('raci.add.in')}
      value=${current === undefined ? '' : nameOf(current)}
      .items=${groups.map((row) => ({ value: row.key, label: nameOf(row), checked: row === current }))}
      @coop-choose=${(event: CustomEvent<string>) => (this.into = event.detail)}
    ></coop-menu>`;
  }

  override render() {
    const { t, kind, titles } = this;
    const label = t(kind === 'task' ? 'raci.task.title' : 'raci.member.name');
    return html`<form @submit=${(event: Event) => this.submit(event)} @keydown=${(event: KeyboardEvent) => this.handleKey(event)}>
      ${titles.length > 0
        ? html`<ul class="list card" aria-label=${t('raci.task.paste')}>
            ${titles.slice(0, 200).map((title) => html`<li>${title}</li>`)}
          </ul>`
        : html`<input
            class="field"
            placeholder=${t(kind === 'task' ? 'raci.task.new' : 'raci.member.name')}
            aria-label=${label}
            autocomplete="off"
            @paste=${(event: ClipboardEvent) => this.handlePaste(event)}
          />`}
      ${this.renderGroup()}
      <button class="button primary" type="submit">${titles.length > 0 ? t('raci.task.paste.add', { n: titles.length }) : t('common.add')}</button>
      <button class="button quiet square" type="button" aria-label=${t('common.close')} title=${t('common.close')} @click=${() => emit(this, 'add-close')}>${icon('close')}</button>
      <span class="meta">${t(kind === 'task' ? 'raci.task.paste.why' : 'raci.members.add.hint')}</span>
    </form>`;
  }
}

customElements.define('coop-raci-add', CoopRaciAdd);
