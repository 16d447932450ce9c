import { itemGroupings, raciRoles, type Access, type ItemGrouping, type ItemLookups, type RaciEntity, type Translate } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import { letter } from '../shapes/letters.ts';
import { roleWord } from './grid-cells.ts';
import type { Arrangement } from './matrix-data.ts';
import type { RaciOptions } from './matrix-view.ts';

/** The two menus over the titles: what groups the rows, and who stands across. */
export function cornerMenus(
  t: Translate,
  { groupBy, people }: Required<RaciOptions>,
  lookups: ItemLookups,
  entity: RaciEntity,
  canAddMember: boolean,
  choose: { readonly groupBy: (groupBy: ItemGrouping) => void; readonly people: (people: 'withRole' | 'all' | 'add') => void },
): TemplateResult {
  const known = (grouping: ItemGrouping) => grouping === 'none' || (lookups[`${grouping}s`]?.length ?? 0) > 0;
  const groupings = itemGroupings.filter((grouping) => grouping === groupBy || (known(grouping) && (entity === 'task' || grouping === 'project' || grouping === 'none')));
  return html`
    <coop-menu
      heading="strong"
      label=${t('raci.groupBy')}
      value=${t(`raci.groupBy.${groupBy}`)}
      .items=${groupings.map((value) => ({ value, label: t(`raci.groupBy.${value}`), checked: value === groupBy }))}
      @coop-choose=${(event: CustomEvent<ItemGrouping>) => choose.groupBy(event.detail)}
    ></coop-menu>
    <coop-menu
      heading="soft"
      label=${t('raci.people.group')}
      value=${t(`raci.people.${people}`)}
      .items=${[
        { value: 'withRole', label: t('raci.people.withRole'), checked: people === 'withRole' },
        { value: 'all', label: t('raci.people.all'), checked: people === 'all' },
        ...(canAddMember ? [{ value: 'add', label: t('raci.member.add'), apart: true }] : []),
      ]}
      @coop-choose=${(event: CustomEvent<'withRole' | 'all' | 'add'>) => choose.people(event.detail)}
    ></coop-menu>
  `;
}

/** Legend, counts and shortcuts; or why nothing can be written. */
export function footer(t: Translate, arrangement: Arrangement | undefined, access: Access, showKeys: () => void): TemplateResult {
  const counts =
    arrangement === undefined
      ? nothing
      : `${t('common.tasks', { n: arrangement.filtered.length })}, ${t('raci.footer.people', { shown: arrangement.shown, total: arrangement.total })}`;
  return html`<footer>
    ${access.canWrite || access.reason === undefined
      ? raciRoles.map((role) => html`<span class="legend">${letter(role)} ${roleWord(t, role)}</span>`)
      : html`<span class="one-line">${t(`raci.readOnly.${access.reason}`)}</span>`}
    <span class="push">${counts}</span>
    <button class="keys" @click=${showKeys}><kbd>?</kbd> ${t('common.shortcuts')}</button>
  </footer>`;
}

/** The matrix is being read: still shapes, and what is read. */
export function loadingState(t: Translate, table: string | undefined): TemplateResult {
  return html`<div class="skeleton" role="status">
    ${[0, 1, 2, 3, 4, 5].map(() => html`<div class="bar-line"></div>`)}
    <span class="what">${table === undefined ? t('common.loading') : t('common.loadingTable', { table })}</span>
  </div>`;
}
