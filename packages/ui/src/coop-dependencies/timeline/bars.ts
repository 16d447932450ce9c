import { dayNumber, type MilestoneForecast, type Odds } from '@entrelacs/core';
import { nothing, svg, type TemplateResult, type SVGTemplateResult } from 'lit';
import type { BoardTask } from '../board/types.ts';
import { placeOf, type TimeAxis } from './time-axis.ts';

/** A task where it would be, once a move is written. */
export interface Ghost {
  readonly start: string;
  readonly finish: string;
  /** Workdays that it moves by: "+1 j". */
  readonly label: string;
}

/** What a bar is drawn with. */
export interface BarContext {
  readonly axis: TimeAxis;
  readonly showsBaseline: boolean;
  /** Within which days it will likely end; left out where that is not shown. */
  readonly odds: Odds | undefined;
  /** Where the task that is being moved would be. */
  readonly moved: Ghost | undefined;
  /** Where it would be because of another's move. */
  readonly ghost: Ghost | undefined;
}

const [top, height] = [6, 12];

/** A task's bar: progress, float as a dotted tail, baseline as a thin bar beneath, and where a move would bring it. */
export function taskBar({ task, plan, isOpen, state }: BoardTask, { axis, showsBaseline, odds, moved, ghost }: BarContext): SVGTemplateResult {
  if (plan === undefined) return svg``;
  const at = moved ?? plan;
  const [left, right] = span(axis, at.start, at.finish);
  const classes = `bar${isOpen ? '' : ' over'}${plan.critical ? ' critical' : ''}${state === 'late' ? ' late' : ''}`;
  const share = isOpen ? Math.min(100, Math.max(0, task.progress ?? 0)) / 100 : 0;
  const tail = isOpen && !plan.critical && plan.totalFloat !== undefined && plan.totalFloat > 0 && moved === undefined ? placeOf(axis, dayNumber(plan.latestFinish) + 1) : 0;
  return svg`
    ${showsBaseline ? baseline(task.baselineStart, task.baselineDue, axis) : nothing}
    ${tail > right + 2 ? svg`<path class="tail" d=${`M${right + 2} ${top + height / 2}H${tail}m0-4v8`}></path>` : nothing}
    ${odds === undefined || moved !== undefined ? nothing : likely(axis, odds)}
    ${moved === undefined ? nothing : before(axis, plan.start, plan.finish)}
    <g class=${`${classes}${moved === undefined ? '' : ' moved'}`} data-bar>
      <rect class="whole" x=${left} y=${top} width=${right - left} height=${height} rx="2"></rect>
      ${share === 0 ? nothing : svg`<rect class="part" x=${left} y=${top} width=${(right - left) * share} height=${height} rx="2"></rect>`}
      ${moved === undefined ? nothing : svg`<rect class="ring" x=${left - 2.5} y=${top - 2.5} width=${right - left + 5} height=${height + 5} rx="3.5"></rect>`}
      <rect class="edge" data-edge x=${right - 3} y=${top - 3} width="8" height=${height + 6}></rect>
    </g>
    ${ghost === undefined ? nothing : ghostBar(axis, ghost)}
    ${moved === undefined ? nothing : movedLabel(right + 8, moved.label)}
  `;
}

/** A project's bracket, from its first day to its last. */
export function groupBar(axis: TimeAxis, start: string, finish: string): SVGTemplateResult {
  const [left, right] = span(axis, start, finish);
  return svg`<path class="bracket" d=${`M${left + 1} 16V11H${right - 1}V16`}></path>`;
}

/** A milestone's diamond where it will be reached, and a hollow one where it was promised. */
export function milestoneBar(axis: TimeAxis, { milestone, date, lateBy }: MilestoneForecast, odds: Odds | undefined, words: { readonly date: string; readonly promised: string }): SVGTemplateResult {
  const promised = milestone.due === undefined ? undefined : middle(axis, milestone.due);
  const reached = date === undefined ? promised : middle(axis, date);
  const isLate = lateBy !== undefined && lateBy > 0;
  return svg`
    ${odds === undefined ? nothing : likely(axis, odds)}
    ${isLate && promised !== undefined && reached !== undefined && reached > promised + 12
      ? svg`<text class="promised" x=${promised - 9} y="18" text-anchor="end">${words.promised}</text>
        <path class="dots" d=${`M${promised + 7} 14H${reached - 8}`}></path><path class="hollow" d=${diamond(promised)}></path>`
      : nothing}
    ${reached === undefined ? nothing : svg`<path class="diamond" d=${diamond(reached)}></path><text class=${isLate ? 'late' : 'date'} x=${reached + 11} y="18">${words.date}</text>`}
  `;
}

/** A line from the end of one bar to the beginning of another, so many rows further down. */
export function barLink(axis: TimeAxis, from: { readonly finish: string; readonly row: number }, to: { readonly start: string; readonly row: number }, rowHeight: number): string {
  const x1 = placeOf(axis, dayNumber(from.finish) + 1);
  const x2 = placeOf(axis, dayNumber(to.start)) + 5;
  const y1 = from.row * rowHeight + top + height / 2;
  const isBelow = to.row > from.row;
  const y2 = to.row * rowHeight + (isBelow ? top - 1 : top + height + 1);
  if (x2 >= x1 + 4) return `M${x1} ${y1}H${x2 - 4}Q${x2} ${y1} ${x2} ${y1 + (isBelow ? 4 : -4)}V${y2 - (isBelow ? 5 : -5)}`;
  const middleY = to.row * rowHeight + (isBelow ? -5 : rowHeight + 5);
  return `M${x1} ${y1}h6V${middleY}H${x2}V${y2 - (isBelow ? 5 : -5)}`;
}

/** First and last pixel of some days, no narrower than can be seen. */
export function span(axis: TimeAxis, start: string, finish: string): readonly [number, number] {
  const left = placeOf(axis, dayNumber(start));
  return [left, Math.max(left + 4, placeOf(axis, dayNumber(finish) + 1))];
}

/** Above the bar, from the day by which it is done half of the time to that by which it is 85 times in 100. */
function likely(axis: TimeAxis, { p50, p85 }: Odds): SVGTemplateResult {
  const [from, to] = [placeOf(axis, dayNumber(p50) + 1), placeOf(axis, dayNumber(p85) + 1)];
  return svg`<path class="likely" d=${`M${from} 1v5M${from} 3.5H${to}M${to} 1v5`}></path>`;
}

function baseline(start: string | undefined, due: string | undefined, axis: TimeAxis): SVGTemplateResult | typeof nothing {
  if (due === undefined) return nothing;
  const [left, right] = span(axis, start ?? due, due);
  return svg`<rect class="baseline" x=${left} y="20.5" width=${right - left} height="3" rx="1.5"></rect>`;
}

function before(axis: TimeAxis, start: string, finish: string): SVGTemplateResult {
  const [left, right] = span(axis, start, finish);
  return svg`<rect class="before" x=${left} y=${top} width=${right - left} height=${height} rx="2"></rect>`;
}

function ghostBar(axis: TimeAxis, { start, finish, label }: Ghost): SVGTemplateResult {
  const [left, right] = span(axis, start, finish);
  return svg`<rect class="ghost" x=${left} y=${top - 2} width=${right - left} height=${height + 4} rx="3"></rect><text class="ghost-label" x=${right + 7} y="16">${label}</text>`;
}

function movedLabel(x: number, label: string): TemplateResult | SVGTemplateResult {
  const width = label.length * 6.4 + 14;
  return svg`<g class="moved-label"><rect x=${x} y="3" width=${width} height="18" rx="3"></rect><text x=${x + width / 2} y="16" text-anchor="middle">${label}</text></g>`;
}

function middle(axis: TimeAxis, iso: string): number {
  return placeOf(axis, dayNumber(iso)) + axis.dayWidth / 2;
}

function diamond(x: number): string {
  return `M${x} 7l6.5 7-6.5 7-6.5-7z`;
}
