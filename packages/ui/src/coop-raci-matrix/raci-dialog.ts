import {
  defaultRaciRules,
  describeIssue,
  findingCodes,
  raciSettingsOf,
  type Issue,
  type Lang,
  type RaciLimits,
  type RaciRules,
  type Translate,
} from '@entrelacs/core';
import { css, html, LitElement, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import { controlStyles } from '../controls.styles.ts';
import { letterStyles } from '../shapes/letters.styles.ts';
import { shapeStyles } from '../shapes/shapes.styles.ts';
import { dialogFrame, keyList, whoAreYou, type KeyLine } from '../shared/dialog-parts.ts';
import { dialogBoxStyles, dialogStyles } from '../shared/dialog.styles.ts';
import { emit } from '../shared/emit.ts';
import type { MatrixData } from './matrix-data.ts';
import type { RaciOptions } from './matrix-view.ts';
import { unreadRows } from './raci-states.ts';

/** What a dialog asks for; nothing when it was closed. */
export interface DialogAnswer {
  /** Who is looking; '' forgets it. */
  readonly me?: string;
  readonly options?: RaciOptions;
  readonly settings?: Readonly<Record<string, string | undefined>>;
}

const mostIssues = 200;

const keys: readonly KeyLine[] = [
  ['raci.keys.letters', 'A', 'R', 'C', 'I'],
  ['raci.keys.delete', 'raci.key.delete'],
  ['raci.keys.arrows', 'raci.keys.arrowsKeys'],
  ['raci.keys.home', 'raci.keys.homeKeys'],
  ['raci.keys.page', 'raci.keys.pageKeys'],
  ['raci.keys.enter', 'raci.keys.enterKeys'],
  ['raci.keys.rename', 'F2'],
  ['raci.keys.add', '+'],
  ['raci.keys.undo', 'Ctrl Z', 'Ctrl Y'],
  ['raci.keys.help', '?'],
];

/**
 * @summary What needs the whole attention: who is looking, settings, shortcuts, what could not be read.
 * @event {CustomEvent<DialogAnswer | undefined>} dialog-done - An answer; without one, it was closed.
 */
export class CoopRaciDialog extends LitElement {
  static override styles = [
    controlStyles,
    shapeStyles,
    letterStyles,
    dialogBoxStyles,
    dialogStyles,
    css`
      label.wide .field {
        width: 76px;
      }
    `,
  ];
  @query('dialog') private dialog!: HTMLDialogElement;
  private last?: DialogAnswer | undefined;
  @property() kind: 'keys' | 'settings' | 'me' | 'issues' = 'keys';
  @property({ attribute: false }) t: Translate = (code) => code;
  @property({ attribute: false }) language: Lang = 'fr';
  @property({ attribute: false }) data?: MatrixData | undefined;
  @property({ attribute: false }) rules?: RaciRules | undefined;
  @property() me?: string | undefined;
  @property({ attribute: false }) options: RaciOptions = {};
  @property({ attribute: false }) issues: readonly Issue[] = [];
  /** The host shows options that it does not keep yet. */
  @property({ type: Boolean }) hasUnsaved = false;
  @property({ type: Boolean }) canSet = false;

  override firstUpdated(): void {
    this.dialog.showModal?.();
  }

  private answer(answer: DialogAnswer): void {
    emit(this, 'dialog-done', answer);
  }

  /** Closed by itself, a dialog gives the keys back to what opened it; taken out of the page, it would not. */
  private leave(answer: DialogAnswer): void {
    this.last = answer;
    this.dialog.close();
  }

  private setRules(rules: Partial<RaciRules>): void {
    const now = this.rules ?? defaultRaciRules;
    const before = raciSettingsOf(now);
    const after = raciSettingsOf({ ...now, ...rules });
    const changed = Object.entries(after).filter(([key, value]) => value !== before[key]);
    this.answer({ settings: Object.fromEntries(changed.map(([key, value]) => [key, value === '' ? undefined : value])) });
  }

  private setLimit(name: keyof RaciLimits, value: number): void {
    const rules = this.rules ?? defaultRaciRules;
    if (Number.isFinite(value) && value >= 0) this.setRules({ limits: { ...rules.limits, [name]: value } });
  }

  private renderIssues() {
    const { language, t } = this;
    return html`<ul>
      ${this.issues.slice(0, mostIssues).map((issue) => {
        const { title, why } = describeIssue(issue, language);
        const { table = '', row = '' } = issue;
        return html`<li><b>${title}</b> <span class="soft">${[table, row === '' ? '' : t('raci.issue.row', { row })].filter((part) => part !== '').join(', ')}</span><br />${why}</li>`;
      })}
    </ul>`;
  }

  private renderSettings() {
    const { t, options } = this;
    const rules = this.rules ?? defaultRaciRules;
    const ignored = rules.off.filter((code) => code.includes(':'));
    return html`
      <fieldset>
        <legend class="section-title">${t('raci.options.title')}</legend>
        <label
          >${t('raci.options.rows')}
          <select class="field" .value=${options.rows ?? 'compact'} @change=${(event: Event) => this.answer({ options: { rows: (event.target as HTMLSelectElement).value as 'compact' } })}>
            ${(['compact', 'roomy'] as const).map((rows) => html`<option value=${rows} ?selected=${rows === options.rows}>${t(`raci.options.${rows}`)}</option>`)}
          </select>
        </label>
        ${this.me === undefined ? nothing : html`<div>${this.data?.membersById.get(this.me)?.name} <button class="link" @click=${() => this.leave({ me: '' })}>${t('common.notMe')}</button></div>`}
        ${this.hasUnsaved ? html`<p class="note">${t('common.saveInHost')}</p>` : nothing}
      </fieldset>
      <fieldset ?disabled=${!this.canSet}>
        <legend class="section-title">${t('raci.rules')}</legend>
        <p class="meta">${t('raci.rules.document')}</p>
        ${findingCodes.map(
          (code) => html`<label
            ><input
              type="checkbox"
              .checked=${!rules.off.includes(code)}
              @change=${(event: Event) =>
                this.setRules({ off: (event.target as HTMLInputElement).checked ? rules.off.filter((other) => other !== code) : [...rules.off, code] })}
            />${t(`${code}.rule`)}</label
          >`,
        )}
        ${ignored.length === 0
          ? nothing
          : html`<div>
              ${t('raci.rules.ignored', { n: ignored.length })}
              <button class="link" @click=${() => this.setRules({ off: rules.off.filter((code) => !code.includes(':')) })}>${t('raci.rules.restore')}</button>
            </div>`}
      </fieldset>
      <fieldset ?disabled=${!this.canSet}>
        <legend class="section-title">${t('raci.rules.limits')}</legend>
        ${(Object.keys(rules.limits) as (keyof RaciLimits)[]).map(
          (name) => html`<label class="wide"
            ><span>${t(`raci.limit.${name}`)}</span
            ><input class="field" type="number" min="0" step="1" .value=${String(rules.limits[name])} @change=${(event: Event) => this.setLimit(name, (event.target as HTMLInputElement).valueAsNumber)}
          /></label>`,
        )}
      </fieldset>
    `;
  }

  override render() {
    const { t, kind } = this;
    const title = { keys: 'raci.keys.title', settings: 'common.settings', me: 'common.whoAreYou', issues: 'raci.unread' }[kind];
    const content = {
      keys: () => keyList(t, keys, 'raci.'),
      settings: () => this.renderSettings(),
      me: () => whoAreYou(t, this.data?.members ?? [], this.me, (me) => this.leave({ me })),
      issues: () => this.renderIssues(),
    }[kind];
    return dialogFrame(t, t(title, { n: Math.max(unreadRows(this.issues).length, 1) }), content(), () => emit(this, 'dialog-done', this.last));
  }
}

customElements.define('coop-raci-dialog', CoopRaciDialog);
