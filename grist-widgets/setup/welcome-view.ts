import { langOf, type EntityName, type Lang } from '@entrelacs/core';
import type { TableLinks } from '@entrelacs/grist';
import { installationOf, isUnfinished, overviewOf, suggestLink, type DocState } from '@entrelacs/grist/document';
import type { DemoCounts, SetupOverview, WelcomeView } from '@entrelacs/ui/coop-setup';

/** What the first opening shows of a document. */
export function welcomeView(state: DocState, links: TableLinks, demo: DemoCounts | undefined): WelcomeView {
  const overview = (lang: Lang): SetupOverview => {
    const { tables, pages, clashes, linkables } = overviewOf(state, lang, links);
    return { tables, pages: pages.map(({ key, name, about }) => ({ key, name: name[lang], about: about[lang] })), clashes, linkables };
  };
  const { ownTables } = overviewOf(state, 'fr', links);
  return {
    ...(isUnfinished(state) && { unfinished: installationOf(state)?.lang ?? langOf(undefined) }),
    overview: { fr: overview('fr'), en: overview('en') },
    ownTables,
    links: Object.entries(links).map(([key, link]) => ({ key, theirs: ownTables.find(({ ref }) => ref === link.table)?.title ?? '' })),
    suggest: (entity, table) => suggestLink(state, entity as EntityName, table),
    ...(demo !== undefined && { demo }),
  };
}
