import { criticalities, type Criticality, type Issue, type Lang, type Member, type Translate } from '@entrelacs/core';
import { css, html, LitElement, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import { emit } from '../coop-raci-matrix/emit.ts';
import { controlStyles } from '../controls.styles.ts';
import { icon } from '../shapes/icons.ts';
import { shapeStyles } from '../shapes/shapes.styles.ts';
import type { BoardSettings } from './board/settings.ts';
import { issueWords } from './issue-words.ts';

/** What a dialog asks for; nothing when it was closed. */
export interface DialogAnswer {
  /** Who is looking; '' forgets it. */
  readonly me?: string;
  /** A choice for the whole document. */
  readonly settings?: Readonly<Record<string, string | undefined>>;
  /** A task or a link to be shown. */
  readonly row?: { readonly entity: 'task' | 'dependency'; readonly id: string };
}

/** Issues listed before the rest is only counted. */
const most = 200;

const keys: readonly (readonly [words: string, ...keys: string[]])[] = [
  ['deps.keys.arrows', '← ↑ → ↓'],
  ['deps.keys.pan', '⇧ ← ↑ → ↓'],
  ['deps.keys.open', 'deps.key.enter'],
  ['deps.keys.link', 'L'],
  ['deps.keys.picker', 'P', 'N'],
  ['deps.keys.around', 'F'],
  ['deps.keys.move', 'M', '← →'],
  ['deps.keys.remove', 'deps.key.delete'],
  ['deps.keys.zoom', '+', '−', '0'],
  ['deps.keys.leave', 'deps.key.escape'],
];

/** "lundi" of 1: the 5th of January 1970 was a Monday. */
function weekdayName(day: number, language: Lang): string {
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format((day + 3) * 86_400_000);
}

/**
 * @summary What needs the whole attention: who is looking, settings, shortcuts, what could not be read.
 * @event {CustomEvent<DialogAnswer | undefined>} dialog-done - An answer; without one, it was closed.
 */
export class BoardDialog extends LitElement {
  static override styles = [
    controlStyles,
    shapeStyles,
    css`
      :host {
        background: none;
      }
      dialog {
        width: min(520px, calc(100vw - 24px));
        max-height: calc(100vh - 24px);
        padding: 0;
        border: 0;
        border-radius: 6px;
        color: var(--coop-text);
        background: var(--coop-surface);
        box-shadow: var(--coop-shadow);
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 0.35);
      }
      header {
        position: sticky;
        top: 0;
        z-index: 1;
        display: flex;
        align-items: center;
        justify-content: space-between;
        padding: 10px 10px 10px 16px;
        background: var(--coop-surface);
        border-bottom: 1px solid var(--coop-line);
      }
      .content {
        display: flex;
        flex-direction: column;
        gap: 12px;
        padding: 14px 16px 18px;
      }
      .people {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 8px 16px;
        align-items: center;
      }
      dt {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
      }
      fieldset {
        display: flex;
        flex-direction: column;
        gap: 8px;
        margin: 0;
        padding: 0;
        border: 0;
      }
      label {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 8px;
        min-height: 28px;
      }
      .days {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      .days .field {
        width: 72px;
      }
      li + li {
        margin-top: 8px;
      }
    `,
  ];
  @query('dialog') private dialog!: HTMLDialogElement;
  @property() kind: 'keys' | 'settings' | 'me' | 'issues' = 'keys';
  @property({ attribute: false }) t: Translate = (code) => code;
  @property({ attribute: false }) language: Lang = 'fr';
  @property({ attribute: false }) members: readonly Member[] = [];
  @property() me?: string | undefined;
  @property({ attribute: false }) settings?: BoardSettings | undefined;
  @property({ attribute: false }) issues: readonly Issue[] = [];
  /** Options were changed since the host last told them. */
  @property({ type: Boolean }) hasUnsaved = false;
  @property({ type: Boolean }) canSet = false;

  override firstUpdated(): void {
    this.dialog.showModal?.();
  }

  private answer(answer?: DialogAnswer): void {
    emit(this, 'dialog-done', answer);
  }

  private renderMe() {
    const { t, me } = this;
    return html`
      <p class="soft">${t('common.whoAreYou.why')}</p>
      <div class="people">
        ${this.members.filter(({ active }) => active).map(({ id, name }) => html`<button class=${id === me ? 'button active' : 'button'} @click=${() => this.answer({ me: id })}>${name}</button>`)}
      </div>
      ${me === undefined ? nothing : html`<p><button class="link" @click=${() => this.answer({ me: '' })}>${t('common.notMe')}</button></p>`}
    `;
  }

  private renderKeys() {
    const { t } = this;
    return html`<dl>
      ${keys.map(([words, ...strokes]) => html`<dt>${strokes.map((key) => html`<kbd>${key.startsWith('deps.') ? t(key) : key}</kbd>`)}</dt> <dd>${t(words)}</dd>`)}
    </dl>`;
  }

  private renderIssues() {
    const { t, issues } = this;
    return html`<ul>
        ${issues.slice(0, most).map((issue) => {
          const { entity, row = '' } = issue;
          const { title, why } = issueWords(issue, this.language);
          const target = (entity === 'task' || entity === 'dependency') && row !== '' ? { entity, id: row } : undefined;
          return html`<li>
            <b>${title}</b> ${target === undefined ? html`<span class="soft">${row}</span>` : html`<button class="link" @click=${() => this.answer({ row: target })}>${t(`deps.issue.${target.entity}`, { row })}</button>`}<br />${why === title ? nothing : why}
          </li>`;
        })}
      </ul>
      ${issues.length > most ? html`<p class="meta">${t('deps.more', { n: issues.length - most })}</p>` : nothing}`;
  }

  private renderLimit(key: Criticality, name: string) {
    return html`<label
      ><span>${name}</span
      ><span class="days"
        ><input
          class="field"
          type="number"
          min="0"
          max="365"
          aria-label=${this.t('deps.settings.days', { name })}
          .value=${String(this.settings?.limits[key] ?? '')}
          @change=${({ target }: Event) => this.answer({ settings: { [`deps.escalation.${key}`]: (target as HTMLInputElement).value } })}
        />
        ${this.t('deps.day')}</span
      ></label
    >`;
  }

  private renderWeekday(day: number) {
    const worked = this.settings?.weekdays ?? [1, 2, 3, 4, 5];
    const next = worked.includes(day) ? worked.filter((other) => other !== day) : [...worked, day].sort();
    const isLast = worked.length === 1 && worked.includes(day);
    return html`<button class=${worked.includes(day) ? 'button active' : 'button'} aria-pressed=${worked.includes(day)} ?disabled=${isLast} @click=${() => this.answer({ settings: { 'deps.weekdays': next.join(' ') } })}>
      ${weekdayName(day, this.language)}
    </button>`;
  }

  private renderSettings() {
    const { t, settings, language } = this;
    const rule = (kind: 'blocking' | 'integration') => html`<label
      ><span>${t(`deps.settings.release.${kind}`)}</span
      ><select class="field" @change=${(event: Event) => this.answer({ settings: { [`deps.release.${kind}`]: (event.target as HTMLSelectElement).value } })}>
        ${(['delivered', 'verified'] as const).map((value) => html`<option value=${value} ?selected=${settings?.release[kind] === value}>${t(`deps.settings.${value}`)}</option>`)}
      </select></label
    >`;
    return html`
      <fieldset ?disabled=${!this.canSet}>
        <legend class="section-title">${t('deps.settings.release')}</legend>
        <p class="meta">${t('deps.settings.document')}</p>
        ${rule('blocking')} ${rule('integration')}
      </fieldset>
      <fieldset ?disabled=${!this.canSet}>
        <legend class="section-title">${t('deps.settings.escalation')}</legend>
        <p class="meta">${t('deps.settings.escalation.why')}</p>
        ${[...criticalities].reverse().map(({ key, label }) => this.renderLimit(key, label[language]))}
      </fieldset>
      <fieldset ?disabled=${!this.canSet}>
        <legend class="section-title">${t('deps.settings.weekdays')}</legend>
        <div class="people">${[1, 2, 3, 4, 5, 6, 7].map((day) => this.renderWeekday(day))}</div>
      </fieldset>
      ${this.hasUnsaved ? html`<p class="note">${t('common.saveInHost')}</p>` : nothing}
    `;
  }

  override render() {
    const { t, kind } = this;
    const titles = { keys: 'common.shortcuts', settings: 'common.settings', me: 'common.whoAreYou', issues: 'deps.issues.title' } as const;
    return html`<dialog aria-label=${t(titles[kind])} @close=${() => this.answer()}>
      <header>
        <h2 class="panel-title">${t(titles[kind])}</h2>
        <button class="button quiet square" aria-label=${t('common.close')} title=${t('common.close')} @click=${() => this.dialog.close()}>${icon('close')}</button>
      </header>
      <div class="content">
        ${kind === 'me' ? this.renderMe() : kind === 'keys' ? this.renderKeys() : kind === 'issues' ? this.renderIssues() : this.renderSettings()}
      </div>
    </dialog>`;
  }
}

customElements.define('coop-board-dialog', BoardDialog);
