import type { PlanLink } from './types.ts';

/** A row of a mapped table with the ids that its "depends on" column holds. */
export interface DependsOnRow {
  readonly id: string;
  readonly dependsOn: readonly string[];
}

/**
 * Links of a plain "depends on" column: finish to start, no lag, no life of their own. The id of a link is
 * `successor<predecessor`; naming one task twice in a cell makes one link.
 */
export function linksFromRefs(rows: readonly DependsOnRow[]): PlanLink[] {
  return rows.flatMap(({ id, dependsOn }) =>
    [...new Set(dependsOn)].map((predecessor): PlanLink => ({ id: `${id}<${predecessor}`, predecessor, successor: id, type: 'FS' })),
  );
}
