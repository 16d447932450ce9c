import { answerPulse, isoWeek, kpiPageMessages, kpiPulseMessages, pulseMinimum, pulseQuestions, type PulseQuestion } from '@entrelacs/core';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controlStyles } from '../../controls.styles.ts';
import { anyIcon } from '../../shapes/more-icons.ts';
import { shapeStyles } from '../../shapes/shapes.styles.ts';
import { chartTable } from '../charts/chart-figure.ts';
import { tableStyles } from '../detail/detail.styles.ts';
import type { KpiContext } from '../kpi-context.ts';
import type { KpiGestures } from '../kpi-gestures.ts';
import { addWords } from '../messages.ts';
import { pulseModel } from './pulse-model.ts';

addWords(kpiPageMessages);
addWords(kpiPulseMessages);

const remembered = 'entrelacs.pulse';
const scores = [1, 2, 3, 4, 5] as const;

/** @summary The pulse: four questions and a line to answer, the results that may be shown, and what can still be seen of an answer. */
export class CoopKpiPulse extends LitElement {
  static override styles = [
    controlStyles,
    shapeStyles,
    tableStyles,
    css`
      :host {
        overflow: auto;
        background: var(--coop-surface-2);
      }
      .columns {
        display: grid;
        grid-template-columns: minmax(0, 380px) minmax(0, 1fr);
        grid-template-rows: auto 1fr;
        gap: 12px;
        padding: 14px 16px;
        align-items: start;
      }
      .results {
        grid-column: 2;
        grid-row: 1 / span 2;
        overflow-x: auto;
      }
      .narrow .columns {
        grid-template-columns: minmax(0, 1fr);
        grid-template-rows: none;
      }
      .narrow .results {
        grid-column: 1;
        grid-row: auto;
      }
      td:first-child {
        white-space: nowrap;
      }
      .card {
        padding: 14px 16px;
        min-width: 0;
      }
      form,
      .results {
        display: flex;
        flex-direction: column;
        gap: 12px;
      }
      fieldset {
        margin: 0;
        padding: 0;
        border: 0;
        min-width: 0;
      }
      legend {
        padding: 0;
        font-weight: 500;
      }
      .scale {
        display: flex;
        align-items: center;
        gap: 6px;
        margin-top: 4px;
        color: var(--coop-text-2);
        font-size: 12px;
      }
      .scale label {
        position: relative;
        display: grid;
        place-items: center;
        width: 34px;
        height: 30px;
        border: 1px solid var(--coop-line-2);
        border-radius: var(--coop-radius);
        color: var(--coop-text);
        font-size: 13px;
        cursor: pointer;
      }
      .scale label:hover {
        background: var(--coop-surface-3);
      }
      .scale input {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        opacity: 0;
        cursor: pointer;
      }
      .scale label:has(:checked) {
        background: var(--coop-select);
        border-color: var(--coop-accent-solid);
        font-weight: 600;
      }
      .scale label:has(:focus-visible) {
        outline: var(--coop-focus-width) solid var(--coop-focus);
        outline-offset: 1px;
      }
      .line {
        display: flex;
        flex-direction: column;
        gap: 3px;
        font-weight: 500;
      }
      .line .field {
        font-weight: 400;
      }
      .hint {
        color: var(--coop-text-2);
        font-size: 12px;
        font-weight: 400;
        line-height: 16px;
      }
      .error {
        color: var(--coop-crit);
        font-weight: 500;
      }
      .thanks {
        display: flex;
        align-items: center;
        gap: 8px;
        font-weight: 600;
      }
      coop-kpi-chart {
        height: 250px;
      }
      .seen p {
        margin-top: 6px;
      }
      @media (pointer: coarse) {
        .scale label {
          width: 44px;
          height: 44px;
        }
      }
      @media (forced-colors: active) {
        .scale label:has(:checked) {
          border: 3px solid Highlight;
        }
      }
    `,
  ];
  @state() private answers: Readonly<Partial<Record<PulseQuestion, number>>> = {};
  @state() private comment = '';
  @state() private error?: string | undefined;
  @state() private isSent = false;
  @state() private isNarrow = false;
  @property({ attribute: false }) context!: KpiContext;
  @property({ attribute: false }) gestures!: KpiGestures;
  private sizing?: ResizeObserver;

  override connectedCallback(): void {
    super.connectedCallback();
    this.isSent = readWeek() === isoWeek(this.context.today);
    this.sizing = new ResizeObserver(() => (this.isNarrow = this.clientWidth < 720));
    this.sizing.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizing?.disconnect();
  }

  private async handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { t, today } = this.context;
    const { trust, respect, communication, climate } = this.answers;
    const missing = pulseQuestions.filter((question) => this.answers[question] === undefined);
    if (trust === undefined || respect === undefined || communication === undefined || climate === undefined) {
      this.error = t('pulse.missing', { n: missing.length, names: missing.map((question) => t(`pulse.${question}`).toLowerCase()).join(', ') });
      this.renderRoot.querySelector<HTMLElement>(`[name="${missing[0] ?? ''}"]`)?.focus();
      return;
    }
    const change = answerPulse({ trust, respect, communication, climate, comment: this.comment }, today);
    const outcome = await this.gestures.send([change]);
    if (!outcome.ok) return;
    keepWeek(isoWeek(today));
    this.isSent = true;
    this.answers = {};
    this.comment = '';
  }

  private renderQuestion(question: PulseQuestion): TemplateResult {
    const { t } = this.context;
    return html`<fieldset>
      <legend>${t(`pulse.${question}`)}</legend>
      <p class="hint" id=${`ask-${question}`}>${t(`pulse.${question}.ask`)}</p>
      <div class="scale">
        <span>${t('pulse.low')}</span>
        ${scores.map(
          (score) =>
            html`<label
              ><input
                type="radio"
                name=${question}
                aria-label=${`${score}`}
                aria-describedby=${`ask-${question}`}
                .checked=${this.answers[question] === score}
                @change=${() => {
                  this.answers = { ...this.answers, [question]: score };
                  this.error = undefined;
                }}
              />${score}</label
            >`,
        )}
        <span>${t('pulse.high')}</span>
      </div>
    </fieldset>`;
  }

  private renderAsk(): TemplateResult {
    const { t, snapshot, can } = this.context;
    if (!can('pulse')) return html`<p class="soft">${t(snapshot.access.canWrite ? 'pulse.noTable' : 'pulse.cannot')}</p>`;
    if (this.isSent) {
      return html`<div role="status">
        <p class="thanks">${anyIcon('check')} ${t('pulse.sent')}</p>
        <p class="hint">${t('pulse.sent.why', { least: pulseMinimum })}</p>
        <p><button class="link" @click=${() => (this.isSent = false)}>${t('pulse.again')}</button></p>
      </div>`;
    }
    return html`<form novalidate @submit=${(event: SubmitEvent) => void this.handleSubmit(event)}>
      <p class="hint">${t('pulse.why')}</p>
      ${pulseQuestions.map((question) => this.renderQuestion(question))}
      <label class="line"
        >${t('pulse.comment')}
        <input class="field" maxlength="280" autocomplete="off" .value=${this.comment} @input=${(event: Event) => (this.comment = (event.target as HTMLInputElement).value)} />
        <span class="hint">${t('pulse.comment.hint')}</span>
      </label>
      <p class="error" role="alert">${this.error ?? nothing}</p>
      <div><button class="button primary">${t('pulse.send')}</button></div>
    </form>`;
  }

  private renderResults(): TemplateResult {
    const { t } = this.context;
    const model = pulseModel(this.context);
    if (model === undefined) return html`<p class="soft">${t('pulse.results.none', { least: pulseMinimum })}</p>`;
    return html`<coop-kpi-chart .model=${model}></coop-kpi-chart>${chartTable(this.context, model)}`;
  }

  override render() {
    const { t } = this.context;
    return html`<div class=${this.isNarrow ? 'narrow' : ''}><div class="columns">
      <section class="card"><h2 class="section-title">${t('pulse.title')}</h2>${this.renderAsk()}</section>
      <section class="card results"><h2 class="section-title">${t('pulse.results')}</h2>${this.renderResults()}</section>
      <section class="card seen">
        <h2 class="section-title">${t('pulse.anonymous')}</h2>
        <p>${t('pulse.anonymous.members', { least: pulseMinimum })}</p>
        <p>${t('pulse.anonymous.owners')}</p>
      </section>
    </div></div>`;
  }
}

function readWeek(): string | null {
  try {
    return localStorage.getItem(remembered);
  } catch {
    return null;
  }
}

function keepWeek(week: string): void {
  try {
    localStorage.setItem(remembered, week);
  } catch {
    // A browser that keeps nothing asks again.
  }
}

customElements.define('coop-kpi-pulse', CoopKpiPulse);
