import { formatsFor, type Formats, type MatrixCell, type Need, type Translate } from '@entrelacs/core';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controlStyles } from '../../controls.styles.ts';
import { health } from '../../shapes/health.ts';
import { shapeStyles } from '../../shapes/shapes.styles.ts';
import { emit } from '../../shared/emit.ts';
import { windowOf } from '../../shared/ring.ts';
import type { BoardPeople } from '../board/types.ts';
import type { NeedKind, SideKind } from '../options.ts';
import { RowsWindow } from '../rows-window.ts';
import { matrixView, toneOf, type MatrixSide, type MatrixView } from './matrix-model.ts';
import { matrixStyles } from './needs-matrix.styles.ts';

/** A cell of the matrix by its sides. */
export interface Pair {
  readonly asker: string;
  readonly provider: string;
}

const [cellWidth, cellHeight, headHeight, titleWidth, totalWidth] = [62, 52, 112, 138, 72] as const;

/**
 * @summary Who needs whom: who waits in rows, for whom in columns; a cell opens its needs.
 * @event {CustomEvent<Pair>} matrix-pair - A cell was chosen.
 */
export class NeedsMatrixGrid extends LitElement {
  static override styles = [controlStyles, shapeStyles, matrixStyles];
  @state() private at = { row: 0, column: 0 };
  /** Needs of the tasks that pass the filters. */
  @property({ attribute: false }) needs: readonly Need[] = [];
  @property({ attribute: false }) people: BoardPeople = { members: new Map(), teams: new Map(), projects: new Map(), milestones: new Map() };
  /** Which needs are counted. */
  @property() counted: NeedKind = 'open';
  @property() today = '1970-01-01';
  @property() by: SideKind = 'team';
  @property({ attribute: false }) t: Translate = (code) => code;
  @property({ attribute: false }) formats: Formats = formatsFor({ lang: 'fr', today: '1970-01-01' });
  @property({ attribute: false }) chosen?: Pair | undefined;

  private readonly window = new RowsWindow(this, cellHeight);
  private wantsFocus = false;
  private view?: MatrixView;

  override willUpdate(changed: PropertyValues): void {
    if (['needs', 'people', 'counted', 'today', 'by'].some((name) => changed.has(name))) this.view = matrixView(this.needs, this.by, this.counted, this.people, this.today);
    const { rows = [], columns = [] } = this.view ?? {};
    if (this.at.row < rows.length && this.at.column < columns.length) return;
    this.at = { row: Math.max(0, Math.min(this.at.row, rows.length - 1)), column: Math.max(0, Math.min(this.at.column, columns.length - 1)) };
  }

  override updated(): void {
    if (!this.wantsFocus) return;
    this.wantsFocus = false;
    this.shadowRoot?.querySelector<HTMLElement>('[role="gridcell"][tabindex="0"]')?.focus({ preventScroll: true });
  }

  private goTo(row: number, column: number): void {
    const { rows = [], columns = [] } = this.view ?? {};
    this.at = { row: Math.max(0, Math.min(row, rows.length - 1)), column: Math.max(0, Math.min(column, columns.length - 1)) };
    this.window.reveal(this.at.row, headHeight);
    this.window.revealAcross(this.at.column * cellWidth, cellWidth, titleWidth);
    this.wantsFocus = true;
    this.requestUpdate();
  }

  private handleKey(event: KeyboardEvent, row: number, column: number): void {
    const { rows = [], columns = [] } = this.view ?? {};
    const end = event.ctrlKey || event.metaKey;
    const moves: Record<string, readonly [number, number]> = {
      ArrowDown: [row + 1, column],
      ArrowUp: [row - 1, column],
      ArrowRight: [row, column + 1],
      ArrowLeft: [row, column - 1],
      Home: [end ? 0 : row, 0],
      End: [end ? rows.length - 1 : row, columns.length - 1],
      PageDown: [row + 8, column],
      PageUp: [row - 8, column],
    };
    const move = moves[event.key];
    if (move !== undefined) this.goTo(...move);
    else if (event.key === 'Enter' || event.key === ' ') this.choose(row, column);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private choose(row: number, column: number): void {
    const [asker, provider] = [this.view?.rows[row]?.key, this.view?.columns[column]?.key];
    this.at = { row, column };
    if (asker !== undefined && provider !== undefined) emit(this, 'matrix-pair', { asker, provider });
  }

  private nameOf({ name }: MatrixSide): string {
    return name ?? this.t('deps.side.unknown');
  }

  private renderCell(asker: MatrixSide, provider: MatrixSide, row: number, column: number): TemplateResult {
    const { view, t, formats, chosen } = this;
    const cell = view?.cellOf(asker.key, provider.key);
    const count = cell === undefined ? 0 : (view?.countOf(cell) ?? 0);
    const isWithin = asker.key === provider.key;
    const isHere = row === this.at.row && column === this.at.column;
    const isChosen = chosen?.asker === asker.key && chosen.provider === provider.key;
    const tone = count === 0 ? '' : isWithin ? '' : ` tone${toneOf(count, view?.most ?? 1)}`;
    return html`<div
      role="gridcell"
      class=${`cell${isWithin ? ' within' : ''}${tone}${isChosen ? ' chosen' : ''}`}
      tabindex=${isHere ? 0 : -1}
      aria-colindex=${column + 2}
      aria-label=${count === 0 ? this.cellName(asker, provider, cell, count, isWithin) : nothing}
      aria-selected=${isChosen}
      .style=${`left:${titleWidth + column * cellWidth}px`}
      @click=${() => this.choose(row, column)}
      @keydown=${(event: KeyboardEvent) => this.handleKey(event, row, column)}
    >
      ${count === 0
        ? nothing
        : html`<span class="visually-hidden">${this.cellName(asker, provider, cell, count, isWithin)}\u00A0: </span><span class="count">${isWithin ? nothing : shapeOf(cell)}<b>${formats.number(count)}</b></span>${cell?.times.median === undefined || isWithin
              ? nothing
              : html`<span class="median">${t('deps.days', { days: formats.number(cell.times.median) })}</span>`}`}
    </div>`;
  }

  private cellName(asker: MatrixSide, provider: MatrixSide, cell: MatrixCell | undefined, count: number, isWithin: boolean): string {
    const { t, formats } = this;
    const names = { asker: this.nameOf(asker), provider: this.nameOf(provider), n: count };
    const said = t(isWithin ? 'deps.cell.within' : 'deps.cell.name', names);
    const worst = cell?.worst === undefined || count === 0 ? '' : `, ${t(`deps.worst.${cell.worst}`)}`;
    const median = cell?.times.median === undefined ? '' : `, ${t('deps.cell.median', { days: formats.number(cell.times.median) })}`;
    return `${said}${worst}${median}`;
  }

  private renderRow(side: MatrixSide, row: number, first: number, size: number): TemplateResult {
    const { view } = this;
    const columns = view?.columns ?? [];
    const total = view?.matrix.asks.get(side.key) ?? 0;
    return html`<div class="row" role="row" aria-rowindex=${row + 2} .style=${`transform:translateY(${row * cellHeight}px)`}>
      <div class="name" role="rowheader"><span title=${this.nameOf(side)}>${this.nameOf(side)}</span></div>
      ${columns.slice(first, first + size).map((column, n) => this.renderCell(side, column, row, first + n))}
      <div class="total" role="gridcell" tabindex="-1" aria-colindex=${columns.length + 2} .style=${`left:${titleWidth + columns.length * cellWidth}px`}>${total === 0 ? nothing : this.formats.number(total)}</div>
    </div>`;
  }

  override render() {
    const { t, view, by, formats } = this;
    if (view === undefined) return nothing;
    const { rows, columns, matrix } = view;
    const { first, size } = this.window.of(rows.length, headHeight);
    const across = windowOf(Math.max(0, this.window.view.left), Math.max(this.window.view.width, 320), cellWidth, columns.length, 3);
    const full = titleWidth + columns.length * cellWidth + totalWidth;
    return html`
      <div
        class="scroller"
        role="grid"
        tabindex="-1"
        aria-label=${t(`deps.matrix.label.${by}`)}
        aria-rowcount=${rows.length + 2}
        aria-colcount=${columns.length + 2}
      >
        <div class="head" role="row" aria-rowindex="1" .style=${`width:${full}px`}>
          <div class="corner" role="columnheader" aria-colindex="1"><b>${t('deps.matrix.who')}</b> ${t('deps.matrix.inRows')}<br /><b>${t('deps.matrix.whom')}</b> ${t('deps.matrix.inColumns')}</div>
          ${columns
            .slice(across.first, across.first + across.size)
            .map((side, n) => html`<div class="column" role="columnheader" aria-colindex=${across.first + n + 2} .style=${`left:${titleWidth + (across.first + n) * cellWidth}px`}><span title=${this.nameOf(side)}>${this.nameOf(side)}</span></div>`)}
          <div class="column sum" role="columnheader" aria-colindex=${columns.length + 2} .style=${`left:${titleWidth + columns.length * cellWidth}px`}>${t('deps.matrix.asks')}</div>
        </div>
        <div class="body" role="rowgroup" .style=${`width:${full}px;height:${rows.length * cellHeight}px`}>
          ${rows.slice(first, first + size).map((side, n) => this.renderRow(side, first + n, across.first, across.size))}
        </div>
        <div class="foot" role="row" aria-rowindex=${rows.length + 2} .style=${`width:${full}px`}>
          <div class="name soft" role="rowheader">${t('deps.matrix.owes')}</div>
          ${columns.map((side, n) => html`<div class="total" role="gridcell" tabindex="-1" .style=${`left:${titleWidth + n * cellWidth}px;width:${cellWidth}px`}>${(matrix.owes.get(side.key) ?? 0) === 0 ? nothing : formats.number(matrix.owes.get(side.key) ?? 0)}</div>`)}
          <div class="total" role="gridcell" tabindex="-1" .style=${`left:${titleWidth + columns.length * cellWidth}px`}>${formats.number(matrix.total)}</div>
        </div>
      </div>
      <ul class="legend" aria-hidden="true">
        <li><span class="tones">${[1, 2, 3, 4].slice(0, view.most).map((tone) => html`<i class=${`tone${tone}`}></i>`)}</span>${t('deps.matrix.tones', { n: view.most })}</li>
        <li><b>9\u00A0${t('deps.day')}</b> ${t('deps.matrix.median')}</li>
        <li>${health('crit')} ${t('deps.worst.overdue')}</li>
        <li>${health('warn')} ${t('deps.worst.near')}</li>
        <li><i class="within"></i> ${t(`deps.matrix.within.${by}`)}</li>
      </ul>
    `;
  }
}

function shapeOf(cell: MatrixCell | undefined): TemplateResult | typeof nothing {
  return cell?.worst === 'overdue' ? html`${health('crit')}` : cell?.worst === 'near' ? html`${health('warn')}` : nothing;
}

customElements.define('coop-needs-matrix', NeedsMatrixGrid);
