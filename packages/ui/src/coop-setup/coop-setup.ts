import { setupMessages, translator, type Lang, type Translate } from '@entrelacs/core';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controlStyles } from '../controls.styles.ts';
import { anyHealth } from '../shapes/more-health.ts';
import { shapeStyles } from '../shapes/shapes.styles.ts';
import { stateStyles } from '../shared/states.styles.ts';
import { adoptTokens } from '../tokens.styles.ts';
import type { DoctorParts } from './doctor.ts';
import { renderFailure } from './failure.ts';
import type * as Parts from './parts.ts';
export type * from './setup-view.ts';
import type { DoctorView, LinkDraft, LinkingView, LinkPlanView, RunView, SetupClash, SetupEvents, SetupLink, SetupLinkable, SetupState, WelcomeView } from './setup-view.ts';
import { setupStyles } from './setup.styles.ts';
import { columnCount, renderChoices, renderOutcome, type WelcomeParts } from './welcome.ts';

/**
 * @summary Installs Entrelacs into a document after saying what it will make, then watches over it: repairs, example, access rights.
 * @event {CustomEvent<{ lang: Lang, demo: boolean }>} coop-install - Install, or go on.
 * @event {CustomEvent<LinkDraft>} coop-link - Let a table of the user's own stand for an entity, or change its columns.
 * @event {CustomEvent<{ entity: string }>} coop-unlink - Take that back.
 * @event {CustomEvent<{ entity: string, draft?: LinkDraft }>} coop-link-plan - Say what a link, or without a draft its end, would change: the answer goes into `linkPlan`.
 * @event {CustomEvent<{ keys: string[] }>} coop-repair - Repair the findings ticked.
 * @event coop-demo-add - Write the example.
 * @event coop-demo-remove - Remove the example's rows that nobody edited.
 * @event coop-rules-set - Set the access rules shown.
 * @event coop-stop - Stop after the step at work.
 * @event coop-check - Look the document over again.
 */
export class CoopSetup extends LitElement {
  static override styles = [controlStyles, shapeStyles, stateStyles, setupStyles];

  private t: Translate = () => '';
  private parts: typeof Parts | undefined;
  private readonly names = new Map<string, string>();
  private loadingTimer: ReturnType<typeof setTimeout> | undefined;

  @state() private chosen: Lang | undefined;
  @state() private isDemoOn = true;
  @state() private isLater = false;
  @state() private isSlow = false;
  @state() private draft: LinkDraft | undefined;
  @state() private ticked: ReadonlySet<string> = new Set();
  @state() private open: 'demo' | 'rules' | undefined;
  @state() private unlinking: string | undefined;

  /** Language of the page; that of the tables is chosen on it. */
  @property() language: Lang = 'fr';
  /** What to show. */
  @property({ attribute: false }) state: SetupState = { state: 'loading' };
  /** What is being done, or was done last. */
  @property({ attribute: false }) run: RunView | undefined;
  /** What the link asked about would change; undefined while that is read. */
  @property({ attribute: false }) linkPlan: LinkPlanView | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    adoptTokens(this.ownerDocument);
    // Shapes of loading come late: a document that answers at once shows none.
    this.loadingTimer = setTimeout(() => (this.isSlow = true), 300);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.loadingTimer);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('language') || !this.hasUpdated) {
      this.t = translator(this.language, setupMessages, this.parts?.messages ?? {});
      this.lang = this.language;
    }
    if (changed.has('state')) this.followState(changed.get('state'));
    if (this.parts === undefined && (this.state.state === 'doctor' || this.run !== undefined)) void this.loadParts();
  }

  /** What only some acts and installed documents need comes when it is needed. */
  private async loadParts(): Promise<void> {
    const parts = await import('./parts.ts');
    if (this.parts !== undefined) return;
    this.parts = parts;
    this.t = translator(this.language, setupMessages, parts.messages);
    const { styleSheet } = parts.styles;
    if (styleSheet !== undefined && this.shadowRoot !== null) this.shadowRoot.adoptedStyleSheets = [...this.shadowRoot.adoptedStyleSheets, styleSheet];
    this.requestUpdate();
  }

  private get isBusy(): boolean {
    return this.run !== undefined && this.run.ended === undefined;
  }

  /** Findings proposed for repair start ticked; a tick taken away stays so while the finding does. */
  private followState(previous: SetupState | undefined): void {
    if (this.state.state !== 'doctor') return;
    const known = new Set(previous?.state === 'doctor' ? previous.doctor.findings.map(({ key }) => key) : []);
    const { findings } = this.state.doctor;
    this.ticked = new Set(findings.filter(({ key, isProposed }) => (known.has(key) ? this.ticked.has(key) : isProposed)).map(({ key }) => key));
    if (previous?.state !== 'doctor') this.open = undefined;
  }

  private send<Name extends keyof SetupEvents>(name: Name, detail: SetupEvents[Name]): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  private handleTick(key: string, isTicked: boolean): void {
    const ticked = new Set(this.ticked);
    if (isTicked) ticked.add(key);
    else ticked.delete(key);
    this.ticked = ticked;
  }

  private async handleLinkStart(view: LinkingView, linkables: readonly SetupLinkable[], start?: SetupClash | SetupLink): Promise<void> {
    await this.loadParts();
    const drafted = start === undefined ? this.parts?.likeliestLink(view, linkables) : 'draft' in start ? start.draft : { entity: start.key, table: start.table, columns: view.suggest(start.key, start.table), added: [] };
    this.unlinking = undefined;
    this.setDraft(drafted);
    await this.updateComplete;
    const form = this.renderRoot.querySelector('form');
    form?.scrollIntoView({ block: 'start' });
    form?.querySelector('select')?.focus({ preventScroll: true });
  }

  private handleDraft(view: LinkingView, changes: Partial<LinkDraft>): void {
    if (this.draft === undefined) return;
    const draft = { ...this.draft, ...changes };
    this.setDraft(changes.columns === undefined ? { ...draft, columns: view.suggest(draft.entity, draft.table), added: [] } : draft);
  }

  private setDraft(draft: LinkDraft | undefined): void {
    this.draft = draft;
    if (draft !== undefined && this.state.state === 'doctor') this.askPlan({ entity: draft.entity, draft });
  }

  private askPlan(about: SetupEvents['coop-link-plan']): void {
    this.linkPlan = undefined;
    this.send('coop-link-plan', about);
  }

  private handleLinkEnd(isLinked: boolean): void {
    if (isLinked && this.draft !== undefined) this.send('coop-link', this.draft);
    this.draft = undefined;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.facts .link, .facts ~ .meta .link, .links .button, .links ~ .meta .link')?.focus());
  }

  private handleUnlink(entity: string | undefined, isSure = false): void {
    this.draft = undefined;
    this.unlinking = isSure ? undefined : entity;
    if (entity === undefined) return;
    if (isSure) this.send('coop-unlink', { entity });
    else this.askPlan({ entity });
  }

  private renderLinkForm(view: LinkingView, linkables: readonly SetupLinkable[]): TemplateResult | typeof nothing {
    const { t, draft, parts, linkPlan } = this;
    if (draft === undefined || parts === undefined) return nothing;
    const isInstalled = this.state.state === 'doctor';
    return parts.renderLinkForm({
      t,
      draft,
      linkables,
      view,
      isFixed: isInstalled && view.links.some((link) => link.draft.entity === draft.entity),
      ...(isInstalled && { plan: { isKnown: linkPlan !== undefined, view: linkPlan, words: parts.draftProblem(t, draft, linkables, view.ownTables) === undefined ? parts.renderPlan({ t }, linkPlan) : nothing } }),
      onDraft: (changes) => this.handleDraft(view, changes),
      onDone: (isLinked) => this.handleLinkEnd(isLinked),
    });
  }

  private handleAct(event: 'coop-demo-add' | 'coop-demo-remove' | 'coop-rules-set'): void {
    this.open = undefined;
    this.send(event, undefined);
  }

  private renderFrame(title: string, subtitle: string, left: unknown, right: unknown, footer: unknown): TemplateResult {
    return html`
      <header>
        <h1 class="page-title">${title}</h1>
        <p class="soft">${subtitle}</p>
      </header>
      <main class="main">
        <div class="column" tabindex="-1">${left}</div>
        <div class="column" tabindex="-1">${right}</div>
      </main>
      <footer>${footer}</footer>
    `;
  }

  private renderWelcome(view: WelcomeView): TemplateResult {
    const { t, run } = this;
    const chosen = view.unfinished ?? this.chosen ?? this.language;
    if (this.isLater && run === undefined) {
      return this.renderPlain('info', t('setup.laterTitle'), t('setup.laterText'), html`<button type="button" class="button" @click=${() => (this.isLater = false)}>${t('setup.laterBack')}</button>`);
    }
    const overview = view.overview[chosen];
    const parts: WelcomeParts = {
      t,
      view,
      chosen,
      isDemoOn: this.isDemoOn,
      isBusy: this.isBusy,
      linkForm: this.renderLinkForm(view, overview.linkables),
      onLanguage: (lang) => (this.chosen = lang),
      onDemo: (isOn) => (this.isDemoOn = isOn),
      onLink: (clash) => void this.handleLinkStart(view, overview.linkables, clash),
      onUnlink: (entity) => this.send('coop-unlink', { entity }),
    };
    const withDemo = this.isDemoOn && view.links.length === 0;
    const [columns, pages] = [columnCount(overview), overview.pages.length];
    const seconds = withDemo ? 20 : 15;
    const isUnfinished = view.unfinished !== undefined;
    return this.renderFrame(
      t(isUnfinished ? 'setup.unfinished' : 'setup.title'),
      isUnfinished ? t('setup.unfinishedWhy') : t('setup.subtitle', { tables: overview.tables.filter(({ isLinked }) => !isLinked).length, pages }),
      html`${this.renderRun()} ${this.isBusy ? nothing : renderChoices(parts)}`,
      renderOutcome(parts),
      this.isBusy
        ? this.renderBusyButtons()
        : html`<p>${withDemo && view.demo !== undefined ? t('setup.footerDemo', { columns, pages, rows: view.demo.rows, seconds }) : t('setup.footer', { columns, pages, seconds })}</p>
            <button type="button" class="button" @click=${() => (this.isLater = true)}>${t('setup.later')}</button>
            <button type="button" class="button primary" ?disabled=${this.draft !== undefined} @click=${() => this.send('coop-install', { lang: chosen, demo: withDemo })}>
              ${t(isUnfinished || run?.ended === 'failed' ? 'setup.resume' : 'setup.install')}
            </button>`,
    );
  }

  private renderRun(): TemplateResult | typeof nothing {
    return this.run === undefined || this.parts === undefined ? nothing : this.parts.renderRun(this.t, this.run, (key) => this.names.get(key) ?? key);
  }

  private renderBusyButtons(): TemplateResult {
    const { t, run } = this;
    const working = run?.kind === 'install' || run?.kind === 'repair' ? `setup.run.working.${run.kind}` : 'setup.run.working';
    return html`<p></p>
      <button type="button" class="button" ?disabled=${run?.isStopping === true} @click=${() => this.send('coop-stop', undefined)}>
        ${t(run?.isStopping === true ? 'setup.run.stopping' : 'setup.run.stop')}
      </button>
      <button type="button" class="button primary" disabled>${t(working)}</button>`;
  }

  private renderDoctor(view: DoctorView, { findingWords, renderAsides, renderFindings, renderLinks }: typeof Parts): TemplateResult {
    const { t, run } = this;
    // A finding's words are kept: once repaired, it is in no list any more.
    for (const finding of view.findings) this.names.set(finding.key, findingWords(t, finding));
    const parts: DoctorParts = {
      t,
      view,
      ticked: this.ticked,
      run,
      isBusy: this.isBusy,
      open: this.open,
      linkForm: this.renderLinkForm(view.linking, view.linking.linkables),
      unlinking: this.unlinking,
      linkPlan: this.linkPlan,
      onLink: (link) => void this.handleLinkStart(view.linking, view.linking.linkables, link),
      onUnlink: (entity, isSure) => this.handleUnlink(entity, isSure),
      onTick: (key, isTicked) => this.handleTick(key, isTicked),
      onOpen: (what) => (this.open = what),
      onAct: (event) => this.handleAct(event),
    };
    const count = view.findings.length;
    const language = t(`setup.language.${view.installed}`);
    const version = view.version ?? '—';
    return this.renderFrame(
      count === 0 ? t('setup.ok.title') : t('setup.doctor.title', { n: count }),
      t('setup.doctor.subtitle'),
      html`${this.renderRun()}
      ${this.isBusy ? nothing : html`${renderAsides(parts)} ${renderLinks(parts)}${this.renderPages(view)}`}`,
      renderFindings(parts),
      this.isBusy
        ? this.renderBusyButtons()
        : html`<p>${view.version === view.latest ? t('setup.version', { language, version }) : t('setup.versions', { language, version, latest: view.latest })}</p>
            <button type="button" class="button" @click=${() => this.send('coop-check', undefined)}>${t('setup.check')}</button>
            ${count === 0
              ? nothing
              : html`<button type="button" class="button primary" ?disabled=${this.ticked.size === 0} @click=${() => this.send('coop-repair', { keys: [...this.ticked] })}>
                  ${this.ticked.size === 0 ? t('setup.repair') : t('setup.repairN', { n: this.ticked.size })}
                </button>`}`,
    );
  }

  private renderPages({ pages, beside }: DoctorView): TemplateResult {
    return html`<section>
      <p class="soft">${this.t('setup.pagesAt', { pages: pages.join(', ') })}</p>
      ${beside.length === 0 ? nothing : html`<p class="soft">${this.t('setup.pagesBeside', { pages: beside.join(', ') })}</p>`}
    </section>`;
  }

  private renderPlain(shape: 'info' | 'crit' | 'warn', title: string, text: string, act: unknown = nothing): TemplateResult {
    return html`<main class="state">${anyHealth(shape)}<h1 class="panel-title">${title}</h1><p>${text}</p>${act}</main>`;
  }

  private renderLoading() {
    return this.isSlow ? html`<main class="state" aria-busy="true"><p role="status">${this.t('setup.loading')}</p></main>` : nothing;
  }

  override render() {
    const { t } = this;
    const retry = html`<button type="button" class="button" @click=${() => this.send('coop-check', undefined)}>${t('setup.retry')}</button>`;
    switch (this.state.state) {
      case 'loading':
        return this.renderLoading();
      case 'needsAccess':
        if (this.state.reason === 'notInGrist') return this.renderPlain('info', t('setup.error.notInGrist'), t('setup.error.notInGristWhy'));
        return this.renderPlain('warn', t(`setup.${this.state.reason}.title`), t(`setup.${this.state.reason}.why`), retry);
      case 'error':
        return html`<main class="state"><h1 class="panel-title">${t('setup.error.read')}</h1>${renderFailure(t, this.state)}${retry}</main>`;
      case 'welcome':
        return this.renderWelcome(this.state.welcome);
      case 'doctor':
        return this.parts === undefined ? this.renderLoading() : this.renderDoctor(this.state.doctor, this.parts);
    }
  }
}

customElements.define('coop-setup', CoopSetup);

declare global {
  interface HTMLElementTagNameMap {
    'coop-setup': CoopSetup;
  }
}
