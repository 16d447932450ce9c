import { formatsFor, type Forecast, type Formats, type Lang, type Translate } from '@entrelacs/core';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { controlStyles } from '../../controls.styles.ts';
import { icon } from '../../shapes/icons.ts';
import { letterStyles } from '../../shapes/letters.styles.ts';
import { shapeStyles } from '../../shapes/shapes.styles.ts';
import { emit } from '../../shared/emit.ts';
import type { Board } from '../board/board.ts';
import { taskRenamed } from '../gestures.ts';
import { hasKeys } from '../keys-back.ts';
import type { BoardFilters, BoardView, SideKind } from '../options.ts';
import { panelStyles } from './dependency-panel.styles.ts';
import { filtersPanel } from './filters-panel.ts';
import { firstPanel } from './first-panel.ts';
import { linkPanel } from './link-panel.ts';
import { needLifeStyles } from './need-life.styles.ts';
import { pairPanel } from './pair-panel.ts';
import type { PanelAct, PanelContext, Subject } from './panel-context.ts';
import { addPanel, requestPanel } from './request-panel.ts';
import { taskPanel } from './task-panel.ts';
import './task-picker.ts';
import { timesStyles } from './times-chart.styles.ts';

/**
 * @summary What is to be known and done about a task, a link, a pair of teams; what to do first.
 * @event {CustomEvent<PanelAct>} panel-act - Something is asked for.
 */
export class DependencyPanel extends LitElement {
  static override styles = [controlStyles, shapeStyles, letterStyles, panelStyles, needLifeStyles, timesStyles];
  /** The keys were in the panel before it changed. */
  private hadFocus = false;
  @query('.content') private content?: HTMLElement;
  @state() private refusing?: string | undefined;
  @state() private removing = false;
  @state() private renaming = false;
  @property({ attribute: false }) subject?: Subject | undefined;
  @property({ attribute: false }) board?: Board | undefined;
  @property({ attribute: false }) t: Translate = (code) => code;
  @property({ attribute: false }) language: Lang = 'fr';
  @property({ attribute: false }) formats: Formats = formatsFor({ lang: 'fr', today: '1970-01-01' });
  @property() today = '1970-01-01';
  @property() me?: string | undefined;
  @property() by: SideKind = 'team';
  @property({ attribute: false }) filters: BoardFilters = {};
  /** The odds, once they are known. */
  @property({ attribute: false }) forecast?: Forecast | undefined;
  @property() view: BoardView = 'map';
  @property({ attribute: false }) can: PanelContext['can'] = () => false;

  override willUpdate(changed: PropertyValues): void {
    this.hadFocus = hasKeys(this.shadowRoot);
    if (!changed.has('subject')) return;
    this.refusing = undefined;
    this.removing = false;
    this.renaming = false;
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('renaming') && this.renaming) {
      const input = this.content?.querySelector<HTMLInputElement>('.rename');
      input?.focus();
      input?.select();
    }
    if (changed.has('subject')) this.begin();
    // What had the keys may be gone: they stay in the panel.
    if (this.hadFocus && !hasKeys(this.shadowRoot)) this.focus();
  }

  private begin(): void {
    if (this.content !== undefined) this.content.scrollTop = 0;
    const { subject } = this;
    const isForm = subject?.kind === 'add' || subject?.kind === 'request' || (subject?.kind === 'link' && subject.isNew === true);
    if (isForm) this.content?.querySelector<HTMLElement>('textarea')?.focus();
  }

  /** Puts the focus on the panel's title. */
  override focus(): void {
    (this.content?.querySelector<HTMLElement>('.panel-title[tabindex]') ?? this.content?.querySelector('button'))?.focus();
  }

  private act(act: PanelAct): void {
    emit(this, 'panel-act', act);
  }

  private ask(link: string | undefined): void {
    this.refusing = link;
  }

  private askRemoval(isAsked: boolean): void {
    this.removing = isAsked;
  }

  private rename(id: string, before: string, isOn: boolean, title?: string): void {
    if (this.renaming && !isOn && title !== undefined && title.trim() !== '' && title.trim() !== before) this.act({ kind: 'write', changes: taskRenamed(id, title.trim()) });
    this.renaming = isOn;
  }

  private handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.act({ kind: 'show', subject: undefined });
  }

  private renderSubject(context: PanelContext, subject: Subject): TemplateResult | typeof nothing {
    const { board, t } = context;
    const asking = { refusing: this.refusing, ask: (link: string | undefined) => this.ask(link) };
    switch (subject.kind) {
      case 'task': {
        const task = board.byId.get(subject.id);
        if (task === undefined) return this.gone(t);
        return taskPanel(task, context, {
          ...asking,
          removing: this.removing,
          askRemoval: (isAsked) => this.askRemoval(isAsked),
          renaming: this.renaming,
          rename: (isOn, title) => this.rename(task.id, task.task.title, isOn, title),
        });
      }
      case 'link': {
        const link = board.linkById.get(subject.id);
        return link === undefined ? this.gone(t) : linkPanel(link, context, asking);
      }
      case 'pair':
        return pairPanel(subject.asker, subject.provider, this.by, context);
      case 'first':
        return firstPanel(context, this.filters.project);
      case 'filters':
        return filtersPanel(context);
      case 'request':
        return requestPanel(subject, context);
      case 'add':
        return addPanel(context);
      case 'picker':
        return this.renderPicker(context, subject);
    }
  }

  private renderPicker({ board, t, act }: PanelContext, { id, side }: Subject & { kind: 'picker' }): TemplateResult {
    const title = board.byId.get(id)?.task.title ?? '';
    return html`
      <h2 class="panel-title">${t(`deps.picker.${side}.title`, { title })}</h2>
      <coop-task-picker
        .board=${board}
        .t=${t}
        .task=${id}
        .side=${side}
        @picker-choose=${(event: CustomEvent<string>) => act(side === 'around' ? { kind: 'around', id: event.detail } : { kind: 'link', ...(side === 'need' ? { from: event.detail, to: id } : { from: id, to: event.detail }) })}
        @picker-close=${() => act({ kind: 'show', subject: side === 'around' ? { kind: 'filters' } : { kind: 'task', id } })}
      ></coop-task-picker>
    `;
  }

  private gone(t: Translate): TemplateResult {
    return html`<p class="soft">${t('deps.gone')}</p>`;
  }

  override render() {
    const { board, subject, t, formats, language, today, me, can, forecast, view, filters } = this;
    if (board === undefined || subject === undefined) return nothing;
    const context: PanelContext = { board, t, formats, language, today, me, can, forecast, view, filters, act: (act) => this.act(act) };
    return html`
      <aside class="content" aria-label=${t('deps.panel')} @keydown=${(event: KeyboardEvent) => this.handleKey(event)}>
        <button class="button quiet square close" aria-label=${t('common.close')} title=${t('common.close')} @click=${() => this.act({ kind: 'show', subject: undefined })}>${icon('close')}</button>
        ${this.renderSubject(context, subject)}
      </aside>
    `;
  }
}

customElements.define('coop-dependency-panel', DependencyPanel);
