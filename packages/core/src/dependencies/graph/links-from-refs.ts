import type { PlanLink } from './types.ts';

/** A row of a mapped table with the ids that its "depends on" column holds. */
export interface DependsOnRow {
  readonly id: string;
  readonly dependsOn: readonly string[];
}

/** The id of a link that a task names in a cell of its own. */
export function refLinkId(successor: string, predecessor: string): string {
  return `${successor}<${predecessor}`;
}

/**
 * Links of a plain "depends on" column: finish to start, no lag, no life of their own. The id of a link is
 * `successor<predecessor`; naming one task twice in a cell makes one link.
 */
export function linksFromRefs(rows: readonly DependsOnRow[]): PlanLink[] {
  return rows.flatMap(({ id, dependsOn }) =>
    [...new Set(dependsOn)].map((predecessor): PlanLink => ({ id: refLinkId(id, predecessor), predecessor, successor: id, type: 'FS' })),
  );
}
