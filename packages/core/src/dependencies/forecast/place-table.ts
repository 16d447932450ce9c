import { placeAfterFinish, placeAfterStart } from '../calendar/calendar-lag.ts';
import { dayOfWorkday, isWorkday, workdaysBefore, type WorkingCalendar } from '../calendar/working-calendar.ts';
import type { TimeScale } from './time-scale.ts';

/** Workdays that a table goes ahead, beginning with the one before its scale. */
const ahead = 3_000;

/** Calendar days that a lag may lead beyond those workdays and still be looked up. */
const margin = 400;

/**
 * Where a lag in calendar days leads from a finish or a start, looked up for some years from the beginning of a scale and
 * searched for beyond them: the answers of `placeAfterFinish` and `placeAfterStart`. Made when it is first asked.
 */
export class PlaceTable {
  private readonly calendar: WorkingCalendar;
  private readonly scale: TimeScale;
  private firstDay = 0;
  private dayOf = new Int32Array(0);
  private before = new Int32Array(0);
  private worked = new Uint8Array(0);

  constructor(calendar: WorkingCalendar, scale: TimeScale) {
    this.calendar = calendar;
    this.scale = scale;
  }

  /** Fills a list with the times reached so many calendar days after the finishes, or the starts, that `times` has from `from` on. */
  after(isFinish: boolean, times: Int32Array, from: number, days: number, into: Int32Array): void {
    if (this.dayOf.length === 0) this.fill();
    const { calendar, dayOf, before, worked } = this;
    const { base, perDay } = this.scale;
    const shift = days - this.firstDay;
    const search = isFinish ? placeAfterFinish : placeAfterStart;
    // After a whole workday it is the evening of the workday before; what starts then starts on the next one.
    const atWhole = isFinish ? 1 : 0;
    for (let b = 0; b < into.length; b++) {
      const place = times[from + b]! / perDay;
      const whole = Math.floor(place);
      const evening = place === whole ? atWhole : 0;
      const day = whole + 1 < dayOf.length ? dayOf[whole + 1 - evening]! + evening + shift : -1;
      const known = day >= 0 && day < before.length;
      into[b] = Math.round((known ? before[day]! + (place - whole) * worked[day]! : search(calendar, place + base, days) - base) * perDay);
    }
  }

  private fill(): void {
    const { calendar, scale: { base } } = this;
    this.dayOf = Int32Array.from({ length: ahead }, (_, i) => dayOfWorkday(calendar, base - 1 + i));
    this.firstDay = this.dayOf[0]! - margin;
    const days = this.dayOf.at(-1)! + margin - this.firstDay;
    this.before = Int32Array.from({ length: days }, (_, i) => workdaysBefore(calendar, this.firstDay + i) - base);
    this.worked = Uint8Array.from({ length: days }, (_, i) => (isWorkday(calendar, this.firstDay + i) ? 1 : 0));
  }
}
