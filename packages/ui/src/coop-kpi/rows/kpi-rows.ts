import { directions, explainRule, kpiPageMessages, levelOf, type KpiState } from '@entrelacs/core';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import '../../coop-menu/coop-menu.ts';
import { controlStyles } from '../../controls.styles.ts';
import { shapeStyles } from '../../shapes/shapes.styles.ts';
import { chartTable } from '../charts/chart-figure.ts';
import type { ChartModel, RowOfChart } from '../charts/chart-model.ts';
import '../charts/kpi-chart.ts';
import type { CoopKpiChart } from '../charts/kpi-chart.ts';
import { tableStyles } from '../detail/detail.styles.ts';
import { choiceField, inputField, numberIn, thresholdLabel, worded, written } from '../forms/fields.ts';
import { kpiStateStyles, sparkStyles } from '../kpi-cards.styles.ts';
import { noteText } from '../detail/note-text.ts';
import { figure, type KpiContext } from '../kpi-context.ts';
import type { KpiGestures } from '../kpi-gestures.ts';
import { stateText } from '../kpi-state.ts';
import { addWords } from '../messages.ts';
import { sparkline } from '../sparkline.ts';
import type { MappedRule } from '../options.ts';
import { gauge } from './gauge.ts';
import { extremes, rawModel, rawRows, ruleOf, type RawRows, type RawSeries } from './rows-model.ts';

addWords(kpiPageMessages);

const most = 4;
/** Rows that the small line of a gauge looks back. */
const sparkRows = 60;
const levels: readonly KpiState[] = ['ok', 'warning', 'critical'];

/**
 * @summary A table of somebody's own, drawn from a date and a number: target line, grounds of states, gauges, zoom.
 * @event {CustomEvent<string>} kpi-row - A row was chosen.
 * @event {CustomEvent<MappedRule>} kpi-rule - The rule is to be another one.
 */
export class CoopKpiRows extends LitElement {
  static override styles = [
    controlStyles,
    shapeStyles,
    kpiStateStyles,
    sparkStyles,
    tableStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        overflow: auto;
      }
      .toolbar {
        flex: none;
        flex-wrap: wrap;
      }
      .rule {
        flex: none;
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(130px, 1fr));
        gap: 8px 12px;
        padding: 10px 16px;
        border-bottom: 1px solid var(--coop-line-2);
        background: var(--coop-surface-2);
      }
      .rule label {
        display: flex;
        flex-direction: column;
        gap: 2px;
        font-size: 12px;
      }
      .gauges {
        flex: none;
        display: flex;
        flex-wrap: wrap;
        gap: 10px 24px;
        padding: 12px 16px 4px;
      }
      .gauge .value {
        font-size: 22px;
        font-weight: 600;
        line-height: 26px;
      }
      .gauge {
        max-width: 220px;
      }
      .gauge-bar {
        display: block;
        width: 150px;
        height: 12px;
        margin-top: 3px;
      }
      .gauge .track {
        fill: var(--coop-surface-3);
      }
      .gauge .warn {
        fill: var(--coop-warn-soft);
      }
      .gauge .crit {
        fill: var(--coop-crit-soft);
      }
      .gauge .fill {
        fill: var(--kpi-line);
      }
      .gauge .mark,
      .gauge .tip {
        stroke: var(--coop-text);
        stroke-width: 2;
      }
      .gauge .tip {
        stroke: var(--kpi-line);
        stroke-width: 3;
      }
      .gauge .spark {
        width: 150px;
        height: 30px;
        margin: 6px 0 0;
      }
      @media (forced-colors: active) {
        .gauge .track,
        .gauge .warn,
        .gauge .crit {
          fill: Canvas;
          stroke: CanvasText;
        }
        .gauge .fill {
          fill: CanvasText;
        }
        .gauge .mark,
        .gauge .tip {
          stroke: CanvasText;
        }
      }
      coop-kpi-chart {
        flex: 1 0 260px;
        margin: 4px 10px 8px 8px;
      }
      .left {
        padding: 0 16px 8px;
      }
      .empty {
        margin: auto;
        padding: 24px;
        text-align: center;
      }
    `,
  ];
  @query('coop-kpi-chart') private chart?: CoopKpiChart | null;
  @state() private chosen?: readonly string[];
  @state() private hasRule = false;
  @state() private hasTable = false;
  @property({ attribute: false }) context!: KpiContext;
  @property({ attribute: false }) gestures!: KpiGestures;
  @property({ attribute: false }) rule: MappedRule = {};
  /** The host shows a rule that it does not keep yet. */
  @property({ type: Boolean }) hasUnsaved = false;
  @property() selected?: string | undefined;
  private raw: RawRows = { series: [], left: 0 };
  private shown: readonly RawSeries[] = [];
  private model: ChartModel | undefined;
  private drawnFor: readonly unknown[] = [];

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('context') && this.drawnFor[0] !== this.context.snapshot.entities.measure) this.raw = rawRows(this.context.snapshot);
    const inputs = [this.context.snapshot.entities.measure, this.context.t, this.chosen, this.rule];
    if (inputs.every((input, at) => input === this.drawnFor[at])) return;
    this.drawnFor = inputs;
    this.shown = this.raw.series.filter(({ name }) => this.chosen === undefined || this.chosen.includes(name)).slice(0, most);
    this.model = this.shown.length === 0 ? undefined : rawModel(this.context, this.shown, this.rule);
  }

  private setRule(key: keyof MappedRule, value: string | number | undefined): void {
    const { [key]: _former, ...others } = this.rule;
    this.dispatchEvent(new CustomEvent<MappedRule>('kpi-rule', { detail: value === undefined || value === '' ? others : { ...others, [key]: value } }));
  }

  private toggleSeries(name: string): void {
    const names = this.shown.map((series) => series.name);
    const next = names.includes(name) ? names.filter((one) => one !== name) : [...names, name].slice(-most);
    if (next.length > 0) this.chosen = next;
  }

  private toggle(what: 'hasRule' | 'hasTable'): void {
    this[what] = !this[what];
  }

  private choose({ id }: RowOfChart): void {
    this.dispatchEvent(new CustomEvent('kpi-row', { detail: id }));
  }

  private async handleExport(act: string): Promise<void> {
    const { model, context } = this;
    if (model === undefined) return;
    const { exportChart, exportTable } = await import('../exports/exports.ts');
    const name = this.shown.map((series) => series.name).join(' ') || context.t('kpis.rows.unnamed');
    if (act === 'csv') exportTable(context, name, model.table);
    else if (!(await exportChart(act === 'png' ? 'png' : 'svg', name, model, this.chart?.shownReach))) this.gestures.say({ text: context.t('kpis.export.failed') });
  }

  private renderGauge(series: RawSeries): TemplateResult {
    const { context } = this;
    const { t } = context;
    const { name, y } = series;
    const rule = ruleOf(series, this.rule);
    const { target, warning, critical, direction } = rule;
    const value = y.at(-1) ?? Number.NaN;
    const words = target === undefined ? '' : direction === undefined ? t('kpis.target.plain', { value: figure(context, target) }) : t(`kpis.target.${direction}`, { value: figure(context, target) });
    const [low, high] = extremes(y);
    const label = name === '' ? t('kpis.rows.unnamed') : name;
    const note = explainRule(rule);
    const isJudged = note === undefined;
    return html`<div class="gauge">
      <p class="meta one-line" title=${label}>${label}</p>
      <p>
        <span class="value">${figure(context, value)}</span> <span class="meta">${words}</span>
        ${isJudged ? stateText(t, levels[levelOf(value, rule)] ?? 'ok') : nothing}
      </p>
      ${gauge({ value, low, high, rule: isJudged ? rule : { ...(target !== undefined && { target }) } }, t('kpis.gauge', { name: label, value: figure(context, value), target: words }))}
      ${sparkline({ values: y.subarray(-sparkRows), target, direction: isJudged ? direction : undefined }, t('kpis.spark', { from: figure(context, y[Math.max(0, y.length - sparkRows)] ?? value), to: figure(context, value) }), 150, 30)}
      ${isJudged || (target === undefined && warning === undefined && critical === undefined) ? nothing : html`<p class="meta note-text">${noteText(context, note)}</p>`}
    </div>`;
  }

  private renderRule(): TemplateResult {
    const { context, rule } = this;
    const { t, language } = context;
    const number = (key: 'target' | 'warning' | 'critical') =>
      inputField(
        {
          label: key === 'target' ? t('kpis.form.target') : thresholdLabel(t, key, rule.direction),
          value: written(rule[key], language),
          change: (text) => {
            const value = numberIn(text);
            if (value === undefined || Number.isFinite(value)) this.setRule(key, value);
          },
        },
        'number',
      );
    return html`<div class="rule">
      ${choiceField({ label: t('kpis.form.direction'), value: rule.direction ?? '', change: (value) => this.setRule('direction', value) }, worded(directions, language), t('kpis.choose'))}
      ${this.raw.series.some(({ targets }) => targets !== undefined) ? nothing : number('target')} ${number('warning')} ${number('critical')}
      ${this.hasUnsaved ? html`<p class="note-text">${t('common.saveInHost')}</p>` : nothing}
    </div>`;
  }

  override render() {
    const { context, raw, model, shown } = this;
    const { t } = context;
    if (model === undefined) return html`<div class="empty"><h2 class="panel-title">${t('kpis.rows.empty')}</h2><p class="soft">${t('kpis.rows.empty.why')}</p></div>`;
    const names = shown.map(({ name }) => name);
    const exports = [
      { value: 'png', label: t('common.format.png') },
      { value: 'svg', label: t('common.format.svg') },
      { value: 'csv', label: t('common.format.csv') },
    ];
    return html`
      <div class="toolbar" role="toolbar" aria-label=${t('kpis.view')}>
        <span class="one-line">${model.title}</span><span class="push"></span>
        ${raw.series.length < 2
          ? nothing
          : html`<coop-menu
              label=${t('kpis.rows.series')}
              value=${`${names.length}/${raw.series.length}`}
              .items=${raw.series.slice(0, 200).map(({ name }) => ({ value: name, label: name === '' ? t('kpis.rows.unnamed') : name, checked: names.includes(name) }))}
              @coop-choose=${(event: CustomEvent<string>) => this.toggleSeries(event.detail)}
            ></coop-menu>`}
        <button class="button" aria-pressed=${this.hasRule} @click=${() => this.toggle('hasRule')}>${t('kpis.rows.rule')}</button>
        <button class="button" aria-pressed=${this.hasTable} @click=${() => this.toggle('hasTable')}>${t(this.hasTable ? 'kpis.table.hide' : 'kpis.table.show')}</button>
        <coop-menu label=${t('common.export')} icon="export" icon-only .items=${exports} @coop-choose=${(event: CustomEvent<string>) => void this.handleExport(event.detail)}></coop-menu>
      </div>
      ${this.hasRule ? this.renderRule() : nothing}
      <div class="gauges">${shown.map((series) => this.renderGauge(series))}</div>
      <coop-kpi-chart .model=${model} .t=${t} zoomable @kpi-row=${({ detail }: CustomEvent<RowOfChart>) => this.choose(detail)}></coop-kpi-chart>
      ${raw.left === 0 ? nothing : html`<p class="meta left">${t('kpis.rows.left', { n: raw.left })}</p>`} ${this.hasTable ? chartTable(context, model, (row) => this.choose(row)) : nothing}
    `;
  }
}

customElements.define('coop-kpi-rows', CoopKpiRows);
