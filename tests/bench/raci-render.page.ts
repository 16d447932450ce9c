import { applyChanges, emptySnapshot, type Snapshot } from '@entrelacs/core';
import type { CoopRaciMatrix } from '@entrelacs/ui/coop-raci-matrix';
import '@entrelacs/ui/coop-raci-matrix';
import { randomMatrix } from './raci-matrix.ts';

/** What the benchmark asks of its page. */
export interface RaciPage {
  /** Milliseconds from the data to the first paint of a matrix of that size, and to that of what its audit says. */
  open(items: number, members: number): Promise<{ readonly painted: number; readonly audited: number }>;
  /** Milliseconds of each frame while scrolling by so many px a frame. */
  scroll(x: number, y: number, frames: number): Promise<number[]>;
  /** Milliseconds from somebody else's edit of one cell to its paint, and how many cells were looked at. */
  edit(run: number): Promise<{ readonly time: number; readonly read: number }>;
  /** Cells that are mounted. */
  mounted(): number;
}

const today = '2026-11-19';
let matrix: CoopRaciMatrix;
let snapshot: Snapshot;

const grid = () => {
  const found = matrix.shadowRoot?.querySelector('coop-raci-grid');
  if (found == null) throw new RangeError('matrix: it shows no grid');
  return found as HTMLElement & { readonly cellsRead: number; readonly updateComplete: Promise<boolean> };
};
const { scheduler } = globalThis as unknown as { scheduler: { postTask(task: () => void, options: { readonly priority: 'user-blocking' }): Promise<void> } };
/** Resolves when a frame has been handed over to be shown, before what waited for it too: the audit does. */
const painted = () => new Promise<void>((resolve) => requestAnimationFrame(() => void scheduler.postTask(resolve, { priority: 'user-blocking' })));

const page: RaciPage = {
  async open(items, members) {
    matrix = document.createElement('coop-raci-matrix') as CoopRaciMatrix;
    matrix.today = today;
    document.body.append(matrix);
    await matrix.settled;
    const drawn = randomMatrix(items, members);
    snapshot = {
      ...emptySnapshot,
      entities: { task: drawn.items as Snapshot['entities']['task'] & object, member: drawn.members, team: drawn.teams, project: drawn.projects },
      access: { canWrite: true, hidden: [], fields: { task: ['title', 'status', 'accountable', 'responsible', 'consulted', 'informed'] } },
    };
    await painted();
    const start = performance.now();
    matrix.state = { state: 'ready', snapshot };
    await matrix.updateComplete;
    await grid().updateComplete;
    await painted();
    const first = performance.now() - start;
    await matrix.settled;
    await painted();
    return { painted: first, audited: performance.now() - start };
  },
  async scroll(x, y, frames) {
    const scroller = grid().shadowRoot?.querySelector('[role=grid]');
    if (scroller == null) return [];
    scroller.scrollTo(0, 0);
    await painted();
    const times: number[] = [];
    let last = await new Promise<number>(requestAnimationFrame);
    for (let frame = 0; frame < frames; frame += 1) {
      scroller.scrollBy(x, y);
      const now = await new Promise<number>(requestAnimationFrame);
      times.push(now - last);
      last = now;
    }
    scroller.scrollTo(0, 0);
    return times;
  },
  async edit(run) {
    const [task] = snapshot.entities.task ?? [];
    const [one, two] = snapshot.entities.member ?? [];
    if (task === undefined || one === undefined || two === undefined) return { time: 0, read: 0 };
    const read = grid().cellsRead;
    const start = performance.now();
    snapshot = applyChanges(snapshot, [{ kind: 'update', entity: 'task', id: task.id, fields: { informed: [run % 2 === 0 ? one.id : two.id] } }]);
    matrix.state = { state: 'ready', snapshot };
    await matrix.updateComplete;
    await grid().updateComplete;
    const time = performance.now() - start;
    const looked = grid().cellsRead - read;
    await matrix.settled;
    return { time, read: looked };
  },
  mounted: () => grid().shadowRoot?.querySelectorAll('.cell').length ?? 0,
};

(globalThis as unknown as { raciPage: RaciPage }).raciPage = page;
