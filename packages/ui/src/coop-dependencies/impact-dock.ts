import { formatsFor, type Formats, type Impact, type Translate } from '@entrelacs/core';
import { css, html, LitElement, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import { controlStyles } from '../controls.styles.ts';
import { health } from '../shapes/health.ts';
import { shapeStyles } from '../shapes/shapes.styles.ts';
import { emit } from '../shared/emit.ts';
import type { Board } from './board/board.ts';
import { shortName, signedDays } from './board/later-words.ts';
import { boardIcon } from './icons.ts';

/** Lines of each column before the rest is only counted. */
const most = 4;

/**
 * @summary What a move would bring about, before it is written: what moves, which milestones, whom to tell.
 * @event dock-apply - The move is to be written.
 * @event dock-cancel - It is to be forgotten.
 * @event {CustomEvent<{ start?: string; due?: string }>} dock-dates - Other days were typed.
 */
export class ImpactDock extends LitElement {
  static override styles = [
    controlStyles,
    shapeStyles,
    css`
      :host {
        position: relative;
        z-index: 6;
        box-shadow: var(--coop-shadow);
      }
      .dock {
        display: grid;
        grid-template-columns: minmax(256px, 1.3fr) minmax(150px, 1fr) minmax(130px, 0.9fr) minmax(112px, 0.7fr) auto;
        gap: 6px 24px;
        max-height: 46vh;
        padding: 12px 16px;
        overflow: auto;
      }
      h2 {
        margin-bottom: 2px;
      }
      h3 {
        color: var(--coop-text-2);
        font-weight: 600;
        margin-bottom: 2px;
      }
      li,
      .note-line {
        display: flex;
        align-items: center;
        gap: 6px;
        min-height: 20px;
      }
      .by {
        margin-inline-start: auto;
        padding-left: 8px;
        font-weight: 600;
        white-space: nowrap;
      }
      .disc {
        display: inline-grid;
        place-items: center;
        flex: none;
        width: 20px;
        height: 20px;
        border: 1px solid var(--coop-line-2);
        border-radius: 50%;
        background: var(--coop-surface-2);
        font-size: 10px;
        font-weight: 600;
      }
      .dates {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 6px;
        margin: 4px 0;
      }
      .dates .field {
        min-width: 0;
        width: 118px;
        padding: 0 4px;
        min-height: 26px;
        font-size: 12px;
      }
      .acts {
        display: flex;
        flex-direction: column;
        gap: 8px;
      }
      .acts .soft {
        margin-left: 4px;
      }
      .primary .key {
        opacity: 0.95;
        font-weight: 400;
        margin-left: 4px;
      }
      @container board (max-width: 900px) {
        .dock {
          grid-template-columns: 1fr 1fr;
        }
        .acts {
          flex-direction: row;
        }
      }
      @container board (max-width: 520px) {
        .dock {
          grid-template-columns: 1fr;
          max-height: 60vh;
        }
      }
    `,
  ];
  @query('input') private day?: HTMLInputElement;
  @property({ attribute: false }) impact?: Impact | undefined;
  @property({ attribute: false }) board?: Board | undefined;
  @property({ attribute: false }) t: Translate = (code) => code;
  @property({ attribute: false }) formats: Formats = formatsFor({ lang: 'fr', today: '1970-01-01' });
  @property({ attribute: false }) initials: ReadonlyMap<string, string> = new Map();

  /** Puts the focus on the first day that can be typed: Enter there writes the move, Escape forgets it. */
  override focus(): void {
    this.day?.focus();
  }

  private handleKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') emit(this, 'dock-cancel');
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) emit(this, 'dock-apply');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private renderDates(impact: Impact) {
    const { t } = this;
    const change = (name: 'start' | 'due') => (event: Event) => {
      const { value } = event.target as HTMLInputElement;
      if (value !== '') emit(this, 'dock-dates', { [name]: value });
    };
    const isStarted = this.board?.standings.get(impact.task.id)?.phase === 'started';
    return html`<span class="dates">
      ${isStarted ? nothing : html`<input class="field" type="date" aria-label=${t('deps.dock.start')} .value=${impact.task.to.start} @change=${change('start')} />`}
      <input class="field" type="date" aria-label=${t('deps.dock.due')} .value=${impact.task.to.finish} @change=${change('due')} />
    </span>`;
  }

  private renderMoved({ moved, absorbedDays, task }: Impact) {
    const { t, formats, board } = this;
    return html`<div>
      <h3>${moved.length === 0 ? t('deps.dock.nothing') : t('deps.dock.moved', { n: moved.length })}</h3>
      <ul>
        ${moved.slice(0, most).map(({ id, byDays }) => html`<li><span class="one-line">${board?.byId.get(id)?.task.title}</span><span class="by">${signedDays(byDays, t, formats)}</span></li>`)}
      </ul>
      ${moved.length > most ? html`<p class="meta">${t('deps.more', { n: moved.length - most })}</p>` : nothing}
      ${absorbedDays > 0 ? html`<p class="soft">${t('deps.dock.absorbed', { days: formats.number(Math.round(absorbedDays)), of: formats.number(Math.round(task.byDays)) })}</p>` : nothing}
    </div>`;
  }

  private renderMilestones({ milestones }: Impact) {
    const { t, formats } = this;
    if (milestones.length === 0) return html`<div><h3>${t('deps.dock.noMilestone')}</h3></div>`;
    return html`<div>
      <h3>${t('deps.dock.milestones', { n: milestones.length })}</h3>
      <ul>
        ${milestones.slice(0, most).map(
          ({ milestone, from, to, lateBy = 0, breaks }) => html`<li>${lateBy > 0 ? health(breaks ? 'crit' : 'warn') : boardIcon('flag')}<span class="one-line">${milestone.title}</span></li>
            <li>
              <span>${formats.day(from)} → <b>${formats.day(to)}</b></span>
            </li>
            ${milestone.due === undefined || lateBy <= 0 ? nothing : html`<li class="soft">${t('deps.dock.promised', { day: formats.day(milestone.due) })}</li>`}`,
        )}
      </ul>
    </div>`;
  }

  private renderPeople({ people }: Impact) {
    const { t, board, initials } = this;
    if (people.length === 0) return html`<div></div>`;
    return html`<div>
      <h3>${t('deps.dock.tell')}</h3>
      <ul>
        ${people.slice(0, most).map((id) => html`<li><span class="disc" aria-hidden="true">${initials.get(id)}</span><span class="one-line">${shortName(board?.people.members.get(id)?.name ?? t('deps.unknownPerson'))}</span></li>`)}
      </ul>
      ${people.length > most ? html`<p class="meta">${t('deps.more', { n: people.length - most })}</p>` : nothing}
    </div>`;
  }

  override render() {
    const { impact, board, t, formats } = this;
    if (impact === undefined) return nothing;
    const { from, to } = impact.task;
    return html`<section class="dock" aria-label=${t('deps.dock')} @keydown=${(event: KeyboardEvent) => this.handleKey(event)}>
      <div>
        <h2 class="section-title">${t('deps.dock.title', { title: board?.byId.get(impact.task.id)?.task.title ?? '' })}</h2>
        <p role="status">${t('deps.dock.dates', { to: formats.range(to.start, to.finish), from: formats.range(from.start, from.finish) })}</p>
        ${this.renderDates(impact)}
        <p class="note-line soft">${boardIcon('eye')} ${t('deps.dock.preview')}</p>
      </div>
      ${this.renderMoved(impact)} ${this.renderMilestones(impact)} ${this.renderPeople(impact)}
      <div class="acts">
        <button class="button primary" @click=${() => emit(this, 'dock-apply')}>${t('common.apply')}<span class="key">${t('deps.key.enter')}</span></button>
        <button class="button" @click=${() => emit(this, 'dock-cancel')}>${t('common.cancel')}<span class="soft">${t('deps.key.escape')}</span></button>
      </div>
    </section>`;
  }
}

customElements.define('coop-impact-dock', ImpactDock);
