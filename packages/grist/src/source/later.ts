/**
 * What the first rows do without, where they stand in our own tables: whatever else a cell may hold, rows known by name, and all that a member does. One
 * part, fetched beside the rows; who needs it sooner waits for it.
 */
export { stagesIn } from '@entrelacs/core';
export { cellReader, statusReader } from '../cells/read-cell.ts';
export { guessColumn } from '../guess-column.ts';
export { NamedRows } from './named-rows.ts';
export { SectionActs } from './section-acts.ts';
export { shortTables } from './short-tables.ts';
