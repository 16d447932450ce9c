import { statuses, type Finding, type ItemFilters, type Lang, type Stage, type Translate } from '@entrelacs/core';
import { css, html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controlStyles } from '../controls.styles.ts';
import '../coop-menu/coop-menu.ts';
import type { MenuItem } from '../coop-menu/coop-menu.ts';
import { anyHealth } from '../shapes/more-health.ts';
import { anyIcon } from '../shapes/more-icons.ts';
import { letterStyles } from '../shapes/letters.styles.ts';
import { shapeStyles } from '../shapes/shapes.styles.ts';
import { emit } from '../shared/emit.ts';
import { toolbarStyles } from '../shared/toolbar.styles.ts';
import { shapeOf } from './grid-titles.ts';

/** What the toolbar can filter by. */
export interface FilterChoices {
  readonly projects: readonly MenuItem[];
  readonly teams: readonly MenuItem[];
  readonly stages: readonly Stage[];
  readonly hasStatus: boolean;
}

/** An act of the toolbar that is no filter. */
export type ToolbarAct = 'matrix' | 'person' | 'mine' | 'panel' | 'add' | 'addMember' | 'csv' | 'png' | 'svg' | 'print' | 'printA3' | 'settings' | 'keys';

type ListFilter = 'projects' | 'teams' | 'statuses';

/** The least width, in px, at which a filter has a button of its own; under it, its lines stand in the menu. */
const roomFor: Readonly<Record<ListFilter, number>> = { projects: 850, statuses: 990, teams: 1240 };
/** The least width at which the export says its name, and that at which findings are counted: with the wide letters of a wiki's theme too, all stands on one line. */
const roomForWords = 1120;
const roomForCounts = 1060;

/**
 * @summary Views, search, filters and exports of the matrix.
 * @event {CustomEvent<ItemFilters>} toolbar-filter - The filters are to be these.
 * @event {CustomEvent<ToolbarAct>} toolbar-act - Something else is to be done.
 */
export class CoopRaciToolbar extends LitElement {
  static override styles = [
    controlStyles,
    shapeStyles,
    letterStyles,
    toolbarStyles,
    css`
      .search {
        position: relative;
        flex: 1 1 90px;
        max-width: 150px;
        min-width: 90px;
      }
      .search .icon {
        position: absolute;
        inset-inline-start: 8px;
        top: calc(50% - 8px);
        color: var(--coop-text-2);
        pointer-events: none;
      }
      .search input {
        width: 100%;
        padding-inline-start: 28px;
        text-overflow: ellipsis;
      }
      .search input::-webkit-search-cancel-button {
        -webkit-appearance: none;
      }
      .toolbar {
        flex-wrap: wrap;
      }
      .toolbar.plain {
        border-color: transparent;
      }
      .chips .button {
        min-height: 24px;
        padding: 0 6px 0 8px;
      }
      @media (pointer: coarse) {
        .chips .button {
          min-height: 32px;
        }
      }
    `,
  ];
  @state() private searches = false;
  @property({ attribute: false }) t: Translate = (code) => code;
  @property({ attribute: false }) language: Lang = 'fr';
  @property() mode: 'matrix' | 'person' = 'matrix';
  @property({ attribute: false }) filters: ItemFilters = {};
  @property({ attribute: false }) choices: FilterChoices = { projects: [], teams: [], stages: [], hasStatus: false };
  /** Room, in px: what has none moves into the menu, under 760 all of it. */
  @property({ type: Number }) width = 1280;
  @property({ type: Boolean }) canAdd = false;
  @property({ type: Boolean }) canAddMember = false;
  @property({ type: Boolean }) isReadOnly = false;
  @property({ type: Boolean }) hasPanel = false;
  @property({ type: Boolean }) canExport = true;
  /** What the audit found; its button says how much of it there is. */
  @property({ attribute: false }) findings: readonly Finding[] = [];

  private get isNarrow(): boolean {
    return this.room < 760;
  }

  /** Room for filters and words: the lock takes its own. */
  private get room(): number {
    return this.isReadOnly ? this.width - 130 : this.width;
  }

  private send(filters: ItemFilters): void {
    emit(this, 'toolbar-filter', { ...this.filters, ...filters });
  }

  private act(act: ToolbarAct): void {
    emit(this, 'toolbar-act', act);
  }

  private choose(name: ListFilter, value: string): void {
    if (value === '*') return this.send({ [name]: [] });
    const chosen = this.filters[name] ?? [];
    // One project or team at a time; several statuses may be ticked.
    const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : name === 'statuses' ? [...chosen, value] : [value];
    this.send({ [name]: next });
  }

  private handleMenu(value: string): void {
    const [name = '', ...rest] = value.split('=');
    if (rest.length > 0) this.choose(name as ListFilter, rest.join('='));
    else if (name === 'findings') this.send({ onlyFindings: this.filters.onlyFindings !== true });
    else this.act(name as ToolbarAct);
  }

  private linesOf(name: ListFilter): readonly MenuItem[] {
    if (name !== 'statuses') return this.choices[name];
    const { stages } = this.choices;
    return stages.length > 0
      ? stages.map(({ name: stage }) => ({ value: stage, label: stage }))
      : statuses.map(({ key, label }) => ({ value: key, label: label[this.language] }));
  }

  private itemsOf(name: ListFilter, prefix = ''): readonly MenuItem[] {
    const chosen = this.filters[name] ?? [];
    return [
      { value: `${prefix}*`, label: prefix === '' ? this.t('common.all') : `${this.t(`raci.filter.${name}`)}\u00A0: ${this.t('common.all')}`, checked: chosen.length === 0, apart: prefix !== '' },
      ...this.linesOf(name).map(({ value, label }) => ({ value: prefix + value, label, checked: chosen.includes(value) })),
    ];
  }

  private chosenIn(name: ListFilter): string {
    const chosen = this.filters[name] ?? [];
    const [first] = chosen;
    if (first === undefined) return this.t('common.all');
    return chosen.length > 1 ? String(chosen.length) : (this.linesOf(name).find(({ value }) => value === first)?.label ?? first);
  }

  private get shownFilters(): readonly ListFilter[] {
    const { projects, teams, hasStatus } = this.choices;
    return [...(projects.length > 1 ? (['projects'] as const) : []), ...(teams.length > 1 ? (['teams'] as const) : []), ...(hasStatus ? (['statuses'] as const) : [])];
  }

  private hasRoom(name: ListFilter): boolean {
    return this.room >= roomFor[name];
  }

  private renderFilter(name: ListFilter) {
    return html`<coop-menu
      label=${this.t(`raci.filter.${name}`)}
      value=${this.chosenIn(name)}
      .items=${this.itemsOf(name)}
      .active=${(this.filters[name] ?? []).length > 0}
      @coop-choose=${(event: CustomEvent<string>) => this.choose(name, event.detail)}
    ></coop-menu>`;
  }

  /** What has no room of its own. */
  private moreItems(): readonly MenuItem[] {
    const { t, filters, isNarrow } = this;
    const acts = [
      { value: 'mine', label: t('raci.filter.mine'), checked: filters.mine !== undefined, apart: true },
      { value: 'findings', label: t('raci.filter.onlyFindings'), checked: filters.onlyFindings === true },
      { value: 'panel', label: t('raci.panel.label'), checked: this.hasPanel },
    ];
    return [
      ...(this.canAdd && isNarrow ? [{ value: 'add', label: t('raci.task.add') }] : []),
      ...(this.canAddMember ? [{ value: 'addMember', label: t('raci.member.add') }] : []),
      ...(isNarrow ? acts : []),
      ...this.shownFilters.filter((name) => !this.hasRoom(name)).flatMap((name) => this.itemsOf(name, `${name}=`)),
      ...(isNarrow ? this.exportItems().map((item, n) => ({ ...item, apart: n === 0 })) : []),
      { value: 'settings', label: t('common.settings'), apart: true },
    ];
  }

  private renderMore() {
    return html`<coop-menu
      label=${this.t('common.more')}
      icon="more"
      icon-only
      ?quiet=${!this.isNarrow}
      .items=${this.moreItems()}
      @coop-choose=${(event: CustomEvent<string>) => this.handleMenu(event.detail)}
    ></coop-menu>`;
  }

  private exportItems(): readonly MenuItem[] {
    const { t } = this;
    if (!this.canExport) return [];
    return [
      { value: 'csv', label: t('common.format.csv') },
      { value: 'png', label: t('common.format.png') },
      { value: 'svg', label: t('common.format.svg') },
      { value: 'print', label: t('common.print'), apart: true },
      { value: 'printA3', label: t('raci.print.a3') },
    ];
  }

  private renderChips() {
    const { t, filters } = this;
    const lists = this.shownFilters.filter((name) => !this.hasRoom(name)).flatMap((name) =>
      (filters[name] ?? []).map((value) => ({ name: t(`raci.filter.${name}`), value: this.linesOf(name).find((line) => line.value === value)?.label ?? value, remove: () => this.choose(name, value) })),
    );
    const flags = !this.isNarrow ? [] : [
      ...(filters.mine === undefined ? [] : [{ name: '', value: t('raci.filter.mine'), remove: () => this.act('mine') }]),
      ...(filters.onlyFindings === true ? [{ name: '', value: t('raci.filter.onlyFindings'), remove: () => this.send({ onlyFindings: false }) }] : []),
    ];
    const chips = [...lists, ...flags];
    if (chips.length === 0) return nothing;
    return html`<div class="chips">
      ${chips.map(
        ({ name, value, remove }) => html`<button class="button active" aria-label=${t('raci.filter.remove', { name: value })} @click=${remove}>
          ${name === '' ? nothing : html`<span class="soft">${name}</span>`} ${value} ${anyIcon('close')}
        </button>`,
      )}
    </div>`;
  }

  private renderSearch() {
    const { t } = this;
    if (this.width < 480 && !this.searches && (this.filters.search ?? '') === '') {
      return html`<button class="button square push" aria-label=${t('common.search')} title=${t('common.search')} @click=${() => this.openSearch()}>${anyIcon('search')}</button>`;
    }
    return html`<label class="search"
      >${anyIcon('search')}<input
        class="field"
        type="search"
        placeholder=${t(this.isNarrow ? 'common.search' : 'raci.searchPlaceholder')}
        aria-label=${t('raci.searchPlaceholder')}
        .value=${this.filters.search ?? ''}
        @input=${(event: InputEvent) => this.send({ search: (event.target as HTMLInputElement).value })}
    /></label>`;
  }

  private openSearch(): void {
    this.searches = true;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLInputElement>('input')?.focus());
  }

  private renderCounts() {
    return (['critical', 'warning'] as const).map((name) => {
      const count = this.findings.filter(({ severity }) => severity === name).length;
      return count === 0 ? nothing : html`${anyHealth(shapeOf[name], this.t(`common.severity.${name}`))} ${count}`;
    });
  }

  private renderWide() {
    const { t, filters } = this;
    const shown = this.shownFilters.filter((name) => this.hasRoom(name));
    const hasWords = this.room >= roomForWords;
    return html`
      ${shown.map((name) => this.renderFilter(name))}
      <button class="button" aria-pressed=${filters.mine !== undefined} @click=${() => this.act('mine')}>${t('raci.filter.mine')}</button>
      <button class="button" aria-pressed=${filters.onlyFindings === true} @click=${() => this.send({ onlyFindings: filters.onlyFindings !== true })}>
        ${t('raci.filter.onlyFindings')} ${this.room >= roomForCounts ? this.renderCounts() : nothing}
      </button>
      <span class="push"></span>
      ${this.isReadOnly ? html`<span class="lock">${anyIcon('lock')} ${t('common.readOnly')}</span>` : nothing}
      ${shown.length < this.shownFilters.length ? this.renderMore() : nothing}
      ${this.canAdd
        ? html`<button class="button quiet square" aria-label=${t('raci.task.add')} title=${t('raci.task.add')} @click=${() => this.act('add')}>${anyIcon('plus')}</button>`
        : nothing}
      ${this.canExport
        ? html`<coop-menu label=${t('common.export')} icon="export" quiet ?icon-only=${!hasWords} .items=${this.exportItems()} @coop-choose=${(event: CustomEvent<ToolbarAct>) => this.act(event.detail)}></coop-menu>`
        : nothing}
      <button class="button square" aria-pressed=${this.hasPanel} aria-label=${t('raci.panel.label')} title=${t('raci.panel.label')} @click=${() => this.act('panel')}>
        ${anyIcon('panel')}
      </button>
    `;
  }

  override render() {
    const { t, mode } = this;
    return html`
      <div class=${mode === 'person' ? 'toolbar plain' : 'toolbar'} role="toolbar" aria-label=${t('raci.view.matrix')}>
        <div class="segmented" role="group">
          ${(['matrix', 'person'] as const).map(
            (view) => html`<button aria-pressed=${mode === view} @click=${() => this.act(view)}>${t(`raci.view.${view}`)}</button>`,
          )}
        </div>
        ${this.renderSearch()}
        ${this.isNarrow
          ? html`
              ${this.width < 480 ? nothing : html`<span class="push"></span>`}
              ${this.isReadOnly && this.width >= 480 ? html`<span class="lock">${anyIcon('lock')} ${t('common.readOnly')}</span>` : nothing}
              ${this.renderMore()}
            `
          : this.renderWide()}
      </div>
      ${this.renderChips()}
    `;
  }
}

customElements.define('coop-raci-toolbar', CoopRaciToolbar);
