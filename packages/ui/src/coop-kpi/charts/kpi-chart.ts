import type { Translate, UsedRow } from '@entrelacs/core';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query } from 'lit/decorators.js';
import { watchTheme } from '../../coop-dependencies/map/palette.ts';
import { controlStyles } from '../../controls.styles.ts';
import type { CanvasChart } from './canvas-chart.ts';
import { readColours } from './chart-colours.ts';
import type { ChartModel, Mark } from './chart-model.ts';
import { wholeReach, type Reach } from './layout.ts';

/**
 * @summary A chart on a canvas; the same figures stand in a table beside it.
 * @event {CustomEvent<{ entity: string, id: string }>} kpi-row - The row of a point was chosen.
 * @csspart canvas - The drawing.
 */
export class CoopKpiChart extends LitElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        position: relative;
        height: 340px;
        min-width: 0;
        background: none;
      }
      .box {
        position: absolute;
        inset: 0;
      }
      .zoom {
        position: absolute;
        inset-block-start: 0;
        inset-inline-end: 4px;
        display: flex;
        gap: 4px;
      }
      .zoom .button {
        min-height: 24px;
        padding: 0 8px;
      }
    `,
  ];
  @query('canvas') private canvas!: HTMLCanvasElement;
  @property({ attribute: false }) model?: ChartModel;
  @property({ attribute: false }) t?: Translate;
  /** The wheel and the buttons show a part of it. */
  @property({ type: Boolean }) zoomable = false;
  private chart: CanvasChart | undefined;
  private reach: Reach | undefined;
  private unwatch?: () => void;
  private isWaiting = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.unwatch = watchTheme(() => this.redraw());
    if (this.hasUpdated) void this.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unwatch?.();
    this.chart?.destroy();
    this.chart = undefined;
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('model')) return;
    this.reach = undefined;
    if (this.chart === undefined) void this.start();
    else this.redraw();
  }

  /** The part of the axes that shows, for a file. */
  get shownReach(): Reach | undefined {
    return this.reach;
  }

  /** Shows a part of the x axis, or all of it. */
  zoomTo(xMin?: number, xMax?: number): void {
    const { model } = this;
    if (model === undefined) return;
    const whole = wholeReach(model);
    const isWhole = xMin === undefined || xMax === undefined || (xMin <= whole.xMin && xMax >= whole.xMax);
    this.reach = isWhole ? undefined : { ...whole, xMin: Math.max(xMin, whole.xMin), xMax: Math.min(xMax, whole.xMax) };
    this.redraw();
    this.requestUpdate();
  }

  private async start(): Promise<void> {
    if (this.isWaiting || this.model === undefined) return;
    this.isWaiting = true;
    const { CanvasChart } = await import('./canvas-chart.ts');
    this.isWaiting = false;
    if (!this.isConnected || this.model === undefined || this.chart !== undefined) return;
    // Without a context to draw on, as where a browser forbids canvases, the table twin says it all.
    if (this.canvas.getContext('2d') === null) return;
    this.chart = new CanvasChart(this.canvas, this.model, readColours(this), (mark, at) => this.choose(mark, at));
    if (this.reach !== undefined) this.redraw();
  }

  private redraw(): void {
    if (this.model !== undefined) this.chart?.show(this.model, readColours(this), this.reach);
  }

  private choose(mark: Mark, at: number): void {
    const row: Pick<UsedRow, 'entity' | 'id'> | undefined = mark.kind === 'points' ? mark.row?.(at) : undefined;
    if (row !== undefined) this.dispatchEvent(new CustomEvent('kpi-row', { detail: { entity: row.entity, id: row.id } }));
  }

  private zoomBy(factor: number, centre?: number): void {
    const { model } = this;
    if (model === undefined) return;
    const { xMin, xMax } = this.reach ?? wholeReach(model);
    const middle = centre ?? (xMin + xMax) / 2;
    this.zoomTo(middle - (middle - xMin) * factor, middle + (xMax - middle) * factor);
  }

  private handleWheel(event: WheelEvent): void {
    const { chart } = this;
    if (!this.zoomable || chart === undefined || event.deltaY === 0 || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    const { left, right, xMin, xMax } = chart.layout;
    const part = (event.offsetX - left) / (right - left);
    this.zoomBy(event.deltaY > 0 ? 1.25 : 0.8, xMin + Math.min(1, Math.max(0, part)) * (xMax - xMin));
  }

  override render() {
    const { t, zoomable } = this;
    return html`<div class="box" @wheel=${(event: WheelEvent) => this.handleWheel(event)}>
        <canvas part="canvas" role="img" aria-label=${this.model?.title ?? ''}></canvas>
      </div>
      ${zoomable && t !== undefined
        ? html`<div class="zoom">
            <button class="button" aria-label=${t('kpis.zoom.in')} title=${t('kpis.zoom.in')} @click=${() => this.zoomBy(0.5)}>+</button>
            <button class="button" aria-label=${t('kpis.zoom.out')} title=${t('kpis.zoom.out')} @click=${() => this.zoomBy(2)}>−</button>
            ${this.reach === undefined ? nothing : html`<button class="button" @click=${() => this.zoomTo()}>${t('common.showAll')}</button>`}
          </div>`
        : nothing}`;
  }
}

customElements.define('coop-kpi-chart', CoopKpiChart);
