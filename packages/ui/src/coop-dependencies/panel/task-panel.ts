import type { CauseStep } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import { health } from '../../shapes/health.ts';
import { anyIcon } from '../../shapes/more-icons.ts';
import { letter } from '../../shapes/letters.ts';
import { progress } from '../../shapes/progress.ts';
import type { BoardLink, BoardTask } from '../board/types.ts';
import { firstName, needTitle, signedDays } from '../board/later-words.ts';
import { linkPill } from '../board/link-pill.ts';
import { stateWord } from '../board/words.ts';
import { taskRemoved } from '../gestures.ts';
import { boardIcon } from '../icons.ts';
import { stateShape } from '../map/node-face.ts';
import { forecastSection, milestoneOdds } from './forecast-section.ts';
import { needLine } from './need-life.ts';
import { needView, type Asking } from './need-view.ts';
import { nameOf, type PanelContext } from './panel-context.ts';
import { causesOf, milestonesOf } from '../board/notices.ts';

/** Lines of a list before the rest is only counted. */
const most = 6;

/** What the panel remembers while it shows one task. */
export interface TaskPanelState extends Asking {
  readonly removing: boolean;
  readonly askRemoval: (isAsked: boolean) => void;
  readonly renaming: boolean;
  readonly rename: (isOn: boolean, title?: string) => void;
}

/** A task as a sentence: how it is, because of what, what is needed, whose turn it is, what waits behind. */
export function taskPanel(task: BoardTask, context: PanelContext, state: TaskPanelState): TemplateResult {
  const needs = task.needs.filter(({ isOpen, kind }) => isOpen && kind !== 'information');
  const chain = causesOf(context.board, task.id);
  const main = needs.find(({ id }) => id === chain[0]?.link) ?? needs.find(({ isOverdue }) => isOverdue) ?? needs[0];
  return html`
    ${heading(task, context, state)} ${people(task, context)} ${because(chain, context)} ${dropped(task, context)}
    ${main === undefined || !task.isOpen ? nothing : html`<section><h3>${needHeading(task, context)}</h3>${mainNeed(main, context, state)}</section>`}
    ${otherNeeds(needs.filter((need) => need !== main), context)} ${forecastSection(task, context)} ${behind(task, context)} ${links(task, context)} ${acts(task, context, state)}
  `;
}

function heading(task: BoardTask, context: PanelContext, { renaming, rename }: TaskPanelState): TemplateResult {
  const { t, formats, board, can } = context;
  const { word, health: shape } = stateWord(task, t, formats);
  const isBlockedLate = task.state === 'blocked' && task.lateDays > 0;
  const { plan } = task;
  const team = board.people.teams.get(task.task.team ?? '')?.name ?? '';
  const dates = plan === undefined ? '' : task.isOpen ? t('deps.task.planned', { dates: formats.range(plan.start, plan.finish) }) : formats.range(plan.start, plan.finish);
  const promised = task.isOpen && task.task.due !== undefined && plan !== undefined && plan.finish > task.task.due ? t('deps.task.promised', { day: formats.day(task.task.due) }) : '';
  return html`
    <p class="state">${shape === undefined ? stateShape(task.state) : health(shape)} <span><b>${word}</b>${isBlockedLate ? `, ${t('deps.state.lateBy.small', { days: formats.number(task.lateDays) })}` : nothing}</span></p>
    ${renaming
      ? html`<input
          class="field rename"
          aria-label=${t('common.rename')}
          .value=${task.task.title}
          @keydown=${(event: KeyboardEvent) => {
            if (event.key === 'Enter') rename(false, (event.target as HTMLInputElement).value);
            else if (event.key === 'Escape') rename(false);
            else return;
            event.stopPropagation();
          }}
          @blur=${(event: FocusEvent) => rename(false, (event.target as HTMLInputElement).value)}
        />`
      : html`<h2 class="panel-title" tabindex="-1">
          ${task.task.title}${can('task', 'title', task.id)
            ? html`<button class="button quiet square small" aria-label=${t('common.rename')} title=${t('common.rename')} @click=${() => rename(true)}>${anyIcon('edit')}</button>`
            : can('task', 'title')
              ? html` <span class="lock" role="img" aria-label=${t('common.readOnly')} title=${t('common.readOnly')}>${anyIcon('lock')}</span>`
              : nothing}
        </h2>`}
    <p class="soft">${[team, dates, promised].filter((part) => part !== '').join(', ')}</p>
  `;
}

function people({ task }: BoardTask, context: PanelContext): TemplateResult {
  const { t } = context;
  const row = (role: 'responsible' | 'accountable') => {
    const ids = task[role] ?? [];
    return html`<li>
      ${letter(role, t(`raci.role.${role}`))}${ids.length === 0 ? html`<span class="crit">${t('deps.nobody')}</span>` : html`<span>${ids.map((id) => nameOf(context, id)).join(', ')}</span>`}
    </li>`;
  };
  return html`<ul class="people">${row('responsible')} ${row('accountable')}</ul>`;
}

function because(chain: readonly CauseStep[], context: PanelContext): TemplateResult | typeof nothing {
  const { t, board, act } = context;
  const root = chain.at(-1);
  if (root === undefined) return nothing;
  const left = chain.length - most;
  return html`<section>
    <h3>${t('deps.because')}</h3>
    <ol class="chain">
      ${[...chain.slice(0, left > 0 ? most - 1 : most), ...(left > 0 ? [undefined, root] : [])].map((step) => {
        if (step === undefined) return html`<li class="soft">${t('deps.because.between', { n: left })}</li>`;
        const cause = board.byId.get(step.task);
        return cause === undefined
          ? nothing
          : html`<li>
              ${stateShape(cause.state)}
              <span class="what"><button class="link plain" @click=${() => act({ kind: 'show', subject: { kind: 'task', id: cause.id } })}>${cause.task.title}</button><span class="soft">${causeWords(step, cause, context)}</span></span>
            </li>`;
      })}
    </ol>
  </section>`;
}

/** "retard 9 j, A : Martine Joubert" */
export function causeWords({ reason, days, answerable }: CauseStep, cause: BoardTask, context: PanelContext): string {
  const { t, formats } = context;
  const due = cause.task.due;
  const said =
    reason === 'doneLate' && cause.plan !== undefined && due !== undefined
      ? t('deps.cause.doneLate', { day: formats.day(cause.task.doneOn ?? cause.plan.finish), due: formats.day(due) })
      : t(`cause.${reason}`, { days: formats.number(days) });
  const letterOf = (cause.task.accountable ?? []).length > 0 ? 'A' : 'R';
  return answerable.length === 0 || reason === 'doneLate' ? said : t('deps.cause.by', { said, letter: letterOf, names: answerable.map((id) => nameOf(context, id)).join(', ') });
}

function dropped({ id }: BoardTask, context: PanelContext): TemplateResult | typeof nothing {
  const { t, board, act } = context;
  const links = (board.standings.get(id)?.dropped ?? []).flatMap((link) => board.linkById.get(link) ?? []);
  if (links.length === 0) return nothing;
  return html`<section>
    <h3>${t('deps.dropped')}</h3>
    <ul class="lines">
      ${links.map((link) => html`<li><button class="line" @click=${() => act({ kind: 'show', subject: { kind: 'link', id: link.id } })}>${progress('refused')}<span class="what"><span>${needTitle(link)}</span></span></button></li>`)}
    </ul>
  </section>`;
}

function needHeading({ task }: BoardTask, context: PanelContext): string {
  const [first] = task.responsible ?? [];
  return first === undefined ? context.t('deps.needs') : context.t('deps.needs.of', { name: firstName(nameOf(context, first)) });
}

function mainNeed(link: BoardLink, context: PanelContext, state: Asking): TemplateResult {
  const { t, act } = context;
  const need = (link.link.need ?? '').trim();
  return html`
    ${need === '' ? html`<p>${link.from.task.title}</p>` : nothing} ${needView(link, context, state)}
    <p><button class="link" @click=${() => act({ kind: 'show', subject: { kind: 'link', id: link.id } })}>${t('deps.need.details')}</button></p>
  `;
}

function otherNeeds(needs: readonly BoardLink[], context: PanelContext): TemplateResult | typeof nothing {
  const { t, act } = context;
  if (needs.length === 0) return nothing;
  return html`<section>
    <h3>${t('deps.needs.others', { n: needs.length })}</h3>
    <ul class="needs">
      ${needs.slice(0, most).map((link) => html`<li><button class="need-line" @click=${() => act({ kind: 'show', subject: { kind: 'link', id: link.id } })}><span class="one-line">${needTitle(link)}</span><span class="life-line">${needLine(link, context)}</span></button></li>`)}
    </ul>
    ${needs.length > most ? html`<p class="meta">${t('deps.more', { n: needs.length - most })}</p>` : nothing}
  </section>`;
}

/** What waits behind a task, nearest first: by how much each is late, and the milestones that it reaches. */
function behind(task: BoardTask, context: PanelContext): TemplateResult | typeof nothing {
  const { t, formats, board, act } = context;
  const waiting = tasksBehind(task);
  const milestones = new Set([task, ...waiting].flatMap(({ task: { milestone } }) => milestone ?? []));
  const forecasts = milestonesOf(board).filter(({ milestone }) => milestones.has(milestone.id));
  if (waiting.length === 0 && forecasts.length === 0) return nothing;
  return html`<section>
    <h3>${t('deps.behind')}</h3>
    <ul class="lines">
      ${waiting.slice(0, most).map((other) => {
        const late = board.standings.get(other.id)?.overshootDays ?? 0;
        return html`<li>
          <button class="line" @click=${() => act({ kind: 'show', subject: { kind: 'task', id: other.id } })}>
            ${stateShape(other.state)}<span class="one-line">${other.task.title}</span>${late > 0 ? html`<span class="figure">${signedDays(late, t, formats)}</span>` : nothing}
          </button>
        </li>`;
      })}
      ${forecasts.map(
        ({ milestone, date, lateBy = 0 }) => html`<li>
          <span class="line"
            >${boardIcon('flag')}<span class="what"
              ><span class="split"
                ><span class="one-line">${milestone.title}${milestone.due === undefined ? nothing : `, ${formats.day(milestone.due)}`}</span>${date !== undefined && lateBy > 0 ? html`<span class="figure crit">${formats.day(date)}</span>` : nothing}</span
              >${milestoneOdds(milestone.id, context)}</span
            ></span
          >
        </li>`,
      )}
    </ul>
    ${waiting.length > most ? html`<p class="meta">${t('deps.more', { n: waiting.length - most })}</p>` : nothing}
  </section>`;
}

function tasksBehind(task: BoardTask): readonly BoardTask[] {
  const seen = new Set([task]);
  const found: BoardTask[] = [];
  for (let at: BoardTask | undefined = task, next = 0; at !== undefined && found.length < 200; at = found[next++]) {
    for (const { to, kind, state } of at.awaited) {
      if (seen.has(to) || !to.isOpen || kind === 'information' || state === 'refused') continue;
      seen.add(to);
      found.push(to);
    }
  }
  return found;
}

function links(task: BoardTask, context: PanelContext): TemplateResult {
  const { t, formats, act, can } = context;
  const canLink = can('dependency', 'predecessor') || can('task', 'dependsOn');
  const list = (side: 'need' | 'awaited') => {
    const own = side === 'need' ? task.needs : task.awaited;
    return html`<li>
      <details ?open=${own.length > 0 && own.length <= 4}>
        <summary>${t(side === 'need' ? 'deps.links.needs' : 'deps.links.awaited')} <span class="soft">${own.length}</span></summary>
        <ul class="lines">
          ${own.map((link) => {
            const other = side === 'need' ? link.from : link.to;
            const pill = linkPill(link, t, formats);
            return html`<li>
              <button class="line" @click=${() => act({ kind: 'show', subject: { kind: 'link', id: link.id } })}>${stateShape(other.state)}<span class="one-line">${other.task.title}</span>${pill === '' ? nothing : html`<span class="figure soft">${pill}</span>`}</button>
            </li>`;
          })}
        </ul>
        ${canLink ? html`<button class="link" @click=${() => act({ kind: 'show', subject: { kind: 'picker', id: task.id, side } })}>${t(`deps.links.add.${side}`)}</button>` : nothing}
      </details>
    </li>`;
  };
  return html`<section><ul class="sides">${list('need')}${list('awaited')}</ul></section>`;
}

function acts(task: BoardTask, context: PanelContext, { removing, askRemoval }: TaskPanelState): TemplateResult {
  const { t, act, can, board } = context;
  const project = board.people.projects.get(task.task.project ?? '');
  const count = task.needs.length + task.awaited.length;
  if (removing) {
    const remove = () => act({ kind: 'write', changes: taskRemoved(task), said: t('deps.task.removed', { title: task.task.title }) });
    return html`<section class="asking" role="group" aria-label=${t('deps.task.remove')}>
      <p>${t('deps.task.remove.ask', { n: count, title: task.task.title })}</p>
      <div class="acts"><button class="button" @click=${remove}>${t('deps.task.remove.yes')}</button><button class="button quiet" @click=${() => askRemoval(false)}>${t('common.cancel')}</button></div>
    </section>`;
  }
  const start = () => act({ kind: 'write', changes: [{ kind: 'update', entity: 'task', id: task.id, fields: { status: 'doing' } }], said: t('deps.task.started', { title: task.task.title }) });
  return html`<section class="acts tools">
    ${task.state === 'startable' && can('task', 'status', task.id) ? html`<button class="button primary" @click=${start}>${t('deps.task.start')}</button>` : nothing}
    <button class="button" @click=${() => act({ kind: 'around', id: task.id })}>${boardIcon('around')} ${t('deps.around')}</button>
    ${(context.view === 'map' || context.view === 'list') && project !== undefined
      ? html`<button class="button" @click=${() => act({ kind: 'fold', project: project.id })}>${boardIcon('minus')} ${t('deps.fold.one', { title: project.name })}</button>`
      : nothing}
    ${task.isOpen && can('task', 'due', task.id) ? html`<button class="button" @click=${() => act({ kind: 'move', id: task.id })}>${boardIcon('move')} ${t('deps.move')}</button>` : nothing}
    ${can('task', 'title', task.id) ? html`<button class="button square" aria-label=${t('deps.task.remove')} title=${t('deps.task.remove')} @click=${() => askRemoval(true)}>${boardIcon('remove')}</button>` : nothing}
  </section>`;
}
