import type { Project } from '../../model/project.ts';
import { daysBetween } from '../../time/day-number.ts';
import type { DependencyGraph } from '../graph/types.ts';
import { defaultEscalationLimits, type EscalationLimits } from './escalation-limits.ts';
import type { Need } from './need.ts';

/** A need that somebody above should hear of. */
export interface Escalation {
  readonly need: string;
  /** The lead of the asker's project first; its sponsor once twice the limit has passed. */
  readonly to: 'lead' | 'sponsor';
  /** Id of the project: the asker's, else the provider's. */
  readonly project?: string;
  /** Id of whom to tell; absent when the project names nobody. */
  readonly member?: string;
  /** Calendar days that it has waited too long. */
  readonly days: number;
}

/** Needs to escalate today, the longest wait first, then by id. Without a lead the sponsor hears of it at once, and the other way round. */
export function escalations(graph: DependencyGraph, needs: readonly Need[], projects: readonly Project[], today: string, limits: EscalationLimits = defaultEscalationLimits): Escalation[] {
  const byId = new Map(projects.map((project) => [project.id, project]));
  const projectOf = (task: string) => byId.get(graph.tasks[graph.indexOf.get(task) ?? -1]?.project ?? '');
  const found = needs.flatMap((need): Escalation[] => {
    const days = waitedTooLong(need, today);
    const limit = limits[need.link.criticality ?? 'normal'];
    if (!need.isOpen || days <= limit) return [];
    const project = projectOf(need.asker.task) ?? projectOf(need.provider.task);
    const to = days > 2 * limit ? 'sponsor' : 'lead';
    const { lead, sponsor } = project ?? {};
    const member = to === 'lead' ? (lead ?? sponsor) : (sponsor ?? lead);
    return [{ need: need.id, to, ...(project !== undefined && { project: project.id }), ...(member !== undefined && { member }), days }];
  });
  return found.sort((a, b) => b.days - a.days);
}

/** Days past its own date, but not more than since it was asked for; for a request that nobody answers, or a delivery that nobody verifies, the days that it stands there. */
function waitedTooLong({ state, overdueDays, link }: Need, today: string): number {
  const since = (day: string | undefined, otherwise: number) => (day === undefined ? otherwise : Math.max(0, daysBetween(day, today)));
  const standing = since(state === 'requested' ? link.requestedOn : state === 'delivered' ? link.deliveredOn : undefined, 0);
  return Math.max(standing, Math.min(overdueDays, since(link.requestedOn, overdueDays)));
}
