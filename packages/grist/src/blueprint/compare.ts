import type { Lang } from '@entrelacs/core';
import type { Context, WidgetUrl } from './context.ts';
import type { DocState } from './doc-state.ts';
import { languageOf, liveTable, recordOf } from './installation.ts';
import type { TableLinks } from './link-records.ts';
import { namesOf } from './names.ts';
import { pageSteps } from './page-steps.ts';
import { pages as allPages, type PageSpec } from './pages.ts';
import { phases, type Step } from './steps.ts';
import { blueprintVersion, tablesOf } from './tables.ts';
import { idleSteps, tableSteps } from './table-steps.ts';

/** What a document should hold. */
export interface BlueprintOptions {
  /** The language of an installation that has not begun; later the recorded one holds. */
  readonly lang?: Lang;
  readonly widgetUrl: WidgetUrl;
  /** Tables of the user's own that stand for ours. */
  readonly links?: TableLinks;
  readonly pages?: readonly PageSpec[];
}

/** Everything that a document lacks or that drifted, by phase; nothing when it is as the blueprint says. */
export function compare(state: DocState, options: BlueprintOptions): Step[] {
  const { links = {}, pages = allPages, widgetUrl } = options;
  const lang = recordedLanguage(state) ?? options.lang ?? 'fr';
  const tables = tablesOf(lang);
  const names = namesOf(state, tables, lang, links);
  const context: Context = { state, lang, tables, pages, names, widgetUrl };
  const tableFindings = tables.flatMap((spec) => [...tableSteps(spec, context, links), ...idleSteps(spec, context, links)]);
  const pageFindings = tables.some(({ key }) => liveTable(state, key) === undefined && recordOf(state, 'table', key) === undefined)
    ? []
    : pages.flatMap((page) => pageSteps(page, context));
  return [...tableFindings, ...pageFindings, ...versionStep(state, lang)].sort((one, other) => one.phase - other.phase);
}

function recordedLanguage(state: DocState): Lang | undefined {
  return recordOf(state, 'document', '', 'language') === undefined ? undefined : languageOf(state);
}

/** The last step writes down that the installation is complete, and of which version. */
function versionStep(state: DocState, lang: Lang): Step[] {
  const recorded = recordOf(state, 'document', '', 'version')?.value;
  if (recorded === blueprintVersion) return [];
  return [
    {
      key: 'document:version',
      kind: 'version',
      origin: 'new',
      severity: 'info',
      phase: phases.version,
      values: { version: blueprintVersion, was: recorded ?? '' },
      records: [
        { kind: 'document', entity: '', field: 'version', ref: 0, value: blueprintVersion },
        { kind: 'document', entity: '', field: 'language', ref: 0, value: lang },
      ],
      actions: () => [],
    },
  ];
}
