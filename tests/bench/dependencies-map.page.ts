import { applyChanges, emptySnapshot, type Dependency, type Snapshot, type Task } from '@entrelacs/core';
import { aMember, aProject, aTeam } from '@entrelacs/core/testing';
import type { CoopDependencies } from '@entrelacs/ui/coop-dependencies';
import '@entrelacs/ui/coop-dependencies';
import { randomPlan } from './dependencies-plans.ts';

/** What the benchmark asks of its page. */
export interface MapPage {
  /** Milliseconds from the data to the first picture, and of the longest task of the main thread until the layout is shown. */
  open(tasks: number, links: number, worker: string): Promise<{ readonly first: number; readonly longest: number; readonly laidOut: number }>;
  /** Milliseconds of each frame while the map is moved, or comes nearer. */
  move(kind: 'pan' | 'zoom', frames: number): Promise<number[]>;
  /** Milliseconds from somebody else's edit of one task to its paint. */
  edit(run: number): Promise<number>;
}

const today = '2026-11-22';
let board: CoopDependencies;
let snapshot: Snapshot;

const painted = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
const frame = () => {
  const found = board.renderRoot.querySelector('coop-dependency-map')?.shadowRoot?.querySelector('.frame');
  if (found == null) throw new RangeError('board: it shows no map');
  return found;
};

const settled = async (): Promise<void> => {
  await board.updateComplete;
  await board.store.settled;
  await board.updateComplete;
};

const page: MapPage = {
  async open(taskCount, linkCount, worker) {
    const { tasks, links } = randomPlan(taskCount, linkCount);
    const rows = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));
    snapshot = {
      ...emptySnapshot,
      entities: {
        task: tasks as Task[],
        dependency: links as Dependency[],
        member: rows(60).map((id) => aMember({ id, name: `Person ${id}` })),
        team: rows(12).map((id) => aTeam({ id, name: `Team ${id}` })),
        project: rows(20).map((id) => aProject({ id, name: `Project ${id}` })),
      },
      access: { canWrite: true, hidden: [], fields: { task: ['title', 'due'], dependency: ['predecessor', 'successor'] } },
    };
    board = document.createElement('coop-dependencies') as CoopDependencies;
    board.today = today;
    board.layoutWorker = () => new Worker(URL.createObjectURL(new Blob([worker], { type: 'text/javascript' })));
    document.body.append(board);
    await settled();
    await painted();
    let longest = 0;
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    });
    observer.observe({ type: 'longtask' });
    const start = performance.now();
    board.state = { state: 'ready', snapshot };
    await board.updateComplete;
    // The frame is there; the picture is, once there are nodes on it.
    while (board.store.scene.nodes.length === 0) await painted();
    await board.updateComplete;
    await painted();
    const first = performance.now() - start;
    await settled();
    await painted();
    const laidOut = performance.now() - start;
    await new Promise((resolve) => setTimeout(resolve, 300));
    observer.disconnect();
    return { first, longest, laidOut };
  },
  async move(kind, frames) {
    const target = frame();
    const times: number[] = [];
    let last = await new Promise<number>(requestAnimationFrame);
    for (let n = 0; n < frames; n += 1) {
      const there = n < frames / 2 ? 1 : -1;
      target.dispatchEvent(new WheelEvent('wheel', { deltaX: kind === 'pan' ? 24 * there : 0, deltaY: kind === 'pan' ? 12 * there : -8 * there, ctrlKey: kind === 'zoom', clientX: 500, clientY: 400, bubbles: true, cancelable: true }));
      const now = await new Promise<number>(requestAnimationFrame);
      times.push(now - last);
      last = now;
    }
    return times;
  },
  async edit(run) {
    const task = snapshot.entities.task?.[(run * 37) % 1000];
    if (task === undefined) return 0;
    snapshot = applyChanges(snapshot, [{ kind: 'update', entity: 'task', id: task.id, fields: { title: `Edited ${run}`, due: `2027-01-${String(10 + (run % 15)).padStart(2, '0')}` } }]);
    const start = performance.now();
    board.state = { state: 'ready', snapshot };
    await board.updateComplete;
    await painted();
    return performance.now() - start;
  },
};

(globalThis as unknown as { mapPage: MapPage }).mapPage = page;
