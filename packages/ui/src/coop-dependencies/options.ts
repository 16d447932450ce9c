import type { RaciRole } from '@entrelacs/core';
import type { BoardState } from './board/types.ts';

/** The four views of the board. */
export const boardViews = ['map', 'matrix', 'timeline', 'list'] as const;
/** Map, who needs whom, timeline or list. */
export type BoardView = (typeof boardViews)[number];

/** What the lanes of the map are. */
export const laneKinds = ['team', 'project', 'person', 'none'] as const;
/** Teams, projects, persons or no lanes. */
export type LaneKind = (typeof laneKinds)[number];

/** Whom the matrix compares. */
export const sideKinds = ['team', 'member'] as const;
/** Teams or members. */
export type SideKind = (typeof sideKinds)[number];

/** Which needs the matrix counts. */
export const needKinds = ['open', 'late', 'all'] as const;
/** Those open, those overdue, or all of them. */
export type NeedKind = (typeof needKinds)[number];

/** Scales of the timeline, by what its lower labels count. */
export const timeScales = ['days', 'weeks', 'months', 'quarters'] as const;
/** How much of the time is seen at once. */
export type TimeScale = (typeof timeScales)[number];

/** Which tasks are shown; a filter left out lets everything through. */
export interface BoardFilters {
  readonly search?: string | undefined;
  readonly project?: string | undefined;
  readonly team?: string | undefined;
  /** Tasks that this person has a role in, one of `role` where that is given. */
  readonly member?: string | undefined;
  readonly role?: RaciRole | undefined;
  readonly criticality?: string | undefined;
  readonly state?: BoardState | undefined;
  /** What this task waits for, and what waits for it. */
  readonly around?: string | undefined;
  /** Tasks that are going on or due within so many days. */
  readonly horizon?: number | undefined;
}

/** What a member chose to see; kept by the host. */
export interface BoardOptions {
  readonly view: BoardView;
  readonly lanes: LaneKind;
  readonly between: SideKind;
  readonly needs: NeedKind;
  readonly scale: TimeScale;
  readonly baseline: boolean;
  /** The timeline shows within which days tasks and milestones will likely be done. */
  readonly forecast: boolean;
  readonly legend: boolean;
  /** The map shows all that is over, not only what open work waited for. */
  readonly past: boolean;
  readonly filters: BoardFilters;
  /** Projects folded to one node of the map. */
  readonly folded: readonly string[];
  /** The column that the list is sorted by, after a minus for the other way round; '' for the rows' own order. */
  readonly sort: string;
}

/** What a newcomer sees. */
export const defaultOptions: BoardOptions = {
  view: 'map',
  lanes: 'team',
  between: 'team',
  needs: 'open',
  scale: 'weeks',
  baseline: true,
  forecast: true,
  legend: true,
  past: false,
  filters: {},
  folded: [],
  sort: '',
};

/** Days ahead that the horizon may be. */
export const horizons = [7, 30, 90] as const;

/** Options as a host kept them; what is missing or not understood is as by default. */
export function readOptions(kept: unknown): BoardOptions {
  const given = isObject(kept) ? kept : {};
  const filters = isObject(given['filters']) ? given['filters'] : {};
  const word = (name: keyof BoardFilters) => (typeof filters[name] === 'string' && filters[name] !== '' ? { [name]: filters[name] } : {});
  return {
    view: oneOf(boardViews, given['view'], defaultOptions.view),
    lanes: oneOf(laneKinds, given['lanes'], defaultOptions.lanes),
    between: oneOf(sideKinds, given['between'], defaultOptions.between),
    needs: oneOf(needKinds, given['needs'], defaultOptions.needs),
    scale: oneOf(timeScales, given['scale'], defaultOptions.scale),
    baseline: given['baseline'] !== false,
    forecast: given['forecast'] !== false,
    legend: given['legend'] !== false,
    past: given['past'] === true,
    filters: {
      ...word('project'),
      ...word('team'),
      ...word('member'),
      ...word('role'),
      ...word('criticality'),
      ...word('state'),
      ...word('around'),
      ...(typeof filters['horizon'] === 'number' && { horizon: filters['horizon'] }),
    },
    folded: Array.isArray(given['folded']) ? given['folded'].filter((id): id is string => typeof id === 'string') : [],
    sort: typeof given['sort'] === 'string' ? given['sort'] : '',
  };
}

function oneOf<const Value extends string>(values: readonly Value[], given: unknown, fallback: Value): Value {
  return values.find((value) => value === given) ?? fallback;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
