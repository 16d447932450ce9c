import { dayNumber, isoDay, type Formats } from '@entrelacs/core';
import { numberText } from '../kpi-context.ts';
import type { ChartAxis, Tick } from './chart-model.ts';

/** A step of 1, 2 or 5 times a power of ten that parts a span into at most so many. */
export function niceStep(span: number, most: number): number {
  if (!(span > 0)) return 1;
  const raw = span / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 2, 5, 10].find((one) => one * power >= raw * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** Beyond it, an axis that goes both sides of nought would be longer than any number. */
const bothSides = Number.MAX_VALUE / 4;

/** An axis of numbers that holds all the values given and ends on round ones, or on the largest numbers that there are. */
export function numberAxis(values: Iterable<number>, formats: Formats, options: { readonly fromZero?: boolean; readonly title?: string } = {}): ChartAxis {
  let low = options.fromZero === true ? 0 : Number.POSITIVE_INFINITY;
  let high = options.fromZero === true ? 0 : Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (!(low <= high)) [low, high] = [0, 1];
  const size = Math.max(Math.abs(low), Math.abs(high));
  // Values that are equal to twelve digits are drawn as equal ones are, those that are next to nothing as nought.
  if (size < 1e-290) [low, high] = [0, 1];
  else if (high - low < size * 1e-12) [low, high] = [low - size / 2, high + size / 2];
  if (low < 0 && high > 0) [low, high] = [Math.max(low, -bothSides), Math.min(high, bothSides)];
  [low, high] = [finite(low), finite(high)];
  const pad = (high - low) * 0.08;
  const step = niceStep(high - low, 6);
  const isAboveZero = low >= 0;
  const min = options.fromZero === true && isAboveZero ? 0 : Math.floor((low - pad) / step) * step;
  const max = Math.ceil((high + pad) / step) * step;
  return {
    min: isAboveZero ? Math.max(0, min) : finite(min),
    max: high <= 0 ? Math.min(0, max) : finite(max),
    ticks: (from, to, most) => numberTicks(from, to, most, (value) => numberText(formats, value)),
    ...(options.title !== undefined && { title: options.title }),
  };
}

/** The nearest number that is not beyond all. */
function finite(value: number): number {
  return Math.min(Math.max(value, -Number.MAX_VALUE), Number.MAX_VALUE);
}

/** Round values between two others. */
export function numberTicks(from: number, to: number, most: number, write: (value: number) => string): Tick[] {
  const step = niceStep(to - from, most);
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: Math.max(0, Math.min(last - first + 1, 100)) }, (_, at) => {
    const value = Number(((first + at) * step).toPrecision(12));
    return { at: value, label: write(value) };
  });
}

/** An axis of days: its ticks are days, weeks, months, quarters or years, as there is room. */
export function dayAxis(min: number, max: number, formats: Formats, locale: string): ChartAxis {
  const month = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
  const monthYear = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  const words = (day: number) => {
    const isYear = isoDay(day).slice(5, 7) === '01';
    return (isYear ? monthYear : month).format(day * 86_400_000);
  };
  return {
    min,
    max: max > min ? max : min + 1,
    ticks: (from, to, most) => dayTicks(from, to, most, (day, isMonth) => (isMonth ? words(day) : formats.day(isoDay(day)))),
  };
}

const monthSteps = [1, 2, 3, 6, 12, 24, 60, 120];
const daySteps = [1, 2, 7, 14];

/** Days on which ticks stand between two days. */
export function dayTicks(from: number, to: number, most: number, write: (day: number, isMonth: boolean) => string): Tick[] {
  const room = Math.max(2, most);
  const step = daySteps.find((days) => (to - from) / days <= room);
  if (step !== undefined) {
    const first = Math.ceil((from + 3) / step) * step - 3;
    return Array.from({ length: Math.max(0, Math.floor((to - first) / step) + 1) }, (_, at) => ({ at: first + at * step, label: write(first + at * step, false) }));
  }
  const months = monthSteps.find((count) => (to - from) / (count * 30.44) <= room) ?? 120;
  const start = isoDay(from);
  let month = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1;
  month = Math.ceil(month / months) * months;
  const ticks: Tick[] = [];
  for (; ticks.length < 200; month += months) {
    const day = dayNumber(`${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`);
    if (!(day <= to)) break;
    if (day >= from) ticks.push({ at: day, label: write(day, true) });
  }
  return ticks;
}

/** An axis of named places: 0, 1, 2 … */
export function placeAxis(names: readonly string[]): ChartAxis {
  return {
    min: -0.5,
    max: Math.max(names.length, 1) - 0.5,
    ticks: (from, to) => names.flatMap((label, at) => (at >= from && at <= to ? [{ at, label }] : [])),
  };
}
