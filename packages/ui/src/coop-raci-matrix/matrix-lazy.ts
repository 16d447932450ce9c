import type { Lang, Translate } from '@entrelacs/core';
import type * as exportsModule from './exports.ts';
import type { ExportInput } from './exports.ts';

/** Name of a part that is fetched when it is first needed. */
export type PartName = 'panel' | 'person' | 'add' | 'dialog' | 'exports' | 'print' | 'issues';

/** The parts of the matrix that the first paint does without, and what they offer once they are there. */
export const parts: {
  panel(): Promise<unknown>;
  person(): Promise<unknown>;
  add(): Promise<unknown>;
  dialog(): Promise<unknown>;
  exports(): Promise<typeof exportsModule>;
  print(): Promise<unknown>;
  issues(): Promise<unknown>;
  printNow?: (target: HTMLElement, input: ExportInput) => void;
  issueWords?: (lang: Lang) => Translate;
} = {
  panel: () => import('./raci-panel.ts'),
  person: () => import('./raci-person.ts'),
  add: () => import('./raci-add.ts'),
  dialog: () => import('./raci-dialog.ts'),
  exports: () => import('./exports.ts'),
  print: async () => {
    const { printMatrix } = await import('./print-tables.ts');
    parts.printNow = printMatrix;
  },
  issues: async () => {
    const { issueWords } = await import('./issue-words.ts');
    parts.issueWords = issueWords;
  },
};
