import { findingKey, formatsFor, severities, type Finding, type Formats, type Severity, type Translate } from '@entrelacs/core';
import { css, html, LitElement, nothing } from 'lit';
import { property, queryAll, state } from 'lit/decorators.js';
import { controlStyles } from '../controls.styles.ts';
import { anyHealth } from '../shapes/more-health.ts';
import { anyIcon } from '../shapes/more-icons.ts';
import { letterStyles } from '../shapes/letters.styles.ts';
import { shapeStyles } from '../shapes/shapes.styles.ts';
import { emit } from '../shared/emit.ts';
import { wordsOf } from './audit.ts';
import { shapeOf } from './grid-titles.ts';

const page = 100;

/**
 * @summary What the audit has to say, worst first; a finding leads to its cell.
 * @event {CustomEvent<Finding>} panel-follow - A finding was chosen.
 * @event {CustomEvent<Finding>} panel-act - What it asks for is to be done.
 * @event {CustomEvent<Finding>} panel-ignore - It is to be said no more.
 * @event panel-settings - The rules are to be shown.
 * @event panel-close - The panel is to go.
 */
export class CoopRaciPanel extends LitElement {
  static override styles = [
    controlStyles,
    shapeStyles,
    letterStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        overflow: hidden;
      }
      .head {
        flex: none;
        display: flex;
        align-items: center;
        padding: 5px 6px 5px 13px;
      }
      .head h2 {
        flex: 1;
      }
      .head .square {
        color: var(--coop-text-2);
      }
      .counted {
        flex: none;
        padding: 0 13px 10px;
      }
      .segmented {
        flex: none;
        margin: 0 13px 12px;
        align-self: flex-start;
      }
      .segmented > button {
        min-height: 26px;
        padding: 0 9px;
      }
      ul {
        flex: 1;
        overflow: auto;
        border-top: 1px solid var(--coop-line);
      }
      li {
        border-bottom: 1px solid var(--coop-line);
      }
      li.selected {
        background: var(--coop-select-2);
        box-shadow: inset 2px 0 0 var(--coop-accent-solid);
      }
      .finding {
        display: grid;
        grid-template-columns: 14px 1fr;
        gap: 0 8px;
        width: 100%;
        padding: 6px 10px 6px 12px;
        border: 0;
        background: none;
        text-align: start;
        cursor: pointer;
      }
      .finding:hover {
        background: var(--coop-surface-3);
      }
      li.selected .finding:hover {
        background: none;
      }
      .finding:focus-visible {
        outline-offset: -2px;
      }
      .finding .health {
        margin-top: 3px;
      }
      .finding .title {
        font-weight: 600;
      }
      .finding .about {
        grid-column: 2;
        color: var(--coop-text-2);
        font-size: 12px;
        line-height: 16px;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      li.selected .finding {
        padding-bottom: 2px;
      }
      li.selected .about {
        white-space: normal;
        overflow-wrap: anywhere;
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 14px;
        padding: 4px 10px 8px 34px;
      }
      .acts .link {
        min-height: 24px;
      }
      .none {
        padding: 16px 13px;
        display: flex;
        flex-direction: column;
        gap: 4px;
      }
      .more {
        margin: 8px 13px;
      }
    `,
  ];
  @queryAll('.finding') private buttons!: NodeListOf<HTMLButtonElement>;
  @state() private severity?: Severity | undefined;
  @state() private selected?: string | undefined;
  @state() private shown = page;
  @property({ attribute: false }) t: Translate = (code) => code;
  @property({ attribute: false }) formats: Formats = formatsFor({ lang: 'fr', today: '1970-01-01' });
  @property({ attribute: false }) findings: readonly Finding[] = [];
  /** Rows that are judged too although this view leaves them out. */
  @property({ attribute: false }) beyond: ReadonlySet<string> = new Set();
  @property({ type: Boolean }) isAudited = false;
  @property({ type: Boolean }) canIgnore = false;
  /** It stands over the matrix: it has a way out. */
  @property({ type: Boolean }) canClose = false;

  private filter(severity: Severity | undefined): void {
    this.severity = severity;
    this.shown = page;
  }

  private showMore(): void {
    this.shown += page;
  }

  private choose(finding: Finding): void {
    const key = findingKey(finding);
    this.selected = this.selected === key ? undefined : key;
    if (this.selected !== undefined) emit(this, 'panel-follow', finding);
  }

  private handleKey(event: KeyboardEvent): void {
    const buttons = [...this.buttons];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    buttons[Math.max(0, Math.min(next, buttons.length - 1))]?.focus();
  }

  private renderFinding(finding: Finding, isFirst: boolean) {
    const { t } = this;
    const words = wordsOf(finding, this.t, this.formats);
    const isSelected = this.selected === findingKey(finding);
    const isBeyond = finding.item !== undefined && this.beyond.has(finding.item);
    const isAble = !isBeyond && (finding.item !== undefined || finding.items !== undefined || finding.code === 'raci.overloaded');
    return html`<li class=${isSelected ? 'selected' : ''}>
      <button class="finding" aria-expanded=${isSelected} tabindex=${isSelected || (isFirst && this.selected === undefined) ? 0 : -1} title=${words.why} @click=${() => this.choose(finding)}>
        ${anyHealth(shapeOf[finding.severity], t(`common.severity.${finding.severity}`))}
        <span class="title">${words.title}</span>
        <span class="about">${words.about}${isBeyond ? html` <span class="chip">${t('raci.beyond')}</span>` : nothing}</span>
      </button>
      ${isSelected
        ? html`<div class="acts">
              ${isAble ? html`<button class="link" @click=${() => emit(this, 'panel-act', finding)}>${words.act}</button>` : nothing}
              ${this.canIgnore ? html`<button class="link soft" @click=${() => emit(this, 'panel-ignore', finding)}>${t('raci.findings.ignore')}</button>` : nothing}
          </div>`
        : nothing}
    </li>`;
  }

  override render() {
    const { t, findings, severity } = this;
    // A figure's room, and no figure before the audit has spoken.
    const count = (sought: Severity) => (this.isAudited ? findings.filter((finding) => finding.severity === sought).length : '\u2007');
    const wanted = severity === undefined ? findings : findings.filter((finding) => finding.severity === severity);
    return html`
      <div class="head">
        <h2 class="section-title">${this.isAudited ? t('raci.findings', { n: findings.length }) : t('raci.panel.label')}</h2>
        <button class="button quiet square" aria-label=${t('raci.rules')} title=${t('raci.rules')} @click=${() => emit(this, 'panel-settings')}>${anyIcon('gear')}</button>
        ${this.canClose
          ? html`<button class="button quiet square" aria-label=${t('common.close')} title=${t('common.close')} @click=${() => emit(this, 'panel-close')}>${anyIcon('close')}</button>`
          : nothing}
      </div>
      ${this.beyond.size === 0 ? nothing : html`<p class="meta counted">${t('raci.beyond.counted', { n: this.beyond.size })}</p>`}
      ${this.isAudited && findings.length === 0
        ? html`<div class="none"><b>${t('raci.findings.none')}</b><span class="soft">${t('raci.findings.none.why')}</span></div>`
        : html`
            <div class="segmented" role="group" aria-label=${t('raci.panel.label')}>
              <button aria-pressed=${severity === undefined} @click=${() => this.filter(undefined)}>${t('raci.findings.all')}</button>
              ${severities.map(
                (name) =>
                  html`<button aria-pressed=${severity === name} aria-label=${this.isAudited ? `${t(`common.severity.${name}`)}, ${count(name)}` : t(`common.severity.${name}`)} title=${t(`common.severity.${name}`)} @click=${() => this.filter(name)}>
                    ${anyHealth(shapeOf[name])} ${count(name)}
                  </button>`,
              )}
            </div>
            <ul aria-label=${t('raci.panel.label')} @keydown=${(event: KeyboardEvent) => this.handleKey(event)}>
              ${wanted.slice(0, this.shown).map((finding, n) => this.renderFinding(finding, n === 0))}
              ${wanted.length > this.shown
                ? html`<li><button class="button more" @click=${() => this.showMore()}>${t('raci.panel.more', { n: Math.min(page, wanted.length - this.shown) })}</button></li>`
                : nothing}
            </ul>
          `}
    `;
  }
}

customElements.define('coop-raci-panel', CoopRaciPanel);
