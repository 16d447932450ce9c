import type { EntityName, Issue } from '@entrelacs/core';
import type { KnownRows, Neutral } from './neutral.ts';
import type { SyncSettings } from './settings.ts';

/**
 * Tables of which too much vanished at once on one side, while the other still has it: an emptied table, a filter of rights, a restored backup. Nothing of the whole run is carried then.
 */
export function vanishedTables(neutral: Neutral, known: ReadonlyMap<EntityName, KnownRows>, { share, rows }: SyncSettings['vanished']): Issue[] {
  const issues: Issue[] = [];
  for (const entity of neutral.entities) {
    const together = [...(known.get(entity.rule.entity)?.values() ?? [])].filter((one) => one.gone === null && one.grist !== null && one.wiki !== null);
    for (const side of ['grist', 'wiki'] as const) {
      const kept = side === 'grist' ? entity.wiki : entity.grist;
      const vanished = together.filter(({ uid }) => !entity[side].has(uid) && kept.has(uid)).length;
      if (vanished > rows && vanished > share * together.length) {
        issues.push({ code: `sync.vanished.${side}`, entity: entity.rule.entity, value: `${vanished}/${together.length}` });
      }
    }
  }
  return issues;
}
