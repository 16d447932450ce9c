import { commonMessages, describeIssue, fieldsOf, handOver, mayEdit, model, nextSteps, stepNeed, toggleRole, translator, wikiListMessages, dependencyUiMessages, type Change, type Lang, type Member, type Outcome, type RaciRole, type Snapshot, type SourceState, type Task, type Translate } from '@entrelacs/core';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import '../coop-menu/coop-menu.ts';
import { needForm } from '../coop-needs/need-form.ts';
import { needsStyles } from '../coop-needs/coop-needs.styles.ts';
import { controlStyles } from '../controls.styles.ts';
import { letterStyles } from '../shapes/letters.styles.ts';
import { shapeStyles } from '../shapes/shapes.styles.ts';
import type { ChangesIntent } from '../shared/intents.ts';
import { fieldsToChoose } from '../shared/waiting-state.ts';
import { adoptTokens } from '../tokens.styles.ts';
import { pulseForm, pulseStyles } from './pulse-form.ts';

/** What a gesture does. */
export type GestureKind = 'role' | 'ask' | 'deliver' | 'pulse';

/**
 * @summary One gesture in a page: take or hand over a role, ask for what one needs, mark a need delivered, answer the pulse.
 * @event {CustomEvent<ChangesIntent>} coop-edit - It is to be written.
 */
export class CoopGesture extends LitElement {
  static override styles = [
    controlStyles,
    shapeStyles,
    letterStyles,
    needsStyles,
    pulseStyles,
    css`
      :host {
        display: inline-block;
        background: none;
      }
      .said {
        color: var(--coop-text-2);
      }
    `,
  ];
  private t: Translate = (code) => code;
  @state() private said = '';
  @state() private isOpen = false;
  @property() kind: GestureKind = 'role';
  /** What there is to act on. */
  @property({ attribute: false }) state: SourceState = { state: 'loading' };
  @property() today = '1970-01-01';
  @property({ attribute: false }) language: Lang = 'fr';
  @property({ attribute: false }) letter: RaciRole = 'responsible';
  @property() task?: string | undefined;
  @property() need?: string | undefined;
  @property() project?: string | undefined;
  /** Who is looking, among members. */
  @property() me?: string | undefined;
  @property({ type: Boolean }) hasAccount = false;
  /** Another gesture of the page says what this reader lacks: this one need not. */
  @property({ type: Boolean }) isTold = false;

  override connectedCallback(): void {
    super.connectedCallback();
    adoptTokens(this.ownerDocument);
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('language')) this.t = translator(this.language, commonMessages, dependencyUiMessages, wikiListMessages);
  }

  private async write(changes: readonly Change[], said: string): Promise<void> {
    const outcome = await new Promise<Outcome>((resolve) => {
      const detail: ChangesIntent = { changes, waitUntil: (ended) => void ended.then(resolve) };
      this.dispatchEvent(new CustomEvent<ChangesIntent>('coop-edit', { detail, bubbles: true, composed: true }));
    });
    this.said = outcome.ok ? said : describeIssue(outcome.issue, this.language).why;
    if (outcome.ok) this.isOpen = false;
  }

  private show(isOpen: boolean): void {
    this.isOpen = isOpen;
    this.said = '';
  }

  private word(role: RaciRole): string {
    return fieldsOf(model.task).find(({ key }) => key === role)?.label[this.language] ?? role;
  }

  private renderRole({ entities, access }: Snapshot) {
    const { t, letter: role, me } = this;
    const task = entities.task?.find(({ id }) => id === this.task);
    if (task === undefined) return this.note('wiki.gesture.gone');
    if (me === undefined) return this.isTold ? nothing : this.note('wiki.gesture.noMember');
    if (!mayEdit(access, 'task', task.id, role)) return nothing;
    if (!task[role].includes(me)) {
      return html`<button class="button" @click=${() => void this.write(toggleRole(task, me, role, { entity: 'task', several: false }), t('wiki.role.taken', { role: this.word(role) }))}>${t('wiki.role.take')}</button>`;
    }
    const others = (entities.member ?? []).filter(({ id, active }) => active && id !== me);
    return html`<coop-menu
      label=${t('wiki.role.leave')}
      .items=${others.map(({ id, name }) => ({ value: id, label: name }))}
      @coop-choose=${(event: CustomEvent<string>) => void this.pass(task, me, event.detail, others)}
    ></coop-menu>`;
  }

  private pass(task: Task, from: string, to: string, others: readonly Member[]): Promise<void> {
    const name = others.find(({ id }) => id === to)?.name ?? to;
    const changes = handOver(task, from, to, { entity: 'task', roles: [this.letter] });
    return this.write(changes, this.t('wiki.role.handed', { name }));
  }

  private renderAsk(snapshot: Snapshot) {
    const { t, today, me, project, task } = this;
    if (!this.isOpen) return html`<button class="button" @click=${() => this.show(true)}>${t('wiki.needs.ask')}</button>`;
    return needForm({ t, snapshot, today, me, project, task }, (changes) => void this.write(changes, t('wiki.ask.sent')), () => this.show(false));
  }

  private renderDeliver({ entities, access }: Snapshot) {
    const { t } = this;
    const need = entities.dependency?.find(({ id }) => id === this.need);
    if (need === undefined) return this.note('wiki.gesture.gone');
    const canDeliver = nextSteps(need.state).some(({ to }) => to === 'delivered') || need.state === 'requested';
    if (!canDeliver) return this.note('wiki.gesture.nothing', { state: t(`deps.need.${need.state}`) });
    if (!mayEdit(access, 'dependency', need.id, 'state')) return this.note('wiki.gesture.denied');
    return html`<button class="button primary" @click=${() => void this.write([stepNeed(need, 'delivered', this.today)], t('wiki.gesture.delivered'))}>${t('wiki.gesture.deliver')}</button>`;
  }

  private note(code: string, values: Readonly<Record<string, string>> = {}) {
    return html`<span class="said">${this.t(code, values)}</span>`;
  }

  private renderKind(snapshot: Snapshot) {
    switch (this.kind) {
      case 'role':
        return this.renderRole(snapshot);
      case 'ask':
        return this.renderAsk(snapshot);
      case 'deliver':
        return this.renderDeliver(snapshot);
      case 'pulse':
        return this.said === this.t('wiki.pulse.sent')
          ? nothing
          : pulseForm(this.t, this.language, (fields) => void this.write([{ kind: 'create', entity: 'pulse', fields }], this.t('wiki.pulse.sent')), () => (this.said = this.t('wiki.pulse.incomplete')));
    }
  }

  override render() {
    const { state: now } = this;
    if (now.state === 'loading') return nothing;
    if (now.state === 'needsMapping') return html`<span class="said" role="status">${fieldsToChoose(this.language, now)}</span>`;
    if (now.state === 'error') return html`<span class="said" role="alert">${describeIssue(now.issue, this.language).why}</span>`;
    // A letter beside a task says nothing to who cannot act; other gestures stand alone and say why.
    if (!this.hasAccount) return this.kind === 'role' ? nothing : this.note('wiki.gesture.login');
    return html`${this.renderKind(now.snapshot)} <span class="said" role="status">${this.said}</span>`;
  }
}

customElements.define('coop-gesture', CoopGesture);
