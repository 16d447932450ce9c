import { html, nothing, type TemplateResult } from 'lit';
import { progress } from '../../shapes/progress.ts';
import type { BoardLink } from '../board/types.ts';
import { needWord } from '../board/later-words.ts';
import type { PanelContext } from './panel-context.ts';

const life = ['requested', 'accepted', 'delivered', 'verified'] as const;

/** The life of a need as four steps with their days; the one that is overdue says so. */
export function needLife({ link, state = 'requested', isOverdue, need }: BoardLink, { t, formats }: PanelContext): TemplateResult {
  if (state === 'refused') return html`<p class="life refused">${progress('refused')} ${needWord('refused', t)}</p>`;
  const days = [link.requestedOn, link.acceptedOn, link.deliveredOn, link.resolvedOn];
  const reached = life.indexOf(state);
  return html`<ol class="life" aria-label=${t('deps.need.life')}>
    ${life.map((step, n) => {
      const isLate = isOverdue && n === 2;
      const day = days[n];
      const when = n <= reached ? (day === undefined ? '' : formats.day(day)) : n === 2 && need?.dueOn !== undefined ? t('deps.need.due', { day: formats.day(need.dueOn) }) : '';
      return html`<li class=${`${n <= reached ? 'reached' : 'ahead'}${isLate ? ' late' : ''}${n === reached ? ' now' : ''}`} aria-current=${n === reached ? 'step' : nothing}>
        ${progress(step)}<span class="step">${needWord(step, t)}</span><span class="when">${when}</span>
      </li>`;
    })}
  </ol>`;
}

/** A need's life on one line: four rings, the step's word, and what is due. */
export function needLine({ state = 'requested', isOverdue, need }: BoardLink, { t, formats }: PanelContext): TemplateResult {
  if (state === 'refused') return html`<span class="rings">${progress('refused')}</span><span>${needWord('refused', t)}</span>`;
  const reached = life.indexOf(state);
  const due = need?.dueOn;
  const when =
    state === 'delivered'
      ? t('deps.need.toVerify')
      : need?.isOpen !== true || due === undefined
        ? ''
        : isOverdue
          ? t('deps.state.lateBy.small', { days: formats.number(need.overdueDays) })
          : t('deps.need.due', { day: formats.day(due) });
  return html`<span class="rings"
      >${life.map((step, n) => html`<span class=${`${n <= reached ? 'reached' : 'ahead'}${isOverdue && n === reached ? ' late' : ''}`}>${progress(step)}</span>`)}</span
    ><span>${needWord(state, t)}</span><span class=${isOverdue ? 'push crit' : 'push'}>${when}</span>`;
}
