import type { Finding, Formats, MatrixColumn, RaciRules, Translate, Workload } from '@entrelacs/core';
import { afterPaint } from '../shared/after-paint.ts';
import { emptyGrid, type GridModel, type RowMarks } from './grid-model.ts';
import { arrange, MatrixData, type Arrangement, type ItemFilter, type MatrixSnapshot } from './matrix-data.ts';
import { fetchAfter, type After } from './matrix-lazy.ts';
import type { MatrixView } from './matrix-view.ts';

/** What the matrix is worked out from. */
export interface StoreInput {
  readonly snapshot: MatrixSnapshot;
  readonly view: MatrixView;
  readonly today: string;
  readonly t: Translate;
  readonly formats: Formats;
  readonly progress: GridModel['progress'];
}

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
  /** The collective's rules, once the audit has spoken. */
  rules: RaciRules | undefined;
  /** Whether the audit has spoken at least once. */
  isAudited = false;
  /** Resolves when the last audit asked for has been shown. */
  settled: Promise<void> = Promise.resolve();
  readonly #changed: () => void;
  #input: StoreInput | undefined;
  #marks: ReadonlyMap<string, RowMarks> = new Map();
  #arrangedFor: { readonly data: MatrixData; readonly view: MatrixView; readonly findings: readonly Finding[]; readonly filter: ItemFilter | undefined } | undefined;
  #away: ReadonlySet<string> = new Set();
  /** What judges, once the first paint is over. */
  #after: After | undefined;
  #turn = 0;

  /** @param changed - Called when the audit has something new. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Works out what changed. */
  update(input: StoreInput): void {
    const { snapshot, view, today, progress, t } = input;
    const before = this.#input;
    this.#input = input;
    const isOther = before?.snapshot.entities !== snapshot.entities || before.snapshot.beyond !== snapshot.beyond || before.snapshot.settings !== snapshot.settings || before.view.entity !== view.entity;
    if (isOther || this.data === undefined) {
      this.data = new MatrixData(snapshot, view.entity);
    }
    if (isOther || before.today !== today || before.t !== t) this.#schedule();
    this.#arrange(this.data, view, progress);
  }

  #arrange(data: MatrixData, view: MatrixView, progress: GridModel['progress']): void {
    const { findings } = this;
    const filter = this.#after?.filterItems;
    const last = this.#arrangedFor;
    if (last?.data !== data || last.view !== view || last.findings !== findings || last.filter !== filter) {
      const { arrangement } = this;
      const isEdit = last?.view === view && last.findings === findings && last.filter === filter;
      const edited = arrangement !== undefined && isEdit ? this.#after?.rearrange(arrangement, last.data, data, view, findings, filter) : undefined;
      this.arrangement = edited ?? arrange(data, view, findings, arrangement?.columns ?? noColumns, filter);
      this.#arrangedFor = { data, view, findings, filter };
    }
    if (this.arrangement === undefined) return;
    const { rows, columns, heads } = this.arrangement;
    const next: GridModel = { rows, columns, heads, loads: this.loads, away: this.#away, marks: this.#marks, progress };
    const { model } = this;
    if ((Object.keys(next) as (keyof GridModel)[]).some((key) => next[key] !== model[key])) this.model = next;
  }

  #schedule(): void {
    const turn = (this.#turn += 1);
    this.settled = afterPaint()
      .then(fetchAfter)
      .then((after) => {
        if (turn === this.#turn) this.#judge(after);
      });
  }

  #judge(after: After): void {
    const { audit, awayIn, keepFindings, loadsOf, marksOf, raciRulesOf, wordsOf } = after;
    this.#after = after;
    const { data } = this;
    const input = this.#input;
    if (data === undefined || input === undefined) return;
    const { snapshot, view, today, t, formats } = input;
    const rules = raciRulesOf(snapshot.settings);
    this.rules = rules;
    this.loads = loadsOf(data, rules, today, snapshot);
    this.#away = awayIn(this.loads, this.#away);
    this.findings = keepFindings(this.findings, audit(data, rules, snapshot, view.entity, today, this.loads));
    this.#marks = marksOf(this.findings, data.itemsById, (finding) => wordsOf(finding, t, formats).title, this.#marks);
    this.isAudited = true;
    this.#changed();
  }
}
