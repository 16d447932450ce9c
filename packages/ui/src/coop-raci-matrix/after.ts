/**
 * What the first paint of the matrix does without, in one part: it is fetched beside the rows. The elements that it defines
 * stand in the templates from the start.
 */
import { deliverableMessages, findingMessages } from '@entrelacs/core';
import type { CoopRaciMatrix } from './coop-raci-matrix.ts';
import { laterMessages } from './later-messages.ts';
import { learnWords } from './messages.ts';
import './raci-resizer.ts';
import '../shared/toast.ts';

// Words first: the elements speak as soon as they stand.
learnWords(laterMessages);
learnWords(findingMessages);
learnWords(deliverableMessages, 'deliverable');

export { filterItems, raciRulesOf } from '@entrelacs/core';
export { audit, keepFindings, loadsOf, wordsOf } from './audit.ts';
export { GridActs } from './grid-acts.ts';
export { MatrixActs } from './matrix-acts.ts';
export { rearrange } from './rearrange.ts';
export { awayIn, marksOf } from './matrix-marks.ts';
export * from './matrix-places.ts';
export { loadingPlace, waitingGrid, waitingPlace } from './matrix-waiting.ts';
export { moreStyles } from './raci-states.styles.ts';

/** The first number and the first day of a page take long to write: better while the rows are on their way than between them and their picture. */
export function writeOnce({ t, formats, today }: Pick<CoopRaciMatrix, 't' | 'formats' | 'today'>): void {
  t('common.tasks', { n: 2 });
  formats.number(2);
  formats.day(today);
}
