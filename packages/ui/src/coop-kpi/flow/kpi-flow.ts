import { expectationLeast, expectationToday, isoDay, kpiFlowMessages, kpiPageMessages, kpiSettings, prepare, type Prepared } from '@entrelacs/core';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import '../../coop-menu/coop-menu.ts';
import { controlStyles } from '../../controls.styles.ts';
import { anyIcon } from '../../shapes/more-icons.ts';
import { shapeStyles } from '../../shapes/shapes.styles.ts';
import { chartTable } from '../charts/chart-figure.ts';
import type { ChartModel, RowOfChart } from '../charts/chart-model.ts';
import '../charts/kpi-chart.ts';
import { tableStyles } from '../detail/detail.styles.ts';
import type { KpiContext } from '../kpi-context.ts';
import type { KpiGestures } from '../kpi-gestures.ts';
import { addWords } from '../messages.ts';
import { kpiRanges, type KpiRange } from '../options.ts';
import { flowCharts, flowModel, type FlowChart } from './flow-models.ts';

addWords(kpiPageMessages);
addWords(kpiFlowMessages);

const rangeDays: Readonly<Record<KpiRange, number>> = { quarter: 91, year: 365, twoYears: 731 };

/**
 * @summary Charts of flow: cycle time, age, cumulative flow, throughput, time per stage, milestone slip; each with its table.
 * @event {CustomEvent<{ entity: string, id: string }>} kpi-row - The row of a dot was chosen.
 */
export class CoopKpiFlow extends LitElement {
  static override styles = [
    controlStyles,
    shapeStyles,
    tableStyles,
    css`
      :host {
        overflow: auto;
        background: var(--coop-surface-2);
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        padding: 10px 16px 0;
      }
      .charts {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(430px, 100%), 1fr));
        gap: 10px;
        padding: 10px 16px 16px;
      }
      .card {
        display: flex;
        flex-direction: column;
        min-width: 0;
        padding: 10px 12px;
      }
      .head {
        display: flex;
        align-items: center;
        gap: 4px;
      }
      .head h2 {
        flex: 1;
      }
      coop-kpi-chart {
        height: 240px;
        margin-top: 4px;
      }
      .twin {
        max-height: 240px;
        margin-top: 6px;
        overflow: auto;
      }
      .none {
        display: grid;
        place-items: center;
        min-height: 120px;
        color: var(--coop-text-2);
      }
    `,
  ];
  @state() private range: KpiRange = 'year';
  @state() private project = '';
  @state() private tables: ReadonlySet<FlowChart> = new Set();
  @property({ attribute: false }) context!: KpiContext;
  @property({ attribute: false }) gestures!: KpiGestures;
  private models: ReadonlyMap<FlowChart, ChartModel | undefined> = new Map();
  private prepared: Prepared | undefined;

  override willUpdate(changed: PropertyValues): void {
    if (!changed.has('context') && !changed.has('range') && !changed.has('project')) return;
    const { context, project } = this;
    const { snapshot, data, today } = context;
    const { entities, stages, settings } = snapshot;
    if (changed.has('context') || changed.has('project')) {
      const isOurs = (row: { readonly project?: string | undefined }) => row.project === project;
      this.prepared =
        project === '' ? data.prepared : prepare({ ...entities, task: (entities.task ?? []).filter(isOurs), milestone: (entities.milestone ?? []).filter(isOurs) }, { today, stages, ...kpiSettings(settings) });
    }
    const { prepared } = this;
    if (prepared === undefined) return;
    const input = { prepared, from: prepared.today - rangeDays[this.range], to: prepared.today, fromDay: isoDay(prepared.today - rangeDays[this.range]) };
    this.models = new Map(flowCharts.map((chart) => [chart, flowModel(chart, context, input)]));
  }

  private toggleTable(chart: FlowChart): void {
    const next = new Set(this.tables);
    if (!next.delete(chart)) next.add(chart);
    this.tables = next;
  }

  private setRange(range: KpiRange): void {
    this.range = range;
  }

  private setProject(project: string): void {
    this.project = project;
  }

  private async export(act: string, name: string, model: ChartModel): Promise<void> {
    const { exportChart, exportTable } = await import('../exports/exports.ts');
    if (act === 'csv') exportTable(this.context, name, model.table);
    else if (!(await exportChart(act === 'png' ? 'png' : 'svg', name, model))) this.gestures.say({ text: this.context.t('kpis.export.failed') });
  }

  private renderChart(chart: FlowChart): TemplateResult {
    const { context, tables } = this;
    const { t } = context;
    const model = this.models.get(chart);
    const name = t(`flow.${chart}`);
    const hasTable = tables.has(chart);
    const exports = (['png', 'svg', 'csv'] as const).map((value) => ({ value, label: t(`common.format.${value}`) }));
    return html`<section class="card" aria-label=${name}>
      <div class="head">
        <h2 class="section-title">${name}</h2>
        ${model === undefined
          ? nothing
          : html`<button class="button quiet square" aria-pressed=${hasTable} aria-label=${`${t('kpis.table.show')}: ${name}`} title=${t('kpis.table.show')} @click=${() => this.toggleTable(chart)}>${anyIcon('table')}</button>
              <coop-menu label=${`${t('common.export')}: ${name}`} icon="export" icon-only .items=${exports} @coop-choose=${(event: CustomEvent<string>) => void this.export(event.detail, name, model)}></coop-menu>`}
      </div>
      <p class="meta">${this.why(chart)}</p>
      ${model === undefined
        ? html`<p class="none">${t('flow.none')}</p>`
        : html`<coop-kpi-chart .model=${model} .t=${t} @kpi-row=${({ detail }: CustomEvent<RowOfChart>) => this.choose(detail)}></coop-kpi-chart>
            ${hasTable ? html`<div class="twin">${chartTable(context, model, (row) => this.choose(row))}</div>` : nothing}`}
    </section>`;
  }

  /** What a chart shows; that of ages says which line they are held against. */
  private why(chart: FlowChart): string {
    const { t, formats } = this.context;
    const { prepared } = this;
    if (chart !== 'ageing' || prepared === undefined) return t(`flow.${chart}.why`);
    const own = prepared.expectationDays;
    if (own !== undefined) return t('flow.ageing.own', { n: own, days: formats.number(own) });
    return t(expectationToday(prepared) === undefined ? 'flow.ageing.none' : 'flow.ageing.why', { n: expectationLeast });
  }

  private choose(row: RowOfChart): void {
    this.dispatchEvent(new CustomEvent('kpi-row', { detail: row }));
  }

  override render() {
    const { context, range, project } = this;
    const { t, snapshot } = context;
    const projects = snapshot.entities.project ?? [];
    const items = [{ value: '', label: t('flow.project.all'), checked: project === '' }, ...projects.map(({ id, name }) => ({ value: id, label: name, checked: id === project }))];
    return html`<div class="choices">
        <div class="segmented" role="group" aria-label=${t('kpis.range')}>
          ${kpiRanges.map((one) => html`<button aria-pressed=${range === one} @click=${() => this.setRange(one)}>${t(`kpis.range.${one}`)}</button>`)}
        </div>
        ${projects.length < 2
          ? nothing
          : html`<coop-menu label=${t('flow.project')} value=${projects.find(({ id }) => id === project)?.name ?? t('flow.project.all')} ?active=${project !== ''} .items=${items} @coop-choose=${(event: CustomEvent<string>) => this.setProject(event.detail)}></coop-menu>`}
      </div>
      <div class="charts">${flowCharts.map((chart) => this.renderChart(chart))}</div>`;
  }
}

customElements.define('coop-kpi-flow', CoopKpiFlow);
