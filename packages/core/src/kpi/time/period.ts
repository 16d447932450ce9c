import type { frequencies } from '../../model/choices.ts';
import { dayNumber, isoDay, monthStart } from '../../time/day-number.ts';
import { isoWeek } from '../../time/weeks.ts';

/** How often an indicator is due, and the length of its periods. */
export type Frequency = (typeof frequencies)[number]['key'];

/** The period that a day belongs to, as a number that grows by one a period: ISO weeks, calendar months, quarters. */
export function periodAt(day: number, frequency: Frequency): number {
  if (frequency === 'weekly') return Math.floor((day + 3) / 7);
  const month = monthAt(day);
  return frequency === 'monthly' ? month : Math.floor(month / 3);
}

/** First day of a period, in days since 1970-01-01. */
export function periodStart(period: number, frequency: Frequency): number {
  if (frequency === 'weekly') return period * 7 - 3;
  return monthStart(frequency === 'monthly' ? period : period * 3);
}

/** Last day of a period, in days since 1970-01-01. */
export function periodEnd(period: number, frequency: Frequency): number {
  return periodStart(period + 1, frequency) - 1;
}

/** A period as written: `2026-W47`, `2026-11` or `2026-Q4`. */
export function periodKey(period: number, frequency: Frequency): string {
  if (frequency === 'weekly') return isoWeek(isoDay(periodStart(period, 'weekly')));
  if (frequency === 'monthly') return isoDay(periodStart(period, 'monthly')).slice(0, 7);
  return `${yearText(Math.floor(period / 4))}-Q${(((period % 4) + 4) % 4) + 1}`;
}

/** The week written as `2026-W47`, as a number; undefined when it is no such week (W53 in a year of 52). */
export function weekPeriod(week: string | undefined): number | undefined {
  const match = /^(\d{4})-W(\d{2})$/.exec(week ?? '');
  if (match === null) return undefined;
  const period = periodAt(dayNumber(`${match[1]}-01-04`), 'weekly') + Number(match[2]) - 1;
  return periodKey(period, 'weekly') === week ? period : undefined;
}

/** The period of that frequency which a week counts in: that of its Thursday, as ISO 8601 does for years. */
export function periodOfWeek(week: number, frequency: Frequency): number {
  return frequency === 'weekly' ? week : periodAt(periodStart(week, 'weekly') + 3, frequency);
}

/** Months since year 0 of a day (Hinnant, civil_from_days). */
function monthAt(day: number): number {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  return (era * 400 + yearOfEra) * 12 + Math.floor((5 * dayOfYear + 2) / 153) + 2;
}

function yearText(year: number): string {
  return String(year).padStart(4, '0');
}
