import { raciRoles, type RaciRole } from '../../model/raci-fields.ts';
import { daysBetween } from '../../time/day-number.ts';
import { hasStarted, isLate } from '../item-state.ts';
import type { FindingCode, RaciRules } from '../rules.ts';
import type { RaciItem, Severity } from '../types.ts';
import type { RaciIndex } from './index-raci.ts';
import type { PlacedFinding } from './placed-finding.ts';

/** Findings about one row each: who is missing, who is too many. */
export function itemFindings(index: RaciIndex, rules: RaciRules, off: ReadonlySet<string>): PlacedFinding[] {
  const found: PlacedFinding[] = [];
  const { limits } = rules;
  const seen = new Int32Array(index.people.size).fill(-1);
  const names = memberNames(index);
  for (const position of index.open) {
    const item = index.items[position];
    if (item === undefined) continue;
    const say = (code: FindingCode, severity: Severity, role: RaciRole, values: Record<string, string | number> = {}, member?: string) =>
      found.push({
        finding: { code, severity, item: item.id, role, ...(member !== undefined && { member }), values: { title: item.title, ...values } },
        position,
      });
    const accountable = item.accountable.length;
    const responsible = item.responsible.length;
    if (accountable === 0) say('raci.noAccountable', 'critical', 'accountable');
    else if (accountable > 1) say('raci.severalAccountable', 'warning', 'accountable', { n: accountable });
    if (responsible === 0) {
      const isLateOne = isLate(item, index.today) && !off.has('raci.lateNoResponsible');
      if (isLateOne) say('raci.lateNoResponsible', 'critical', 'responsible', { n: daysBetween(item.due ?? index.today, index.today) });
      else say('raci.noResponsible', 'critical', 'responsible');
    }
    if (hasStarted(item) && (accountable === 0 || responsible === 0)) {
      say('raci.startedIncomplete', 'warning', accountable === 0 ? 'accountable' : 'responsible', { missing: missingLetters(item) });
    }
    if (responsible > limits.itemResponsible) say('raci.itemManyResponsible', 'info', 'responsible', { n: responsible, limit: limits.itemResponsible });
    const consulted = item.consulted.length;
    if (consulted > limits.itemConsulted) say('raci.itemManyConsulted', 'info', 'consulted', { n: consulted, limit: limits.itemConsulted });
    const informed = item.informed.length;
    if (informed > limits.itemInformed) say('raci.itemManyInformed', 'info', 'informed', { n: informed, limit: limits.itemInformed });
    if (accountable + responsible + consulted + informed > limits.itemPeople) {
      const people = distinctPeople(item, position, seen, index.people);
      if (people > limits.itemPeople) say('raci.itemManyPeople', 'warning', lightestRole(item), { n: people, limit: limits.itemPeople });
    }
    for (const reviewer of index.reviewers.get(item.id) ?? []) {
      if (item.responsible.includes(reviewer)) {
        say('raci.reviewerIsResponsible', 'warning', 'responsible', { name: names.get(reviewer) ?? reviewer }, reviewer);
      }
    }
  }
  return found;
}

function distinctPeople(item: RaciItem, stamp: number, seen: Int32Array, people: ReadonlyMap<string, number>): number {
  let count = 0;
  for (const role of raciRoles) {
    for (const id of item[role]) {
      const person = people.get(id) ?? 0;
      if (seen[person] === stamp) continue;
      seen[person] = stamp;
      count += 1;
    }
  }
  return count;
}

/** The role from which people are most easily taken off. */
function lightestRole(item: RaciItem): RaciRole {
  return (['informed', 'consulted', 'responsible'] as const).find((role) => item[role].length > 0) ?? 'accountable';
}

function missingLetters(item: RaciItem): string {
  return [item.accountable.length === 0 ? 'A' : '', item.responsible.length === 0 ? 'R' : ''].filter((letter) => letter !== '').join(', ');
}

function memberNames({ members }: RaciIndex): ReadonlyMap<string, string> {
  return new Map(members.map(({ id, name }) => [id, name]));
}
