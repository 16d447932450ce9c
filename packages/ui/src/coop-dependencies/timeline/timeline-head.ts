import { dayNumber, isoDay, type Formats } from '@entrelacs/core';
import { html, type TemplateResult } from 'lit';
import type { TimeScale } from '../options.ts';
import { monthName } from './month-name.ts';
import { lowerLabels, placeOf, upperLabels, type TimeAxis } from './time-axis.ts';

/** What the head over the bars shows. */
export interface HeadView {
  readonly axis: TimeAxis;
  readonly scale: TimeScale;
  readonly from: number;
  readonly to: number;
  /** Where today is, in pixels. */
  readonly now: number;
  readonly today: string;
  readonly formats: Formats;
  readonly locale: string;
  /** Width of the titles before it. */
  readonly left: number;
}

/** Months above, days or weeks beneath, and today. */
export function timelineHead({ axis, scale, from, to, now, today, formats, locale, left }: HeadView): TemplateResult {
  const day = dayNumber(today);
  // Under today's name, and as far before it as a label is wide, others have no room.
  const [before, after] = [64 / axis.dayWidth, 44 / axis.dayWidth];
  return html`<span class="scale" aria-hidden="true" .style=${`left:${left}px;width:${axis.width}px`}>
    ${upperLabels(axis, scale, from, to).map(
      ({ first, end, iso }) =>
        html`<span class="upper" .style=${`left:${placeOf(axis, first)}px;width:${(end - first) * axis.dayWidth}px`}><b class="stick" .style=${`left:${left + 8}px`}>${upperWord(iso, scale, today, locale)}</b></span>`,
    )}
    ${lowerLabels(axis, scale, from, to).map(({ first, iso }) =>
      first - day < after && day - first < before
        ? html`<i class="tick" .style=${`left:${placeOf(axis, first)}px`}></i>`
        : html`<span class="lower" .style=${`left:${placeOf(axis, first)}px`}>${scale === 'quarters' ? monthName(iso, locale, 'short', false) : String(Number(isoDay(first).slice(8)))}</span>`,
    )}
    <span class="today" .style=${`left:${now}px`}>${formats.weekdayDay(today)}</span>
  </span>`;
}

function upperWord(iso: string, scale: TimeScale, today: string, locale: string): string {
  if (scale === 'quarters') return iso.slice(0, 4);
  return monthName(iso, locale, 'long', iso.slice(5, 7) === '01' || iso.slice(0, 7) === today.slice(0, 7));
}
