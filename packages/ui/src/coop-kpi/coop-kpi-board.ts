import { formatsFor, mayEdit, type EntityName, type Formats, type Lang, type PulseResult, type Snapshot, type SourceState } from '@entrelacs/core';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { controlStyles } from '../controls.styles.ts';
import { shapeStyles } from '../shapes/shapes.styles.ts';
import { landmark } from '../shared/landmark.ts';
import { readMe } from '../shared/me.ts';
import { stateStyles } from '../shared/states.styles.ts';
import '../shared/toast.ts';
import { adoptTokens } from '../tokens.styles.ts';
import type { AlertWatch, Watched } from './alert-watch.ts';
import { boardStyles } from './coop-kpi-board.styles.ts';
import { cardStyles, kpiStateStyles } from './kpi-cards.styles.ts';
import './kpi-cards.ts';
import type { CoopKpiCards } from './kpi-cards.ts';
import type { KpiContext } from './kpi-context.ts';
import { readKpis, type KpiData, type KpiView, type ShownState } from './kpi-data.ts';
import { KpiGestures } from './kpi-gestures.ts';
import { LateParts, parts, type PartName } from './kpi-lazy.ts';
import { emptyState, noResultState, waitingState } from './kpi-states.ts';
import { kpiToolbar } from './kpi-toolbar.ts';
import { kpiWords } from './messages.ts';
import type { KpiOptions, KpiPlace } from './options.ts';
import type { DialogRequest, LocateIntent } from './requests.ts';
import { shownViews, type Whose } from './shown-views.ts';

export type { KpiChanges } from './kpi-context.ts';
export type { LocateIntent, RowPlace } from './requests.ts';
export type { SettingsIntent } from '../shared/intents.ts';
export { readOptions, type KpiOptions } from './options.ts';

/**
 * @summary Indicators that lead to action: a board of cards, the page of each, charts of flow, the pulse.
 * @event {CustomEvent<KpiChanges>} coop-edit - Something is to be written, as one gesture.
 * @event {CustomEvent<KpiOptions>} coop-options - The member changed how this view shows: the options that changed.
 * @event {CustomEvent<{ entity: string, id: string }>} coop-select - The cursor came to a row.
 * @event {CustomEvent<LocateIntent>} coop-locate - A row of another table is shown: where it stands is asked for.
 * @event {CustomEvent<SettingsIntent>} coop-settings - The member chose something for the whole document.
 * @event coop-configure - The member wants to choose columns.
 * @event coop-retry - The member wants the rows read again.
 */
export class CoopKpiBoard extends LitElement {
  static override styles = [controlStyles, shapeStyles, stateStyles, kpiStateStyles, cardStyles, boardStyles];
  @query('coop-kpi-cards') private cards?: CoopKpiCards | null;
  @state() private filter?: ShownState | undefined;
  @state() private whose?: Whose | undefined;
  @state() private showsOff = false;
  @state() private me?: string | undefined;
  @state() private opened?: string | undefined;
  @state() private chosen: KpiOptions = {};
  @state() private dialog?: DialogRequest | undefined;
  @state() private showsIssues = false;
  @state() private width = 1000;
  /** What there is to show: one of four states. */
  @property({ attribute: false }) state: SourceState = { state: 'loading' };
  /** What the rows of the host's own table are: indicators, or figures of a table that was only mapped. */
  @property() entity: 'kpi' | 'measure' | 'task' = 'kpi';
  /** The calendar day, `YYYY-MM-DD`. */
  @property() today = '1970-01-01';
  @property({ attribute: false }) language: Lang = 'fr';
  /** How days and numbers are written, such as `fr-FR`. */
  @property() culture?: string;
  /** What the host kept of how this view shows. */
  @property({ attribute: false }) options: KpiOptions = {};
  /** The host shows options that it does not keep yet. */
  @property({ type: Boolean }) unsaved = false;
  /** The row that the host's cursor is on. */
  @property() selected?: string | undefined;
  /** Choices for the whole document can be made here. */
  @property({ type: Boolean }) settable = true;
  /** Results of the pulse, where the host publishes them. */
  @property({ attribute: false }) pulseResults?: readonly PulseResult[] | undefined;

  private readonly gestures = new KpiGestures(
    this,
    () => ({ t: this.t, language: this.language, snapshot: this.snapshot }),
    () => this.requestUpdate(),
  );
  private readonly late = new LateParts(() => this.requestUpdate());
  private alerts: Promise<AlertWatch> | undefined;
  private t = kpiWords('fr');
  private formats: Formats = formatsFor({ lang: 'fr', today: '1970-01-01' });
  private data: KpiData | undefined;
  private context: KpiContext | undefined;
  private shownViews: readonly KpiView[] = [];
  private hasAskedMe = false;
  private sizing?: ResizeObserver;
  private fetching?: ReturnType<typeof setTimeout>;

  override connectedCallback(): void {
    super.connectedCallback();
    adoptTokens(this.ownerDocument);
    this.sizing = new ResizeObserver(() => this.measure());
    this.sizing.observe(this);
    addEventListener('beforeprint', this.handlePrint);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizing?.disconnect();
    clearTimeout(this.fetching);
    void this.alerts?.then((alerts) => alerts.stop());
    removeEventListener('beforeprint', this.handlePrint);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('language')) this.t = kpiWords(this.language);
    if (changed.has('language') || changed.has('culture') || changed.has('today')) {
      this.formats = formatsFor({ lang: this.language, culture: this.culture, today: this.today });
    }
    if (changed.has('options')) this.chosen = {};
    const { snapshot } = this;
    if (snapshot === undefined) return;
    if (!this.hasAskedMe && (snapshot.entities.member?.length ?? 0) > 0) {
      this.hasAskedMe = true;
      this.me = readMe(snapshot.entities.member ?? []);
    }
    const { today, pulseResults } = this;
    if (this.data === undefined || this.context?.snapshot !== snapshot || changed.has('today') || changed.has('pulseResults')) {
      this.data = readKpis(snapshot, { today, pulseResults, ...(this.data && { kept: this.data.prepared.kept }) });
    }
    const { data, t, language, formats, me, context } = this;
    const isSame = context?.data === data && context.t === t && context.formats === formats && context.me === me;
    if (!isSame) this.context = { t, language, formats, today, snapshot, data, me, can: (entity, field, row) => this.can(entity, field, row) };
    this.shownViews = shownViews(snapshot, data, { state: this.filter, whose: this.whose, me, isOff: this.showsOff });
    if (changed.has('selected') && this.opened !== undefined && data.find(this.selected) !== undefined) this.opened = this.selected;
    if (this.opened !== undefined && data.find(this.opened) === undefined) this.opened = undefined;
  }

  override updated(changed: PropertyValues<this>): void {
    const { snapshot, data } = this;
    if (snapshot !== undefined && data !== undefined) void this.watch({ t: this.t, snapshot, data, today: this.today, canWrite: this.can('alert', 'to') });
    if (changed.has('selected') && this.selected !== undefined) void this.cards?.reveal(this.selected, false);
  }

  override firstUpdated(): void {
    this.measure();
    this.fetching = setTimeout(() => void this.late.fetchAll().catch(() => undefined), 1500);
  }

  private get snapshot(): Snapshot | undefined {
    return this.state.state === 'ready' ? this.state.snapshot : undefined;
  }

  private get place(): KpiPlace {
    return this.chosen.place ?? this.options.place ?? (this.entity === 'task' ? 'flow' : 'board');
  }

  private can(entity: EntityName, field?: string, row = ''): boolean {
    const { access } = this.snapshot ?? {};
    if (access === undefined) return false;
    return field === undefined ? access.canWrite && access.fields[entity] !== undefined : mayEdit(access, entity, row, field);
  }

  private measure(): void {
    const { clientWidth } = this;
    if (clientWidth > 0 && clientWidth !== this.width) this.width = clientWidth;
  }

  /** Looks for changes of state; a part that could not be fetched is asked for again with the next rows. */
  private async watch(watched: Watched): Promise<void> {
    this.alerts ??= parts.alerts().then(({ AlertWatch: Watch }) => new Watch(this.gestures));
    try {
      (await this.alerts).look(watched);
    } catch {
      this.alerts = undefined;
    }
  }

  private choose(options: KpiOptions): void {
    this.chosen = { ...this.chosen, ...options };
    this.dispatchEvent(new CustomEvent<KpiOptions>('coop-options', { detail: options, bubbles: true, composed: true }));
  }

  /** Going somewhere is no choice to keep: Grist would ask to save it. */
  private go(place: KpiPlace): void {
    this.opened = undefined;
    this.chosen = { ...this.chosen, place };
  }

  private setRange(range: NonNullable<KpiOptions['range']>): void {
    this.chosen = { ...this.chosen, range };
  }

  private open(id: string): void {
    this.opened = id;
    this.selectRow('kpi', id);
  }

  private selectRow(entity: string, id: string): void {
    this.dispatchEvent(new CustomEvent('coop-select', { detail: { entity, id }, bubbles: true, composed: true }));
  }

  private async close(): Promise<void> {
    const id = this.opened;
    this.opened = undefined;
    await this.updateComplete;
    if (id !== undefined) void this.cards?.reveal(id, true);
  }

  private toggleWhose(whose: Whose): void {
    if (this.whose !== whose && this.me === undefined) this.dialog = { kind: 'me' };
    else this.whose = this.whose === whose ? undefined : whose;
  }

  /** A row of the host's own table is gone to; of another one, its card is shown here with where it stands. */
  private openRow({ entity, id }: { readonly entity: EntityName; readonly id: string }): void {
    if (entity === this.entity) return this.selectRow(entity, id);
    const request: DialogRequest = { kind: 'row', entity, row: id };
    this.dialog = request;
    const answer: LocateIntent['answer'] = (place) => {
      if (place !== undefined && this.dialog === request) this.dialog = { ...request, place };
    };
    this.dispatchEvent(new CustomEvent<LocateIntent>('coop-locate', { detail: { entity, id, answer }, bubbles: true, composed: true }));
  }

  private async handleMore(act: string): Promise<void> {
    const { context } = this;
    if (act === 'me' || act === 'settings') this.dialog = { kind: act };
    else if (act === 'mine' || act === 'role') this.toggleWhose(act);
    else if (act === 'off') this.showsOff = !this.showsOff;
    else if (context !== undefined && act === 'figures') (await parts.exports()).exportFigures(context, context.data.views);
    else if (act === 'report') {
      await this.late.fetchReport();
      print();
    }
  }

  /** The browser is about to print: the report takes the place of the screen. */
  private readonly handlePrint = (): void => {
    const { context } = this;
    const target = this.renderRoot.querySelector<HTMLElement>('.print');
    if (context !== undefined && target !== null) this.late.print(context, target);
  };

  private handleDialog(event: CustomEvent<{ readonly me?: string }>): void {
    const { me } = event.detail ?? {};
    if (me !== undefined) {
      this.me = me === '' ? undefined : me;
      if (me === '') this.whose = undefined;
      else this.whose ??= 'mine';
    }
    this.dialog = undefined;
  }

  private renderPart(name: PartName, template: () => unknown) {
    return this.late.need(name) ? template() : html`<div class="part" role="status">${this.t('common.loading')}</div>`;
  }

  private renderPage(name: PartName, template: () => unknown) {
    return html`<div class="main" role=${landmark(this)}><h1 class="visually-hidden">${this.t('kpis.page')}</h1>${this.renderPart(name, template)}</div>`;
  }

  private renderReady(context: KpiContext) {
    const { data } = context;
    const { place } = this;
    const opened = data.find(this.opened);
    const ask = (event: CustomEvent<DialogRequest>) => (this.dialog = event.detail);
    if (this.entity === 'measure') {
      return this.renderPage('rows', () => html`<coop-kpi-rows .context=${context} .gestures=${this.gestures} .selected=${this.selected} .rule=${this.chosen.rule ?? this.options.rule ?? {}} .hasUnsaved=${this.unsaved} @kpi-rule=${(event: CustomEvent<NonNullable<KpiOptions['rule']>>) => this.choose({ rule: event.detail })} @kpi-row=${(event: CustomEvent<string>) => this.selectRow('measure', event.detail)}></coop-kpi-rows>`);
    }
    if (opened !== undefined) {
      return this.renderPage(
        'detail',
        () => html`<coop-kpi-detail
          .context=${context}
          .view=${opened}
          .range=${this.chosen.range ?? this.options.range ?? 'year'}
          .gestures=${this.gestures}
          .entity=${this.entity}
          @kpi-back=${() => void this.close()}
          @kpi-range=${(event: CustomEvent<NonNullable<KpiOptions['range']>>) => this.setRange(event.detail)}
          @kpi-ask=${ask}
          @kpi-row=${(event: CustomEvent<{ entity: EntityName; id: string }>) => this.openRow(event.detail)}
        ></coop-kpi-detail>`,
      );
    }
    return html`${kpiToolbar(
      {
        t: this.t,
        place,
        views: data.views,
        filter: this.filter,
        whose: this.whose,
        off: data.off.length,
        showsOff: this.showsOff,
        canSet: this.settable && this.can('kpi', 'name'),
        canAdd: this.can('kpi', 'name'),
        isReadOnly: !context.snapshot.access.canWrite,
        width: this.width,
      },
      {
        go: (next) => this.go(next),
        filter: (filter) => (this.filter = filter),
        whose: (whose) => this.toggleWhose(whose),
        add: () => (this.dialog = { kind: 'edit' }),
        more: (act) => void this.handleMore(act),
      },
    )}
    <div class="main" role=${landmark(this)}>
      ${this.renderNotes(context)}
      ${place === 'flow'
        ? this.renderPart('flow', () => html`<coop-kpi-flow .context=${context} .gestures=${this.gestures} @kpi-row=${(event: CustomEvent<{ entity: EntityName; id: string }>) => this.openRow(event.detail)}></coop-kpi-flow>`)
        : place === 'pulse'
          ? this.renderPart('pulse', () => html`<coop-kpi-pulse .context=${context} .gestures=${this.gestures}></coop-kpi-pulse>`)
          : this.renderBoard(context)}
    </div>`;
  }

  private renderNotes(context: KpiContext) {
    const { issues, access } = context.snapshot;
    return issues.length + access.hidden.length + (access.partial?.length ?? 0) === 0 ? nothing : this.late.issueWords()?.boardNotes?.({ context, isOpen: this.showsIssues, toggle: () => (this.showsIssues = !this.showsIssues) });
  }

  private renderBoard(context: KpiContext) {
    const { data } = context;
    if (data.views.length === 0 && data.off.length === 0) return emptyState(this.t, this.can('kpi', 'name'), () => (this.dialog = { kind: 'edit' }));
    if (this.shownViews.length === 0) {
      return noResultState(this.t, data.views.length, () => {
        this.filter = undefined;
        this.whose = undefined;
        this.showsOff = false;
      });
    }
    return html`<coop-kpi-cards
      .context=${context}
      .views=${this.shownViews}
      .selected=${this.selected}
      @kpi-open=${(event: CustomEvent<string>) => this.open(event.detail)}
      @kpi-enter=${(event: CustomEvent<string>) => (this.dialog = { kind: 'enter', id: event.detail })}
    ></coop-kpi-cards>`;
  }

  private renderWaiting(source: SourceState) {
    const tell = (name: string) => this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true }));
    const issueText = source.state === 'error' ? this.late.issueWords()?.issueText : undefined;
    return waitingState(this.t, this.language, source, { issueText, configure: () => tell('coop-configure'), retry: () => tell('coop-retry') });
  }

  override render() {
    const { t, state: source, context, snapshot } = this;
    const readOnly = snapshot?.access.canWrite === false ? snapshot.access.reason : undefined;
    return html`
      ${source.state === 'ready' && context !== undefined
        ? this.renderReady(context)
        : html`<div class="main" role=${landmark(this)}><h1 class="visually-hidden">${t('kpis.page')}</h1>${this.renderWaiting(source)}</div>`}
      ${readOnly === undefined ? nothing : html`<footer>${t(`kpis.readOnly.${readOnly}`)}</footer>`}
      <coop-toast .toast=${this.gestures.toast} @toast-gone=${() => this.gestures.say(undefined)}></coop-toast>
      ${this.dialog !== undefined && context !== undefined && this.late.need('dialog')
        ? html`<coop-kpi-dialog .context=${context} .request=${this.dialog} .gestures=${this.gestures} @kpi-done=${(event: CustomEvent<{ me?: string }>) => this.handleDialog(event)}></coop-kpi-dialog>`
        : nothing}
      <div class="print"></div>
    `;
  }
}

customElements.define('coop-kpi-board', CoopKpiBoard);
