import { raciRoles, type RaciRole } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import { activeFilters, type FilterName } from '../board/active-filters.ts';
import { withoutFilters } from '../board/without-filters.ts';
import { filterValues } from '../toolbar-lists.ts';
import { icon } from '../../shapes/icons.ts';
import { boardIcon } from '../icons.ts';
import type { PanelContext } from './panel-context.ts';

const chosen: readonly FilterName[] = ['project', 'team', 'member', 'criticality', 'state', 'horizon'];

/** Which tasks are shown: each filter as a choice that takes effect at once, and who is looking as a short cut. */
export function filtersPanel(context: PanelContext): TemplateResult {
  const { t, filters, act, board, me } = context;
  const isOn = activeFilters(filters).length > 0;
  const centre = board.byId.get(filters.around ?? '');
  return html`
    <h2 class="panel-title" tabindex="-1">${t('common.filters')}</h2>
    <form class="editor" @submit=${(event: Event) => event.preventDefault()}>
      ${me === undefined ? html`<p><button type="button" class="link" @click=${() => act({ kind: 'me' })}>${t('common.whoAreYou')}</button></p>` : mine(context, me)}
      ${chosen.map((name) => choice(name, context))} ${filters.member === undefined ? nothing : role(context)}
      <div class="field-row">
        <span>${t('deps.filter.around')}</span>
        ${centre === undefined
          ? html`<button type="button" class="button" @click=${() => act({ kind: 'show', subject: { kind: 'picker', id: '', side: 'around' } })}>${boardIcon('around')} ${t('deps.filter.around.choose')}</button>`
          : html`<button type="button" class="button active" aria-label=${t('deps.filter.remove', { name: centre.task.title })} @click=${() => act({ kind: 'filter', filters: withoutFilters(filters, ['around']) })}>
              <span class="one-line">${centre.task.title}</span> ${icon('close')}
            </button>`}
      </div>
      ${isOn ? html`<div class="acts"><button type="button" class="button" @click=${() => act({ kind: 'filter', filters: {} })}>${t('common.showAll')}</button></div>` : nothing}
    </form>
  `;
}

function choice(name: FilterName, { t, filters, act, board, language }: PanelContext): TemplateResult | typeof nothing {
  const values = filterValues(name, board.people, t, language);
  const current = String(filters[name] ?? '');
  if (values.length === 0) return nothing;
  return html`<label class="field-row"
    ><span>${t(`deps.filter.${name}`)}</span
    ><select
      class="field"
      data-filter=${name}
      @change=${(event: Event) => {
        const { value } = event.target as HTMLSelectElement;
        act({ kind: 'filter', filters: value === '' ? withoutFilters(filters, [name]) : { ...filters, [name]: name === 'horizon' ? Number(value) : value } });
      }}
    >
      <option value="" ?selected=${current === ''}>${t('common.all')}</option>
      ${values.map(({ value, label }) => html`<option value=${value} ?selected=${value === current}>${label}</option>`)}
    </select></label
  >`;
}

function role({ t, filters, act }: PanelContext): TemplateResult {
  return html`<label class="field-row"
    ><span>${t('deps.filter.role')}</span
    ><select
      class="field"
      data-filter="role"
      @change=${(event: Event) => {
        const { value } = event.target as HTMLSelectElement;
        act({ kind: 'filter', filters: { ...filters, role: value === '' ? undefined : (value as RaciRole) } });
      }}
    >
      <option value="" ?selected=${filters.role === undefined}>${t('deps.filter.role.any')}</option>
      ${raciRoles.map((one) => html`<option value=${one} ?selected=${filters.role === one}>${t(`raci.role.${one}`)}</option>`)}
    </select></label
  >`;
}

/** "Mes tâches", "Ce que je réalise": the tasks of whoever is looking, by what they are in them. */
function mine({ t, filters, act }: PanelContext, me: string): TemplateResult {
  const line = (one: RaciRole | undefined) => {
    const isOn = filters.member === me && filters.role === one;
    const next = isOn ? withoutFilters(filters, ['member']) : { ...withoutFilters(filters, ['member']), member: me, ...(one !== undefined && { role: one }) };
    return html`<button type="button" class=${isOn ? 'button active' : 'button'} aria-pressed=${isOn} @click=${() => act({ kind: 'filter', filters: next })}>${t(one === undefined ? 'deps.mine' : `deps.mine.${one}`)}</button>`;
  };
  return html`<div class="acts" role="group" aria-label=${t('deps.mine')}>${line(undefined)} ${raciRoles.map(line)}</div>`;
}
