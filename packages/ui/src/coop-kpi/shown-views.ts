import { audiencesOf, isFor, type Snapshot } from '@entrelacs/core';
import type { KpiData, KpiView, ShownState } from './kpi-data.ts';

/** Whose indicators are shown: those that one owns, or those that speak to a role that one holds. */
export type Whose = 'mine' | 'role';

/** What the board leaves out. */
export interface BoardFilter {
  readonly state: ShownState | undefined;
  readonly whose: Whose | undefined;
  /** Who is looking, where they said so. */
  readonly me: string | undefined;
  /** Those that are off, instead of those that are on. */
  readonly isOff: boolean;
}

/** The indicators that pass a filter, in their order. */
export function shownViews({ entities }: Pick<Snapshot, 'entities'>, data: Pick<KpiData, 'views' | 'off'>, { state, whose, me, isOff }: BoardFilter): readonly KpiView[] {
  const roles = whose === 'role' && me !== undefined ? audiencesOf(me, entities.project ?? []) : new Set<never>();
  const isMine = ({ kpi }: KpiView) => me === undefined || whose === undefined || (whose === 'mine' ? kpi.owner === me : isFor(kpi, me, roles));
  return (isOff ? data.off : data.views).filter((view) => (state === undefined || view.state === state) && isMine(view));
}
