import { phases, type DoctorFinding, type Progress } from '@entrelacs/grist';
import type { RunRow, RunView } from '@entrelacs/ui/coop-setup';

/** Lines of an installation: the phases that each stands for, and its share of the time as it was seen. */
const installLines = [
  { code: 'setup.phase.tables', phases: [phases.installation, phases.tables], weight: 5 },
  { code: 'setup.phase.columns', phases: [phases.columns, phases.settle], weight: 6 },
  { code: 'setup.phase.pages', phases: [phases.pages, phases.links, phases.options], weight: 2 },
] as const;
/** Lines of a change of a linked table. */
const linkLines = [
  { code: 'setup.phase.references', phases: [phases.tables, phases.columns, phases.settle], weight: 3 },
  { code: 'setup.phase.pages', phases: [phases.pages, phases.links, phases.options], weight: 2 },
] as const;
const weights: Readonly<Record<string, number>> = Object.fromEntries([...installLines, ...linkLines].map(({ code, weight }) => [code, weight]));
const [demoLine, checkLine] = ['setup.phase.demo', 'setup.phase.version'];

/** What is being done, line by line, told to the page at each change. */
export class RunLog {
  private rows: RunRow[];
  private readonly kind: RunView['kind'];
  private readonly tell: (run: RunView) => void;
  private readonly startedAt = performance.now();
  private ending: Pick<RunView, 'ended' | 'failure'> = {};
  /** Asked to stop after the step at work. */
  isStopping = false;

  constructor(kind: RunView['kind'], rows: readonly RunRow[], tell: (run: RunView) => void) {
    this.kind = kind;
    this.rows = [...rows];
    this.tell = tell;
    this.show();
  }

  /** An installation, with or without the demo. */
  static ofInstallation(withDemo: boolean, tell: (run: RunView) => void): RunLog {
    const codes = [...installLines.map(({ code }) => code), ...(withDemo ? [demoLine] : []), checkLine];
    return new RunLog('install', codes.map((code, index) => ({ code, state: index === 0 ? 'now' : 'waiting' })), tell);
  }

  /** A repair of findings, in the order of their list. */
  static ofRepair(findings: readonly DoctorFinding[], tell: (run: RunView) => void): RunLog {
    const rows = findings.map(({ key, cells }): RunRow => ({ finding: key, state: 'waiting', ...(cells !== undefined && { done: cells.readable, total: cells.total }) }));
    return new RunLog('repair', [...rows, { code: checkLine, state: 'waiting' }], tell);
  }

  /** A table of the user's own that is linked, linked otherwise, or no more. */
  static ofLink(kind: 'link' | 'unlink', tell: (run: RunView) => void): RunLog {
    return new RunLog(kind, [...linkLines.map(({ code }, index): RunRow => ({ code, state: index === 0 ? 'now' : 'waiting' })), { code: checkLine, state: 'waiting' }], tell);
  }

  /** One thing that shows no more than how far it is. */
  static ofOne(kind: 'demo' | 'removal' | 'rules', tell: (run: RunView) => void): RunLog {
    return new RunLog(kind, [{ code: kind === 'rules' ? 'setup.rules' : demoLine, state: 'now' }], tell);
  }

  /** Follows an installation, or a link. */
  phases({ phase }: Progress): void {
    const lines = this.kind === 'install' ? installLines : linkLines;
    const current = lines.findIndex((line) => line.phases.some((each) => each === Math.floor(phase)));
    this.reach(current < 0 ? lines.length : current);
  }

  /** Follows a repair: `keyOf` tells which finding a step belongs to. */
  repair({ done, left, phase }: Progress, keysOf: (finding: string) => readonly string[]): void {
    const open = new Set(left.map(({ key }) => key));
    const atWork = new Set(left.filter((step) => step.phase === phase).map(({ key }) => key));
    const touched = new Set(done.map(({ key }) => key));
    this.rows = this.rows.map((row) => {
      const keys = keysOf(row.finding ?? '');
      if (row.finding === undefined || row.state === 'done') return row;
      if (keys.some((key) => atWork.has(key))) return { ...row, state: 'now' };
      return keys.some((key) => touched.has(key)) && !keys.some((key) => open.has(key)) ? { ...row, state: 'done' } : row;
    });
    this.show();
  }

  /** Follows the writing of the demo. */
  demo(done: number, total: number): void {
    const at = this.rows.findIndex(({ code }) => code === demoLine);
    this.rows = this.rows.map((row, index) => (index < at ? { ...row, state: 'done' } : index === at ? { ...row, state: done === total ? 'done' : 'now', done, total } : row));
    this.show();
  }

  /** The last line is at work. */
  check(): void {
    this.reach(this.rows.length - 1);
  }

  /** All is done; lines of findings that are still there say so. */
  end(unrepaired: ReadonlySet<string> = new Set()): void {
    this.rows = this.rows.map((row) => ({ ...row, state: row.finding !== undefined && unrepaired.has(row.finding) ? 'failed' : 'done' }));
    this.ending = { ended: this.rows.some(({ state }) => state === 'failed') ? 'failed' : 'done' };
    this.show();
  }

  /** Stopped as asked: what was at work is done, what waited waits. */
  stop(): void {
    this.rows = this.rows.map((row) => (row.state === 'now' ? { ...row, state: 'waiting' } : row));
    this.ending = { ended: 'stopped' };
    this.show();
  }

  /** Failed at what was at work. */
  fail(failure: { readonly code: string; readonly detail?: string }): void {
    const at = this.rows.some(({ state }) => state === 'now') ? 'now' : 'waiting';
    let isMarked = false;
    this.rows = this.rows.map((row) => {
      if (isMarked || row.state !== at) return row;
      isMarked = true;
      return { ...row, state: 'failed' };
    });
    this.ending = { ended: 'failed', failure };
    this.show();
  }

  /** Tells that the run will stop after the step at work. */
  askStop(): void {
    this.isStopping = true;
    this.show();
  }

  private reach(current: number): void {
    this.rows = this.rows.map((row, index) => ({ ...row, state: index < current ? 'done' : index === current ? 'now' : row.state }));
    this.show();
  }

  private show(): void {
    const fraction = this.fraction();
    const elapsed = (performance.now() - this.startedAt) / 1000;
    const secondsLeft = Math.round((elapsed * (1 - fraction)) / fraction);
    // Too early an estimate is no estimate.
    const isKnown = fraction > 0.3 && elapsed > 1 && secondsLeft > 0 && this.ending.ended === undefined;
    this.tell({ kind: this.kind, rows: this.rows, isStopping: this.isStopping, fraction, ...(isKnown && { secondsLeft }), ...this.ending });
  }

  private fraction(): number {
    const weightOf = ({ code = '' }: RunRow) => weights[code] ?? 1;
    const total = this.rows.reduce((sum, row) => sum + weightOf(row), 0);
    const done = this.rows.reduce((sum, row) => sum + weightOf(row) * shareOf(row), 0);
    return total === 0 ? 0 : done / total;
  }
}

/** How much of a line is done; one at work counts for a little before it says more. */
function shareOf({ state, finding, done = 0, total = 0 }: RunRow): number {
  if (state === 'done') return 1;
  if (state !== 'now') return 0;
  return finding === undefined && total > 0 ? done / total : 0.3;
}
