import type { PulseResult } from '@entrelacs/core';
import type { InstalledTable } from './blueprint/installation.ts';
import type { ColumnValues } from './doc-port.ts';

/** The weeks that the document's table of results shows; those it keeps empty are left out. */
export function pulseResultsIn(cells: ColumnValues, { columns }: Pick<InstalledTable, 'columns'>): PulseResult[] {
  const column = (field: string) => cells[columns[field] ?? field] ?? [];
  return column('week').flatMap((week, row): PulseResult[] => {
    const [answers, trust, respect, communication, climate] = ['answers', 'trust', 'respect', 'communication', 'climate'].map((field) => column(field)[row]);
    const isShown = typeof week === 'string' && [answers, trust, respect, communication, climate].every((value) => typeof value === 'number' && value > 0);
    return isShown ? [{ week, answers: Number(answers), trust: Number(trust), respect: Number(respect), communication: Number(communication), climate: Number(climate) }] : [];
  });
}
