import { daysBetween, type Translate } from '@entrelacs/core';
import { html, type TemplateResult } from 'lit';
import { health, type Health } from '../shapes/health.ts';
import { periodsSince, type KpiView, type ShownState } from './kpi-data.ts';

const shapes: Readonly<Record<ShownState, Health>> = { ok: 'good', warning: 'warn', critical: 'crit', noData: 'none', stale: 'due', noRule: 'info', masked: 'none' };

/** The shape of a state. */
export function stateShape(state: ShownState): TemplateResult {
  return html`${health(shapes[state])}`;
}

/** A state by shape and word; loudness follows urgency. */
export function stateChip(t: Translate, state: ShownState): TemplateResult {
  const ground = state === 'critical' ? 'crit' : state === 'warning' ? 'warn' : state === 'stale' ? 'info' : state;
  return html`<span class="chip of-state ${ground}">${health(shapes[state])} <b>${t(`kpi.state.${state}`)}</b></span>`;
}

/** A state in a line of text. */
export function stateText(t: Translate, state: ShownState): TemplateResult {
  return html`<span class="state-text ${state}">${health(shapes[state])} ${t(`kpi.state.${state}`)}</span>`;
}

/** How long a state has lasted: "depuis 2 sem."; of an indicator to update, since when it has been due; of one about to get worse, how near it is. */
export function sinceText(t: Translate, view: KpiView, today: string): string {
  const { state, frequency, evaluation } = view;
  if (state === 'masked') return t('kpis.since.few');
  if (state === 'noRule' || evaluation.judgement.last < 0) return '';
  const { pending } = evaluation;
  if (pending !== undefined && pending.state !== 'noData') return t(`kpis.pending.${frequency}`, { state: t(`kpi.state.${pending.state}`).toLowerCase(), seen: pending.seen, needed: pending.needed });
  if (state === 'stale') return t('kpis.since.days', { n: Math.max(daysBetween(evaluation.nextUpdate, today), 0) });
  const n = periodsSince(view);
  return n === 0 ? '' : t(`kpis.since.${frequency}`, { n });
}
