import { describe, expect, it } from 'vitest';
import { kpiFlowMessages } from './kpi-flow.ts';
import { kpiPageMessages } from './kpi-pages.ts';
import { kpiPulseMessages } from './kpi-pulse.ts';
import { kpiBoardMessages } from './kpi-ui.ts';
import { translator } from './translate.ts';

const kpiMessages = { ...kpiBoardMessages, ...kpiPageMessages, ...kpiFlowMessages, ...kpiPulseMessages };
const holesOf = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

describe('the words of the indicators', () => {
  it('say the same in both languages, typeset as French is', () => {
    for (const [code, { fr, en }] of Object.entries(kpiMessages)) {
      expect(fr.trim() === '' || en.trim() === '', code).toBe(false);
      expect(holesOf(fr), code).toEqual(holesOf(en));
      if (code !== 'kpi.unit.percent') expect(fr, code).not.toMatch(/'|[^\u00A0\u202F][;!?»%]|« |[^\u00A0\u202F\w]:/);
    }
  });

  it('count in each language’s own way', () => {
    const [fr, en] = [translator('fr', kpiMessages), translator('en', kpiMessages)];
    expect([fr('kpi.unit.days', { n: 1.5 }), fr('kpi.unit.days', { n: 2 }), en('kpi.unit.days', { n: 1.5 })]).toEqual(['jour', 'jours', 'days']);
    expect([en('kpi.rule.rang', { n: 1 }), en('kpi.rule.rang', { n: 3 })]).toEqual(['It would have rung 1 time in a year.', 'It would have rung 3 times in a year.']);
  });
});
