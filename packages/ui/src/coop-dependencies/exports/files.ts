/** What leaves the board: files and paper. Fetched when nobody waits, so that it is there offline. */
export { exportBoard, type ExportFormat, type ExportInput } from './export-board.ts';
export { printBoard } from './print-board.ts';
