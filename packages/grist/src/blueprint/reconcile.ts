import type { DocPort, UserAction } from '../doc-port.ts';
import { compare, type BlueprintOptions } from './compare.ts';
import { readDocState, type DocState } from './doc-state.ts';
import { recordOf } from './installation.ts';
import type { ReadTable, RecordWrite, Step } from './steps.ts';

/** Where a run stands: what was just done, and what is left of it. */
export interface Progress {
  /** Steps that the last bundle did; empty at the beginning. */
  readonly done: readonly Step[];
  /** Steps still to do, of those that can be known yet. */
  readonly left: readonly Step[];
  /** Phase at work, see `phases`. */
  readonly phase: number;
}

/** How a run is followed and stopped. */
export interface RunOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** Asked before each bundle: true stops the run there; what was done stays. */
  readonly shouldStop?: () => boolean;
  /** Words for the document's history. */
  readonly description?: string;
}

/** How a run ended. */
export interface RunResult {
  readonly state: DocState;
  readonly done: readonly Step[];
  /** Chosen steps that are still to do: the run was stopped, or they did not take. */
  readonly left: readonly Step[];
}

/**
 * Does the steps chosen, phase by phase, reading the document again before each: one bundle a phase, so one undo step.
 * Interrupted anywhere and run again, it goes on from what the document holds. Rejects when the host refuses a bundle;
 * what the bundles before it did stays.
 */
export async function reconcile(
  port: DocPort,
  options: BlueprintOptions,
  isWanted: (step: Step) => boolean,
  { onProgress, shouldStop, description = 'Entrelacs' }: RunOptions = {},
): Promise<RunResult> {
  const done: Step[] = [];
  const attempted = new Set<string>();
  let last: readonly Step[] = [];
  for (;;) {
    const state = await readDocState(port);
    const wanted = compare(state, options).filter((step) => step.manual !== true && step.blocked !== true && isWanted(step));
    const left = wanted.filter((step) => !attempted.has(nameOf(step)));
    const [next] = left;
    if (next === undefined || shouldStop?.() === true) return { state, done, left: wanted };
    onProgress?.({ done: last, left, phase: next.phase });
    const together = left.filter(({ phase, isAlone }) => phase === next.phase && (isAlone === true) === (next.isAlone === true));
    const read = await readTables(port, together);
    last = next.isAlone === true ? lightOf(together, next, read) : together;
    await port.applyActions(bundleOf(last, state, read), description);
    for (const step of last) attempted.add(nameOf(step));
    done.push(...last);
  }
}

/** Steps that change a column and no cell go together; another one goes by itself. */
function lightOf(steps: readonly Step[], next: Step, read: ReadTable): readonly Step[] {
  const light = steps.filter((step) => step.actions(() => 0, read).length === 1);
  return light.length > 0 ? light : [next];
}

function nameOf({ key, kind }: Step): string {
  return `${kind} ${key}`;
}

/** Reads the tables that steps depend on. */
export async function readTables(port: DocPort, steps: readonly Step[]): Promise<ReadTable> {
  const ids = [...new Set(steps.flatMap(({ reads = [] }) => reads))];
  const tables = new Map(await Promise.all(ids.map(async (id) => [id, await port.fetchTable(id)] as const)));
  return (id) => tables.get(id) ?? {};
}

/** The user actions of several steps as one bundle; their rows of Installation come last, in one action. */
export function bundleOf(steps: readonly Step[], state: DocState, read: ReadTable): UserAction[] {
  let lastId = 0;
  const newId = () => (lastId -= 1);
  const actions = steps.flatMap((step) => step.actions(newId, read));
  const records = steps.flatMap(({ records = [] }) => records);
  return [...actions, ...recordActions(records, state)];
}

/** Writes rows of Installation: corrects those there are, adds the others. */
export function recordActions(records: readonly RecordWrite[], state: DocState): UserAction[] {
  const table = state.installation?.id;
  if (table === undefined || records.length === 0) return [];
  const known = records.map((record) => ({ record, row: recordOf(state, record.kind, record.entity, record.field) }));
  const added = known.flatMap(({ record, row }) => (row === undefined ? [record] : []));
  const corrected = known.flatMap(({ record, row }) => (row === undefined || (row.ref === record.ref && row.value === record.value) ? [] : [{ record, id: row.id }]));
  return [
    ...corrected.map(({ record, id }): UserAction => ['UpdateRecord', table, id, { ref: record.ref, value: record.value }]),
    ...(added.length === 0
      ? []
      : [
          [
            'BulkAddRecord',
            table,
            added.map(() => null),
            {
              kind: added.map(({ kind }) => kind),
              entity: added.map(({ entity }) => entity),
              field: added.map(({ field }) => field),
              ref: added.map(({ ref }) => ref),
              value: added.map(({ value }) => value),
            },
          ] as const,
        ]),
  ];
}
