import { formatsFor, type Lang, type Member, type PulseResult, type SourceState } from '@entrelacs/core';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controlStyles } from '../controls.styles.ts';
import { kpiCard } from '../coop-kpi/kpi-card.ts';
import { cardStyles, kpiStateStyles } from '../coop-kpi/kpi-cards.styles.ts';
import type { KpiContext } from '../coop-kpi/kpi-context.ts';
import { readKpis, stateOrder, type KpiData } from '../coop-kpi/kpi-data.ts';
import { kpiWords } from '../coop-kpi/messages.ts';
import { shapeStyles } from '../shapes/shapes.styles.ts';
import { emit } from '../shared/emit.ts';
import { stateStyles } from '../shared/states.styles.ts';
import { waitingState } from '../shared/waiting-state.ts';
import { adoptTokens } from '../tokens.styles.ts';

const page = 8;

/**
 * @summary A few indicators as cards, those that need attention first: for a page that shows more than indicators.
 * @event {CustomEvent<string>} coop-open - An indicator is to be opened: its id.
 * @event coop-retry - The member wants the rows read again.
 */
export class CoopKpiStrip extends LitElement {
  static override styles = [
    controlStyles,
    shapeStyles,
    stateStyles,
    kpiStateStyles,
    cardStyles,
    css`
      :host {
        background: none;
      }
      .strip {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(230px, 100%), 1fr));
        gap: 12px;
      }
      .more {
        margin-top: 12px;
      }
      .none {
        margin: 0;
        color: var(--coop-text-2);
      }
    `,
  ];
  private data?: KpiData;
  private context?: KpiContext;
  @state() private shown = page;
  /** What there is to show. */
  @property({ attribute: false }) state: SourceState = { state: 'loading' };
  /** The calendar day, `YYYY-MM-DD`. */
  @property() today = '1970-01-01';
  @property({ attribute: false }) language: Lang = 'fr';
  @property() culture?: string;
  /** Results of the pulse, where the host has them. */
  @property({ attribute: false }) pulseResults: readonly PulseResult[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    adoptTokens(this.ownerDocument);
  }

  override willUpdate(changed: PropertyValues): void {
    const { state: now, today, language, culture, pulseResults } = this;
    if (now.state !== 'ready' || !['state', 'today', 'language', 'culture', 'pulseResults'].some((name) => changed.has(name))) return;
    const { snapshot } = now;
    this.data = readKpis(snapshot, { today, pulseResults });
    this.context = { t: kpiWords(language), language, formats: formatsFor({ lang: language, culture, today }), today, snapshot, data: this.data, me: undefined, can: () => false };
  }

  private retry(): void {
    emit(this, 'coop-retry', undefined, true);
  }

  private showAll(): void {
    this.shown = Number.MAX_SAFE_INTEGER;
  }

  override render() {
    const { state: now, data, context, shown } = this;
    if (now.state !== 'ready') return waitingState(this.language, now, () => this.retry());
    if (data === undefined || context === undefined) return nothing;
    if (data.views.length === 0) return html`<p class="none">${context.t('kpis.empty.title')}</p>`;
    const members: ReadonlyMap<string, Member> = new Map((context.snapshot.entities.member ?? []).map((member) => [member.id, member]));
    const views = [...data.views].sort((a, b) => stateOrder.indexOf(a.state) - stateOrder.indexOf(b.state));
    const open = (id: string) => emit(this, 'coop-open', id, true);
    return html`
      <div class="strip">${views.slice(0, shown).map((view) => kpiCard(context, view, members, false, { open, enter: open }))}</div>
      ${views.length > shown ? html`<p class="more"><button class="button" @click=${() => this.showAll()}>${context.t('common.showAll')}</button></p>` : nothing}
    `;
  }
}

customElements.define('coop-kpi-strip', CoopKpiStrip);
