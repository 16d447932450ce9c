import { addDays } from '@entrelacs/core';

/** A day to put into people's calendars. */
export interface CalendarEntry {
  /** Stays the same from one export to the next, so that a calendar replaces the entry. */
  readonly uid: string;
  /** `YYYY-MM-DD` */
  readonly on: string;
  readonly title: string;
  readonly description?: string;
}

/**
 * Days as an iCalendar file (RFC 5545): whole-day events that take no time, lines folded at 75 bytes.
 *
 * @param stamp - When it is made, as `YYYYMMDDTHHMMSSZ`.
 */
export function iCalendar(entries: readonly CalendarEntry[], stamp: string, name: string): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Entrelacs//Dependencies//EN', 'CALSCALE:GREGORIAN', `X-WR-CALNAME:${escaped(name)}`];
  for (const { uid, on, title, description } of entries) {
    lines.push('BEGIN:VEVENT', `UID:${escaped(uid)}`, `DTSTAMP:${stamp}`, `DTSTART;VALUE=DATE:${compact(on)}`, `DTEND;VALUE=DATE:${compact(addDays(on, 1))}`);
    lines.push(`SUMMARY:${escaped(title)}`);
    if (description !== undefined && description !== '') lines.push(`DESCRIPTION:${escaped(description)}`);
    lines.push('TRANSP:TRANSPARENT', 'END:VEVENT');
  }
  lines.push('END:VCALENDAR');
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** A moment as iCalendar stamps it. */
export function calendarStamp(moment: Date): string {
  return `${moment.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;
}

function compact(iso: string): string {
  return iso.replaceAll('-', '');
}

function escaped(text: string): string {
  return text
    .replace(/\\/g, '\\\\')
    .replace(/[;,]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ');
}

/** A line cut so that no piece is over 75 bytes, each but the first after a blank; no character is cut in two. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  const pieces: string[] = [];
  let piece = '';
  let bytes = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (bytes + size > 75) {
      pieces.push(piece);
      piece = ' ';
      bytes = 1;
    }
    piece += character;
    bytes += size;
  }
  return [...pieces, piece].join('\r\n');
}
