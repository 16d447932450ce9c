import {
  audiences,
  criticalities,
  directions,
  explainRule,
  frequencies,
  indicatorOf,
  kpiFamilies,
  manualSource,
  metricFinder,
  metricsOf,
  metricWords,
  newEntity,
  previewRule,
  targetChange,
  type Change,
  type Fields,
  type Kpi,
  type Outcome,
  type TargetStep,
} from '@entrelacs/core';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controlStyles } from '../../controls.styles.ts';
import { shapeStyles } from '../../shapes/shapes.styles.ts';
import '../charts/kpi-chart.ts';
import { historyModel } from '../detail/history-model.ts';
import { noteText } from '../detail/note-text.ts';
import { created, updated, type KpiContext } from '../kpi-context.ts';
import { viewOf, type KpiView } from '../kpi-data.ts';
import type { KpiGestures } from '../kpi-gestures.ts';
import { dialogStyles } from './dialog.styles.ts';
import { choiceField, inputField, numberIn, people, thresholdLabel, worded, written } from './fields.ts';

type Draft = Readonly<Record<'name' | 'source' | 'unit' | 'family' | 'direction' | 'owner' | 'frequency' | 'criticality' | 'pending' | 'hysteresis' | 'target' | 'warning' | 'critical' | 'from', string>> & {
  readonly audience: readonly string[];
  readonly active: boolean;
};

/**
 * @summary Creates or edits an indicator, and shows what its rule would have done.
 * @event kpi-done - It is over.
 */
export class CoopKpiForm extends LitElement {
  static override styles = [controlStyles, shapeStyles, dialogStyles];
  @state() private draft!: Draft;
  @state() private error?: string | undefined;
  @state() private isSending = false;
  @property({ attribute: false }) context!: KpiContext;
  @property({ attribute: false }) view?: KpiView;
  @property({ attribute: false }) gestures!: KpiGestures;

  override willUpdate(changed: PropertyValues<this>): void {
    // Rows that change meanwhile make another view of the same indicator: what was entered stays.
    const isOther = changed.has('view') && changed.get('view')?.kpi.id !== this.view?.kpi.id;
    if (isOther || !this.hasUpdated) this.draft = draftOf(this.view, this.context);
  }

  /** The dialog around it is open before its fields are there. */
  override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('.field')?.focus();
  }

  private set<Key extends keyof Draft>(key: Key, value: Draft[Key]): void {
    const draft = { ...this.draft, [key]: value };
    const { stages } = this.context.snapshot;
    const metric = key === 'source' ? metricFinder(stages)(draft.source) : undefined;
    const { language } = this.context;
    const isUntouched = draft.name.trim() === '' || metricsOf(stages).some(({ name }) => name[language] === draft.name);
    this.draft = metric === undefined ? draft : { ...draft, direction: metric.direction, frequency: metric.frequency, family: metric.family, ...(isUntouched && { name: metric.name[language] }) };
    this.error = undefined;
  }

  /** The indicator as it would be: the draft over what there is. */
  private kpi(): Kpi {
    return { ...newEntity('kpi', this.view?.kpi.id ?? 'new:kpi', this.fields()) };
  }

  private fields(): Fields<'kpi'> {
    const { name, source, unit, family, direction, owner, frequency, criticality, pending, hysteresis, audience, active } = this.draft;
    const optional = <Value>(text: string): Value | undefined => (text.trim() === '' ? undefined : (text as Value));
    return {
      name: name.trim(),
      source,
      unit: optional(unit),
      family: optional(family),
      direction: optional(direction),
      owner: optional(owner),
      frequency: frequency as Kpi['frequency'],
      criticality: criticality as Kpi['criticality'],
      pendingPeriods: finite(pending),
      hysteresis: finite(hysteresis),
      audience: audience as Kpi['audience'],
      active,
    };
  }

  private rule() {
    const { target, warning, critical } = this.draft;
    return { target: finite(target), warning: finite(warning), critical: finite(critical) };
  }

  /** What the draft would be on the figures of the past, its rule in force all along. */
  private preview(): KpiView | undefined {
    const known = indicatorOf(this.context.data.prepared, this.kpi());
    if (known.series.values.length === 0) return undefined;
    const steps: TargetStep[] = [{ ...this.rule(), from: Number.NEGATIVE_INFINITY }];
    return viewOf({ ...known, steps });
  }

  private handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.isSending) return;
    const { context, view, draft } = this;
    const { t } = context;
    const { target, warning, critical, pending, hysteresis } = draft;
    if (draft.name.trim() === '') return void (this.error = t('kpis.form.needsName'));
    if ([target, warning, critical, pending, hysteresis].some((text) => Number.isNaN(numberIn(text)))) return void (this.error = t('kpis.enter.bad'));
    if (!Number.isInteger(finite(pending) ?? 0) || (finite(pending) ?? 0) < 0) return void (this.error = t('kpis.form.badPending'));
    if ((finite(hysteresis) ?? 0) < 0) return void (this.error = t('kpis.form.badHysteresis'));
    const fields = this.fields();
    const rule = this.rule();
    const id = view?.kpi.id ?? 'new:kpi';
    const isRuled = Object.values(rule).some((value) => value !== undefined);
    const before = view?.evaluation;
    const isSame = before?.target === rule.target && before?.warning === rule.warning && before?.critical === rule.critical;
    const targets = context.snapshot.entities.kpiTarget ?? [];
    const changes: Change[] = [
      view === undefined ? created('kpi', fields, id) : updated('kpi', id, fields),
      ...(isSame || (!isRuled && view === undefined) ? [] : [targetChange({ id }, targets, draft.from || context.today, rule)]),
    ];
    void this.finish(this.gestures.send(changes, t(view === undefined ? 'kpis.form.created' : 'kpis.form.saved', { name: draft.name.trim() })));
  }

  /** Over once the host has taken it; what was entered stays where it did not. */
  private async finish(sent: Promise<Outcome>): Promise<void> {
    this.isSending = true;
    const outcome = await sent;
    this.isSending = false;
    if (outcome.ok) this.dispatchEvent(new CustomEvent('kpi-done'));
    else this.error = await this.gestures.refusal(outcome);
  }

  private renderPreview(): TemplateResult {
    const { context, draft } = this;
    const { t, formats } = context;
    const kpi = this.kpi();
    const direction = kpi.direction ?? metricFinder(context.snapshot.stages)(kpi.source)?.direction;
    const note = explainRule({ ...this.rule(), direction });
    const view = this.preview();
    const why = note === undefined ? nothing : html`<p class="hint">${noteText(context, note)}</p>`;
    if (view === undefined) return html`<div class="preview" aria-live="polite"><b>${t('kpis.form.preview')}</b>${Object.values(this.rule()).some((value) => value !== undefined) ? why : nothing}<p class="hint">${t('kpis.form.preview.none')}</p></div>`;
    const rings = note === undefined ? previewRule(view.series, { direction, steps: view.steps, pendingPeriods: kpi.pendingPeriods, hysteresis: kpi.hysteresis }) : [];
    const model = historyModel(context, { ...view, ...(direction !== undefined && { direction }) }, { range: 'year', baseline: undefined, annotations: [], hasBefore: false });
    return html`<div class="preview" aria-live="polite">
      <b>${note === undefined ? t('kpi.rule.rang', { n: rings.length }) : t('kpis.form.preview')}</b>
      ${why}
      <coop-kpi-chart .model=${{ ...model, ends: [], title: draft.name }}></coop-kpi-chart>
      <ul>${rings.map(({ state: one, on }) => html`<li>${t('kpis.form.preview.ring', { state: t(`kpi.state.${one}`), day: formats.day(on) })}</li>`)}</ul>
    </div>`;
  }

  override render() {
    const { context, draft, view } = this;
    const { t, language, snapshot } = context;
    const field = (key: Exclude<keyof Draft, 'audience' | 'active'>) => ({ label: t(`kpis.form.${key}`), value: draft[key], change: (value: string) => this.set(key, value) });
    const sources = [{ value: manualSource, label: t('kpis.form.manual') }, ...metricsOf(snapshot.stages).map(({ id, name }) => ({ value: id, label: name[language] }))];
    const metric = metricFinder(snapshot.stages)(draft.source);
    const threshold = (key: 'warning' | 'critical') => inputField({ ...field(key), label: thresholdLabel(t, key, draft.direction || metric?.direction) }, 'number');
    return html`<form novalidate @submit=${(event: SubmitEvent) => this.handleSubmit(event)}>
      <h2 class="panel-title" id="title">${t(view === undefined ? 'kpis.form.new' : 'kpis.form.edit')}</h2>
      <div class="grid">
        ${choiceField({ ...field('source'), isWide: true, ...(metric !== undefined && { hint: metricWords(metric).definition[language] }) }, sources)} ${inputField({ ...field('name'), isWide: true, isRequired: true })}
        ${choiceField(field('direction'), worded(directions, language), t('kpis.choose'))} ${choiceField(field('frequency'), worded(frequencies, language))}
        ${inputField(field('target'), 'number')} ${inputField(field('unit'))} ${threshold('warning')} ${threshold('critical')}
        ${inputField({ ...field('pending'), hint: t('kpis.form.pending.why') }, 'number')} ${inputField({ ...field('hysteresis'), hint: t('kpis.form.hysteresis.why') }, 'number')}
      </div>
      ${this.renderPreview()}
      <div class="grid">
        ${choiceField(field('owner'), people(snapshot.entities.member ?? []), t('kpis.choose'))} ${choiceField(field('family'), worded(kpiFamilies, language), t('kpis.choose'))}
        ${choiceField(field('criticality'), worded(criticalities, language))} ${inputField(field('from'), 'date')}
        <fieldset class="wide">
          <legend>${t('kpis.form.audience')}</legend>
          <div class="checks">
            ${audiences.map(
              ({ key, label }) =>
                html`<label><input type="checkbox" .checked=${draft.audience.includes(key)} @change=${() => this.set('audience', draft.audience.includes(key) ? draft.audience.filter((one) => one !== key) : [...draft.audience, key])} />${label[language]}</label>`,
            )}
          </div>
        </fieldset>
        <div class="checks wide">
          <label><input type="checkbox" .checked=${draft.active} @change=${() => this.set('active', !draft.active)} />${t('kpis.form.active')}</label>
        </div>
      </div>
      <p class="error" role="alert">${this.error ?? nothing}</p>
      <div class="buttons">
        <button type="button" class="button" @click=${() => this.dispatchEvent(new CustomEvent('kpi-done'))}>${t('common.cancel')}</button>
        <button class="button primary" aria-disabled=${this.isSending}>${t('common.save')}</button>
      </div>
    </form>`;
  }
}

function draftOf(view: KpiView | undefined, { language, today }: KpiContext): Draft {
  const { kpi, evaluation } = view ?? {};
  const text = (value: number | undefined) => written(value, language);
  return {
    name: kpi?.name ?? '',
    source: view?.metric?.id ?? kpi?.source ?? manualSource,
    unit: kpi?.unit ?? '',
    family: kpi?.family ?? '',
    direction: view?.direction ?? '',
    owner: kpi?.owner ?? '',
    frequency: kpi?.frequency ?? 'monthly',
    criticality: kpi?.criticality ?? 'normal',
    pending: text(kpi?.pendingPeriods),
    hysteresis: text(kpi?.hysteresis),
    target: text(evaluation?.target),
    warning: text(evaluation?.warning),
    critical: text(evaluation?.critical),
    from: today,
    audience: kpi?.audience ?? [],
    active: kpi?.active ?? true,
  };
}

function finite(text: string): number | undefined {
  const value = numberIn(text);
  return value === undefined || Number.isNaN(value) ? undefined : value;
}

customElements.define('coop-kpi-form', CoopKpiForm);
