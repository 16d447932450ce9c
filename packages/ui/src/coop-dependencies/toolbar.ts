import type { Lang, Translate } from '@entrelacs/core';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { controlStyles } from '../controls.styles.ts';
import type { CoopMenu, MenuItem } from '../coop-menu/coop-menu.ts';
import { health } from '../shapes/health.ts';
import { icon, type FirstIconName } from '../shapes/icons.ts';
import { shapeStyles } from '../shapes/shapes.styles.ts';
import { emit } from '../shared/emit.ts';
import { toolbarStyles } from '../shared/toolbar.styles.ts';
import { activeFilters } from './board/active-filters.ts';
import type { BoardPeople } from './board/types.ts';
import { boardViews, defaultOptions, laneKinds, type BoardFilters, type BoardOptions } from './options.ts';
import type * as lists from './toolbar-lists.ts';

/** Something that the toolbar asks for. */
export type ToolbarAct = 'first' | 'add' | 'filters' | 'csv' | 'svg' | 'png' | 'mermaid' | 'ics' | 'print' | 'keys' | 'me' | 'settings' | 'unfold' | 'fold';

/** What its menus list: comes after the first picture. */
export type ToolbarLists = typeof lists;

/**
 * @summary Views, search, filters, what to do first, and the rest in a menu.
 * @event {CustomEvent<Partial<BoardOptions>>} toolbar-options - Another view, or another setting of it.
 * @event {CustomEvent<BoardFilters>} toolbar-filters - Other filters.
 * @event {CustomEvent<ToolbarAct>} toolbar-act - Something is to be done.
 * @event toolbar-need - What its menus list is needed now.
 */
export class DependencyToolbar extends LitElement {
  static override styles = [
    controlStyles,
    shapeStyles,
    toolbarStyles,
    css`
      .toolbar {
        flex-wrap: nowrap;
      }
      .count {
        display: inline-grid;
        place-items: center;
        min-width: 20px;
        height: 20px;
        padding: 0 4px;
        border-radius: 10px;
        background: var(--coop-surface-3);
        font-weight: 600;
      }
      .search {
        position: relative;
        display: inline-flex;
        align-items: center;
        flex: 0 1 200px;
        min-width: 90px;
      }
      .search .icon {
        position: absolute;
        left: 7px;
        color: var(--coop-text-2);
        pointer-events: none;
      }
      .search input {
        width: 100%;
        padding-left: 28px;
      }
      .first {
        font-weight: 500;
      }
      .square,
      .segmented {
        flex: none;
      }
      .narrow .toolbar {
        flex-wrap: wrap;
        gap: 6px;
        padding: 6px 8px;
      }
      .narrow .push {
        display: none;
      }
      .narrow .views {
        flex: 1;
      }
      .narrow .segmented {
        width: 100%;
      }
      .narrow .segmented > button {
        flex: 1;
        justify-content: center;
        padding: 0 7px;
      }
      .small .first {
        flex: 1;
        min-width: max-content;
        justify-content: flex-start;
      }
    `,
  ];
  @query('.search input') private input?: HTMLInputElement;
  @query('.seek') private seek?: HTMLElement;
  @query('.toolbar') private bar?: HTMLElement;
  @state() private searches = false;
  /** The keys go from the field of the search back to its button. */
  private isLeaving = false;
  @state() private isTight = false;
  @property({ attribute: false }) t: Translate = (code) => code;
  @property({ attribute: false }) language: Lang = 'fr';
  /** What its menus list, once it is there. */
  @property({ attribute: false }) lists?: ToolbarLists | undefined;
  @property({ attribute: false }) options: BoardOptions = defaultOptions;
  @property({ attribute: false }) people: BoardPeople = { members: new Map(), teams: new Map(), projects: new Map(), milestones: new Map() };
  @property({ attribute: false }) titleOf: (task: string) => string = (task) => task;
  /** How many tasks can start now, as it is written. */
  @property() first = '';
  @property() panel?: string | undefined;
  @property({ type: Boolean }) canAdd = false;
  @property({ type: Boolean }) isReadOnly = false;
  @property({ type: Number }) width = 1280;

  override willUpdate(changed: PropertyValues): void {
    if (['width', 'options', 't', 'isReadOnly', 'searches', 'lists'].some((name) => changed.has(name))) this.isTight = false;
  }

  override updated(): void {
    if (this.isLeaving && this.seek?.isConnected === true) {
      this.isLeaving = false;
      this.seek.focus();
    }
    const bar = this.bar;
    if (!this.isTight && bar !== undefined && bar.scrollWidth > bar.clientWidth) this.isTight = true;
  }

  /** Asks for another setting. */
  send(options: Partial<BoardOptions>): void {
    emit(this, 'toolbar-options', options);
  }

  /** Asks for other filters. */
  filter(filters: BoardFilters): void {
    emit(this, 'toolbar-filters', filters);
  }

  private act(act: ToolbarAct): void {
    emit(this, 'toolbar-act', act);
  }

  private openSearch(): void {
    this.searches = true;
    void this.updateComplete.then(() => this.input?.focus());
  }

  private handleSearchKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    this.searches = false;
    this.isLeaving = true;
    this.filter({ ...this.options.filters, search: undefined });
  }

  private closeSearch(event: FocusEvent): void {
    if ((event.target as HTMLInputElement).value === '') this.searches = false;
  }

  /** A menu that is there before what it lists: a plain button until then; pressed too early, it opens once that has come. */
  private menu(label: string, value: string, items: readonly MenuItem[], choose: (value: string) => void, look: { readonly icon?: FirstIconName; readonly active?: boolean } = {}): TemplateResult {
    const { icon: sign, active = false } = look;
    return html`<coop-menu label=${label} value=${value} icon=${sign ?? nothing} ?icon-only=${sign !== undefined} ?active=${active} .items=${items} @coop-choose=${(event: CustomEvent<string>) => choose(event.detail)}
      >${this.lists === undefined ? this.renderEarly(label, value, sign) : nothing}</coop-menu
    >`;
  }

  private renderEarly(label: string, value: string, sign: FirstIconName | undefined): TemplateResult {
    return html`<button class=${sign === undefined ? 'button' : 'button square'} aria-haspopup="menu" aria-label=${sign === undefined ? nothing : label} @click=${(event: Event) => this.openLater(event)}>
      ${sign === undefined ? html`<span class="soft">${label}</span> ${value} ${icon('down')}` : icon(sign)}
    </button>`;
  }

  private openLater({ currentTarget }: Event): void {
    emit(this, 'toolbar-need');
    const menu = (currentTarget as HTMLElement).parentElement;
    void customElements.whenDefined('coop-menu').then(() => (menu as CoopMenu | null)?.open());
  }

  /** A menu of the values of an option. */
  choice<Name extends 'view' | 'lanes' | 'between' | 'needs' | 'scale'>(name: Name, values: readonly BoardOptions[Name][]): TemplateResult {
    const { t, options } = this;
    const items = values.map((value) => ({ value, label: t(`deps.${name}.${value}`), checked: value === options[name] }));
    return this.menu(t(`deps.${name}`), t(`deps.${name}.${options[name]}`), items, (value) => this.send({ [name]: value }));
  }

  private renderProject(): TemplateResult | typeof nothing {
    const { t, people, options } = this;
    if (people.projects.size === 0) return nothing;
    const { project } = options.filters;
    const value = project === undefined ? t('common.all') : (people.projects.get(project)?.name ?? project);
    const choose = (id: string) => this.filter({ ...options.filters, project: id === '' ? undefined : id });
    return this.menu(t('deps.filter.project'), value, this.lists?.projectItems(t, people, project) ?? [], choose, { active: project !== undefined });
  }

  private renderOwnChoices(): TemplateResult | typeof nothing | undefined {
    if (this.options.view === 'map') return this.choice('lanes', laneKinds);
    return this.lists?.ownChoices(this);
  }

  private renderSearch(): TemplateResult {
    const { t, options } = this;
    const { search = '' } = options.filters;
    if (!this.searches && search === '') {
      return html`<button class="button square seek" aria-label=${t('common.search')} title=${t('common.search')} @click=${() => this.openSearch()}>${icon('search')}</button>`;
    }
    return html`<label class="search"
      >${icon('search')}<input
        class="field"
        type="search"
        placeholder=${t('deps.search')}
        aria-label=${t('deps.search')}
        .value=${search}
        @input=${(event: InputEvent) => this.filter({ ...options.filters, search: (event.target as HTMLInputElement).value })}
        @keydown=${(event: KeyboardEvent) => this.handleSearchKey(event)}
        @blur=${(event: FocusEvent) => this.closeSearch(event)}
    /></label>`;
  }

  private handleMore(value: string): void {
    if (value === 'legend') this.send({ legend: !this.options.legend });
    else this.act(value as ToolbarAct);
  }

  /** The page is too narrow for everything to show. */
  get isNarrow(): boolean {
    return this.width < 820;
  }

  private renderViews(): TemplateResult {
    const { t, options } = this;
    if (this.width < 480) return this.choice('view', boardViews);
    return html`<div class="segmented" role="group" aria-label=${t('deps.views')}>
      ${boardViews.map((view) => html`<button aria-pressed=${options.view === view} @click=${() => this.send({ view })}>${t(`deps.view.${view}`)}</button>`)}
    </div>`;
  }

  override render() {
    const { t, options, isNarrow } = this;
    const count = activeFilters(options.filters).filter((name) => name !== 'search' && name !== 'project' && name !== 'around').length;
    const more = this.lists?.moreItems(t, options, { canAdd: this.canAdd, hasProjects: this.people.projects.size > 0 }) ?? [];
    return html`
      <div class=${isNarrow ? (this.width < 480 ? 'narrow small' : 'narrow') : ''}>
        <div class="toolbar" role="toolbar" aria-label=${t('deps.toolbar')}>
          <div class="views">${this.renderViews()}</div>
          ${this.renderSearch()} ${this.renderProject()} ${this.renderOwnChoices()}
          <button class=${count > 0 || this.panel === 'filters' ? 'button active' : 'button'} aria-pressed=${this.panel === 'filters'} aria-label=${t('common.filters')} title=${t('common.filters')} @click=${() => this.act('filters')}>
            ${icon('filter')}${count > 0 ? html`<span class="count">${count}</span>` : nothing}
          </button>
          <span class="push"></span>
          ${this.isReadOnly ? html`<span class="lock">${icon('lock')} ${this.isTight ? html`<span class="visually-hidden">${t('common.readOnly')}</span>` : t('common.readOnly')}</span>` : nothing}
          <button class="button quiet first" aria-pressed=${this.panel === 'first'} @click=${() => this.act('first')}>${health('go')} ${this.isTight ? html`<span class="visually-hidden">${t('deps.first')}</span>` : t('deps.first')} <span class="count">${this.first}</span></button>
          ${this.menu(t('common.more'), '', more, (value) => this.handleMore(value), { icon: 'more' })}
        </div>
        ${this.lists?.chips(this)}
      </div>
    `;
  }
}

customElements.define('coop-dependency-toolbar', DependencyToolbar);
