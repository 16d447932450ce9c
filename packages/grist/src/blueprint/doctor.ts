import type { Lang } from '@entrelacs/core';
import type { DocPort } from '../doc-port.ts';
import { compare, type BlueprintOptions } from './compare.ts';
import { readDocState, type DocState } from './doc-state.ts';
import { installationOf, isLinked, liveTable, recordOf } from './installation.ts';
import { pages as allPages } from './pages.ts';
import { readTables, reconcile, type RunOptions, type RunResult } from './reconcile.ts';
import type { TableKey } from './spec.ts';
import type { Step, StepKind, StepSeverity } from './steps.ts';
import { blueprintVersion, tablesOf } from './tables.ts';

/** Something in the document that is not as the blueprint says, which one tick repairs. */
export interface DoctorFinding {
  /** Names it for `repair`. */
  readonly key: string;
  /**
   * As one: `unfinished`, what an interrupted installation still lacks; `upgrade`, what a newer blueprint adds; `incomplete`, what an
   * interrupted change of a linked table still lacks; `technical`, columns that only widgets and formulas read.
   */
  readonly kind: StepKind | 'unfinished' | 'upgrade' | 'incomplete' | 'technical';
  readonly severity: StepSeverity;
  /** Proposed for repair; what somebody may have wanted is not. */
  readonly isProposed: boolean;
  /** Only the table's owner can say what should be there. */
  readonly manual: boolean;
  readonly steps: readonly Step[];
  /** Cells of a column whose type changed, and how many of them can be read as they should be. */
  readonly cells?: { readonly total: number; readonly readable: number };
}

/** One control that found all in order: a table with its columns, or a page with its sections. */
export interface Control {
  readonly kind: 'table' | 'page';
  readonly name: string;
  /** Columns of the table, or sections of the page. */
  readonly count: number;
}

/** The state of a document that something of ours was installed into. */
export interface Diagnosis {
  readonly lang: Lang;
  /** Version recorded last; undefined while an installation is unfinished. */
  readonly version?: string;
  /** Version of this blueprint. */
  readonly latest: string;
  /** Worst first. */
  readonly findings: readonly DoctorFinding[];
  readonly inOrder: readonly Control[];
}

/** Looks a document over; undefined where nothing of ours was installed. Changes nothing. */
export async function diagnose(port: DocPort, options: BlueprintOptions): Promise<Diagnosis | undefined> {
  const state = await readDocState(port);
  const installation = installationOf(state);
  if (installation === undefined) return undefined;
  const steps = compare(state, options);
  const read = await readTables(port, steps.filter(({ survey }) => survey !== undefined));
  const changed = steps
    .filter(({ origin }) => origin === 'changed')
    .map((step): DoctorFinding => ({
      key: findingKey(step),
      kind: step.kind,
      severity: step.severity,
      isProposed: step.blocked === true || (step.manual !== true && !unproposed.has(step.kind)),
      manual: step.manual === true,
      steps: [step],
      ...(step.survey !== undefined && { cells: step.survey(read) }),
    }));
  const added = steps.filter(({ origin }) => origin === 'new');
  const isOlder = added.some(({ kind }) => kind === 'version');
  const isAddition = added.some(({ kind }) => kind.endsWith('Missing') || kind.endsWith('Adopted'));
  const kind = installation.version === undefined ? 'unfinished' : isOlder ? 'upgrade' : isAddition ? 'incomplete' : 'technical';
  const severity = kind === 'unfinished' ? 'critical' : kind === 'incomplete' ? 'warning' : 'info';
  const whole: DoctorFinding[] = added.length === 0 ? [] : [{ key: 'upgrade', kind, severity, isProposed: true, manual: false, steps: added }];
  return {
    lang: installation.lang,
    ...(installation.version !== undefined && { version: installation.version }),
    latest: blueprintVersion,
    findings: [...changed, ...whole].sort((one, other) => rank(one.severity) - rank(other.severity)),
    inOrder: controlsInOrder(state, steps, installation.lang, options),
  };
}

/**
 * Repairs the findings chosen, and finishes what that began (a column made again is recorded, shown in its grids and mapped
 * again in its widgets). Nothing else is touched.
 */
export function repair(port: DocPort, options: BlueprintOptions & RunOptions, keys: readonly string[]): Promise<RunResult> {
  const chosen = new Set(keys);
  const isWanted = (step: Step) => (step.origin === 'new' ? chosen.has('upgrade') || followUps.has(step.kind) : chosen.has(findingKey(step)));
  return reconcile(port, options, isWanted, options);
}

/** Steps that finish what another one began. */
const followUps: ReadonlySet<StepKind> = new Set(['tableAdopted', 'columnAdopted', 'columnTrigger', 'columnDisplay', 'pageAdopted', 'sectionAdopted', 'sectionMapping']);

/** Drifts that somebody may well have wanted. */
const unproposed: ReadonlySet<StepKind> = new Set(['tableRenamed', 'columnFormula', 'pageMissing', 'sectionMissing', 'sectionUnlinked', 'sectionAddress']);

function findingKey({ kind, key }: Step): string {
  return `${kind} ${key}`;
}

function rank(severity: StepSeverity): number {
  return ['critical', 'warning', 'info'].indexOf(severity);
}

function controlsInOrder(state: DocState, steps: readonly Step[], lang: Lang, { pages = allPages }: BlueprintOptions): Control[] {
  const troubled = new Set(steps.flatMap(({ table, page }) => [...(table === undefined ? [] : [`table ${table}`]), ...(page === undefined ? [] : [`page ${page}`])]));
  const tables = tablesOf(lang).flatMap(({ key, columns }): Control[] => {
    const live = liveTable(state, key);
    return live === undefined || troubled.has(`table ${key}`) ? [] : [{ kind: 'table', name: live.title, count: isLinked(state, key) ? linkedColumns(state, key) : columns.length }];
  });
  const shown = pages.flatMap((page): Control[] => {
    const live = state.views.find(({ ref }) => ref === recordOf(state, 'page', page.key)?.ref);
    return live === undefined || troubled.has(`page ${page.key}`) ? [] : [{ kind: 'page', name: live.name, count: page.sections.length }];
  });
  return [...tables, ...shown];
}

function linkedColumns(state: DocState, key: TableKey): number {
  return state.records.filter(({ kind, entity }) => kind === 'column' && entity === key).length;
}
