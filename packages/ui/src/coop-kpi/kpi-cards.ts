import type { Frequency, KpiFamily, Member } from '@entrelacs/core';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { controlStyles } from '../controls.styles.ts';
import { shapeStyles } from '../shapes/shapes.styles.ts';
import { cardsStyles, cardStyles, kpiStateStyles } from './kpi-cards.styles.ts';
import { kpiCard, type CardActs } from './kpi-card.ts';
import { lookback, type KpiContext } from './kpi-context.ts';
import { familyOrder, type KpiView } from './kpi-data.ts';

const cardHeight = 168;
const gap = 10;
const headHeight = 36;
const tail = 6;
const leastWidth = 232;
/** Rows of cards that are drawn above and below those in view. */
const marginRows = 1;

/** Indicators of one family, or of none, those that need attention first. */
export interface Family {
  readonly family: KpiFamily | 'none';
  readonly views: readonly KpiView[];
}

/** Parts indicators, already sorted, into families; a family without any is left out. */
export function familiesOf(views: readonly KpiView[]): Family[] {
  return familyOrder.flatMap((family) => {
    const own = views.filter((view) => (view.family ?? 'none') === family);
    return own.length === 0 ? [] : [{ family, views: own }];
  });
}

/** The cards of a family to draw: from which row to which, of so many. */
export interface CardWindow {
  readonly columns: number;
  readonly rows: number;
  readonly first: number;
  readonly last: number;
  readonly top: number;
}

/** Which rows of cards are in view, by arithmetic: nothing is measured. */
export function cardWindows(counts: readonly number[], { width, height, top }: { readonly width: number; readonly height: number; readonly top: number }): CardWindow[] {
  const columns = Math.max(1, Math.floor((width - 32 + gap) / (leastWidth + gap)));
  const pitch = cardHeight + gap;
  let start = 0;
  return counts.map((count) => {
    const rows = Math.ceil(count / columns);
    const origin = start + headHeight;
    const first = Math.min(rows, Math.max(0, Math.floor((top - origin) / pitch) - marginRows));
    const last = Math.max(first, Math.min(rows, Math.ceil((top + height - origin) / pitch) + marginRows));
    const window = { columns, rows, first, last, top: start };
    start = origin + rows * pitch - gap + tail;
    return window;
  });
}

/**
 * @summary The board: a card an indicator, by family; only cards in view are drawn.
 * @event {CustomEvent<string>} kpi-open - An indicator is to be shown: its id.
 * @event {CustomEvent<string>} kpi-enter - A measure is to be entered: the indicator's id.
 */
export class CoopKpiCards extends LitElement {
  static override styles = [controlStyles, shapeStyles, kpiStateStyles, cardStyles, cardsStyles];
  @state() private seen = { width: 1000, height: 700, top: 0 };
  @property({ attribute: false }) context!: KpiContext;
  @property({ attribute: false }) views: readonly KpiView[] = [];
  @property() selected?: string | undefined;
  private families: readonly Family[] = [];
  private windows: readonly CardWindow[] = [];
  private members: ReadonlyMap<string, Member> = new Map();
  private sizing?: ResizeObserver;
  private readonly acts: CardActs = {
    open: (id) => this.dispatchEvent(new CustomEvent('kpi-open', { detail: id })),
    enter: (id) => this.dispatchEvent(new CustomEvent('kpi-enter', { detail: id })),
  };

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('scroll', this.measure, { passive: true });
    this.sizing = new ResizeObserver(this.measure);
    this.sizing.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('scroll', this.measure);
    this.sizing?.disconnect();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('views')) this.families = familiesOf(this.views);
    if (changed.has('context')) this.members = new Map((this.context.snapshot.entities.member ?? []).map((member) => [member.id, member]));
    this.windows = cardWindows(
      this.families.map(({ views }) => views.length),
      this.seen,
    );
  }

  override updated(): void {
    const pitch = cardHeight + gap;
    this.renderRoot.querySelectorAll<HTMLElement>('.cards').forEach((list, at) => {
      const { columns, rows, first, last } = this.windows[at] ?? { columns: 1, rows: 0, first: 0, last: 0 };
      list.style.setProperty('--columns', String(columns));
      list.style.paddingTop = `${first * pitch}px`;
      list.style.paddingBottom = `${(rows - last) * pitch + tail}px`;
    });
  }

  /** Scrolls a card into view and gives it the focus. */
  async reveal(id: string, hasFocus: boolean): Promise<void> {
    await this.updateComplete;
    this.families.forEach(({ views }, at) => {
      const place = views.findIndex(({ kpi }) => kpi.id === id);
      const { columns, top } = this.windows[at] ?? { columns: 1, top: 0 };
      if (place === -1) return;
      const y = top + headHeight + Math.floor(place / columns) * (cardHeight + gap);
      if (y < this.scrollTop) this.scrollTop = y - headHeight;
      else if (y + cardHeight > this.scrollTop + this.clientHeight) this.scrollTop = y + cardHeight + gap - this.clientHeight;
    });
    this.measure();
    await this.updateComplete;
    if (hasFocus) this.cardOf(id)?.focus();
  }

  private readonly measure = (): void => {
    const { clientWidth: width, clientHeight: height, scrollTop: top } = this;
    const { seen } = this;
    if (width === 0 || height === 0) return;
    if (width !== seen.width || height !== seen.height || Math.abs(top - seen.top) > cardHeight / 2) this.seen = { width, height, top };
  };

  private cardOf(id: string | undefined): HTMLElement | undefined {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.card')].find((card) => card.dataset['id'] === id)?.querySelector<HTMLElement>('.open') ?? undefined;
  }

  private handleKey(event: KeyboardEvent): void {
    const id = (event.target as Element).closest<HTMLElement>('.card')?.dataset['id'];
    const all = this.families.flatMap(({ views }) => views);
    const at = all.findIndex(({ kpi }) => kpi.id === id);
    const columns = this.windows[0]?.columns ?? 1;
    const steps: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, ArrowDown: at + columns, ArrowUp: at - columns, Home: 0, End: all.length - 1 };
    const next = steps[event.key];
    if (at === -1 || next === undefined) return;
    const target = all[Math.min(Math.max(next, 0), all.length - 1)]?.kpi.id;
    event.preventDefault();
    if (target !== undefined) void this.reveal(target, true);
  }

  private renderFamily({ family, views }: Family, { columns, first, last }: CardWindow): TemplateResult {
    const { context, selected } = this;
    const { t } = context;
    const shown = views.slice(first * columns, last * columns);
    const id = `family-${family}`;
    return html`<section aria-labelledby=${id}>
      <div class="family">
        <h2 class="section-title" id=${id}>${t(`kpis.family.${family}`)}</h2>
        <span class="meta">${lookbackText(context, views)}</span>
      </div>
      <ul class="cards">
        ${repeat(
          shown,
          ({ kpi }) => kpi.id,
          (view, at) => html`<li aria-setsize=${views.length} aria-posinset=${first * columns + at + 1}>${kpiCard(context, view, this.members, view.kpi.id === selected, this.acts)}</li>`,
        )}
      </ul>
    </section>`;
  }

  override render() {
    return html`<div @keydown=${(event: KeyboardEvent) => this.handleKey(event)}>
      ${this.families.map((family, at) => {
        const window = this.windows[at];
        return window === undefined ? nothing : this.renderFamily(family, window);
      })}
    </div>`;
  }
}

function lookbackText({ t }: KpiContext, views: readonly KpiView[]): string {
  const frequencies = new Set<Frequency>(views.map(({ frequency }) => frequency));
  const [only] = frequencies;
  return frequencies.size === 1 && only !== undefined ? t(`kpis.last.${only}`, { n: lookback[only] }) : '';
}

customElements.define('coop-kpi-cards', CoopKpiCards);
