import type { ItemFilters, ItemGrouping, RaciEntity } from '@entrelacs/core';

/** What a section keeps of how its matrix is shown. */
export interface RaciOptions {
  readonly groupBy?: ItemGrouping;
  /** People who have a role on a row in view, or everybody. */
  readonly people?: 'withRole' | 'all';
  /** Whether the findings stand beside the matrix. */
  readonly panel?: boolean;
  /** Rows of 28 or of 36 px. */
  readonly rows?: 'compact' | 'roomy';
  readonly titleWidth?: number;
  /** Keys of the teams that are one column. */
  readonly folded?: readonly string[];
}

/** What shows when nothing was chosen. */
export const defaultOptions: Required<RaciOptions> = { groupBy: 'project', people: 'withRole', panel: true, rows: 'compact', titleWidth: 304, folded: [] };

/** How the rows and the people are arranged. */
export interface MatrixView {
  readonly entity: RaciEntity;
  readonly groupBy: ItemGrouping;
  readonly people: 'withRole' | 'all';
  readonly folded: ReadonlySet<string>;
  readonly collapsed: ReadonlySet<string>;
  readonly filters: ItemFilters;
}

/** The options that a host kept, without what cannot be understood. */
export function readOptions(kept: Readonly<Record<string, unknown>>): RaciOptions {
  const { groupBy, people, panel, rows, titleWidth, folded } = kept;
  const groupings: readonly unknown[] = ['project', 'deliverable', 'segment', 'milestone', 'team', 'none'];
  return {
    ...(groupings.includes(groupBy) && { groupBy: groupBy as ItemGrouping }),
    ...((people === 'withRole' || people === 'all') && { people }),
    ...(typeof panel === 'boolean' && { panel }),
    ...((rows === 'compact' || rows === 'roomy') && { rows }),
    ...(typeof titleWidth === 'number' && titleWidth >= 240 && titleWidth <= 480 && { titleWidth }),
    ...(Array.isArray(folded) && { folded: folded.filter((key) => typeof key === 'string') }),
  };
}

/** What is being added: tasks to a group, or people; a list when one was pasted. */
export interface Adding {
  readonly kind: 'task' | 'member';
  readonly group?: string | undefined;
  readonly text?: string;
}

/** What a dialog may be about. */
export type DialogKind = 'keys' | 'settings' | 'me' | 'issues';

/** The same view as before where nothing in it changed, so that nothing is arranged again. */
export function sameView(before: MatrixView | undefined, after: MatrixView): MatrixView {
  const { folded, ...others } = after;
  const isSame =
    before !== undefined &&
    (Object.keys(others) as (keyof typeof others)[]).every((key) => before[key] === after[key]) &&
    [...before.folded].join('\n') === [...folded].join('\n');
  return isSame ? before : after;
}
