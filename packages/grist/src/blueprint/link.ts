import type { DocPort, UserAction } from '../doc-port.ts';
import { compare, type BlueprintOptions } from './compare.ts';
import { customViewIn } from './custom-view.ts';
import { planDemoRemoval } from './demo.ts';
import { readDocState, type DocState } from './doc-state.ts';
import { isEntity, languageOf, liveTable, recordOf } from './installation.ts';
import { linkRecords, staleRecords, withLink, type TableLink } from './link-records.ts';
import { pages as allPages, type PageSpec } from './pages.ts';
import { jsonObject, rowsOf } from './raw.ts';
import { readTables, reconcile, recordActions, type RunOptions, type RunResult } from './reconcile.ts';
import type { TableKey } from './spec.ts';
import type { Step } from './steps.ts';
import { tablesOf } from './tables.ts';

/** What letting a table of the user's own stand for an entity would do to an installed document. */
export interface LinkPlan {
  readonly steps: readonly Step[];
  /** Cells of ours that refer to rows of the table given up, and those of them that find a row of the same name in the other. */
  readonly cells: { readonly total: number; readonly readable: number };
  /** Rows of the demo that would lose what they refer to: they go first. */
  readonly demoRows: number;
}

/** What `setLink` would do now. Changes nothing. */
export async function planLink(port: DocPort, options: BlueprintOptions, key: TableKey, link: TableLink | undefined): Promise<LinkPlan> {
  const state = await readDocState(port);
  const before = new Set(compare(state, options).map(nameOf));
  const steps = compare(withLink(state, key, link), options).filter((step) => !before.has(nameOf(step)));
  const read = await readTables(port, steps);
  const surveys = steps.flatMap(({ survey }) => survey?.(read) ?? []);
  const removal = await planDemoRemoval(port);
  return {
    steps,
    cells: { total: sum(surveys.map(({ total }) => total)), readable: sum(surveys.map(({ readable }) => readable)) },
    demoRows: sum(removal?.removed.map(({ ids }) => ids.length) ?? []),
  };
}

/**
 * Lets a table of the user's own stand for an entity of an installed document, changes which of its columns are which, or, without a link,
 * lets ours stand for it again. The record is written first; whatever is interrupted after that, the doctor finds and finishes.
 */
export async function setLink(port: DocPort, options: BlueprintOptions & RunOptions, key: TableKey, link: TableLink | undefined): Promise<RunResult> {
  const state = await readDocState(port);
  const before = new Set(compare(state, options).map(nameOf));
  const written = link === undefined ? [] : linkRecords(state, key, link);
  const stale = staleRecords(state, key, written);
  const actions: UserAction[] = [
    ...recordActions(written, state),
    ...(stale.length === 0 ? [] : [['BulkRemoveRecord', state.installation?.id ?? '', stale.map(({ id }) => id)] as const]),
    ...(link !== undefined && liveTable(state, key)?.ref === link.table ? await remapActions(port, state, key, link, options.pages ?? allPages) : []),
  ];
  if (actions.length > 0) await port.applyActions(actions, options.description ?? 'Entrelacs');
  return reconcile(port, options, (step) => !before.has(nameOf(step)), options);
}

function nameOf({ kind, key }: Step): string {
  return `${kind} ${key}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

/** Other columns of the same table take over what those mapped before were used for: in widgets, in grids, and as what references show. */
async function remapActions(port: DocPort, state: DocState, key: TableKey, link: TableLink, pages: readonly PageSpec[]): Promise<UserAction[]> {
  const changed = new Map<number, number>();
  for (const { kind, entity, field, ref } of state.records) {
    const now = link.columns[field];
    if (kind === 'column' && entity === key && ref !== 0 && now !== undefined && now !== ref) changed.set(ref, now);
  }
  if (changed.size === 0) return [];
  const sections = pages.flatMap((page) => page.sections.flatMap((section) => (section.table === key ? (recordOf(state, 'section', page.key, section.key)?.ref ?? []) : [])));
  const fields = rowsOf(await port.fetchTable('_grist_Views_section_field')).filter(({ parentId }) => sections.includes(Number(parentId)));
  return [
    ...state.sections.filter(({ ref, kind }) => kind === 'custom' && sections.includes(ref)).flatMap((section) => remapped(section.ref, section.options, changed)),
    ...fields.flatMap(({ id, parentId, colRef }): UserAction[] => {
      const now = changed.get(Number(colRef));
      const isShown = fields.some((other) => other['parentId'] === parentId && other['colRef'] === now);
      return now === undefined || isShown ? [] : [['UpdateRecord', '_grist_Views_section_field', id, { colRef: now }]];
    }),
    ...shownActions(state, key, changed),
  ];
}

function remapped(section: number, optionsText: string, changed: ReadonlyMap<number, number>): UserAction[] {
  const options = jsonObject(optionsText);
  const view = customViewIn(optionsText);
  const mapping = view['columnsMapping'];
  if (typeof mapping !== 'object' || mapping === null) return [];
  const now = (ref: unknown): unknown => (typeof ref === 'number' ? (changed.get(ref) ?? ref) : Array.isArray(ref) ? ref.map(now) : ref);
  const columnsMapping = Object.fromEntries(Object.entries(mapping).map(([name, ref]) => [name, now(ref)]));
  return [['UpdateRecord', '_grist_Views_section', section, { options: JSON.stringify({ ...options, customView: JSON.stringify({ ...view, columnsMapping }) }) }]];
}

/** References of ours that show the title mapped before show the one mapped now. */
function shownActions(state: DocState, key: TableKey, changed: ReadonlyMap<number, number>): UserAction[] {
  const title = tablesOf(languageOf(state)).find((spec) => spec.key === key)?.titleColumn;
  const former = title === undefined || !isEntity(key) ? undefined : recordOf(state, 'column', key, title)?.ref;
  const shown = state.columns.find(({ ref }) => ref === changed.get(former ?? 0));
  const tables = new Map(state.tables.map(({ ref, id }) => [ref, id]));
  if (shown === undefined) return [];
  return state.columns
    .filter(({ visibleCol, mark }) => visibleCol === former && mark !== undefined)
    .flatMap(({ ref, id, table }): UserAction[] => [
      ['UpdateRecord', '_grist_Tables_column', ref, { visibleCol: shown.ref }],
      ['SetDisplayFormula', tables.get(table) ?? '', null, ref, `$${id}.${shown.id}`],
    ]);
}
