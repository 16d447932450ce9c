import { dayNumber, isoDay } from '@entrelacs/core';
import type { TimeScale } from '../options.ts';

/** Pixels of a day at each scale. */
export const dayWidths: Readonly<Record<TimeScale, number>> = { days: 28, weeks: 10, months: 4, quarters: 1.5 };

/** Days shown at most either side of today: what lies beyond is a mistake more often than a plan, and is said at the edge. */
const farthest = 3 * 366;

/** A stretch of days laid out from left to right. */
export interface TimeAxis {
  /** Number of its first day, and of the one after its last. */
  readonly first: number;
  readonly end: number;
  readonly dayWidth: number;
  readonly width: number;
}

/** One label of the axis, over the days from `first` up to `end`. */
export interface AxisLabel {
  readonly first: number;
  readonly end: number;
  readonly iso: string;
}

/** An axis around some days (by number) and today, whole months, no farther than three years from today. */
export function timeAxis(days: Iterable<number>, today: string, scale: TimeScale): TimeAxis {
  const now = dayNumber(today);
  const [least, most] = [now - farthest, now + farthest];
  let [first, last] = [now - 7, now + 28];
  for (const day of days) {
    if (!(day >= least && day <= most)) continue;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  const dayWidth = dayWidths[scale];
  const from = monthOf(first - Math.ceil(40 / dayWidth));
  const end = nextMonth(monthOf(last + Math.ceil(140 / dayWidth)));
  return { first: from, end, dayWidth, width: (end - from) * dayWidth };
}

/** Where a day begins, in pixels; held to the axis. */
export function placeOf(axis: TimeAxis, day: number): number {
  return (Math.min(Math.max(day, axis.first), axis.end) - axis.first) * axis.dayWidth;
}

/** The day at a place, by number. */
export function dayAtPlace(axis: TimeAxis, place: number): number {
  return axis.first + Math.floor(place / axis.dayWidth);
}

/** Months (years at the widest scale) of a part of the axis, for its upper line. */
export function upperLabels(axis: TimeAxis, scale: TimeScale, from: number, to: number): AxisLabel[] {
  const labels: AxisLabel[] = [];
  const start = scale === 'quarters' ? yearOf : monthOf;
  const next = scale === 'quarters' ? (day: number) => yearOf(day + 366) : nextMonth;
  for (let day = start(Math.max(from, axis.first)); day < Math.min(to, axis.end); day = next(day)) {
    labels.push({ first: Math.max(day, axis.first), end: Math.min(next(day), axis.end), iso: isoDay(day) });
  }
  return labels;
}

/** Days, Mondays or months of a part of the axis, for its lower line. */
export function lowerLabels(axis: TimeAxis, scale: TimeScale, from: number, to: number): AxisLabel[] {
  const labels: AxisLabel[] = [];
  const [low, high] = [Math.max(from, axis.first), Math.min(to, axis.end)];
  if (scale === 'quarters') {
    for (let day = monthOf(low); day < high; day = nextMonth(day)) if (monthNumber(day) % 3 === 1) labels.push({ first: day, end: nextMonth(day), iso: isoDay(day) });
    return labels;
  }
  const step = scale === 'days' ? 1 : scale === 'weeks' ? 7 : 14;
  const first = scale === 'days' ? low : mondayBefore(low);
  const phase = step === 14 ? first - (((Math.floor((first + 3) / 7) % 2) + 2) % 2) * 7 : first;
  for (let day = phase; day < high; day += step) if (day >= axis.first) labels.push({ first: day, end: day + step, iso: isoDay(day) });
  return labels;
}

/** Whether the axis shows single weekends. */
export function showsWeekends(axis: TimeAxis): boolean {
  return axis.dayWidth >= 4;
}

/** Saturdays of a part of the axis: each begins two days without work. */
export function saturdays(axis: TimeAxis, from: number, to: number): number[] {
  const found: number[] = [];
  for (let day = mondayBefore(Math.max(from, axis.first)) + 5; day < Math.min(to, axis.end); day += 7) found.push(day);
  return found;
}

function mondayBefore(day: number): number {
  return day - ((((day + 3) % 7) + 7) % 7);
}

function monthNumber(day: number): number {
  return Number(isoDay(day).slice(5, 7));
}

function monthOf(day: number): number {
  return dayNumber(`${isoDay(day).slice(0, 7)}-01`);
}

function nextMonth(first: number): number {
  return monthOf(first + 31);
}

function yearOf(day: number): number {
  return dayNumber(`${isoDay(day).slice(0, 4)}-01-01`);
}
