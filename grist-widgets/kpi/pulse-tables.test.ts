import { installBlueprint } from '@entrelacs/grist';
import type { PulseResult } from '@entrelacs/core';
import { describe, expect, it, vi } from 'vitest';
import { FakeDoc } from '@entrelacs/grist/testing';
import { PulseTables } from './pulse-tables.ts';

describe('an answer to the pulse', () => {
  it('is stored in the week in which it is stored, though the page was opened in the week before', async () => {
    const doc = await installed();
    let day = '2026-11-22';
    const pulses = new PulseTables(doc, () => day, () => undefined);
    day = '2026-11-23';

    expect(await pulses.answer({ week: '2026-W47', trust: 4, respect: 5, communication: 3, climate: 4 })).toMatchObject({ ok: true });
    expect(doc.rows('Pulses')).toMatchObject([{ week: '2026-W48', trust: 4, respect: 5, communication: 3, climate: 4 }]);
  });

  it('tells a viewer that they may not write, another refusal in Grist’s words, and a document without its table', async () => {
    const answered = async (refuse: (doc: FakeDoc) => void) => {
      const doc = await installed();
      refuse(doc);
      const outcome = await new PulseTables(doc, () => '2026-11-22', () => undefined).answer({ trust: 4, respect: 5, communication: 3, climate: 4 });
      return outcome.ok ? 'written' : `${outcome.issue.code} ${outcome.issue.detail ?? ''}`.trim();
    };
    const throwing = (error: Error) => (doc: FakeDoc) => (doc.interrupt = () => { throw error; });

    expect(await answered(throwing(Object.assign(new Error('No write access'), { code: 'AUTH_NO_EDIT' })))).toBe('host.noEdit No write access');
    expect(await answered(throwing(new Error('Blocked by table create access rules')))).toBe('host.refused Blocked by table create access rules');
    const outcome = await new PulseTables(new FakeDoc(), () => '2026-11-22', () => undefined).answer({ trust: 4 });
    expect(outcome).toMatchObject({ ok: false, issue: { code: 'host.tableGone' } });
  });
});

describe('the results of the pulse', () => {
  it('are shown when they come and when they change, raw answers never being read', async () => {
    const doc = await installed();
    const fetched: string[] = [];
    const port = { fetchTable: (tableId: string) => (fetched.push(tableId), doc.fetchTable(tableId)), applyActions: doc.applyActions.bind(doc) };
    const shown: (readonly PulseResult[])[] = [];
    const pulses = new PulseTables(port, () => '2026-11-22', (results) => shown.push(results));
    pulses.refresh();
    await vi.waitFor(() => expect(shown).toEqual([[]]));
    expect(pulses.canAnswer).toBe(true);

    await doc.applyActions([['AddRecord', 'PulseResults', null, { week: '2026-W40', answers: 6, trust: 4, respect: 3, communication: 2, climate: 1 }]]);
    pulses.refresh();
    await vi.waitFor(() => expect(shown).toHaveLength(2), { timeout: 5000 });
    expect(shown[1]).toMatchObject([{ week: '2026-W40', answers: 6, trust: 4 }]);
    expect(fetched).not.toContain('Pulses');
  });
});

async function installed(): Promise<FakeDoc> {
  const doc = new FakeDoc();
  await installBlueprint(doc, { lang: 'fr', widgetUrl: (widget) => `https://example.org/${widget}` });
  return doc;
}
