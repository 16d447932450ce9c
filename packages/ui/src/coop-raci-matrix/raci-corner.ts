import { itemGroupings, type ItemGrouping, type ItemLookups, type RaciEntity, type Translate } from '@entrelacs/core';
import { html, type TemplateResult } from 'lit';
import '../coop-menu/coop-menu.ts';
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
