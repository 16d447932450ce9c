import type { Alert, KpiState } from '../../model/alert.ts';
import type { Kpi } from '../../model/kpi.ts';
import type { Member } from '../../model/member.ts';
import type { Change } from '../../source/source.ts';
import { compareIds } from '../samples.ts';
import type { Indicator } from './indicator.ts';

/**
 * The rows to write where indicators changed state since their last alert; an indicator without alert is taken to have been
 * good. Writing them twice is harmless: the second time nothing has changed.
 */
export function alertChanges(indicators: readonly Pick<Indicator, 'kpi' | 'evaluation'>[], alerts: readonly Alert[], today: string): Change[] {
  const latest = latestByKpi(alerts);
  return indicators.flatMap(({ kpi, evaluation }): Change[] => {
    const before: KpiState = latest.get(kpi.id)?.to ?? 'ok';
    const { state, since, latest: figure } = evaluation;
    if (!kpi.active || state === before) return [];
    const value = figure?.value;
    return [
      {
        kind: 'create',
        entity: 'alert',
        fields: { kpi: kpi.id, on: today, from: before, to: state, ...(value === undefined ? {} : { value }), ...(since === undefined ? {} : { since }) },
      },
    ];
  });
}

/** The alerts of a KPI, latest first; two pages open at once may write the same change, which is then told once. */
export function alertsOf(kpi: Pick<Kpi, 'id'>, alerts: readonly Alert[]): Alert[] {
  const own = alerts.filter((alert) => alert.kpi === kpi.id).sort(compareAlerts);
  return own.filter((alert, at) => !isSame(alert, own[at - 1])).reverse();
}

/** An action decided upon an alert: what to do, who answers for it, who does it, by when. */
export interface AlertAction {
  readonly title: string;
  readonly accountable: string;
  readonly responsible?: readonly string[];
  readonly due?: string;
}

/** The changes that turn an alert into an owned task, in one gesture; none when it has one already. */
export function alertActionChanges(alert: Pick<Alert, 'id' | 'task'>, kpi: Pick<Kpi, 'criticality'>, action: AlertAction): Change[] {
  if (alert.task !== undefined) return [];
  if (action.accountable === '') throw new RangeError('accountable: an action needs somebody who answers for it');
  const id = 'new:action';
  const { title, accountable, responsible = [], due } = action;
  return [
    {
      kind: 'create',
      entity: 'task',
      id,
      fields: { title, accountable: [accountable], responsible: [...responsible], criticality: kpi.criticality, ...(due === undefined ? {} : { due }) },
    },
    { kind: 'update', entity: 'alert', id: alert.id, fields: { task: id } },
  ];
}

/** Who to propose as A of an action on a KPI: its owner, their relay while they are away; undefined where nobody active is. */
export function proposedOwner({ owner }: Pick<Kpi, 'owner'>, members: readonly Member[], today: string): Member | undefined {
  const find = (id: string | undefined) => members.find((member) => member.id === id && member.active);
  const member = find(owner);
  return member !== undefined && isAway(member, today) ? (find(member.delegate) ?? member) : member;
}

function latestByKpi(alerts: readonly Alert[]): Map<string, Alert> {
  const latest = new Map<string, Alert>();
  for (const alert of alerts) {
    if (alert.kpi === undefined) continue;
    const known = latest.get(alert.kpi);
    if (known === undefined || compareAlerts(known, alert) < 0) latest.set(alert.kpi, alert);
  }
  return latest;
}

function compareAlerts(a: Alert, b: Alert): number {
  const [onA, onB] = [a.on ?? '', b.on ?? ''];
  return onA < onB ? -1 : onA > onB ? 1 : compareIds(a.id, b.id);
}

function isSame(alert: Alert, before: Alert | undefined): boolean {
  return before !== undefined && before.on === alert.on && before.from === alert.from && before.to === alert.to;
}

function isAway({ awayFrom, awayTo }: Member, today: string): boolean {
  if (awayFrom === undefined && awayTo === undefined) return false;
  return (awayFrom ?? '') <= today && today <= (awayTo ?? '9999-12-31');
}
