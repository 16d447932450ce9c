import { addDays, addWorkdays, impactOf, type Formats, type Impact, type Move, type Translate } from '@entrelacs/core';
import type { Board } from './board/board.ts';
import { signedDays } from './board/later-words.ts';
import type { BarMove } from './timeline/bar-drag.ts';
import type { MovePreview } from './timeline/dependency-timeline.ts';

/** A move that is shown, and what it would bring about. */
export interface Moving {
  readonly move: Move;
  readonly impact: Impact;
}

/** What a move would bring about now; undefined when it can no longer be made. */
export function moving(board: Board, move: Move): Moving | undefined {
  const impact = impactOf(board.schedule, move);
  return impact && { move, impact };
}

/** The move that a bar asks for, by hand or by keys; a step by keys adds to the move that is shown. */
export function moveOf(board: Board, { task, workdays, days, edge, isStep }: BarMove, shown: Moving | undefined): Move | undefined {
  const plan = board.byId.get(task)?.plan;
  if (plan === undefined) return undefined;
  const at = shown?.move.task === task && isStep ? shown.impact.task.to : plan;
  const shifted = (iso: string) => (workdays === undefined ? addDays(iso, days ?? 0) : addWorkdays(board.schedule.rules.calendar, iso, workdays));
  const isStarted = board.standings.get(task)?.phase === 'started';
  if (edge === 'both' && !isStarted) return { task, start: shifted(at.start) };
  const due = shifted(at.finish);
  return { task, ...(!isStarted && { start: at.start }), due: due < at.start ? at.start : due };
}

/** The move that typed days ask for. */
export function retyped({ move, impact }: Moving, dates: { readonly start?: string; readonly due?: string }): Move {
  const { start, finish } = impact.task.to;
  return { task: move.task, ...(dates.start === undefined ? { start, due: dates.due ?? finish } : { start: dates.start }) };
}

/** Where the timeline draws a move. */
export function previewOf({ impact: { task, moved } }: Moving, t: Translate, formats: Formats): MovePreview {
  return {
    task: task.id,
    moved: { ...task.to, label: t('deps.workdays', { n: Math.abs(Math.round(task.byDays)), days: signedDays(task.byDays, t, formats, 'figure') }) },
    ghosts: new Map(moved.map(({ id, to, byDays }) => [id, { ...to, label: signedDays(byDays, t, formats) }])),
  };
}
