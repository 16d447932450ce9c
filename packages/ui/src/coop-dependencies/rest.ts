/** What the first picture does without: acts, the other views, the panel, dialogs, files. One part, so that it packs well. */
export { formatsFor } from '@entrelacs/core';
export { aroundChip } from './around-chip.ts';
export { adoptStyles } from '../shared/adopt-styles.ts';
export { BoardActs } from './board-acts.ts';
export { boardLaterStyles } from './board-later.styles.ts';
export { errorState, mappingState, nothingToShow } from './board-states.ts';
export { filterTasks } from './board/filters.ts';
export { nextBoard } from './board/next-board.ts';
export { emphasisOf } from './emphasis.ts';
export { foldFace } from './map/fold-face.ts';
export { otherView } from './other-views.ts';
export { overlays, panel } from './overlays.ts';
export * as lists from './toolbar-lists.ts';
import { dependencyMapMessages, dependencyMessages, dependencyPanelMessages, dependencyUiMessages, dependencyViewMessages } from '@entrelacs/core';
import '../coop-menu/coop-menu.ts';
import './board-dialog.ts';
import './impact-dock.ts';
import { addWords } from './messages.ts';
import './panel/dependency-panel.ts';
import '../shared/toast.ts';

addWords(dependencyMapMessages, dependencyUiMessages, dependencyMessages, dependencyPanelMessages, dependencyViewMessages);
