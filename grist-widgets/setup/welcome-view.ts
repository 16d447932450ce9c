import { langOf, type Lang } from '@entrelacs/core';
import type { TableLinks } from '@entrelacs/grist';
import { installationOf, isUnfinished, overviewOf, type DocState } from '@entrelacs/grist/document';
import type { DemoCounts, SetupOverview, WelcomeView } from '@entrelacs/ui/coop-setup';
import { linkingView } from './linking-view.ts';

/** What the first opening shows of a document. */
export function welcomeView(state: DocState, links: TableLinks, demo: DemoCounts | undefined, shown: Lang): WelcomeView {
  const overview = (lang: Lang): SetupOverview => {
    const { tables, pages, clashes, linkables } = overviewOf(state, lang, links);
    return { tables, pages: pages.map(({ key, name, about }) => ({ key, name: name[lang], about: about[lang] })), clashes, linkables };
  };
  return {
    ...(isUnfinished(state) && { unfinished: installationOf(state)?.lang ?? langOf(undefined) }),
    overview: { fr: overview('fr'), en: overview('en') },
    ...linkingView(state, links, shown),
    ...(demo !== undefined && { demo }),
  };
}
