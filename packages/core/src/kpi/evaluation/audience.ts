import type { audiences } from '../../model/choices.ts';
import type { Kpi } from '../../model/kpi.ts';
import type { Project } from '../../model/project.ts';

/** A role that an indicator speaks to. */
export type Audience = (typeof audiences)[number]['key'];

/** Roles that a member holds in at least one project that is not done. */
export function audiencesOf(member: string, projects: readonly Project[]): ReadonlySet<Audience> {
  const held = new Set<Audience>();
  for (const { status, sponsor, lead, facilitator, contributors, reviewers } of projects) {
    if (status === 'done') continue;
    if (sponsor === member) held.add('sponsor');
    if (lead === member) held.add('lead');
    if (facilitator === member) held.add('facilitator');
    if (contributors.includes(member)) held.add('contributor');
    if (reviewers.includes(member)) held.add('reviewer');
  }
  return held;
}

/** Whether an indicator speaks to somebody: its owner, those who hold one of its roles, or everybody where it names none. */
export function isFor({ owner, audience }: Pick<Kpi, 'owner' | 'audience'>, member: string, roles: ReadonlySet<Audience>): boolean {
  return owner === member || audience.length === 0 || audience.some((role) => roles.has(role));
}
