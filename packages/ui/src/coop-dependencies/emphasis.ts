import type { Board } from './board/board.ts';
import { tasksAround } from './board/filters.ts';
import type { BoardTask } from './board/types.ts';
import type { Emphasis } from './map/dependency-map.ts';
import type { Subject } from './panel/panel-context.ts';
import { causesOf } from './board/notices.ts';

const nothing: ReadonlySet<string> = new Set();

/**
 * What stands out on the map: around the task chosen, what is not over; the links that tell why it is late or blocked; the
 * link chosen. The same object as before when nothing changed.
 */
export function emphasisOf(board: Board, subject: Subject | undefined, before: Emphasis): Emphasis {
  const next = workedOut(board, subject);
  const isSame = next.link === before.link && sameSet(next.lit, before.lit) && sameSet(next.cause, before.cause);
  return isSame ? before : next;
}

function workedOut(board: Board, subject: Subject | undefined): Emphasis {
  if (subject?.kind === 'link') {
    const link = board.linkById.get(subject.id);
    return { lit: link && new Set([link.from.id, link.to.id]), cause: nothing, link: link?.id };
  }
  const task = subject?.kind === 'task' ? board.byId.get(subject.id) : undefined;
  if (task === undefined) return { lit: undefined, cause: nothing, link: undefined };
  const chain = task.state === 'blocked' || task.state === 'late' || task.state === 'atRisk' ? causesOf(board, task.id) : [];
  return { lit: litAround(task, board, chain.map((step) => step.task)), cause: new Set(chain.map(({ link }) => link)), link: undefined };
}

function litAround(task: BoardTask, board: Board, chain: readonly string[]): ReadonlySet<string> {
  const around = [...tasksAround(task)].filter((id) => board.byId.get(id)?.isOpen === true);
  return new Set([task.id, ...around, ...chain]);
}

function sameSet(a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.size === b.size && [...a].every((item) => b.has(item)));
}
