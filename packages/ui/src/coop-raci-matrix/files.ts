/** What leaves the matrix: files and paper. Fetched when nobody waits, so that it is there offline. */
export { exportMatrix } from './exports.ts';
export { printMatrix } from './print-tables.ts';
