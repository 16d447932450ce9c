import { raciRoles } from '../../model/raci-fields.ts';
import type { RaciRules } from '../rules.ts';
import type { ProjectIndex, RaciIndex } from './index-raci.ts';
import type { PlacedFinding } from './placed-finding.ts';

/** Findings about a project: all its A's on one person, or a person on its every row. Projects that are paused or done are left in peace. */
export function projectFindings(index: RaciIndex, rules: RaciRules): PlacedFinding[] {
  const members = new Map(index.members.map((member) => [member.id, member]));
  return [...index.projects.values()]
    .filter(({ status }) => status !== 'paused' && status !== 'done')
    .flatMap((project) => [...busFactor(project), ...noEmptyCell(project)]);

  function busFactor({ id, name: project, first, open }: ProjectIndex): PlacedFinding[] {
    const holders = new Set<string>();
    const items: string[] = [];
    for (const n of open) {
      const item = index.items[n];
      if (item === undefined || item.accountable.length === 0) continue;
      items.push(item.id);
      for (const holder of item.accountable) holders.add(holder);
      if (holders.size > 1) return [];
    }
    const [member] = holders;
    if (member === undefined || items.length < rules.limits.busFactorFrom) return [];
    const name = members.get(member)?.name ?? member;
    const values = { name, project, n: items.length, total: items.length };
    return [{ finding: { code: 'raci.busFactor', severity: 'critical', project: id, member, role: 'accountable', items, values }, position: first }];
  }

  function noEmptyCell({ id, name: project, first, open }: ProjectIndex): PlacedFinding[] {
    if (open.length < rules.limits.noEmptyCellFrom) return [];
    return onEveryRow(open)
      .filter((member) => members.get(member)?.active === true)
      .map((member) => ({
        finding: {
          code: 'raci.noEmptyCell',
          severity: 'info',
          project: id,
          member,
          items: open.map((n) => index.items[n]?.id ?? ''),
          values: { name: members.get(member)?.name ?? member, project, n: open.length },
        },
        position: first,
      }));
  }

  /** People with a role on every one of the rows: the first row's people, less those whom a later row lacks. */
  function onEveryRow(open: readonly number[]): string[] {
    let left: string[] | undefined;
    for (const n of open) {
      const item = index.items[n];
      if (item === undefined) continue;
      left = left === undefined ? [...new Set(raciRoles.flatMap((role) => item[role]))] : left.filter((id) => raciRoles.some((role) => item[role].includes(id)));
      if (left.length === 0) return [];
    }
    return left ?? [];
  }
}
