import type { Member } from '../../model/member.ts';
import { raciRoles, type RaciRole } from '../../model/raci-fields.ts';
import { addDays } from '../../time/weeks.ts';
import type { FindingCode, RaciRules } from '../rules.ts';
import type { Finding, Severity } from '../types.ts';
import type { Workload } from '../workload.ts';
import type { RaciIndex } from './index-raci.ts';
import type { PlacedFinding } from './placed-finding.ts';

/** Findings about people: overloaded, away without a delegate, too many letters, or none. */
export function memberFindings(index: RaciIndex, rules: RaciRules, loads: ReadonlyMap<string, Workload> | undefined): PlacedFinding[] {
  const found: PlacedFinding[] = [];
  const { limits } = rules;
  const idle: Member[] = [];
  index.members.forEach((member, n) => {
    if (!member.active) return;
    const position = index.items.length + n;
    const say = (code: FindingCode, severity: Severity, values: Record<string, string | number>, more: Omit<Partial<Finding>, 'code'> = {}) =>
      found.push({ finding: { code, severity, member: member.id, ...more, values: { name: member.name, ...values } }, position });
    const count = (role: RaciRole) => index.counts[role][n] ?? 0;
    const load = loads?.get(member.id);
    if (load?.percent !== undefined && load.percent > limits.loadPercent) {
      say('raci.overloaded', 'warning', { percent: load.percent, hours: Math.round(load.hours), capacity: Math.round(load.capacityHours) });
    }
    if (count('accountable') + count('responsible') > 0 && isAwaySoon(member, index.today, limits.awayWithinDays) && !hasDelegate(member, index)) {
      const items = rowsOf(n, ['accountable', 'responsible'], index);
      const until = member.awayTo === undefined ? {} : { until: member.awayTo };
      say('raci.awayNoDelegate', 'warning', { ...until, accountable: count('accountable'), responsible: count('responsible'), n: items.length }, { items });
    }
    for (const [role, code, limit, severity] of [
      ['accountable', 'raci.memberManyAccountable', limits.memberAccountable, 'warning'],
      ['responsible', 'raci.memberManyResponsible', limits.memberResponsible, 'warning'],
      ['consulted', 'raci.memberManyConsulted', limits.memberConsulted, 'info'],
      ['informed', 'raci.memberManyInformed', limits.memberInformed, 'info'],
    ] as const) {
      if (count(role) > limit) say(code, severity, { n: count(role), limit }, { role, items: rowsOf(n, [role], index) });
    }
    if (raciRoles.every((role) => count(role) === 0)) idle.push(member);
  });
  const [first] = idle;
  if (first !== undefined && index.open.length > 0) {
    found.push({
      finding: {
        code: 'raci.noRole',
        severity: 'info',
        member: first.id,
        members: idle.map(({ id }) => id),
        values: { name: first.name, n: idle.length, others: idle.length - 1 },
      },
      position: index.items.length + index.members.length,
    });
  }
  return found;
}

/** Ids of the open rows on which a person holds one of the roles, in the order of rows. */
function rowsOf(person: number, roles: readonly RaciRole[], { items, rowsOf: listed }: RaciIndex): string[] {
  const rows = [...new Set(roles.flatMap((role) => [...listed(person, role)]))].sort((a, b) => a - b);
  return rows.map((n) => items[n]?.id ?? '');
}

/** Away today or within so many days, as far as the dates say. */
function isAwaySoon({ awayFrom, awayTo }: Member, today: string, withinDays: number): boolean {
  if (awayFrom === undefined && awayTo === undefined) return false;
  return (awayFrom ?? today) <= addDays(today, withinDays) && (awayTo ?? today) >= today && (awayFrom ?? '') <= (awayTo ?? '9999');
}

/** A delegate who is there: someone else, active, and not away when the absence begins (or today, when it has begun). */
function hasDelegate(member: Member, { people, members, today }: RaciIndex): boolean {
  const delegate = members[people.get(member.delegate ?? '') ?? -1];
  const begins = member.awayFrom !== undefined && member.awayFrom > today ? member.awayFrom : today;
  return delegate !== undefined && delegate.active && !isAwaySoon(delegate, begins, 0);
}
