import { compareIds, whatBlocks, whatFirst, whoWaitsFor, type OpenWait } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import { health } from '../../shapes/health.ts';
import { progress } from '../../shapes/progress.ts';
import { doublesOf, escalationsOf } from '../board/notices.ts';
import { stateShape } from '../map/node-face.ts';
import { needTitle } from '../board/later-words.ts';
import { stateWord } from '../board/words.ts';
import { wholeDays } from '../board/whole-days.ts';
import { escalationWords } from './need-view.ts';
import { nameOf, type PanelContext } from './panel-context.ts';

/** Lines of each list before the rest is only counted. */
const most = 40;

/** What to do first: what can start now, what blocks me, who waits for me. */
export function firstPanel(context: PanelContext, project: string | undefined): TemplateResult {
  const { board, t, formats, me, act } = context;
  const isShown = (id: string) => project === undefined || board.byId.get(id)?.task.project === project;
  const first = whatFirst(board.schedule, board.standings).filter(({ id }) => isShown(id));
  return html`
    <h2 class="panel-title" tabindex="-1">${t('deps.first')}</h2>
    <p class="soft">${t('deps.first.why')}</p>
    <section>
      <h3>${t('deps.first.startable', { n: first.length })}</h3>
      <ol class="lines">
        ${first.slice(0, most).map(({ id, totalFloat, peopleWaiting }) => {
          const task = board.byId.get(id);
          if (task === undefined) return nothing;
          const days = wholeDays(totalFloat);
          return html`<li>
            <button class="line" @click=${() => act({ kind: 'show', subject: { kind: 'task', id } })}>
              ${stateShape(task.state)}
              <span class="what"
                ><span>${task.task.title}</span
                ><span class="meta"
                  >${(task.task.responsible ?? []).map((member) => nameOf(context, member)).join(', ')}${peopleWaiting.length === 0
                    ? nothing
                    : html`${(task.task.responsible ?? []).length > 0 ? ', ' : ''}${t('deps.first.waiting', { n: peopleWaiting.length })}`}</span
                ></span
              >
              <span class=${days < 0 ? 'figure crit' : 'figure'} title=${t('deps.column.float')}>${t('deps.days', { days: formats.number(days) })}</span>
            </button>
          </li>`;
        })}
      </ol>
      ${first.length > most ? html`<p class="meta">${t('deps.more', { n: first.length - most })}</p>` : nothing}
      ${first.length === 0 ? html`<p class="soft">${t('deps.first.none')}</p>` : nothing}
    </section>
    ${me === undefined
      ? html`<section>
          <h3>${t('deps.first.mine')}</h3>
          <p class="soft">${t('deps.first.whoAreYou')}</p>
          <button class="button" @click=${() => act({ kind: 'me' })}>${t('common.whoAreYou')}</button>
        </section>`
      : html`
          ${waits(context, t('deps.first.blocksMe'), t('deps.first.blocksMe.none'), whatBlocks(board.schedule, me), 'predecessor')}
          ${waits(context, t('deps.first.waitsForMe'), t('deps.first.waitsForMe.none'), whoWaitsFor(board.schedule, me), 'successor')}
        `}
    ${told(context)} ${doubled(context)}
  `;
}

/** Needs that have waited too long, with whom to tell. */
function told(context: PanelContext): TemplateResult | typeof nothing {
  const { board, t, act, formats } = context;
  const found = [...escalationsOf(board).values()];
  if (found.length === 0) return nothing;
  return html`<section>
    <h3>${t('deps.escalations')} <span class="soft">${formats.number(found.length)}</span></h3>
    <p class="soft">${t('deps.escalations.why')}</p>
    <ul class="lines">
      ${found.slice(0, most).map((escalation) => {
        const link = board.linkById.get(escalation.need);
        return link && html`<li>
          <button class="line" @click=${() => act({ kind: 'show', subject: { kind: 'link', id: link.id } })}>
            ${health('warn')}<span class="what"><span>${needTitle(link)}</span><span class="meta">${escalationWords(escalation, context)}</span></span>
          </button>
        </li>`;
      })}
    </ul>
    ${found.length > most ? html`<p class="meta">${t('deps.more', { n: found.length - most })}</p>` : nothing}
  </section>`;
}

/** Integration points that may be one, each pair once. */
function doubled({ board, t, act, formats }: PanelContext): TemplateResult | typeof nothing {
  const pairs = [...doublesOf(board)].flatMap(([id, others]) => others.flatMap(({ other, because }) => {
    const [one, two] = [board.linkById.get(id), board.linkById.get(other)];
    return one !== undefined && two !== undefined && compareIds(id, other) < 0 ? [{ one, two, because }] : [];
  }));
  if (pairs.length === 0) return nothing;
  return html`<section>
    <h3>${t('deps.doubles')} <span class="soft">${formats.number(pairs.length)}</span></h3>
    <ul class="lines">
      ${pairs.slice(0, most).map(
        ({ one, two, because }) => html`<li>
          <button class="line" @click=${() => act({ kind: 'show', subject: { kind: 'link', id: one.id } })}>
            ${progress('requested')}<span class="what"><span>${needTitle(one)}</span><span>${needTitle(two)}</span><span class="meta">${t(`deps.double.${because}`)}</span></span>
          </button>
        </li>`,
      )}
    </ul>
    ${pairs.length > most ? html`<p class="meta">${t('deps.more', { n: pairs.length - most })}</p>` : nothing}
  </section>`;
}

function waits(context: PanelContext, title: string, none: string, open: readonly OpenWait[], side: 'predecessor' | 'successor'): TemplateResult {
  const { board, t, formats, act } = context;
  return html`<section>
    <h3>${title} <span class="soft">${formats.number(open.length)}</span></h3>
    <ul class="lines">
      ${open.slice(0, most).map((wait) => {
        const link = board.linkById.get(wait.link);
        const other = board.byId.get(wait[side]);
        if (link === undefined || other === undefined) return nothing;
        const people = (other.task.responsible ?? []).map((member) => nameOf(context, member)).join(', ');
        return html`<li>
          <button class="line" @click=${() => act({ kind: 'show', subject: { kind: 'link', id: link.id } })}>
            ${stateShape(other.state)}
            <span class="what"
              ><span>${side === 'predecessor' ? needTitle(link) : other.task.title}</span
              ><span class="meta">${people === '' ? stateWord(other, t, formats).word : `${people}, ${stateWord(other, t, formats).word}`}</span></span
            >
          </button>
        </li>`;
      })}
    </ul>
    ${open.length === 0 ? html`<p class="soft">${none}</p>` : nothing}
  </section>`;
}
