import type { MessageValues } from '@entrelacs/core';
import type { ColumnValues, UserAction } from '../doc-port.ts';
import type { TableKey } from './spec.ts';

/** What a step does; also the end of its message's code (`setup.step.columnMissing`). */
export type StepKind =
  | 'installationMissing'
  | 'tableMissing'
  | 'tableAdopted'
  | 'tableLinked'
  | 'tableRenamed'
  | 'columnMissing'
  | 'columnAdopted'
  | 'columnType'
  | 'columnFormula'
  | 'columnTrigger'
  | 'columnDisplay'
  | 'columnUnmapped'
  | 'columnElsewhere'
  | 'columnIdle'
  | 'pageMissing'
  | 'pageAdopted'
  | 'sectionMissing'
  | 'sectionAdopted'
  | 'sectionMoved'
  | 'sectionUnlinked'
  | 'sectionMapping'
  | 'sectionAccess'
  | 'sectionAddress'
  | 'version';

/** Rows of one of the tables that a step `reads`, by column. */
export type ReadTable = (tableId: string) => ColumnValues;

/** How much a drift matters; worst first in a list. */
export type StepSeverity = 'critical' | 'warning' | 'info';

/** One row of Installation to write: added, or corrected where there is one about the same thing. */
export interface RecordWrite {
  readonly kind: 'document' | 'table' | 'column' | 'page' | 'section' | 'demo';
  readonly entity: string;
  readonly field: string;
  readonly ref: number;
  readonly value: string;
}

/** One thing that a document lacks, or that drifted from the blueprint, and what puts it right. */
export interface Step {
  /** Names the thing, whatever is wrong with it: `column:task.start`. */
  readonly key: string;
  readonly kind: StepKind;
  /** `new`: never made or not yet recorded; `changed`: somebody changed or deleted it. */
  readonly origin: 'new' | 'changed';
  readonly severity: StepSeverity;
  /** Steps of a lower phase come first, those of one phase go together as one undo step. */
  readonly phase: number;
  readonly table?: TableKey;
  readonly column?: string;
  readonly page?: string;
  readonly section?: string;
  /** Names as members see them, for the message. */
  readonly values: MessageValues;
  /** Nothing can be done about it from here. */
  readonly manual?: boolean;
  /** Is a bundle of its own. */
  readonly isAlone?: boolean;
  /** Waits for another step: a reference for its table, a section for its rows. */
  readonly blocked?: boolean;
  readonly records?: readonly RecordWrite[];
  /** The column is always computed: it comes back with its values. */
  readonly isComputed?: boolean;
  /** Tables whose rows the actions depend on. */
  readonly reads?: readonly string[];
  /** How many cells there are, and how many of them can be read as what they should be. */
  readonly survey?: (read: ReadTable) => { readonly total: number; readonly readable: number };
  /** The user actions; `newId` gives negative ids for rows that the same bundle refers to. */
  readonly actions: (newId: () => number, read: ReadTable) => readonly UserAction[];
}

/** Phases, in order. */
export const phases = { installation: 0, tables: 1, columns: 2, settle: 3, convert: 3.5, pages: 4, links: 5, options: 6, version: 9 } as const;
