import type { KpiContext } from './kpi-context.ts';
import type { boardNotes, IssueText } from './kpi-notes.ts';

/** Parts of the element that its first paint does without; each is fetched when it is first needed. */
export const parts = {
  alerts: () => import('./alert-watch.ts'),
  detail: () => import('./detail/kpi-detail.ts'),
  flow: () => import('./flow/kpi-flow.ts'),
  pulse: () => import('./pulse/kpi-pulse.ts'),
  dialog: () => import('./forms/kpi-dialog.ts'),
  report: () => import('./exports/kpi-report.ts'),
  exports: () => import('./exports/exports.ts'),
  issues: () => import('./kpi-notes.ts'),
  rows: () => import('./rows/kpi-rows.ts'),
};

/** Name of a part that is fetched when it is first needed. */
export type PartName = keyof typeof parts;

/** What says issues; nothing over the board where it could not be fetched. */
export interface IssueWords {
  readonly issueText: IssueText;
  readonly boardNotes?: typeof boardNotes;
}

/** What has come of the parts that come late. */
export class LateParts {
  readonly #redraw: () => void;
  readonly #here = new Set<PartName>();
  #issues: IssueWords | undefined;
  #print: ((context: KpiContext, target: HTMLElement) => void) | undefined;

  constructor(redraw: () => void) {
    this.#redraw = redraw;
  }

  /** Fetches what shows only later while nobody waits for it, so that it is there offline and for printing. */
  async fetchAll(): Promise<void> {
    await this.fetchReport();
    await Promise.all([parts.detail(), parts.dialog(), parts.exports(), parts.issues()]);
  }

  /** Fetches a part and draws again once it is there; tells whether it is. */
  need(name: PartName): boolean {
    if (this.#here.has(name)) return true;
    void parts[name]().then(() => {
      this.#here.add(name);
      this.#redraw();
    });
    return false;
  }

  /** What says issues: fetched when there is one to say. */
  issueWords(): IssueWords | undefined {
    if (this.#issues === undefined) {
      const issueText: IssueText = ({ code }) => ({ title: code, why: code, code });
      void parts.issues().catch((): IssueWords => ({ issueText })).then((words) => {
        this.#issues = words;
        this.#redraw();
      });
    }
    return this.#issues;
  }

  /** Fetches what prints. */
  async fetchReport(): Promise<void> {
    this.#print = (await parts.report()).printReport;
  }

  /** Draws the report for the printer: the browser is about to print, and does not wait for a part to come. */
  print(context: KpiContext, target: HTMLElement): void {
    this.#print?.(context, target);
  }
}
