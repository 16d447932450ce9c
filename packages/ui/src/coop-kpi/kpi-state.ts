import { daysBetween, type Translate } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import { anyHealth, type Health } from '../shapes/more-health.ts';
import type { KpiContext } from './kpi-context.ts';
import { periodsSince, type KpiView, type ShownState } from './kpi-data.ts';

const shapes: Readonly<Record<ShownState, Health>> = { ok: 'good', warning: 'warn', critical: 'crit', noData: 'none', stale: 'due', noRule: 'info', masked: 'none' };

/** The shape of a state. */
export function stateShape(state: ShownState): TemplateResult {
  return html`${anyHealth(shapes[state])}`;
}

/** A state by shape and word; loudness follows urgency. One that a worse figure is about to end says so: "Bon encore". */
export function stateChip(t: Translate, { state, evaluation }: KpiView): TemplateResult {
  const ground = state === 'critical' ? 'crit' : state === 'warning' ? 'warn' : state === 'stale' ? 'info' : state;
  const word = t(`kpi.state.${state}`);
  return html`<span class="chip of-state ${ground}">${anyHealth(shapes[state])} <b>${isEnding(evaluation) ? sentence(t('kpis.still', { state: word.toLowerCase() })) : word}</b></span>`;
}

/** A state in a line of text. */
export function stateText(t: Translate, state: ShownState): TemplateResult {
  return html`<span class="state-text ${state}">${anyHealth(shapes[state])} ${t(`kpi.state.${state}`)}</span>`;
}

/** What to say beside a state: how long it has lasted ("depuis 2 sem."), or why the figure alone would have said another. */
export function besideState(context: KpiContext, view: KpiView): TemplateResult {
  const { text, why } = stateAside(context, view);
  return html`<span class="since one-line" title=${why ?? nothing}>${text}${why === undefined ? nothing : html`<span class="visually-hidden"> ${why}</span>`}</span>`;
}

function stateAside({ t, formats, today }: KpiContext, view: KpiView): { readonly text: string; readonly why?: string } {
  const { state, frequency, evaluation } = view;
  if (state === 'masked') return { text: t('kpis.since.few') };
  if (state === 'noRule' || evaluation.judgement.last < 0) return { text: '' };
  const { pending, latest } = evaluation;
  if (pending !== undefined && isEnding(evaluation)) {
    const worse = t(`kpi.state.${pending.state}`).toLowerCase();
    return { text: t(`kpis.pending.${frequency}`, { state: worse, n: pending.needed - pending.seen }), why: t('kpis.pending.why', { state: worse }) };
  }
  if (state === 'stale') return { text: t('kpis.since.days', { n: Math.max(daysBetween(evaluation.nextUpdate, today), 0) }) };
  if (evaluation.isKept) return { text: t('kpis.kept'), why: t('kpis.kept.why') };
  if (!evaluation.isCurrent && latest !== undefined && state !== 'noData') return { text: t('kpis.lastFigure', { day: formats.day(latest.to) }), why: t('kpis.lastFigure.why') };
  const n = periodsSince(view);
  return { text: n === 0 ? '' : t(`kpis.since.${frequency}`, { n }) };
}

/** Whether a worse state waits for more periods to be sure. */
function isEnding({ pending }: KpiView['evaluation']): boolean {
  return pending !== undefined && pending.state !== 'noData';
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
