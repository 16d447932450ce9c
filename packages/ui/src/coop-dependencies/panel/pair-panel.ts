import { needsMatrix, type SideBy } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../shapes/icons.ts';
import { needTitle } from '../board/later-words.ts';
import { yearBefore } from '../matrix/matrix-model.ts';
import { needLine } from './need-life.ts';
import { nameOf, type PanelContext } from './panel-context.ts';
import { timesChart } from './times-chart.ts';

/** What one side waits for from another: its open needs, and how long needs between the two took. */
export function pairPanel(asker: string, provider: string, by: SideBy, context: PanelContext): TemplateResult {
  const { board, t, act, can } = context;
  const matrix = needsMatrix(board.needs, by, yearBefore(context.today));
  const cell = matrix.cells.find((one) => one.asker === asker && one.provider === provider);
  const name = (key: string) => (key === '' ? t('deps.side.unknown') : by === 'team' ? (board.people.teams.get(key)?.name ?? t('deps.side.unknown')) : nameOf(context, key));
  const open = (cell?.open ?? []).flatMap((id) => board.linkById.get(id) ?? []);
  const people = (ids: readonly string[]) => ids.map((id) => nameOf(context, id)).join(', ');
  return html`
    <h2 class="panel-title sentence" tabindex="-1">${name(asker)} <span class="soft">${t('deps.pair.waits')}</span> ${name(provider)}</h2>
    <p class="soft">${t('deps.pair.count', { n: open.length })}${(cell?.overdueCount ?? 0) > 0 ? `, ${t('deps.pair.overdue', { n: cell?.overdueCount ?? 0 })}` : nothing}</p>
    <ul class="needs">
      ${open.map((link) => {
        const [asks, brings] = [people(link.need?.asker.members ?? []), people(link.need?.provider.members ?? [])];
        return html`<li>
          <button class="need-line" @click=${() => act({ kind: 'show', subject: { kind: 'link', id: link.id } })}>
            <span class="words">${(link.link.need ?? '').trim() === '' ? needTitle(link) : t('deps.quote', { text: needTitle(link) })}</span>
            <span class="soft">${t('deps.pair.who', { asker: asks === '' ? link.to.task.title : asks, provider: brings === '' ? link.from.task.title : brings })}</span>
            <span class="life-line">${needLine(link, context)}</span>
          </button>
        </li>`;
      })}
    </ul>
    ${cell === undefined ? nothing : timesChart(cell.times, matrix.times, context)}
    <div class="acts foot">
      ${can('dependency', 'need') && can('task', 'title')
        ? html`<button class="button" @click=${() => act({ kind: 'show', subject: { kind: 'request', ...(by === 'team' && { asker, provider }) } })}>${icon('plus')} ${t('deps.ask')}</button>`
        : nothing}
      <button class="link" @click=${() => act({ kind: 'map', asker, provider })}>${t('deps.pair.map')}</button>
    </div>
  `;
}
