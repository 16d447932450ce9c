import type { Kpi, KpiTarget, Measure } from '../model/kpi.ts';
import { newEntity } from '../source/apply-changes.ts';
import { compareIds } from './samples.ts';
import { dayOr, noDay } from './time/day-column.ts';

/** A row of a table that somebody mapped: a day and a number, in a series of its own or not, with a target or not. */
export interface MappedRow {
  readonly id: string;
  readonly on?: string | undefined;
  readonly value?: number | undefined;
  readonly series?: string | undefined;
  readonly target?: number | undefined;
}

/** Entities that stand for the rows of a mapped table, so that they are drawn and judged as ours are. */
export interface MappedEntities {
  readonly kpi: readonly Kpi[];
  readonly kpiTarget: readonly KpiTarget[];
  readonly measure: readonly Measure[];
}

/**
 * One indicator for each series of a mapped table, its rows as measures and each change of target from its day on. A
 * measure keeps the id of its row. Which way is good, how often a value is due, and who owns it come from `settings`.
 */
export function mappedEntities(rows: readonly MappedRow[], settings: Partial<Omit<Kpi, 'id' | 'source'>> = {}): MappedEntities {
  const names = [...new Set(rows.map(({ series }) => series ?? ''))];
  const kpiOf = new Map(names.map((name, place) => [name, `series:${place + 1}`]));
  const measure = rows.map(({ id, on, value, series = '' }): Measure => ({ id, ...defined({ kpi: kpiOf.get(series), on, value }) }));
  return {
    kpi: names.map((name) => newEntity('kpi', kpiOf.get(name) ?? '', { ...settings, name: name === '' ? (settings.name ?? '') : name, source: 'manual' })),
    kpiTarget: names.flatMap((name) => targetsOf(rows.filter(({ series }) => (series ?? '') === name), kpiOf.get(name) ?? '')),
    measure,
  };
}

function targetsOf(rows: readonly MappedRow[], kpi: string): KpiTarget[] {
  const dated = rows
    .filter(({ on, target }) => dayOr(on) !== noDay && Number.isFinite(target))
    .sort((a, b) => dayOr(a.on) - dayOr(b.on) || compareIds(a.id, b.id));
  return dated.filter(({ target }, at) => target !== dated[at - 1]?.target).map(({ id, on, target }) => ({ id, kpi, ...defined({ from: on, target }) }));
}

function defined<Fields extends object>(fields: Fields): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };
}
