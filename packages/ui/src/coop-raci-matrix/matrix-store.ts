import type { Finding, Formats, Lang, MatrixColumn, Snapshot, Workload } from '@entrelacs/core';
import type * as auditModule from './audit.ts';
import { emptyGrid, marksOf, type GridModel, type RowMarks } from './grid-model.ts';
import { arrange, keepLoads, loadsOf, readMatrix, type Arrangement, type MatrixData } from './matrix-data.ts';
import type { MatrixView } from './matrix-view.ts';

/** What the matrix is worked out from. */
export interface StoreInput {
  readonly snapshot: Snapshot;
  readonly view: MatrixView;
  readonly today: string;
  readonly language: Lang;
  readonly formats: Formats;
  readonly progress: GridModel['progress'];
}

/** The part of the audit that is loaded after the first paint. */
export type AuditModule = typeof auditModule;

const noColumns: readonly MatrixColumn[] = [];

/**
 * The matrix as worked out from a snapshot: rows and people at once, the audit and the loads after the paint, so that an edit
 * shows before it is judged.
 */
export class MatrixStore {
  data: MatrixData | undefined;
  arrangement: Arrangement | undefined;
  findings: readonly Finding[] = [];
  loads: ReadonlyMap<string, Workload> = new Map();
  model: GridModel = emptyGrid;
  /** Whether the audit has spoken at least once. */
  isAudited = false;
  /** Resolves when the last audit asked for has been shown. */
  settled: Promise<void> = Promise.resolve();
  readonly #changed: () => void;
  #input: StoreInput | undefined;
  #marks: ReadonlyMap<string, RowMarks> = new Map();
  #arrangedFor: readonly unknown[] = [];
  #audit: AuditModule | undefined;
  #turn = 0;

  /** @param changed - Called when the audit has something new. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** The words of the audit, once it is there. */
  get words(): AuditModule | undefined {
    return this.#audit;
  }

  /** Works out what changed. */
  update(input: StoreInput): void {
    const { snapshot, view, today, progress, language } = input;
    const before = this.#input;
    this.#input = input;
    const isOther = before?.snapshot.entities !== snapshot.entities || before.snapshot.settings !== snapshot.settings || before.view.entity !== view.entity;
    if (isOther || this.data === undefined) {
      this.data = readMatrix(snapshot, view.entity);
      if (before === undefined) this.loads = loadsOf(this.data, today, snapshot);
    }
    if (isOther || before.today !== today || before.language !== language) this.#schedule();
    this.#arrange(this.data, view, progress);
  }

  #arrange(data: MatrixData, view: MatrixView, progress: GridModel['progress']): void {
    const needed = [data, view, this.findings];
    if (this.arrangement === undefined || needed.some((part, n) => part !== this.#arrangedFor[n])) {
      this.#arrangedFor = needed;
      this.arrangement = arrange(data, view, this.findings, this.arrangement?.columns ?? noColumns);
    }
    const { rows, columns, heads } = this.arrangement;
    const { model, loads } = this;
    const marks = this.#marks;
    if (model.rows === rows && model.columns === columns && model.heads === heads && model.loads === loads && model.marks === marks && model.progress === progress) return;
    this.model = { rows, columns, heads, marks, loads, progress };
  }

  #schedule(): void {
    const turn = (this.#turn += 1);
    this.settled = afterPaint()
      .then(() => import('./audit.ts'))
      .then((module) => {
        this.#audit = module;
        if (turn === this.#turn) this.#judge(module);
      });
  }

  #judge({ audit, wordsOf }: AuditModule): void {
    const { data } = this;
    const input = this.#input;
    if (data === undefined || input === undefined) return;
    const { snapshot, view, today, language, formats } = input;
    this.loads = keepLoads(this.loads, loadsOf(data, today, snapshot));
    const findings = audit(data, snapshot, view.entity, today, this.loads);
    this.findings = sameFindings(this.findings, findings) ? this.findings : findings;
    this.#marks = marksOf(this.findings, data.itemsById, (finding) => wordsOf(finding, language, formats).title, this.#marks);
    this.isAudited = true;
    this.#changed();
  }
}

/** After the next frame has been painted, or soon where none is. */
function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    const soon = setTimeout(resolve, 250);
    requestAnimationFrame(() =>
      setTimeout(() => {
        clearTimeout(soon);
        resolve();
      }),
    );
  });
}

function sameFindings(a: readonly Finding[], b: readonly Finding[]): boolean {
  return a.length === b.length && JSON.stringify(a) === JSON.stringify(b);
}
