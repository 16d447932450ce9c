import { html, nothing, type TemplateResult } from 'lit';
import type { BoardTask } from '../board/types.ts';
import { wholeDays } from '../board/whole-days.ts';
import type { PanelContext } from './panel-context.ts';

/** When a task will likely be done, how often it is critical, and what that rests on. */
export function forecastSection(task: BoardTask, context: PanelContext): TemplateResult | typeof nothing {
  const { t, formats, forecast, board } = context;
  if (!task.isOpen || task.plan === undefined) return nothing;
  const odds = forecast?.tasks.get(task.id);
  if (forecast === undefined || odds === undefined) return html`<section class="forecast"><h3>${t('deps.forecast')}</h3><p class="soft" role="status">${t('deps.forecast.running')}</p></section>`;
  const outline = outlineWords(task, odds.criticality, context);
  const { p50, p85, criticality, basis, pastCount = 0 } = odds;
  const team = board.people.teams.get(task.task.team ?? '')?.name;
  const rests = basis === 'past' ? t(team === undefined ? 'deps.forecast.past' : 'deps.forecast.past.team', { n: pastCount, team: team ?? '' }) : t(`deps.forecast.${basis}`);
  return html`<section class="forecast">
    <h3>${t('deps.forecast')}</h3>
    <dl class="odds">
      <div><dt>${t('deps.forecast.p50')}</dt><dd>${formats.day(p50)}</dd></div>
      <div><dt>${t('deps.forecast.p85')}</dt><dd>${formats.day(p85)}</dd></div>
      <div><dt>${t('deps.forecast.critical')}</dt><dd>${formats.percent(Math.round(100 * criticality))}</dd></div>
    </dl>
    ${outline === '' ? nothing : html`<p class="outline">${outline}</p>`}
    <p class="meta">${rests} ${t('deps.forecast.trials', { n: forecast.trials })}</p>
  </section>`;
}

/** What the outline on the map says beside the share of trials: it counts from the dates promised, they from how long tasks take. Empty where neither is worth a word. */
function outlineWords({ isCritical, plan }: BoardTask, share: number, { t, formats }: PanelContext): string {
  const float = wholeDays(plan?.totalFloat ?? 0);
  const n = Math.abs(float);
  const days = t('deps.workdays', { n, days: formats.number(n) });
  const isDecisive = share >= 0.5;
  if (!isCritical) return isDecisive && n > 0 ? t('deps.outline.missing', { days }) : '';
  const outline = n === 0 ? t('deps.outline.none') : t(float < 0 ? 'deps.outline.late' : 'deps.outline.least', { days });
  return isDecisive ? outline : `${outline} ${t('deps.outline.others')}`;
}

/** "à 85 % le 20 déc., tenu 64 fois sur 100": the odds of a milestone; nothing while they are unknown. */
export function milestoneOdds(id: string, { t, formats, forecast }: PanelContext): TemplateResult | typeof nothing {
  const odds = forecast?.milestones.find(({ milestone }) => milestone.id === id);
  if (odds === undefined) return nothing;
  const inTime = odds.inTime === undefined ? '' : `, ${t('deps.forecast.inTime', { share: formats.percent(Math.round(100 * odds.inTime)) })}`;
  return html`<span class="meta">${t('deps.forecast.milestone', { day: formats.day(odds.p85) })}${inTime}</span>`;
}
