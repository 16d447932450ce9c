import { model, type EntityName, type Lang } from '@entrelacs/core';
import type { LinkPlan, TableLinks } from '@entrelacs/grist';
import { ownTablesOf, suggestLink, type DocState } from '@entrelacs/grist/document';
import type { LinkDraft, LinkingView, LinkPlanView } from '@entrelacs/ui/coop-setup';
import { changeView } from './change-view.ts';

/** Tables of the user's own, and those that stand for an entity. */
export function linkingView(state: DocState, links: TableLinks, lang: Lang): LinkingView {
  const ownTables = ownTablesOf(state);
  return {
    ownTables,
    links: Object.entries(links).map(([key, link]) => ({
      draft: { entity: key, table: link.table, columns: link.columns, added: link.added ?? [] },
      theirs: ownTables.find(({ ref }) => ref === link.table)?.title ?? '',
      label: model[key as EntityName].plural[lang],
    })),
    suggest: (entity, table) => suggestLink(state, entity as EntityName, table),
  };
}

/** What a link, or its end, would change, in the order in which it is done; formulas are counted. */
export function linkPlanView({ steps, cells, demoRows }: LinkPlan, state: DocState): LinkPlanView {
  const formulas = steps.filter(({ kind }) => kind === 'columnTrigger' || kind === 'columnFormula').length;
  const told = steps.filter(({ kind }) => ['tableMissing', 'tableAdopted', 'columnMissing', 'columnType', 'columnIdle', 'sectionMoved', 'sectionMissing', 'sectionMapping'].includes(kind));
  return {
    changes: [...told.map((step) => changeView(step, state)), ...(formulas === 0 ? [] : [{ sign: '~' as const, code: 'formulas', values: { n: formulas } }])],
    cells,
    demoRows,
  };
}

/** A link as the document takes it: columns of ours only where theirs has none. */
export function linkOf({ table, columns, added }: LinkDraft): TableLinks[EntityName] {
  return { table, columns, added: added.filter((field) => columns[field] === undefined) };
}
