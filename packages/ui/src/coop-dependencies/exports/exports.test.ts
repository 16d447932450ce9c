import fc from 'fast-check';
import { textArb } from '@entrelacs/core/testing';
import { describe, expect, it } from 'vitest';
import { calendarStamp, iCalendar } from './icalendar.ts';
import { mermaidText } from './mermaid.ts';

const stamp = calendarStamp(new Date('2026-11-19T08:05:03.123Z'));

describe('iCalendar', () => {
  it('writes a milestone as a day that takes no time', () => {
    const text = iCalendar([{ uid: 'milestone-3', on: '2026-12-31', title: 'Mise en ligne; enfin', description: 'Boutique\nen ligne' }], stamp, 'Jalons');

    expect(text).toContain('UID:milestone-3\r\nDTSTAMP:20261119T080503Z\r\nDTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n');
    expect(text).toContain('SUMMARY:Mise en ligne\\; enfin\r\nDESCRIPTION:Boutique\\nen ligne\r\n');
  });

  it('keeps each line within 75 bytes and loses nothing, whatever the title', () => {
    fc.assert(
      fc.property(textArb, (title) => {
        const text = iCalendar([{ uid: '1', on: '2026-11-19', title: title.repeat(20) }], stamp, 'x');

        for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        expect(text.split('\r\n').filter((line) => line.startsWith('BEGIN:'))).toEqual(['BEGIN:VCALENDAR', 'BEGIN:VEVENT']);
      }),
    );
  });
});

describe('mermaidText', () => {
  const task = { group: undefined, isCritical: false, isDone: false };

  it('draws groups, kinds of link and the critical path', () => {
    const text = mermaidText(
      [{ ...task, title: 'Écrire les statuts', group: 'Admin', isCritical: true }, { ...task, title: 'Voter' }],
      [{ from: 0, to: 1, label: 'FD +5 j', kind: 'integration' }],
    );

    expect(text).toBe(
      'flowchart LR\n  subgraph g0["Admin"]\n    t0["Écrire les statuts"]:::critical\n  end\n  t1["Voter"]\n  t0 ==>|"FD +5 j"| t1\n  classDef critical stroke-width:3px\n  classDef done opacity:0.6\n',
    );
  });

  it('keeps hostile titles inside their quotes', () => {
    fc.assert(
      fc.property(fc.oneof(textArb, fc.constantFrom('a"] --> b["', '`code`', 'end\nsubgraph x')), (title) => {
        const [, line = '', ...rest] = mermaidText([{ ...task, title }], []).split('\n');

        expect(line).toMatch(/^ {2}t0\["[^"[\]<>`\n]*"\]$/u);
        expect(rest).toHaveLength(3);
      }),
    );
  });
});
