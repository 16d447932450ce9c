import { dayNumber, isoDay } from '../../time/day-number.ts';
import type { Issue } from '../../source/issue.ts';

/** Which days are worked. */
export interface CalendarRules {
  /** Days of the week that are worked, 1 for Monday to 7 for Sunday; Monday to Friday when left out. */
  readonly weekdays?: readonly number[];
  /** Days that nobody works. */
  readonly holidays?: readonly { readonly id?: string; readonly on?: string | undefined }[];
}

/**
 * A working calendar. It places time on an axis of workdays: `2.5` is noon of the third workday counted from 1970-01-01.
 * Days without work have no length there, so that adding a duration is a plain addition.
 */
export interface WorkingCalendar {
  /** Workdays of a week before each weekday, from Monday on, and of a whole week at the end. */
  readonly weekPrefix: readonly number[];
  /** Day of the week (0 for Monday) of each workday of a week. */
  readonly weekDays: readonly number[];
  /** Holidays that fall on a worked weekday, as day numbers, upwards. */
  readonly holidays: Int32Array;
  /** For each of them, its workday if there were no holidays, less the holidays before it. */
  readonly shifts: Int32Array;
  /** The years that plans are about, looked up: workdays before each day from `firstDay` on, and the day of each workday from `firstWorkday` on. */
  readonly near: NearDays;
  readonly issues: readonly Issue[];
}

interface NearDays {
  readonly firstDay: number;
  readonly before: Int32Array;
  readonly firstWorkday: number;
  readonly dayOf: Int32Array;
}

/** Seven days a week, no holidays. */
export const everyDay: readonly number[] = [1, 2, 3, 4, 5, 6, 7];
const mondayToFriday: readonly number[] = [1, 2, 3, 4, 5];

/** First and last day that a calendar shows: years 0000 and 9999. */
const firstDay = dayNumber('0000-01-01');
const lastDay = dayNumber('9999-12-31');

/** Days that are looked up: from 2000 to 2060. Others are counted. */
const [nearFrom, nearTo] = [dayNumber('2000-01-01'), dayNumber('2060-01-01')];
const nothingNear: NearDays = { firstDay: 0, before: new Int32Array(0), firstWorkday: 0, dayOf: new Int32Array(0) };

/** What rounding may leave on a workday: a finish that close to a day's beginning belongs to the day before. */
export const tolerance = 1 / 1024;

/** The calendar of some rules. A holiday without a date, or a week without a workday, is an issue and is left out. */
export function workingCalendar({ weekdays = mondayToFriday, holidays = [] }: CalendarRules = {}): WorkingCalendar {
  const issues: Issue[] = [];
  let worked = [1, 2, 3, 4, 5, 6, 7].map((day) => weekdays.includes(day));
  if (!worked.includes(true)) {
    issues.push({ code: 'calendar.noWorkday' });
    worked = [1, 2, 3, 4, 5, 6, 7].map((day) => mondayToFriday.includes(day));
  }
  const weekPrefix = [0];
  for (const isWorked of worked) weekPrefix.push(weekPrefix.at(-1)! + (isWorked ? 1 : 0));
  const weekDays = worked.flatMap((isWorked, day) => (isWorked ? [day] : []));

  const days = new Set<number>();
  for (const { id, on } of holidays) {
    const day = on === undefined ? Number.NaN : dayNumber(on);
    if (Number.isNaN(day)) issues.push({ code: 'holiday.noDate', entity: 'holiday', path: 'on', ...(id !== undefined && { row: id }), ...(on !== undefined && { value: on.slice(0, 200) }) });
    else if (worked[weekdayOf(day)]) days.add(day);
  }
  const sorted = Int32Array.from(days).sort();
  const bare: WorkingCalendar = { weekPrefix, weekDays, holidays: new Int32Array(0), shifts: new Int32Array(0), near: nothingNear, issues };
  const counted: WorkingCalendar = { ...bare, holidays: sorted, shifts: sorted.map((day, rank) => workdaysBefore(bare, day) - rank) };
  return { ...counted, near: nearDays(counted) };
}

/** Counts once what will be asked over and over. */
function nearDays(calendar: WorkingCalendar): NearDays {
  const { holidays, weekPrefix } = calendar;
  const before = new Int32Array(nearTo - nearFrom + 1);
  const firstWorkday = workdaysBefore(calendar, nearFrom);
  const dayOf = new Int32Array(workdaysBefore(calendar, nearTo) - firstWorkday);
  let workday = firstWorkday;
  let holiday = countBelow(holidays, nearFrom);
  for (let day = nearFrom; day <= nearTo; day++) {
    before[day - nearFrom] = workday;
    const weekday = weekdayOf(day);
    if (holidays[holiday] === day) holiday++;
    else if (weekPrefix[weekday] !== weekPrefix[weekday + 1] && day < nearTo) dayOf[workday++ - firstWorkday] = day;
  }
  return { firstDay: nearFrom, before, firstWorkday, dayOf };
}

/** Workdays from 1970-01-01 to the beginning of a day, by its number; negative before. O(log holidays). */
export function workdaysBefore(calendar: WorkingCalendar, day: number): number {
  const { weekPrefix, near } = calendar;
  const at = day - near.firstDay;
  if (at >= 0 && at < near.before.length) return near.before[at]!;
  const week = Math.floor((day + 3) / 7);
  const weekly = week * weekPrefix[7]! + weekPrefix[weekdayOf(day)]! - weekPrefix[3]!;
  return weekly - countBelow(calendar.holidays, day) + countBelow(calendar.holidays, 0);
}

/** Whether a day, by its number, is worked. */
export function isWorkday(calendar: WorkingCalendar, day: number): boolean {
  const { weekPrefix, holidays } = calendar;
  const weekday = weekdayOf(day);
  if (weekPrefix[weekday] === weekPrefix[weekday + 1]) return false;
  return holidays[countBelow(holidays, day)] !== day;
}

/** Number of the day that a whole workday falls on: the inverse of `workdaysBefore`. */
export function dayOfWorkday(calendar: WorkingCalendar, workday: number): number {
  const { weekPrefix, weekDays, holidays, shifts, near } = calendar;
  const at = workday - near.firstWorkday;
  if (at >= 0 && at < near.dayOf.length) return near.dayOf[at]!;
  const perWeek = weekDays.length;
  const counted = workday - countBelow(holidays, 0);
  const weekly = counted + countUpTo(shifts, counted) + weekPrefix[3]!;
  const week = Math.floor(weekly / perWeek);
  return week * 7 + weekDays[weekly - week * perWeek]! - 3;
}

/** Number of the day on which work goes on from a place of the axis. */
export function startDayAt(calendar: WorkingCalendar, place: number): number {
  return dayOfWorkday(calendar, Math.floor(place + tolerance));
}

/** Number of the last day that was worked to reach a place of the axis. */
export function finishDayAt(calendar: WorkingCalendar, place: number): number {
  return dayOfWorkday(calendar, lastWorkday(place));
}

/** The last workday that it took to reach a place of the axis, counted from 0 for the first of 1970. */
export function lastWorkday(place: number): number {
  return Math.ceil(place - tolerance) - 1;
}

/** `YYYY-MM-DD` of a day number, cut to the years 0000 to 9999. */
export function isoDayWithin(day: number): string {
  return isoDay(Math.min(Math.max(day, firstDay), lastDay));
}

/** 0 for Monday to 6 for Sunday. */
function weekdayOf(day: number): number {
  const rest = (day + 3) % 7;
  return rest < 0 ? rest + 7 : rest;
}

/** How many numbers, sorted upwards, lie below a value. */
function countBelow(sorted: Int32Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many numbers, sorted upwards, do not exceed a value. */
function countUpTo(sorted: Int32Array, value: number): number {
  return countBelow(sorted, value + 1);
}
