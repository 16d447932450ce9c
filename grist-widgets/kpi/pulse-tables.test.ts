import { installBlueprint } from '@entrelacs/grist';
import { describe, expect, it } from 'vitest';
import { FakeDoc } from '@entrelacs/grist/testing';
import { PulseTables } from './pulse-tables.ts';

describe('an answer to the pulse', () => {
  it('is stored in the week in which it is stored, though the page was opened in the week before', async () => {
    const doc = new FakeDoc();
    await installBlueprint(doc, { lang: 'fr', widgetUrl: (widget) => `https://example.org/${widget}` });
    let day = '2026-11-22';
    const pulses = new PulseTables(doc, () => day, () => undefined);
    day = '2026-11-23';

    expect(await pulses.answer({ week: '2026-W47', trust: 4, respect: 5, communication: 3, climate: 4 })).toMatchObject({ ok: true });
    expect(doc.rows('Pulses')).toMatchObject([{ week: '2026-W48', trust: 4, respect: 5, communication: 3, climate: 4 }]);
  });
});
