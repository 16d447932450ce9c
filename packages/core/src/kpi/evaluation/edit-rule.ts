import type { Kpi, KpiTarget, Measure } from '../../model/kpi.ts';
import type { Change } from '../../source/source.ts';
import type { Thresholds } from './rule.ts';

/** The change that gives a KPI new thresholds from a day on: the past keeps its own. A row that begins that very day is corrected. */
export function targetChange(kpi: Pick<Kpi, 'id'>, targets: readonly KpiTarget[], from: string, { target, warning, critical }: Thresholds): Change {
  const known = targets.filter((row) => row.kpi === kpi.id && row.from === from).at(-1);
  const fields = { target, warning, critical };
  return known === undefined
    ? { kind: 'create', entity: 'kpiTarget', fields: { kpi: kpi.id, from, ...fields } }
    : { kind: 'update', entity: 'kpiTarget', id: known.id, fields };
}

/** The change that enters a measure; RangeError for a value that is no number. */
export function measureChange(kpi: Pick<Kpi, 'id'>, { on, value, comment }: Required<Pick<Measure, 'on' | 'value'>> & Pick<Measure, 'comment'>): Change {
  if (!Number.isFinite(value)) throw new RangeError('value: not a finite number');
  const said = comment?.trim();
  return { kind: 'create', entity: 'measure', fields: { kpi: kpi.id, on, value, ...(said === undefined || said === '' ? {} : { comment: said }) } };
}
