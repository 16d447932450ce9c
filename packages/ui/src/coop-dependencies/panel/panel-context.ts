import type { Change, Forecast, Formats, Lang, Translate } from '@entrelacs/core';
import type { Board } from '../board/board.ts';
import type { BoardFilters, BoardView } from '../options.ts';

/** What a task is chosen for: as what another one needs, as what awaits it, or to see what is around it. */
export type PickerSide = 'need' | 'awaited' | 'around';

/** What the side panel is about. */
export type Subject =
  | { readonly kind: 'task'; readonly id: string }
  | { readonly kind: 'link'; readonly id: string; readonly isNew?: boolean }
  | { readonly kind: 'pair'; readonly asker: string; readonly provider: string }
  | { readonly kind: 'picker'; readonly id: string; readonly side: PickerSide }
  | { readonly kind: 'request'; readonly asker?: string | undefined; readonly provider?: string | undefined }
  | { readonly kind: 'first' }
  | { readonly kind: 'filters' }
  | { readonly kind: 'add' };

/** Something that is asked for in the panel, on the map or in the list. */
export type PanelAct =
  | { readonly kind: 'show'; readonly subject: Subject | undefined }
  | { readonly kind: 'write'; readonly changes: readonly Change[]; readonly said?: string; readonly then?: Subject }
  | { readonly kind: 'link'; readonly from: string; readonly to: string }
  | { readonly kind: 'around'; readonly id: string }
  | { readonly kind: 'fold' | 'unfold'; readonly project: string }
  | { readonly kind: 'filter'; readonly filters: BoardFilters }
  | { readonly kind: 'move'; readonly id: string }
  | { readonly kind: 'add'; readonly titles: readonly string[] }
  | { readonly kind: 'map'; readonly asker: string; readonly provider: string }
  | { readonly kind: 'me' };

/** What the parts of the panel are drawn with. */
export interface PanelContext {
  readonly board: Board;
  readonly t: Translate;
  readonly formats: Formats;
  readonly language: Lang;
  readonly today: string;
  /** Who is looking. */
  readonly me: string | undefined;
  /** The odds, once they are known. */
  readonly forecast: Forecast | undefined;
  readonly filters: BoardFilters;
  /** The view beside the panel. */
  readonly view: BoardView;
  /** Whether a field of an entity can be written; of that row, where one is named. */
  readonly can: (entity: 'task' | 'dependency', field: string, row?: string) => boolean;
  readonly act: (act: PanelAct) => void;
}

/** The name of a person, or of nobody known. */
export function nameOf({ board, t }: PanelContext, member: string): string {
  return board.people.members.get(member)?.name ?? t('deps.unknownPerson');
}
