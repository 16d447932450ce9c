import { findingMessages } from './raci-findings.ts';
import { matrixMessages } from './raci-matrix.ts';
import type { Catalogue } from './translate.ts';

/** Words of the RACI matrix, its audit and the person's view; the common ones among them. */
export const raciMessages: Catalogue = { ...matrixMessages, ...findingMessages };
