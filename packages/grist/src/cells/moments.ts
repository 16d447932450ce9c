import { firstDay, lastDay, utcDay } from './utc-day.ts';

const [firstSecond, lastSecond] = [firstDay * 86_400, (lastDay + 1) * 86_400 - 1];
const clocks = new Map<string, Intl.DateTimeFormat | undefined>();

/** The calendar day of a moment, in seconds since 1970, as seen in a time zone (UTC when none or unknown); undefined outside years 1 to 9999. */
export function dayIn(seconds: number, timezone = 'UTC'): string | undefined {
  return timezone === 'UTC' ? utcDay(seconds) : wallClock(seconds, timezone)?.slice(0, 10);
}

/** A moment as `YYYY-MM-DD HH:MM`, as seen in a time zone. */
export function momentIn(seconds: number, timezone = 'UTC'): string | undefined {
  return wallClock(seconds, timezone)?.replace('T', ' ').slice(0, 16);
}

/** Seconds since 1970 at which a calendar day begins in a time zone. */
export function startOfDay(day: string, timezone = 'UTC'): number {
  const utc = Date.parse(`${day}T00:00:00Z`) / 1000;
  const shown = wallClock(utc, timezone);
  return shown === undefined ? utc : utc - (Date.parse(`${shown}Z`) / 1000 - utc);
}

function wallClock(seconds: number, timezone: string): string | undefined {
  if (!(seconds >= firstSecond && seconds <= lastSecond)) return undefined;
  const clock = timezone === 'UTC' ? undefined : clockOf(timezone);
  if (clock === undefined) return new Date(seconds * 1000).toISOString().slice(0, 19);
  return clock.format(seconds * 1000).replace(' ', 'T');
}

function clockOf(timezone: string): Intl.DateTimeFormat | undefined {
  if (!clocks.has(timezone)) clocks.set(timezone, newClock(timezone));
  return clocks.get(timezone);
}

function newClock(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  } catch {
    return undefined;
  }
}
