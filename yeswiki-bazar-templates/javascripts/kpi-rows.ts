import { pluralOf, type EntityName } from '@entrelacs/core';
import type { RowPlace } from '@entrelacs/ui/coop-kpi';
import type { WikiSnapshot } from '@entrelacs/yeswiki';
import type { PageConfig } from './page-config.ts';

/** The rows that figures of one project are made of; all of them without one. */
export function ofProject(snapshot: WikiSnapshot, project: string | null): WikiSnapshot {
  if (project === null) return snapshot;
  const { entities } = snapshot;
  const task = (entities.task ?? []).filter((one) => one.project === project);
  const ids = new Set(task.map(({ id }) => id));
  const deliverable = (entities.deliverable ?? []).filter((one) => one.project === project);
  const parts = new Set(deliverable.map(({ id }) => id));
  const named = new Set(task.map((one) => one.segment));
  const segment = (entities.segment ?? []).filter((one) => named.has(one.id) || parts.has(one.deliverable ?? ''));
  const segments = new Set(segment.map(({ id }) => id));
  return {
    ...snapshot,
    entities: {
      ...entities,
      task,
      deliverable,
      segment,
      milestone: (entities.milestone ?? []).filter((one) => one.project === project),
      dependency: (entities.dependency ?? []).filter(({ predecessor, successor }) => ids.has(predecessor ?? '') && ids.has(successor ?? '')),
      review: (entities.review ?? []).filter((one) => ids.has(one.task ?? '') || segments.has(one.segment ?? '')),
    },
  };
}

/** The snapshot in which somebody with an account may answer the pulse, whose rows nobody reads. */
export function answeringPulse(snapshot: WikiSnapshot): WikiSnapshot {
  const { access, facts } = snapshot;
  if (facts.me.account === null || !access.canWrite) return snapshot;
  return { ...snapshot, access: { ...access, fields: { ...access.fields, pulse: ['trust', 'respect', 'communication', 'climate', 'comment'] } } };
}

/** Where a row stands in the wiki: it is an entry with a page of its own. */
export function placeOfRow({ base, lang }: Pick<PageConfig, 'base' | 'lang'>, entity: EntityName, id: string): RowPlace {
  return { table: pluralOf(entity)[lang], row: id, url: `${base}${encodeURIComponent(id)}` };
}
