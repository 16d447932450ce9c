import { fieldsOf, model } from '@entrelacs/core';
import type { UserAction } from '../doc-port.ts';
import { columnInfo, columnRecord, columnSteps, finishColumn, metaActions } from './column-steps.ts';
import type { Context } from './context.ts';
import type { MetaTable } from './doc-state.ts';
import { isEntity, isLinked, liveColumn, liveTable, recordOf } from './installation.ts';
import { linkRecords, type TableLinks } from './link-records.ts';
import { freeTitle, isElsewhere, orphanTable } from './names.ts';
import { markOf, type TableSpec } from './spec.ts';
import { phases, type Step } from './steps.ts';

/** What is missing from or has drifted in one table and its columns. */
export function tableSteps(spec: TableSpec, context: Context, links: TableLinks): Step[] {
  const { state, names } = context;
  const key = `table:${spec.key}`;
  const record = recordOf(state, 'table', spec.key);
  const live = liveTable(state, spec.key);
  if (live !== undefined) {
    if (isLinked(state, spec.key)) return linkedSteps(spec, live, context);
    return [...renamedStep(spec, live, context, record?.value), ...spec.columns.flatMap((column) => columnSteps(spec, column, live, context))];
  }

  const link = links[spec.key];
  if (link !== undefined) {
    const records = linkRecords(state, spec.key, link);
    const theirs = state.tables.find(({ ref }) => ref === link.table)?.title ?? '';
    return [{ key, kind: 'tableLinked', origin: 'new', severity: 'info', phase: phases.tables, table: spec.key, values: { table: theirs }, records, actions: () => [] }];
  }

  const orphan = orphanTable(state, spec);
  if (orphan !== undefined) return [adoptStep(spec, orphan, context)];
  const isFirst = spec.key === 'installation';
  return [
    {
      key,
      kind: isFirst ? 'installationMissing' : 'tableMissing',
      origin: record === undefined ? 'new' : 'changed',
      severity: 'critical',
      phase: isFirst ? phases.installation : phases.tables,
      table: spec.key,
      values: { table: spec.title, n: spec.columns.length },
      actions: () => [['AddTable', names.table(spec.key), newColumns(spec, context)]],
    },
  ];
}

function newColumns(spec: TableSpec, { names }: Context): Record<string, unknown>[] {
  return spec.columns.map((column) => columnInfo(spec.key, column, names));
}

/** The table was made by an installation that went no further: what is left is to record it, and to finish it. */
function adoptStep(spec: TableSpec, table: MetaTable, context: Context): Step {
  const { state } = context;
  const pairs = spec.columns.flatMap((column) => {
    const live = state.columns.find(({ table: owner, mark }) => owner === table.ref && mark === markOf(spec.key, column.key));
    return live === undefined ? [] : [[column, live] as const];
  });
  const title = freeTitle(spec.title, state.tables.filter(({ ref }) => ref !== table.ref));
  const actions = (): UserAction[] => [
    ...metaActions(pairs),
    ...pairs.flatMap(([column, live]) => finishColumn(spec, column, live, table, context)),
    ...(table.isTitled ? [] : firstTouches(spec, table, title, context)),
  ];
  return {
    key: `table:${spec.key}`,
    kind: 'tableAdopted',
    origin: 'new',
    severity: 'info',
    phase: spec.key === 'installation' ? phases.tables : phases.columns,
    table: spec.key,
    values: { table: title },
    records: [
      // The language comes first of all: an installation begun in one is finished in it.
      ...(spec.key === 'installation' ? [{ kind: 'document' as const, entity: '', field: 'language', ref: 0, value: context.lang }] : []),
      { kind: 'table', entity: spec.key, field: '', ref: table.ref, value: table.id },
      ...pairs.map(([column, live]) => columnRecord(spec.key, column.key, live.ref)),
    ],
    actions,
  };
}

/**
 * Gives a table its title. A change of its raw section's title would rename the table, and rewrite every formula and
 * reference that names it (half a second a table); while no raw section is set, a title is only a title.
 */
function titleActions(table: MetaTable, title: string): UserAction[] {
  return [
    ['UpdateRecord', '_grist_Tables', table.ref, { rawViewSectionRef: 0 }],
    ['UpdateRecord', '_grist_Views_section', table.rawSection, { title }],
    ['UpdateRecord', '_grist_Tables', table.ref, { rawViewSectionRef: table.rawSection }],
  ];
}

/** What only a table that was just made needs: its title, its rows, and to lose the page that Grist made with it. */
function firstTouches(spec: TableSpec, table: MetaTable, title: string, { names }: Context): UserAction[] {
  const entries = Object.entries(spec.rows ?? {}).map(([key, values]) => [names.column(spec.key, key) ?? key, values] as const);
  const count = entries[0]?.[1].length ?? 0;
  return [
    ...titleActions(table, title),
    ...(table.ownPage === 0 ? [] : [['RemoveRecord', '_grist_Views', table.ownPage] as const]),
    ...(count === 0 ? [] : [['BulkAddRecord', table.id, Array.from({ length: count }, () => null), Object.fromEntries(entries)] as const]),
  ];
}

function renamedStep(spec: TableSpec, live: MetaTable, { state }: Context, recorded = ''): Step[] {
  if (recorded === '' || recorded === live.id || state.tables.some(({ id, ref }) => ref !== live.ref && id.toLowerCase() === recorded.toLowerCase())) return [];
  const title = freeTitle(spec.title, state.tables.filter(({ ref }) => ref !== live.ref));
  return [
    {
      key: `name:${spec.key}`,
      kind: 'tableRenamed',
      origin: 'changed',
      severity: 'info',
      phase: phases.columns,
      table: spec.key,
      // Through the API a table may lose its id and keep its title: then the ids tell.
      values: live.title === title ? { table: recorded, now: live.id } : { table: title, now: live.title },
      actions: () => [...titleActions(live, title), ['UpdateRecord', '_grist_Tables', live.ref, { tableId: recorded }]],
    },
  ];
}

/** Columns of ours in tables of the user's own that stand for the entity no more: what looks other tables up by row numbers stops. */
export function idleSteps(spec: TableSpec, { state }: Context, links: TableLinks): Step[] {
  const live = liveTable(state, spec.key) ?? (links[spec.key] === undefined ? orphanTable(state, spec) : undefined);
  if (live === undefined) return [];
  return spec.columns.flatMap(({ key, label, idleFormula }) =>
    state.columns
      .filter(({ mark, table, formula }) => mark === markOf(spec.key, key, true) && table !== live.ref && idleFormula !== undefined && formula !== idleFormula)
      .flatMap(({ id, table }): Step[] => {
        const theirs = state.tables.find(({ ref }) => ref === table);
        if (theirs === undefined) return [];
        return [
          {
            key: `idle:${spec.key}.${key} ${theirs.id}`,
            kind: 'columnIdle',
            origin: 'changed',
            severity: 'warning',
            phase: phases.settle,
            values: { table: theirs.title, column: label },
            actions: () => [['ModifyColumn', theirs.id, id, { formula: idleFormula }]],
          },
        ];
      }),
  );
}

/** The user's own table: columns linked that are gone or lead elsewhere, which only its owner can put right, and those of ours that it was given. */
function linkedSteps(spec: TableSpec, live: MetaTable, context: Context): Step[] {
  const { state, names } = context;
  const about = ({ field }: { field: string }) => ({
    key: `column:${spec.key}.${field}`,
    origin: 'changed' as const,
    severity: field === spec.titleColumn ? ('critical' as const) : ('warning' as const),
    phase: phases.settle,
    table: spec.key,
    column: field,
    values: { table: live.title, column: labelOf(spec, field, context) },
    manual: true,
    actions: () => [],
  });
  const recorded = state.records.filter(({ kind, entity }) => kind === 'column' && entity === spec.key);
  return [
    ...recorded.filter(({ field, value }) => value !== 'added' && liveColumn(state, spec.key, field) === undefined).map((record): Step => ({ ...about(record), kind: 'columnUnmapped' })),
    ...recorded
      .filter(({ field }) => isElsewhere(spec.key, field, liveColumn(state, spec.key, field)?.type ?? '', (key) => names.table(key)) && liveColumn(state, spec.key, field) !== undefined)
      .map((record): Step => ({ ...about(record), kind: 'columnElsewhere' })),
    ...spec.columns.filter(({ key }) => recordOf(state, 'column', spec.key, key)?.value === 'added').flatMap((column) => columnSteps(spec, column, live, context)),
  ];
}

/** A field in the document's language; one that only mapped tables have a column for has its name in the model. */
function labelOf(spec: TableSpec, field: string, { lang }: Context): string {
  const known = spec.columns.find(({ key }) => key === field)?.label;
  if (known !== undefined || !isEntity(spec.key)) return known ?? field;
  return fieldsOf(model[spec.key]).find(({ key }) => key === field)?.label[lang] ?? field;
}
