import { dayNumber, formatsFor } from '@entrelacs/core';
import { render } from 'lit';
import { describe, expect, it } from 'vitest';
import { placeOf, timeAxis } from './time-axis.ts';
import { timelineHead } from './timeline-head.ts';

describe('timelineHead', () => {
  it('leaves out the labels that today’s name would cover, before it and after', () => {
    const today = '2026-11-28';
    const axis = timeAxis([dayNumber('2026-10-26'), dayNumber('2026-12-18')], today, 'weeks');
    const target = document.createElement('div');
    const now = placeOf(axis, dayNumber(today));
    render(timelineHead({ axis, scale: 'weeks', from: dayNumber('2026-11-01'), to: dayNumber('2026-12-31'), now, today, formats: formatsFor({ lang: 'fr', today }), locale: 'fr-FR', left: 0 }), target);
    const labels = [...target.querySelectorAll<HTMLElement>('.lower')];

    // Today's name is some 76 pixels wide, around its day; a label, some 20.
    for (const label of labels) {
      const left = Number.parseFloat(label.style.left);
      expect(left + 24 <= now - 38 || left >= now + 38, label.textContent).toBe(true);
    }
    expect(labels.length).toBeGreaterThan(4);
  });
});
