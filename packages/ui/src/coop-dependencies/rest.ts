/** What the first picture does without: the other views, the panel, dialogs, moves, files. One part, so that it packs well. */
export { emptyState, errorState, mappingState, noResultState } from './board-states.ts';
export { exportBoard } from './exports/export-board.ts';
export { printBoard } from './exports/print-board.ts';
export * as lists from './toolbar-lists.ts';
export { Forecasts } from './forecasts.ts';
export { moveOf, moving, previewOf, retyped } from './moves.ts';
export { issueWords } from './issue-words.ts';
import { dependencyMessages, dependencyPanelMessages, dependencyViewMessages } from '@entrelacs/core';
import '../coop-menu/coop-menu.ts';
import './board-dialog.ts';
import './impact-dock.ts';
import './list/dependency-list.ts';
import './matrix/needs-matrix.ts';
import { addWords } from './messages.ts';
import './panel/dependency-panel.ts';
import './timeline/dependency-timeline.ts';

addWords(dependencyMessages, dependencyPanelMessages, dependencyViewMessages);
