import { raciRoles, type RaciRole } from '../model/raci-fields.ts';
import type { Change } from '../source/source.ts';
import type { RaciEntity, RaciItem } from './types.ts';

/** How an assignment is written. */
export interface AssignOptions {
  /** The entity of the rows; tasks when not said. */
  readonly entity?: RaciEntity;
  /** Let a row keep its other A's: for mapped tables that hold several. */
  readonly several?: boolean;
}

/** The four lists of a row. */
export type RoleLists = Readonly<Record<RaciRole, readonly string[]>>;

/** Roles that one person may hold together: A and R. */
const compatible = (a: RaciRole, b: RaciRole) => a === b || (a === 'accountable' && b === 'responsible') || (a === 'responsible' && b === 'accountable');

/**
 * What to write so that a person holds a role on a row. A moves from whoever held it (unless `several`); a person may
 * hold A and R, any other pair is replaced. Nothing to write when it is so already.
 */
export function assignRole(item: RaciItem, member: string, role: RaciRole, options: AssignOptions = {}): Change[] {
  return changeOf(item, withRole(item, member, role, options.several === true), options.entity);
}

/** The lists of a row once the person holds the role. */
export function withRole(lists: RoleLists, member: string, role: RaciRole, several: boolean): RoleLists {
  const next = { ...lists };
  for (const other of raciRoles) {
    if (other !== role && !compatible(other, role)) next[other] = without(lists[other], member);
  }
  if (role === 'accountable' && !several) next.accountable = [member];
  else if (!lists[role].includes(member)) next[role] = [...lists[role], member];
  return next;
}

/** The lists of a row once the person no longer holds the role, or any role. */
export function withoutRole(lists: RoleLists, member: string, role?: RaciRole): RoleLists {
  const next = { ...lists };
  for (const held of role === undefined ? raciRoles : [role]) next[held] = without(lists[held], member);
  return next;
}

/** The one change that turns a row's lists into others; none when they hold the same people. */
export function changeOf(item: RaciItem, lists: RoleLists, entity: RaciEntity = 'task'): Change[] {
  const fields: { [Role in RaciRole]?: string[] } = {};
  for (const role of raciRoles) {
    if (!sameList(item[role], lists[role])) fields[role] = [...lists[role]];
  }
  return Object.keys(fields).length === 0 ? [] : [{ kind: 'update', entity, id: item.id, fields }];
}

function without(list: readonly string[], member: string): readonly string[] {
  return list.includes(member) ? list.filter((id) => id !== member) : list;
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, n) => id === b[n]);
}
