import type { Lang } from '@entrelacs/core';
import type { DocState } from './doc-state.ts';
import { isEntity, liveTable, recordOf } from './installation.ts';
import type { TableLinks } from './link-records.ts';
import { linkableEntities, linkablesOf, ownTablesOf, theirTables, type Linkable, type OwnTable } from './linkables.ts';
import { freeTitle, namesOf } from './names.ts';
import { pages as allPages, type PageSpec } from './pages.ts';
import type { TableKey } from './spec.ts';
import { tablesOf } from './tables.ts';

/** A table that an installation makes, or the user's own that stands for it. */
export interface OverviewTable {
  readonly key: TableKey;
  readonly title: string;
  /** It is a table of the user's own. */
  readonly isLinked: boolean;
  readonly columns: readonly OverviewColumn[];
}

/** A column that an installation makes. */
export interface OverviewColumn {
  readonly label: string;
  /** Grist's type, without its table. */
  readonly type: string;
  /** Title of the table that it refers to. */
  readonly refersTo?: string;
  readonly description?: string;
  /** `computed` all the time, or `filled` by itself at a change. */
  readonly formula?: 'computed' | 'filled';
  /** A column of ours that a table of the user's own gets. */
  readonly isAdded?: boolean;
}

/** A table of the user's own that has the name of one of ours. */
export interface Clash {
  readonly key: TableKey;
  /** Theirs, and what ours will be called beside it. */
  readonly theirs: string;
  readonly ours: string;
  readonly table: number;
  readonly canLink: boolean;
}

/** What an installation in a language would make of a document. */
export interface Overview {
  readonly tables: readonly OverviewTable[];
  readonly pages: readonly PageSpec[];
  readonly ownTables: readonly OwnTable[];
  readonly clashes: readonly Clash[];
  readonly linkables: readonly Linkable[];
}

/** What an installation would make of a document; changes nothing. */
export function overviewOf(state: DocState, lang: Lang, links: TableLinks = {}, pages: readonly PageSpec[] = allPages): Overview {
  const specs = tablesOf(lang);
  const names = namesOf(state, specs, lang, links);
  const ownTables = theirTables(state);
  const titleOf = (key: TableKey): string => {
    const linked = links[key];
    const live = linked === undefined ? liveTable(state, key) : state.tables.find(({ ref }) => ref === linked.table);
    return live?.title ?? freeTitle(specs.find((spec) => spec.key === key)?.title ?? key, ownTables);
  };
  const clashes = specs.flatMap((spec): Clash[] => {
    const theirs = ownTables.find(({ id, title }) => id.toLowerCase() === spec.id.toLowerCase() || title.toLowerCase() === spec.title.toLowerCase());
    if (theirs === undefined || links[spec.key] !== undefined || liveTable(state, spec.key) !== undefined) return [];
    const canLink = (linkableEntities as readonly string[]).includes(spec.key);
    return [{ key: spec.key, theirs: theirs.title, ours: titleOf(spec.key), table: theirs.ref, canLink }];
  });
  // What people work with first, what serves it last.
  const shown = [...specs.filter(({ key }) => isEntity(key)), ...specs.filter(({ key }) => !isEntity(key)).reverse()];
  return {
    tables: shown.map((spec) => ({
      key: spec.key,
      title: titleOf(spec.key),
      isLinked: links[spec.key] !== undefined,
      columns: spec.columns
        .filter(({ key }) => links[spec.key] === undefined || names.column(spec.key, key) !== undefined)
        .map(({ key, label, type, refersTo, description, formula, isFormula }) => ({
          ...(links[spec.key]?.added?.includes(key) === true && links[spec.key]?.columns[key] === undefined && { isAdded: true }),
          label,
          type,
          ...(refersTo !== undefined && { refersTo: titleOf(refersTo) }),
          ...(description !== undefined && { description }),
          ...(formula !== undefined && { formula: isFormula === true ? ('computed' as const) : ('filled' as const) }),
        })),
    })),
    pages,
    ownTables: ownTablesOf(state),
    clashes,
    linkables: linkablesOf(state, lang, links).filter(({ key }) => liveTable(state, key) === undefined),
  };
}

/** Is there an installation that was begun and not finished? */
export function isUnfinished(state: DocState): boolean {
  return state.installation !== undefined && recordOf(state, 'document', '', 'version') === undefined;
}
