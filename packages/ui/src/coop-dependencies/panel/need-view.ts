import { fieldLabel, linesOf, nextSteps, stepNeed, type Escalation, type NeedState } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import { health } from '../../shapes/health.ts';
import { escalationsOf } from '../board/notices.ts';
import type { BoardLink } from '../board/types.ts';
import { needLife } from './need-life.ts';
import { nameOf, type PanelContext } from './panel-context.ts';

/** What is asked for before a need is turned down: which one, once it was asked. */
export interface Asking {
  readonly refusing: string | undefined;
  readonly ask: (link: string | undefined) => void;
}

/** A need: its words, when it is good, its life, whose turn it is, and the acts that take it further. */
export function needView(boardLink: BoardLink, context: PanelContext, asking: Asking): TemplateResult {
  const { t } = context;
  const { link } = boardLink;
  const need = link.need?.trim() ?? '';
  const criteria = linesOf(link.criteria);
  return html`
    ${need === '' ? nothing : html`<blockquote>${t('deps.quote', { text: need })}</blockquote>`}
    ${criteria.length === 0 ? nothing : html`<ul class="criteria" aria-label=${t('deps.link.criteria')}>${criteria.map((line) => html`<li>${line}</li>`)}</ul>`}
    ${boardLink.state === undefined ? nothing : html`${needLife(boardLink, context)}${needTurnText(boardLink, context)}${escalationText(boardLink, context)}${needButtons(boardLink, context, asking)}`}
  `;
}

/** "C’est à Martine Joubert de livrer." */
export function needTurnText(boardLink: BoardLink, context: PanelContext): TemplateResult | typeof nothing {
  const { t } = context;
  const turn = boardLink.need?.turn;
  if (turn === undefined) return nothing;
  const names = turn.members.map((id) => nameOf(context, id)).join(', ');
  return html`<p class="soft">${names === '' ? t(`deps.turn.${turn.end}.nobody`) : t(`deps.turn.${turn.act}`, { names })}</p>`;
}

/** Whom to tell, once a need has waited too long for its criticality. */
function escalationText({ id }: BoardLink, context: PanelContext): TemplateResult | typeof nothing {
  const found = escalationsOf(context.board).get(id);
  return found === undefined ? nothing : html`<p class="escalation">${health('warn')} <span>${escalationWords(found, context)}</span></p>`;
}

/** "Attend depuis 9 j de trop : à dire à Léa Martin, chef·fe de projet." */
export function escalationWords({ days, member, to, project }: Escalation, context: PanelContext): string {
  const { t, formats, board, language } = context;
  const { sponsor, lead } = board.people.projects.get(project ?? '') ?? {};
  const field = member === sponsor && (to === 'sponsor' || member !== lead) ? 'sponsor' : 'lead';
  const role = fieldLabel('project', field)?.[language].toLowerCase() ?? field;
  const values = { days: formats.number(days), role };
  return member === undefined ? t('deps.escalation.nobody', values) : t('deps.escalation', { ...values, name: nameOf(context, member) });
}

function needButtons(boardLink: BoardLink, context: PanelContext, { refusing, ask }: Asking): TemplateResult | typeof nothing {
  const { t, act, can, today } = context;
  const { id, state, link } = boardLink;
  if (state === undefined || !can('dependency', 'state', id)) return nothing;
  const step = (to: NeedState) => act({ kind: 'write', changes: [stepNeed(link, to, today)], said: t('deps.need.stepped', { state: t(`deps.need.${to}`) }) });
  if (refusing === id) {
    return html`<div class="asking" role="group" aria-label=${t('deps.need.refuse.ask')}>
      <p>${t('deps.need.refuse.ask')}</p>
      <div class="acts">
        <button class="button" @click=${() => step('refused')}>${t('deps.need.refuse.yes')}</button>
        <button class="button quiet" @click=${() => ask(undefined)}>${t('common.cancel')}</button>
      </div>
    </div>`;
  }
  return html`<div class="acts">
    ${nextSteps(state).map(
      ({ to }, n) => html`<button class=${n === 0 && state !== 'verified' ? 'button primary' : 'button'} @click=${() => (to === 'refused' ? ask(id) : step(to))}>${t(`deps.step.${state}.${to}`)}</button>`,
    )}
  </div>`;
}
