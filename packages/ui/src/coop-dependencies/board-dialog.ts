import { criticalities, type Criticality, type EscalationLimits, type Issue, type Lang, type Member, type Translate } from '@entrelacs/core';
import { css, html, LitElement, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import { controlStyles } from '../controls.styles.ts';
import { shapeStyles } from '../shapes/shapes.styles.ts';
import { dialogFrame, keyList, whoAreYou, type KeyLine } from '../shared/dialog-parts.ts';
import { dialogBoxStyles, dialogStyles } from '../shared/dialog.styles.ts';
import { emit } from '../shared/emit.ts';
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

const keys: readonly KeyLine[] = [
  ['deps.keys.arrows', '← ↑ → ↓'],
  ['deps.keys.pan', '⇧ ← ↑ → ↓'],
  ['deps.keys.open', 'deps.key.enter'],
  ['deps.keys.tree', '←', '→'],
  ['deps.keys.link', 'L'],
  ['deps.keys.awaited', 'P'],
  ['deps.keys.need', 'N'],
  ['deps.keys.around', 'F'],
  ['deps.keys.move', 'M'],
  ['deps.keys.shift', '←', '→'],
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
    dialogBoxStyles,
    dialogStyles,
    css`
      .days {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      .days .field {
        width: 72px;
      }
    `,
  ];
  @query('dialog') private dialog!: HTMLDialogElement;
  private last?: DialogAnswer | undefined;
  @property() kind: 'keys' | 'settings' | 'me' | 'issues' = 'keys';
  @property({ attribute: false }) t: Translate = (code) => code;
  @property({ attribute: false }) language: Lang = 'fr';
  @property({ attribute: false }) members: readonly Member[] = [];
  @property() me?: string | undefined;
  @property({ attribute: false }) settings?: BoardSettings | undefined;
  @property({ attribute: false }) limits?: EscalationLimits | undefined;
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

  /** Closed by itself, a dialog gives the keys back to what opened it; taken out of the page, it would not. */
  private leave(answer: DialogAnswer): void {
    this.last = answer;
    this.dialog.close();
  }

  private renderMe() {
    const { t, me } = this;
    return html`
      ${whoAreYou(t, this.members, me, (id) => this.leave({ me: id }))}
      ${me === undefined ? nothing : html`<p><button class="link" @click=${() => this.leave({ me: '' })}>${t('common.notMe')}</button></p>`}
    `;
  }

  private renderIssues() {
    const { t, issues } = this;
    return html`<ul>
        ${issues.slice(0, most).map((issue) => {
          const { entity, row = '' } = issue;
          const { title, why } = issueWords(issue, this.language);
          const target = (entity === 'task' || entity === 'dependency') && row !== '' ? { entity, id: row } : undefined;
          return html`<li>
            <b>${title}</b> ${target === undefined ? html`<span class="soft">${row}</span>` : html`<button class="link" @click=${() => this.leave({ row: target })}>${t(`deps.issue.${target.entity}`, { row })}</button>`}<br />${why === title ? nothing : why}
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
          .value=${String(this.limits?.[key] ?? '')}
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
    const rule = (kind: 'blocking' | 'integration') => html`<label class="wide"
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
    const content = { keys: () => keyList(t, keys, 'deps.'), settings: () => this.renderSettings(), me: () => this.renderMe(), issues: () => this.renderIssues() }[kind];
    return dialogFrame(t, t(titles[kind]), content(), () => this.answer(this.last));
  }
}

customElements.define('coop-board-dialog', BoardDialog);
