import { placeAfterFinish, placeAfterStart } from '../calendar/calendar-lag.ts';
import { dayOfWorkday, isWorkday, workdaysBefore, type WorkingCalendar } from '../calendar/working-calendar.ts';

/** Workdays before and after the one that a table is made around. */
const [back, ahead] = [300, 3_000];

/** Calendar days that a lag may lead beyond those workdays and still be looked up. */
const margin = 400;

/**
 * Where a lag in calendar days leads from a finish or a start, looked up for some years around a place and searched for
 * beyond them: the answers of `placeAfterFinish` and `placeAfterStart`.
 */
export class PlaceTable {
  private readonly calendar: WorkingCalendar;
  private readonly firstPlace: number;
  private readonly firstDay: number;
  private readonly dayOf: Int32Array;
  private readonly before: Int32Array;
  private readonly isWorked: Uint8Array;

  constructor(calendar: WorkingCalendar, around: number) {
    this.calendar = calendar;
    this.firstPlace = Math.floor(around) - back;
    this.dayOf = Int32Array.from({ length: back + ahead }, (_, i) => dayOfWorkday(calendar, this.firstPlace + i));
    this.firstDay = this.dayOf[0]! - margin;
    const days = this.dayOf.at(-1)! + margin - this.firstDay;
    this.before = Int32Array.from({ length: days }, (_, i) => workdaysBefore(calendar, this.firstDay + i));
    this.isWorked = Uint8Array.from({ length: days }, (_, i) => (isWorkday(calendar, this.firstDay + i) ? 1 : 0));
  }

  /** Place reached so many calendar days after a finish. */
  afterFinish(finish: number, days: number): number {
    const whole = Math.floor(finish);
    if (finish !== whole) return this.afterStart(finish, days);
    const place = whole - 1 - this.firstPlace;
    const day = place >= 0 && place < this.dayOf.length ? this.dayOf[place]! + 1 + days - this.firstDay : -1;
    return day >= 0 && day < this.before.length ? this.before[day]! : placeAfterFinish(this.calendar, finish, days);
  }

  /** Place reached so many calendar days after a start. */
  afterStart(start: number, days: number): number {
    const whole = Math.floor(start);
    const place = whole - this.firstPlace;
    const day = place >= 0 && place < this.dayOf.length ? this.dayOf[place]! + days - this.firstDay : -1;
    if (!(day >= 0 && day < this.before.length)) return placeAfterStart(this.calendar, start, days);
    return this.before[day]! + (start > whole && this.isWorked[day] === 1 ? start - whole : 0);
  }
}
