import type * as after from './after.ts';
import type * as files from './files.ts';

/** What comes after the first paint, once it is there. */
export type After = typeof after;
/** What files and paper are made with, once it is there. */
export type Files = typeof files;

/** Fetches what comes after the first paint. */
export const fetchAfter = (): Promise<After> => import('./after.ts');
/** Fetches what files and paper are made with. */
export const fetchFiles = (): Promise<Files> => import('./files.ts');
