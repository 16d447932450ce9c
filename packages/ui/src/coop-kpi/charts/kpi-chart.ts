import type { Translate, UsedRow } from '@entrelacs/core';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { watchTheme } from '../../coop-dependencies/map/palette.ts';
import { controlStyles } from '../../controls.styles.ts';
import type { CanvasChart, PointHit } from './canvas-chart.ts';
import { readColours } from './chart-colours.ts';
import type { ChartModel } from './chart-model.ts';
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
      .tip {
        position: absolute;
        z-index: 2;
        max-width: 240px;
        padding: 6px 8px;
        border-radius: var(--coop-radius);
        color: var(--coop-surface);
        background: var(--coop-text);
        font-size: 12px;
        line-height: 16px;
        white-space: pre-line;
        overflow-wrap: anywhere;
        pointer-events: none;
      }
      @media (forced-colors: active) {
        .tip {
          border: 1px solid CanvasText;
        }
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
  @query('.tip') private tip?: HTMLElement | null;
  @state() private pointed?: PointHit | undefined;
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

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('model')) this.pointed = undefined;
  }

  override updated(changed: PropertyValues<this>): void {
    this.placeTip();
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
    this.chart = new CanvasChart(this.canvas, this.model, readColours(this), {
      choose: (hit) => this.choose(hit),
      point: (hit) => (this.pointed = hit?.mark === this.pointed?.mark && hit?.at === this.pointed?.at ? this.pointed : hit),
    });
    if (this.reach !== undefined) this.redraw();
  }

  private redraw(): void {
    if (this.model !== undefined) this.chart?.show(this.model, readColours(this), this.reach);
  }

  /** Beside the point, on the side where there is room. */
  private placeTip(): void {
    const { tip, pointed } = this;
    if (tip === null || tip === undefined || pointed === undefined) return;
    const left = pointed.x + 10 + tip.offsetWidth > this.clientWidth ? pointed.x - 10 - tip.offsetWidth : pointed.x + 10;
    tip.style.left = `${Math.max(0, left)}px`;
    tip.style.top = `${Math.max(0, Math.min(pointed.y - tip.offsetHeight / 2, this.clientHeight - tip.offsetHeight))}px`;
  }

  private choose({ mark, at }: PointHit): void {
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

  private leave(): void {
    this.pointed = undefined;
  }

  override render() {
    const { t, zoomable, pointed } = this;
    return html`<div class="box" @pointerleave=${() => this.leave()} @wheel=${(event: WheelEvent) => this.handleWheel(event)}>
        <canvas part="canvas" role="img" aria-label=${this.model?.title ?? ''}></canvas>
      </div>
      ${pointed === undefined ? nothing : html`<div class="tip" role="status">${pointed.mark.describe?.(pointed.at) ?? pointed.mark.name}</div>`}
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
