import { dayOfWorkday, finishDayAt, isWorkday, startDayAt, workdaysBefore, type WorkingCalendar } from './working-calendar.ts';

/*
 * A lag in calendar days runs through weekends. A place of the workday axis can stand for several moments there: after
 * Friday's work, a finish means Friday evening and a start means Monday morning.
 */

/** Place reached so many calendar days after a finish. */
export function placeAfterFinish(calendar: WorkingCalendar, finish: number, days: number): number {
  const whole = Math.floor(finish);
  const part = finish - whole;
  const moment = part === 0 ? finishDayAt(calendar, finish) + 1 : dayOfWorkday(calendar, whole);
  return placeOf(calendar, moment + days, part);
}

/** Place reached so many calendar days after a start. */
export function placeAfterStart(calendar: WorkingCalendar, start: number, days: number): number {
  const whole = Math.floor(start);
  return placeOf(calendar, dayOfWorkday(calendar, whole) + days, start - whole);
}

/** Latest finish from which so many calendar days lead no further than a place. */
export function latestFinishBefore(calendar: WorkingCalendar, place: number, days: number): number {
  const whole = Math.floor(place);
  return placeOf(calendar, dayOfWorkday(calendar, whole) - days, place - whole);
}

/**
 * Latest start from which so many calendar days lead no further than a place. Where that falls between two workdays it is
 * the morning of the first, unless the task is to start later on that day anyhow.
 */
export function latestStartBefore(calendar: WorkingCalendar, place: number, days: number, start: number): number {
  const whole = Math.floor(place);
  const day = dayOfWorkday(calendar, whole) - days;
  const limit = placeOf(calendar, day, place - whole);
  return isWorkday(calendar, day) ? limit : start < limit && start > limit - 1 ? start : limit - 1;
}

/** Place reached so many calendar days after the beginning (or, for a finish, the end) of a day that is a fact. */
export function placeAfterDay(calendar: WorkingCalendar, day: number, isFinish: boolean, days: number): number {
  return workdaysBefore(calendar, day + (isFinish ? 1 : 0) + days);
}

/** The day of a fact that was not written down, from its place. */
export function dayOfFact(calendar: WorkingCalendar, place: number, isFinish: boolean): number {
  return isFinish ? finishDayAt(calendar, place) : startDayAt(calendar, place);
}

function placeOf(calendar: WorkingCalendar, day: number, part: number): number {
  return workdaysBefore(calendar, day) + (part > 0 && isWorkday(calendar, day) ? part : 0);
}
