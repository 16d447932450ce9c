import { alertsOf, freezeBaseline, isManual, kpiPageMessages, type Annotation, type Baseline, type Member, type UsedRow } from '@entrelacs/core';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import '../../coop-menu/coop-menu.ts';
import { controlStyles } from '../../controls.styles.ts';
import { anyIcon } from '../../shapes/more-icons.ts';
import { shapeStyles } from '../../shapes/shapes.styles.ts';
import type { ChartModel } from '../charts/chart-model.ts';
import '../charts/kpi-chart.ts';
import type { CoopKpiChart } from '../charts/kpi-chart.ts';
import { kpiStateStyles } from '../kpi-cards.styles.ts';
import { figure, type KpiContext } from '../kpi-context.ts';
import type { KpiView } from '../kpi-data.ts';
import type { KpiGestures } from '../kpi-gestures.ts';
import { addWords } from '../messages.ts';
import { kpiRanges, type KpiRange } from '../options.ts';
import type { DialogRequest } from '../requests.ts';
import { detailStyles, tableStyles } from './detail.styles.ts';
import { historyModel, meanSpan } from './history-model.ts';
import { panel } from './panel.ts';
import { spanOf } from './periods.ts';
import { strip } from './strip.ts';
import { alertsTab, periodsTab, rowsBehind, rowsTab, type DetailTab } from './tabs.ts';

addWords(kpiPageMessages);

const tabs: readonly DetailTab[] = ['periods', 'rows', 'alerts'];

/**
 * @summary The page of an indicator: its history, then and now, its rule, its rows, its alerts.
 * @event kpi-back - Back to the board.
 * @event {CustomEvent<KpiRange>} kpi-range - Another stretch of time is to be shown.
 * @event {CustomEvent<DialogRequest>} kpi-ask - A dialog is asked for.
 * @event {CustomEvent<{ entity: string, id: string }>} kpi-row - A row was chosen.
 */
export class CoopKpiDetail extends LitElement {
  static override styles = [controlStyles, shapeStyles, kpiStateStyles, tableStyles, detailStyles];
  @query('coop-kpi-chart') private chart?: CoopKpiChart | null;
  @query('.back') private back?: HTMLElement | null;
  @state() private tab: DetailTab = 'periods';
  @state() private shownRows = 200;
  @state() private hasBefore = false;
  @state() private width = 1000;
  @property({ attribute: false }) context!: KpiContext;
  @property({ attribute: false }) view!: KpiView;
  @property({ attribute: false }) gestures!: KpiGestures;
  @property() range: KpiRange = 'year';
  private model: ChartModel | undefined;
  private rows: readonly UsedRow[] = [];
  private annotations: readonly Annotation[] = [];
  private baseline: Baseline | undefined;
  private members: ReadonlyMap<string, Member> = new Map();
  private sizing?: ResizeObserver;

  constructor() {
    super();
    this.addEventListener('keydown', (event) => this.handleKey(event));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.sizing = new ResizeObserver(() => this.measure());
    this.sizing.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizing?.disconnect();
  }

  override willUpdate(changed: PropertyValues): void {
    if (!changed.has('context') && !changed.has('view') && !changed.has('range') && !changed.has('hasBefore')) return;
    const { context, view, range } = this;
    const { entities } = context.snapshot;
    const { from, to } = spanOf(range, view.series);
    this.members = new Map((entities.member ?? []).map((member) => [member.id, member]));
    this.annotations = annotationsIn(entities.annotation ?? [], from, to);
    this.baseline = (entities.baseline ?? []).filter(({ kpi, value }) => kpi === view.kpi.id && value !== undefined).sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : 1)).at(-1);
    this.model = historyModel(context, view, { range, baseline: this.baseline, annotations: this.annotations, hasBefore: this.hasBefore });
    this.rows = rowsBehind(view, range);
    if (changed.has('view')) this.shownRows = 200;
  }

  override firstUpdated(): void {
    this.measure();
    this.back?.focus();
  }

  private measure(): void {
    if (this.clientWidth > 0) this.width = this.clientWidth;
  }

  private ask(request: DialogRequest): void {
    this.dispatchEvent(new CustomEvent('kpi-ask', { detail: request }));
  }

  private freeze(): void {
    const { view, context } = this;
    const change = freezeBaseline(view.kpi, view.series);
    const value = change?.kind === 'create' && change.entity === 'baseline' ? change.fields.value : undefined;
    if (change !== undefined) void this.gestures.send([change], context.t('kpis.frozen', { value: figure(context, value ?? Number.NaN) }));
  }

  private async handleMenu(act: string): Promise<void> {
    const { model, context, view, rows } = this;
    if (act === 'freeze') return this.freeze();
    if (model === undefined) return;
    const { exportChart, exportTable, exportRows } = await import('../exports/exports.ts');
    if (act === 'figures') exportTable(context, view.kpi.name, model.table);
    else if (act === 'rows') exportRows(context, view, rows);
    else if (!(await exportChart(act === 'png' ? 'png' : 'svg', view.kpi.name, model, this.chart?.shownReach))) this.gestures.say({ text: context.t('kpis.export.failed') });
  }

  private renderToolbar() {
    const { context, view, range } = this;
    const { t } = context;
    const isEntered = isManual(view.kpi.source) && context.can('measure', 'value');
    const items = [
      ...(context.can('baseline', 'value') ? [{ value: 'freeze', label: t('kpis.freeze') }] : []),
      { value: 'png', label: t('common.format.png'), apart: true },
      { value: 'svg', label: t('common.format.svg') },
      { value: 'figures', label: t('kpis.export.figures') },
      { value: 'rows', label: t('kpis.export.rows') },
    ];
    return html`<div class="toolbar">
      <button class="link back" @click=${() => this.dispatchEvent(new CustomEvent('kpi-back'))}>${anyIcon('left')} ${t('kpis.back')}</button>
      <h2 class="panel-title">${view.kpi.name.trim() === '' ? t('kpis.untitled') : view.kpi.name}</h2>
      <span class="push"></span>
      <div class="acts">
        <div class="segmented" role="group" aria-label=${t('kpis.range')}>
          ${kpiRanges.map(
            (one) => html`<button aria-pressed=${range === one} @click=${() => this.dispatchEvent(new CustomEvent('kpi-range', { detail: one }))}>${t(`kpis.range.${one}`)}</button>`,
          )}
        </div>
        <button class="button" aria-pressed=${this.hasBefore} @click=${() => (this.hasBefore = !this.hasBefore)}>${t('kpis.compare')}</button>
        ${context.can('annotation', 'text') ? html`<button class="button" @click=${() => this.ask({ kind: 'annotate' })}>${anyIcon('edit')} ${t('kpis.annotate')}</button>` : nothing}
        ${isEntered ? html`<button class="button primary" @click=${() => this.ask({ kind: 'enter', id: view.kpi.id })}>${anyIcon('plus')} ${t('kpis.enter')}</button>` : nothing}
        <coop-menu label=${t('common.export')} icon="export" icon-only .items=${items} @coop-choose=${(event: CustomEvent<string>) => void this.handleMenu(event.detail)}></coop-menu>
      </div>
    </div>`;
  }

  /** Menus and what is open over the page keep their Escape to themselves. */
  private handleKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.defaultPrevented) this.dispatchEvent(new CustomEvent('kpi-back'));
  }

  private handleTabKey(event: KeyboardEvent): void {
    const at = tabs.indexOf(this.tab);
    const steps: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.tab = tabs.at(next % tabs.length) ?? 'periods';
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus());
  }

  private renderTabs() {
    const { context, view, tab, rows } = this;
    const { t } = context;
    const alerts = alertsOf(view.kpi, context.snapshot.entities.alert ?? []).length;
    const labels: Readonly<Record<DetailTab, string>> = {
      periods: t(`kpis.many.${view.frequency}`),
      rows: t('kpis.tab.rows', { n: rows.length }),
      alerts: t('kpis.tab.alerts', { n: alerts }),
    };
    const period = t(`kpis.one.${view.frequency}`);
    return html`<div class="under">
        <div class="segmented" role="tablist" aria-label=${t('kpis.tabs')} @keydown=${(event: KeyboardEvent) => this.handleTabKey(event)}>
          ${tabs.map(
            (one) => html`<button role="tab" id=${`tab-${one}`} aria-controls="tab" aria-selected=${tab === one} tabindex=${tab === one ? 0 : -1} @click=${() => (this.tab = one)}>${labels[one]}</button>`,
          )}
        </div>
        <span class="meta">${view.frequency === 'weekly' ? t('kpis.chart.mean', { period, n: t('kpis.count.weekly', { n: meanSpan }) }) : t('kpis.chart.point', { period })}</span>
      </div>
      <div class="table" id="tab" role="tabpanel" aria-labelledby=${`tab-${tab}`}>
        ${tab === 'periods'
          ? periodsTab(context, view, this.range, this.hasBefore)
          : tab === 'rows'
            ? rowsTab(context, view, rows, this.shownRows, () => (this.shownRows += 200), ({ entity, id }) => this.dispatchEvent(new CustomEvent('kpi-row', { detail: { entity, id } })))
            : alertsTab(context, view, context.can('task', 'title') ? (alert) => this.ask({ kind: 'action', id: view.kpi.id, alert }) : undefined)}
      </div>`;
  }

  override render() {
    const { context, view, model } = this;
    const edit = context.can('kpi', 'name', view.kpi.id) ? () => this.ask({ kind: 'edit', id: view.kpi.id }) : undefined;
    return html`${this.renderToolbar()}
      <div class=${this.width < 760 ? 'narrow frame' : 'frame'}>
        <div class="body">
          <div class="main">
            ${strip(context, view, this.baseline)}
            <coop-kpi-chart .model=${model} .t=${context.t}></coop-kpi-chart>
            ${this.renderTabs()}
          </div>
          <aside aria-label=${context.t('kpis.what')}>${panel(context, view, this.annotations, this.members, edit)}</aside>
        </div>
      </div>`;
  }
}

/** Facts of a span, oldest first. */
function annotationsIn(annotations: readonly Annotation[], from: number, to: number): Annotation[] {
  const day = (on: string) => Date.parse(`${on}T00:00:00Z`) / 86_400_000;
  return annotations.filter(({ on }) => on !== undefined && day(on) >= from && day(on) <= to).sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : 1));
}

customElements.define('coop-kpi-detail', CoopKpiDetail);
