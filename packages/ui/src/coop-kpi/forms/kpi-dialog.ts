import { alertActionChanges, dayNumber, frequencies, kpiPageMessages, kpiSettingKeys, kpiSettings, measureChange, proposedOwner, type Alert, type Member, type MessageValues, type Outcome } from '@entrelacs/core';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { controlStyles } from '../../controls.styles.ts';
import { shapeStyles } from '../../shapes/shapes.styles.ts';
import { whoAreYou } from '../../shared/dialog-parts.ts';
import { dialogBoxStyles } from '../../shared/dialog.styles.ts';
import { goRound } from '../../shared/go-round.ts';
import { keepMe } from '../../shared/keep-me.ts';
import { kpiStateStyles } from '../kpi-cards.styles.ts';
import { created, figure, unitOf, type KpiContext } from '../kpi-context.ts';
import type { KpiView } from '../kpi-data.ts';
import type { KpiGestures } from '../kpi-gestures.ts';
import { addWords } from '../messages.ts';
import type { DialogRequest } from '../requests.ts';
import { dialogStyles } from './dialog.styles.ts';
import { titleFinder } from '../detail/tabs.ts';
import { rowCard } from '../rows/row-card.ts';
import { choiceField, inputField, numberIn, people, worded, written } from './fields.ts';
import './kpi-form.ts';

addWords(kpiPageMessages);

/**
 * @summary A dialog of the board: who is looking, a measure, an indicator, a fact, an action on an alert, a row, settings.
 * @event {CustomEvent<{ me?: string }>} kpi-done - It is over; with who is looking, where that was asked.
 */
export class CoopKpiDialog extends LitElement {
  static override styles = [controlStyles, shapeStyles, kpiStateStyles, dialogBoxStyles, dialogStyles];
  @query('dialog') private dialog!: HTMLDialogElement;
  @state() private values: Readonly<Record<string, string>> = {};
  @state() private error?: string | undefined;
  @state() private isSending = false;
  @property({ attribute: false }) context!: KpiContext;
  @property({ attribute: false }) request!: DialogRequest;
  @property({ attribute: false }) gestures!: KpiGestures;

  private me: string | undefined;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('request')) {
      this.values = this.defaults();
      this.error = undefined;
    }
  }

  override firstUpdated(): void {
    this.dialog.showModal();
    this.dialog.querySelector<HTMLElement>('[data-first], input, select, textarea')?.focus();
  }

  private defaults(): Readonly<Record<string, string>> {
    const { request, context } = this;
    const view = 'id' in request ? context.data.find(request.id) : undefined;
    if (request.kind === 'settings') {
      const { expectationDays, pulseRhythm = 'monthly' } = kpiSettings(context.snapshot.settings);
      return { expectation: written(expectationDays, context.language), rhythm: pulseRhythm };
    }
    if (request.kind !== 'action' || view === undefined) return { on: context.today };
    const { snapshot, t, today } = context;
    const title = t('kpi.alert.action', { kpi: view.kpi.name, state: t(`kpi.state.${request.alert.to ?? view.state}`).toLowerCase() });
    return { title, who: proposedOwner(view.kpi, snapshot.entities.member ?? [], today)?.id ?? '' };
  }

  private set(name: string): (value: string) => void {
    return (value) => {
      this.values = { ...this.values, [name]: value };
      this.error = undefined;
    };
  }

  private value(name: string): string {
    return this.values[name] ?? '';
  }

  /** Closed by itself, a dialog gives the keyboard back to what opened it; taken out of the page, it would not. */
  private done(me?: string): void {
    this.me = me;
    this.dialog.close();
  }

  private handleClose(): void {
    const { me } = this;
    this.dispatchEvent(new CustomEvent('kpi-done', { detail: me === undefined ? {} : { me } }));
  }

  /** Closes once the host has taken it; what was entered stays where it did not. */
  private async finish(sent: Promise<Outcome>): Promise<void> {
    this.isSending = true;
    const outcome = await sent;
    this.isSending = false;
    if (outcome.ok) this.done();
    else this.error = await this.gestures.refusal(outcome);
  }

  private fail(code: string, values?: MessageValues): void {
    this.error = this.context.t(code, values);
  }

  private handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.isSending) return;
    const { request } = this;
    const view = 'id' in request ? this.context.data.find(request.id) : undefined;
    if (request.kind === 'enter' && view !== undefined) this.enter(view);
    else if (request.kind === 'annotate') this.annotate();
    else if (request.kind === 'action' && view !== undefined) this.decide(view, request.alert);
    else if (request.kind === 'settings') this.saveSettings();
  }

  private enter(view: KpiView): void {
    const { context } = this;
    const value = numberIn(this.value('value'));
    const on = this.value('on');
    if (value === undefined || !Number.isFinite(value)) return this.fail('kpis.enter.bad');
    if (!/^\d{4}-\d{2}-\d{2}$/.test(on) || on > context.today) return this.fail('kpis.enter.badDay');
    const { prepared } = context.data;
    if (!(dayNumber(on) >= prepared.calendar(view.frequency).firstDay)) return this.fail('kpis.enter.oldDay', { n: prepared.years });
    const comment = this.value('comment');
    const change = measureChange(view.kpi, { on, value, ...(comment !== '' && { comment }) });
    void this.finish(this.gestures.send([change], context.t('kpis.entered', { name: view.kpi.name, value: `${figure(context, value)} ${unitOf(context, view, value)}`.trim() })));
  }

  private annotate(): void {
    const text = this.value('text').trim();
    if (text === '') return this.fail('kpis.annotate.empty');
    void this.finish(this.gestures.send([created('annotation', { on: this.value('on') || this.context.today, text })], this.context.t('kpis.annotated', { text })));
  }

  private decide(view: KpiView, alert: Alert): void {
    const [title, accountable] = [this.value('title').trim(), this.value('who')];
    if (title === '') return this.fail('kpis.action.needsWhat');
    if (accountable === '') return this.fail('kpis.action.needsWho');
    const due = this.value('due');
    const does = this.value('does');
    const action = { title, accountable, ...(does !== '' && { responsible: [does] }), ...(due !== '' && { due }) };
    void this.finish(this.gestures.send(alertActionChanges(alert, view.kpi, action), this.context.t('kpis.action.created', { title })));
  }

  private saveSettings(): void {
    const days = numberIn(this.value('expectation'));
    if (days !== undefined && !(days > 0)) return this.fail('kpis.settings.bad');
    const rhythm = this.value('rhythm');
    void this.finish(this.gestures.set({ [kpiSettingKeys.expectationDays]: days === undefined ? undefined : String(days), [kpiSettingKeys.pulseRhythm]: rhythm }, this.context.t('kpis.settings.saved')));
  }

  private renderBody(): TemplateResult {
    const { context, request } = this;
    const { t, today, snapshot } = context;
    const members = snapshot.entities.member ?? [];
    const view = 'id' in request ? context.data.find(request.id) : undefined;
    const field = (name: string, label: string) => ({ label: t(label), value: this.value(name), change: this.set(name) });
    switch (request.kind) {
      case 'me':
        return this.renderMe(members);
      case 'edit':
        return html`<coop-kpi-form .context=${context} .view=${view} .gestures=${this.gestures} @kpi-done=${() => this.done()}></coop-kpi-form>`;
      case 'enter': {
        const hasOne = view !== undefined && (snapshot.entities.measure ?? []).some(({ kpi, on }) => kpi === view.kpi.id && on === this.value('on'));
        const title = view === undefined ? '' : `${view.kpi.name}${unitOf(context, view) === '' ? '' : ` (${unitOf(context, view)})`}`;
        return this.renderForm(
          t('kpis.enter.title'),
          html`<p>${title}</p>
            <div class="grid">
              ${inputField({ ...field('value', 'kpis.enter.value'), isRequired: true }, 'number')} ${inputField({ ...field('on', 'kpis.enter.on'), ...(hasOne && { hint: t('kpis.enter.exists') }) }, 'date', today)}
              ${inputField({ ...field('comment', 'kpis.enter.comment'), isWide: true })}
            </div>`,
          t('common.save'),
        );
      }
      case 'annotate':
        return this.renderForm(
          t('kpis.annotate.title'),
          html`<div class="grid">${inputField({ ...field('text', 'kpis.annotate.text'), isWide: true, isRequired: true })} ${inputField(field('on', 'kpis.enter.on'), 'date')}</div>`,
          t('common.save'),
        );
      case 'settings':
        return this.renderForm(
          t('kpis.settings.title'),
          html`<p class="hint">${t('kpis.settings.why')}</p>
            <div class="grid">
              ${inputField({ ...field('expectation', 'kpis.settings.expectation'), hint: t('kpis.settings.expectation.why'), isWide: true }, 'number')}
              ${choiceField({ ...field('rhythm', 'kpis.settings.rhythm'), hint: t('kpis.settings.rhythm.why'), isWide: true }, worded(frequencies, context.language))}
            </div>`,
          t('common.save'),
        );
      case 'row':
        return html`<form method="dialog">
          <h2 class="panel-title" id="title">${titleFinder(context)({ entity: request.entity, id: request.row })}</h2>
          ${rowCard(context, request.entity, request.row, request.place)}
          <div class="buttons"><button type="button" class="button" data-first @click=${() => this.done()}>${t('common.close')}</button></div>
        </form>`;
      case 'action':
        return this.renderForm(
          t('kpis.action.title'),
          html`<div class="grid">
            ${inputField({ ...field('title', 'kpis.action.what'), isWide: true, isRequired: true })} ${choiceField(field('who', 'kpis.action.who'), people(members), t('kpis.choose'))}
            ${choiceField(field('does', 'kpis.action.does'), people(members), t('kpis.choose'))} ${inputField(field('due', 'kpis.action.due'), 'date')}
          </div>`,
          t('kpis.action.create'),
        );
    }
  }

  private renderMe(members: readonly Member[]): TemplateResult {
    const { t, me } = this.context;
    const choose = (member: Member | undefined) => {
      keepMe(member);
      this.done(member?.id ?? '');
    };
    return html`<form method="dialog">
      <h2 class="panel-title">${t('common.whoAreYou')}</h2>
      ${whoAreYou(t, members, me, (id) => choose(members.find((member) => member.id === id)))}
      <div class="buttons">
        ${me === undefined ? nothing : html`<button type="button" class="button" @click=${() => choose(undefined)}>${t('common.notMe')}</button>`}
        <button type="button" class="button" @click=${() => this.done()}>${t('common.cancel')}</button>
      </div>
    </form>`;
  }

  private renderForm(title: string, body: TemplateResult, submit: string): TemplateResult {
    const { t } = this.context;
    return html`<form novalidate @submit=${(event: SubmitEvent) => this.handleSubmit(event)}>
      <h2 class="panel-title" id="title">${title}</h2>
      ${body}
      <p class="error" role="alert">${this.error ?? nothing}</p>
      <div class="buttons">
        <button type="button" class="button" @click=${() => this.done()}>${t('common.cancel')}</button>
        <button class="button primary" aria-disabled=${this.isSending}>${submit}</button>
      </div>
    </form>`;
  }

  override render() {
    return html`<dialog aria-labelledby="title" @keydown=${goRound} @close=${() => this.handleClose()}>${this.renderBody()}</dialog>`;
  }
}

customElements.define('coop-kpi-dialog', CoopKpiDialog);
