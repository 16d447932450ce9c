import type { Translate } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import '../coop-menu/coop-menu.ts';
import type { MenuItem } from '../coop-menu/coop-menu.ts';
import { icon } from '../shapes/icons.ts';
import { stateOrder, type KpiView, type ShownState } from './kpi-data.ts';
import { stateShape } from './kpi-state.ts';
import { kpiPlaces, type KpiPlace } from './options.ts';
import type { Whose } from './shown-views.ts';

/** What the toolbar shows. */
export interface ToolbarInput {
  readonly t: Translate;
  readonly place: KpiPlace;
  readonly views: readonly KpiView[];
  readonly filter: ShownState | undefined;
  readonly whose: Whose | undefined;
  /** How many indicators are off. */
  readonly off: number;
  readonly showsOff: boolean;
  /** Choices for the whole document can be written. */
  readonly canSet: boolean;
  readonly canAdd: boolean;
  readonly isReadOnly: boolean;
  readonly width: number;
}

/** What the toolbar asks for. */
export interface ToolbarActs {
  readonly go: (place: KpiPlace) => void;
  readonly filter: (state: ShownState | undefined) => void;
  readonly whose: (whose: Whose) => void;
  readonly add: () => void;
  readonly more: (act: string) => void;
}

/** Views, states as filters, "mine", a new indicator, and the rest in a menu. */
export function kpiToolbar(input: ToolbarInput, acts: ToolbarActs): TemplateResult {
  const { t, place, isReadOnly, width, canAdd } = input;
  const isNarrow = width < 640;
  const isBoard = place === 'board';
  const counts = countStates(input.views);
  const quiet = isBoard ? stateOrder.filter((state) => counts.has(state) && isQuiet(state, width)) : [];
  const more: MenuItem[] = [
    ...(isNarrow && isBoard ? [{ value: 'mine', label: t('kpis.mine'), checked: input.whose === 'mine' }] : []),
    ...(isBoard ? [{ value: 'role', label: t('kpis.role'), checked: input.whose === 'role' }] : []),
    ...(isBoard && (input.off > 0 || input.showsOff) ? [{ value: 'off', label: t('kpis.more.inactive'), checked: input.showsOff }] : []),
    ...quiet.map((state, at) => ({ value: state, label: `${counts.get(state) ?? 0} ${t(`kpis.count.${state}`, { n: counts.get(state) ?? 0 })}`, checked: input.filter === state, apart: at === 0 })),
    { value: 'me', label: t('kpis.more.me'), apart: quiet.length > 0 },
    ...(input.canSet ? [{ value: 'settings', label: t('kpis.more.settings') }] : []),
    { value: 'figures', label: t('kpis.more.figures'), apart: true },
    { value: 'report', label: t('kpis.more.report') },
  ];
  const choose = (act: string) => {
    const state = quiet.find((one) => one === act);
    if (state === undefined) acts.more(act);
    else acts.filter(input.filter === state ? undefined : state);
  };
  return html`<header><h1 class="visually-hidden">${t('kpis.page')}</h1><div class="toolbar" role="toolbar" aria-label=${t('kpis.view')}>
    <div class="segmented" role="group">
      ${kpiPlaces.map((one) => html`<button aria-pressed=${place === one} @click=${() => acts.go(one)}>${t(`kpis.view.${one}`)}</button>`)}
    </div>
    ${isBoard ? stateFilters(input, counts, acts) : nothing}
    <div class="push acts">
    ${isReadOnly ? html`<span class="lock">${icon('lock')} ${t('common.readOnly')}</span>` : nothing}
    ${isBoard && input.showsOff ? html`<button class="button" aria-pressed="true" @click=${() => acts.more('off')}>${t('kpis.off')}</button>` : nothing}
    ${isBoard && input.whose === 'role' ? html`<button class="button" aria-pressed="true" @click=${() => acts.whose('role')}>${t('kpis.role')}</button>` : nothing}
    ${isBoard && !isNarrow ? html`<button class="button" aria-pressed=${input.whose === 'mine'} @click=${() => acts.whose('mine')}>${t('kpis.mine')}</button>` : nothing}
    ${canAdd && isBoard
      ? html`<button class="button primary" aria-label=${t('kpis.add.name')} @click=${() => acts.add()}>${icon('plus')} ${t('kpis.add')}</button>`
      : nothing}
    <coop-menu label=${t('common.more')} icon="more" icon-only .items=${more} @coop-choose=${({ detail }: CustomEvent<string>) => choose(detail)}></coop-menu>
    </div>
  </div></header>`;
}

/** States that are not worth a button of their own while there is little room: the menu offers them. */
function isQuiet(state: ShownState, width: number): boolean {
  return state === 'masked' || (width < 1200 && (state === 'noRule' || state === 'noData'));
}

function countStates(views: readonly KpiView[]): ReadonlyMap<ShownState, number> {
  const counts = new Map<ShownState, number>();
  for (const { state } of views) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}

function stateFilters({ t, filter, width }: ToolbarInput, counts: ReadonlyMap<ShownState, number>, acts: ToolbarActs): TemplateResult {
  const shown = stateOrder.filter((state) => filter === state || (counts.has(state) && !isQuiet(state, width)));
  return html`<div class="states" role="group" aria-label=${t('kpis.states')}>
    ${shown.map((state) => {
      const n = counts.get(state) ?? 0;
      return html`<button class="button" aria-pressed=${filter === state} @click=${() => acts.filter(filter === state ? undefined : state)}>
        ${stateShape(state)}<b>${n}</b> ${t(`kpis.count.${state}`, { n })}
      </button>`;
    })}
  </div>`;
}
