/**
 * What the first paint of the matrix does without, in one part: it is fetched once the matrix stands, or when it is needed
 * before. The elements that it defines stand in the templates from the start.
 */
import { laterMessages } from './later-messages.ts';
import { learnWords } from './messages.ts';
import './raci-add.ts';
import './raci-dialog.ts';
import './raci-panel.ts';
import './raci-person.ts';
import './raci-picker.ts';
import './raci-resizer.ts';
import './raci-toast.ts';
import './raci-toolbar.ts';

// Words first: the elements speak as soon as they stand.
learnWords(laterMessages);

export { audit, loadsOf, wordsOf } from './audit.ts';
export { findingKey, pasteTasks, raciRulesOf } from '@entrelacs/core';
export { cornerMenus } from './raci-corner.ts';
export { MatrixGestures } from './matrix-gestures.ts';
export { stateStyles } from './raci-states.styles.ts';
export { emptyState, errorState, mappingState, noResultState, unreadNote } from './raci-states.ts';
