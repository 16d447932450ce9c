import { dependencyPanelMessages, dependencyUiMessages, describeIssue, formatsFor, mayEdit, nextSteps, stepNeed, translator, wikiListMessages, commonMessages, type Change, type Formats, type Lang, type Member, type NeedState, type Outcome, type SourceState, type Translate } from '@entrelacs/core';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { controlStyles } from '../controls.styles.ts';
import { icon } from '../shapes/icons.ts';
import { progress } from '../shapes/progress.ts';
import { letterStyles } from '../shapes/letters.styles.ts';
import { shapeStyles } from '../shapes/shapes.styles.ts';
import { emit } from '../shared/emit.ts';
import type { ChangesIntent } from '../shared/intents.ts';
import { stateStyles } from '../shared/states.styles.ts';
import '../shared/toast.ts';
import type { Toast } from '../shared/toast.ts';
import { waitingState } from '../shared/waiting-state.ts';
import { adoptTokens } from '../tokens.styles.ts';
import { needsStyles } from './coop-needs.styles.ts';
import { needForm } from './need-form.ts';
import { needRows, type NeedRow } from './need-rows.ts';

const life = ['requested', 'accepted', 'delivered', 'verified'] as const;
const page = 20;

/**
 * @summary What people need from one another: each need in words, who waits for whom, how far it is, and the acts of whoever's turn it is.
 * @event {CustomEvent<ChangesIntent>} coop-edit - A need is to be taken further, or asked for.
 * @event coop-retry - The member wants the rows read again.
 */
export class CoopNeeds extends LitElement {
  static override styles = [controlStyles, shapeStyles, letterStyles, stateStyles, needsStyles];
  private t: Translate = (code) => code;
  private formats: Formats = formatsFor({ lang: 'fr', today: '1970-01-01' });
  private rows: readonly NeedRow[] = [];
  @state() private asks = false;
  @state() private refusing?: string | undefined;
  @state() private shown = page;
  @state() private toast?: Toast | undefined;
  /** What there is to show. */
  @property({ attribute: false }) state: SourceState = { state: 'loading' };
  /** The calendar day, `YYYY-MM-DD`. */
  @property() today = '1970-01-01';
  @property({ attribute: false }) language: Lang = 'fr';
  @property() culture?: string;
  /** Who is looking: their needs come first, and carry the acts. */
  @property() me?: string | undefined;
  /** Only needs of or for tasks of this project. */
  @property() project?: string | undefined;
  @property() team?: string | undefined;
  /** Only what this person brings or waits for. */
  @property() member?: string | undefined;
  /** Only what this task waits for or brings; what is asked for is for it. */
  @property() task?: string | undefined;
  /** Only this need. */
  @property() need?: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    adoptTokens(this.ownerDocument);
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('language')) this.t = translator(this.language, commonMessages, dependencyUiMessages, dependencyPanelMessages, wikiListMessages);
    if (['language', 'culture', 'today'].some((name) => changed.has(name))) this.formats = formatsFor({ lang: this.language, culture: this.culture, today: this.today });
    const { state: now, project, team, member, task, need, me, today } = this;
    if (now.state === 'ready') this.rows = needRows(now.snapshot, { project, team, member, task, need, me, today });
  }

  /** Opens the form that asks for something. */
  ask(): void {
    this.asks = true;
    void this.updateComplete.then(() => this.renderRoot.querySelector('textarea')?.focus());
  }

  private refuse(need: string | undefined): void {
    this.refusing = need;
  }

  private stopAsking(): void {
    this.asks = false;
  }

  private showAll(): void {
    this.shown = this.rows.length;
  }

  private say(toast: Toast | undefined): void {
    this.toast = toast;
  }

  private retry(): void {
    emit(this, 'coop-retry', undefined, true);
  }

  private get access() {
    return this.state.state === 'ready' ? this.state.snapshot.access : undefined;
  }

  private get canAsk(): boolean {
    const { access } = this;
    return access?.canWrite === true && access.fields.dependency?.includes('need') === true;
  }

  private async write(changes: readonly Change[], said: string): Promise<void> {
    const outcome = await new Promise<Outcome>((resolve) => {
      const detail: ChangesIntent = { changes, waitUntil: (ended) => void ended.then(resolve) };
      this.dispatchEvent(new CustomEvent<ChangesIntent>('coop-edit', { detail, bubbles: true, composed: true }));
    });
    this.toast = { text: outcome.ok ? said : this.t('deps.refused', { reason: describeIssue(outcome.issue, this.language).why }) };
    if (outcome.ok) this.asks = false;
  }

  private step({ need }: NeedRow, to: NeedState): void {
    this.refusing = undefined;
    void this.write([stepNeed(need.link, to, this.today)], this.t('deps.need.stepped', { state: this.t(`deps.need.${to}`) }));
  }

  private names(people: readonly Member[]): string {
    return people.length === 0 ? this.t('wiki.needs.nobody') : people.map(({ name }) => name).join(', ');
  }

  private who({ providers, askers, to }: NeedRow): string {
    const { t, me } = this;
    const [asker, provider] = [this.names(askers), this.names(providers)];
    if (providers.some(({ id }) => id === me)) return t('wiki.needs.waitsForYou', { asker, title: to.title });
    if (askers.some(({ id }) => id === me)) return t('wiki.needs.youWait', { provider, title: to.title });
    return t('wiki.needs.waits', { asker, provider });
  }

  private renderWhen({ need }: NeedRow) {
    const { t, formats } = this;
    if (need.state === 'delivered') return html`<span class="when">${t('wiki.needs.toVerify')}</span>`;
    if (need.overdueDays > 0) return html`<span class="when late">${t('wiki.needs.late', { days: formats.number(need.overdueDays) })}</span>`;
    return need.dueOn === undefined ? nothing : html`<span class="when">${t('wiki.needs.due', { day: formats.day(need.dueOn) })}</span>`;
  }

  private renderLife({ need: { state: now, overdueDays } }: NeedRow) {
    const word = this.t(`deps.need.${now}`);
    const reached = life.indexOf(now as (typeof life)[number]);
    return html`<span class="life">
      <span class="rings">
        ${now === 'refused'
          ? html`<span class="late">${progress('refused')}</span>`
          : life.map((step, n) => html`<span class=${`${n <= reached ? 'reached' : 'ahead'}${overdueDays > 0 && n === reached ? ' late' : ''}`}>${progress(step)}</span>`)}
      </span>
      <span>${word}</span>
    </span>`;
  }

  private renderActs(row: NeedRow) {
    const { t, access } = this;
    const { id, state: now, turn } = row.need;
    if (!row.isMine || access === undefined || !mayEdit(access, 'dependency', id, 'state')) return nothing;
    const steps = nextSteps(now).filter(({ by }) => by === turn?.end);
    // The expected step stands last, where the eye ends.
    return html`<span class="acts">
      ${[...steps].reverse().map(
        ({ to }) => html`<button class=${to === steps[0]?.to ? 'button primary' : 'button'} @click=${() => (to === 'refused' ? this.refuse(id) : this.step(row, to))}>${t(`deps.step.${now}.${to}`)}</button>`,
      )}
    </span>`;
  }

  private renderRow(row: NeedRow) {
    const { t } = this;
    const { need, from } = row;
    const words = need.link.need?.trim() ?? '';
    return html`<li>
      <div class="head"><span class="what">${t('deps.quote', { text: words === '' ? from.title : words })}</span>${this.renderWhen(row)}</div>
      <p class="who">${this.who(row)}</p>
      <div class="foot">${this.renderLife(row)}${this.renderActs(row)}</div>
      ${this.refusing === need.id
        ? html`<div class="asking" role="group" aria-label=${t('deps.need.refuse.ask')}>
            <p>${t('deps.need.refuse.ask')}</p>
            <button class="button" @click=${() => this.step(row, 'refused')}>${t('deps.need.refuse.yes')}</button>
            <button class="button quiet" @click=${() => this.refuse(undefined)}>${t('common.cancel')}</button>
          </div>`
        : nothing}
    </li>`;
  }

  private renderAsk() {
    const { t, state: now, today, me, project } = this;
    if (!this.canAsk || now.state !== 'ready' || this.need !== undefined || this.member !== undefined) return nothing;
    if (!this.asks) return html`<button class="button" @click=${() => this.ask()}>${icon('plus')} ${t('wiki.needs.ask')}</button>`;
    return needForm({ t, snapshot: now.snapshot, today, me, project, task: this.task }, (changes) => void this.write(changes, t('wiki.ask.sent')), () => this.stopAsking());
  }

  override render() {
    const { t, rows, shown, state: now } = this;
    if (now.state !== 'ready') return waitingState(this.language, now, () => this.retry());
    return html`
      ${rows.length === 0
        ? html`<p class="soft more">${t('wiki.needs.none')}</p>`
        : html`<ol aria-label=${t('wiki.needs.label')}>${repeat(rows.slice(0, shown), ({ need }) => need.id, (row) => this.renderRow(row))}</ol>`}
      ${rows.length > shown ? html`<p class="more"><button class="link" @click=${() => this.showAll()}>${t('wiki.needs.more', { n: rows.length - shown })}</button></p>` : nothing}
      ${this.renderAsk()}
      <coop-toast .toast=${this.toast} @toast-gone=${() => this.say(undefined)}></coop-toast>
    `;
  }
}

customElements.define('coop-needs', CoopNeeds);
