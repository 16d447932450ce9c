import { criticalities, raciRoles, type Lang, type RaciRole, type Translate } from '@entrelacs/core';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { MenuItem } from '../coop-menu/coop-menu.ts';
import '../coop-menu/coop-menu.ts';
import { emit } from '../coop-raci-matrix/emit.ts';
import { controlStyles } from '../controls.styles.ts';
import { health } from '../shapes/health.ts';
import { icon } from '../shapes/icons.ts';
import { shapeStyles } from '../shapes/shapes.styles.ts';
import { activeFilters, withoutFilters, type FilterName } from './board/filters.ts';
import type { BoardPeople, BoardState } from './board/types.ts';
import { stateName } from './board/words.ts';
import { boardViews, defaultOptions, horizons, laneKinds, needKinds, sideKinds, type BoardFilters, type BoardOptions } from './options.ts';
import { timeScales } from './timeline/time-axis.ts';

/** Something that the toolbar asks for. */
export type ToolbarAct = 'first' | 'add' | 'csv' | 'svg' | 'png' | 'mermaid' | 'ics' | 'print' | 'keys' | 'me' | 'settings' | 'unfold' | 'fold';

const states: readonly BoardState[] = ['late', 'blocked', 'atRisk', 'startable', 'todo', 'doing', 'review', 'done', 'cancelled'];

/**
 * @summary Views, search, filters, what to do first, and the rest in a menu.
 * @event {CustomEvent<Partial<BoardOptions>>} toolbar-options - Another view, or another setting of it.
 * @event {CustomEvent<BoardFilters>} toolbar-filters - Other filters.
 * @event {CustomEvent<ToolbarAct>} toolbar-act - Something is to be done.
 */
export class DependencyToolbar extends LitElement {
  static override styles = [
    controlStyles,
    shapeStyles,
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
      .lock {
        display: inline-flex;
        align-items: center;
        gap: 4px;
        color: var(--coop-text-2);
        white-space: nowrap;
      }
      .chips {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        padding: 6px 12px;
        border-bottom: 1px solid var(--coop-line-2);
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
      .narrow .segmented {
        flex: 1;
        overflow: auto;
      }
      .narrow .segmented > button {
        flex: 1;
        justify-content: center;
        padding: 0 7px;
      }
    `,
  ];
  @query('.search input') private input?: HTMLInputElement;
  @query('.toolbar') private bar?: HTMLElement;
  @state() private searches = false;
  @state() private isTight = false;
  @property({ attribute: false }) t: Translate = (code) => code;
  @property({ attribute: false }) language: Lang = 'fr';
  @property({ attribute: false }) options: BoardOptions = defaultOptions;
  @property({ attribute: false }) people: BoardPeople = { members: new Map(), teams: new Map(), projects: new Map(), milestones: new Map() };
  @property({ attribute: false }) titleOf: (task: string) => string = (task) => task;
  /** How many tasks can start now. */
  @property({ type: Number }) first = 0;
  @property() panel?: string | undefined;
  @property() me?: string | undefined;
  @property({ type: Boolean }) canAdd = false;
  @property({ type: Boolean }) isReadOnly = false;
  @property({ type: Number }) width = 1280;

  override willUpdate(changed: PropertyValues): void {
    if (['width', 'options', 't', 'isReadOnly', 'searches'].some((name) => changed.has(name))) this.isTight = false;
  }

  override updated(): void {
    const bar = this.bar;
    if (!this.isTight && bar !== undefined && bar.scrollWidth > bar.clientWidth) this.isTight = true;
  }

  private send(options: Partial<BoardOptions>): void {
    emit(this, 'toolbar-options', options);
  }

  private filter(filters: BoardFilters): void {
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
    this.filter({ ...this.options.filters, search: undefined });
  }

  private closeSearch(event: FocusEvent): void {
    if ((event.target as HTMLInputElement).value === '') this.searches = false;
  }

  private itemsOf(name: FilterName): readonly MenuItem[] {
    const { t, options, language, people } = this;
    const chosen = options.filters[name];
    const all = { value: '', label: t('common.all'), checked: chosen === undefined };
    const line = (value: string, label: string): MenuItem => ({ value, label, checked: String(chosen) === value });
    switch (name) {
      case 'project':
        return [all, ...[...people.projects.values()].map(({ id, name: label }) => line(id, label))];
      case 'team':
        return [all, ...[...people.teams.values()].map(({ id, name: label }) => line(id, label))];
      case 'member':
        return [all, ...[...people.members.values()].filter(({ active }) => active).map(({ id, name: label }) => line(id, label))];
      case 'criticality':
        return [all, ...criticalities.map(({ key, label }) => line(key, label[language]))];
      case 'state':
        return [all, ...states.map((state) => line(state, stateName(state, t)))];
      default:
        return [all, ...horizons.map((days) => line(String(days), t('deps.horizon.days', { days })))];
    }
  }

  /** The value of a filter, in words. */
  private wordOf(name: FilterName): string {
    const { filters } = this.options;
    const value = filters[name];
    if (value === undefined) return this.t('common.all');
    if (name === 'search') return String(value);
    if (name === 'around') return this.t('deps.quote', { text: this.titleOf(String(value)) });
    return this.itemsOf(name).find((item) => item.value === String(value))?.label ?? String(value);
  }

  private setFilter(name: FilterName, value: string): void {
    const { filters } = this.options;
    if (value === '') return this.filter(withoutFilters(filters, [name]));
    this.filter({ ...filters, [name]: name === 'horizon' ? Number(value) : value });
  }

  private renderFilter(name: FilterName): TemplateResult {
    const { t, options } = this;
    return html`<coop-menu
      label=${t(`deps.filter.${name}`)}
      value=${this.wordOf(name)}
      ?active=${options.filters[name] !== undefined}
      .items=${this.itemsOf(name)}
      @coop-choose=${(event: CustomEvent<string>) => this.setFilter(name, event.detail)}
    ></coop-menu>`;
  }

  private renderChoice<Name extends 'lanes' | 'between' | 'needs' | 'scale'>(name: Name, values: readonly BoardOptions[Name][]): TemplateResult {
    const { t, options } = this;
    return html`<coop-menu
      label=${t(`deps.${name}`)}
      value=${t(`deps.${name}.${options[name]}`)}
      .items=${values.map((value) => ({ value, label: t(`deps.${name}.${value}`), checked: value === options[name] }))}
      @coop-choose=${(event: CustomEvent<string>) => this.send({ [name]: event.detail })}
    ></coop-menu>`;
  }

  private renderOwnChoices(): TemplateResult | typeof nothing {
    const { t, options } = this;
    switch (options.view) {
      case 'map':
        return this.renderChoice('lanes', laneKinds);
      case 'matrix':
        return html`${this.renderChoice('between', sideKinds)}${this.renderChoice('needs', needKinds)}`;
      case 'timeline':
        return html`${this.renderChoice('scale', timeScales)}
          <button class="button" aria-pressed=${options.baseline} @click=${() => this.send({ baseline: !options.baseline })}>
            ${options.baseline ? icon('check') : nothing}${t('deps.baseline')}
          </button>`;
      case 'list':
        return nothing;
    }
  }

  private renderSearch(): TemplateResult {
    const { t, options } = this;
    const { search = '' } = options.filters;
    if (!this.searches && search === '') {
      return html`<button class="button square" aria-label=${t('common.search')} title=${t('common.search')} @click=${() => this.openSearch()}>${icon('search')}</button>`;
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

  private filterItems(): readonly MenuItem[] {
    const { t, options, me } = this;
    const { filters } = options;
    const names: readonly FilterName[] = ['team', 'state', 'criticality', 'horizon'];
    return [
      ...(me === undefined ? [{ value: 'act=me', label: t('common.whoAreYou') }] : []),
      ...(me === undefined ? [] : raciRoles.map((role) => ({ value: `role=${role}`, label: t(`deps.mine.${role}`), checked: filters.member === me && filters.role === role }))),
      ...(me === undefined ? [] : [{ value: 'role=', label: t('deps.mine'), checked: filters.member === me && filters.role === undefined }]),
      ...names.flatMap((name) =>
        this.itemsOf(name)
          .slice(1)
          .map((item, n) => ({ ...item, value: `${name}=${item.value}`, label: `${t(`deps.filter.${name}`)}\u00A0: ${item.label}`, ...(n === 0 && { apart: true }) })),
      ),
    ];
  }

  private handleFilterItem(value: string): void {
    const { filters } = this.options;
    const [name = '', given = ''] = value.split('=');
    if (name === 'act') this.act(given as ToolbarAct);
    else if (name === 'role') {
      const isOn = filters.member === this.me && filters.role === (given === '' ? undefined : given);
      this.filter(isOn ? withoutFilters(filters, ['member']) : { ...withoutFilters(filters, ['member']), member: this.me, ...(given !== '' && { role: given as RaciRole }) });
    } else this.setFilter(name as FilterName, String(filters[name as FilterName]) === given ? '' : given);
  }

  private moreItems(): readonly MenuItem[] {
    const { t, options } = this;
    const isMap = options.view === 'map';
    return [
      ...(this.canAdd ? [{ value: 'add', label: t('deps.task.add') }] : []),
      ...(isMap && this.people.projects.size > 0
        ? [
            { value: 'fold', label: t('deps.fold.all'), apart: true },
            { value: 'unfold', label: t('deps.unfold.all') },
          ]
        : []),
      ...(isMap ? [{ value: 'legend', label: t('deps.legend'), checked: options.legend }] : []),
      { value: 'svg', label: t('common.format.svg'), apart: true },
      { value: 'png', label: t('common.format.png') },
      { value: 'csv', label: t('common.format.csv') },
      { value: 'mermaid', label: t('deps.format.mermaid') },
      { value: 'ics', label: t('deps.format.ics') },
      { value: 'print', label: t('deps.print') },
      { value: 'me', label: t('common.whoAreYou'), apart: true },
      { value: 'settings', label: t('common.settings') },
      { value: 'keys', label: t('common.shortcuts') },
    ];
  }

  private handleMore(value: string): void {
    if (value === 'legend') this.send({ legend: !this.options.legend });
    else this.act(value as ToolbarAct);
  }

  private renderChips(): TemplateResult | typeof nothing {
    const { t, options } = this;
    const { filters, view } = options;
    // Search and project show where they are chosen; what is around a task, on the map itself.
    const shown = activeFilters(filters).filter((name) => name !== 'search' && (name !== 'project' || this.isNarrow) && (name !== 'around' || view !== 'map'));
    if (shown.length === 0) return nothing;
    return html`<div class="chips">
      ${shown.map((name) => {
        const value = name === 'member' && filters.role !== undefined ? `${this.wordOf(name)}, ${t(`deps.mine.${filters.role}`)}` : this.wordOf(name);
        return html`<button class="button active" aria-label=${t('deps.filter.remove', { name: value })} @click=${() => this.filter(withoutFilters(filters, [name]))}>
          <span class="soft">${t(`deps.filter.${name}`)}</span> ${value} ${icon('close')}
        </button>`;
      })}
    </div>`;
  }

  private get isNarrow(): boolean {
    return this.width < 820;
  }

  override render() {
    const { t, options, isNarrow } = this;
    const hasFilters = activeFilters(options.filters).some((name) => name !== 'search' && name !== 'project' && name !== 'around');
    return html`
      <div class=${isNarrow ? 'narrow' : ''}>
        <div class="toolbar" role="toolbar" aria-label=${t('deps.toolbar')}>
          <div class="segmented" role="group" aria-label=${t('deps.views')}>
            ${boardViews.map((view) => html`<button aria-pressed=${options.view === view} @click=${() => this.send({ view })}>${t(`deps.view.${view}`)}</button>`)}
          </div>
          ${this.renderSearch()} ${this.people.projects.size === 0 ? nothing : this.renderFilter('project')} ${this.renderOwnChoices()}
          <coop-menu label=${t('common.filters')} icon="filter" icon-only ?active=${hasFilters} .items=${this.filterItems()} @coop-choose=${(event: CustomEvent<string>) => this.handleFilterItem(event.detail)}></coop-menu>
          <span class="push"></span>
          ${this.isReadOnly ? html`<span class="lock">${icon('lock')} ${this.isTight ? html`<span class="visually-hidden">${t('common.readOnly')}</span>` : t('common.readOnly')}</span>` : nothing}
          <button class="button quiet first" aria-pressed=${this.panel === 'first'} @click=${() => this.act('first')}>${health('go')} ${this.isTight ? html`<span class="visually-hidden">${t('deps.first')}</span>` : t('deps.first')} <span class="count">${this.first}</span></button>
          <coop-menu label=${t('common.more')} icon="more" icon-only .items=${this.moreItems()} @coop-choose=${(event: CustomEvent<string>) => this.handleMore(event.detail)}></coop-menu>
        </div>
        ${this.renderChips()}
      </div>
    `;
  }
}

customElements.define('coop-dependency-toolbar', DependencyToolbar);
