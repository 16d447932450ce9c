import { aKpi, aKpiTarget, aMeasure, aMember } from '@entrelacs/core/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { ElementUnderTest, hostileTexts, type GivenElement } from '../shared/page-element.testing.ts';
import './coop-kpi-strip.ts';
import type { CoopKpiStrip } from './coop-kpi-strip.ts';

const manual = { source: 'manual', family: 'delivery', axis: 'delay', direction: 'higherIsBetter', frequency: 'monthly', active: true, unit: '%' } as const;
const kpi = [aKpi({ id: 'bon', name: 'Livrables relus', ...manual }), aKpi({ id: 'grave', name: 'Commandes à l’heure', owner: 'ines', ...manual, family: 'engagement' }), aKpi({ id: 'vide', name: 'Heures de formation', ...manual })];
const targets = ['bon', 'grave'].map((id) => aKpiTarget({ kpi: id, from: '2026-01-01', target: 80, warning: 60, critical: 40 }));
const measures = ['2026-08-31', '2026-09-30', '2026-10-31'].flatMap((on, n) => [aMeasure({ kpi: 'bon', on, value: 90 + n }), aMeasure({ kpi: 'grave', on, value: 12 - n })]);
const entities: NonNullable<GivenElement['entities']> = { kpi, kpiTarget: targets, measure: measures, member: [aMember({ id: 'ines', name: 'Inès Morel' })] };

let strip: ElementUnderTest<CoopKpiStrip>;
async function open(given: GivenElement = {}, properties: Partial<CoopKpiStrip> = {}) {
  strip = new ElementUnderTest<CoopKpiStrip>('coop-kpi-strip', { entities, ...given }, properties);
  return strip.settled();
}
afterEach(() => strip.remove());

describe('coop-kpi-strip', () => {
  it('says of each indicator its state in words, its value, its target and its owner; what needs attention first', async () => {
    await open();

    // Its family comes last, its state first.
    expect(strip.texts('.card h3')[0]).toBe('Commandes à l’heure');
    expect(strip.texts('.card').find((text) => text.includes('Commandes'))).toMatch(/^Critique.*10.*%.*cible ≥ 80.*Inès M/u);
    expect(strip.texts('.card').find((text) => text.includes('Livrables relus'))).toMatch(/^Bon.*92/u);
    expect(strip.texts('.card').find((text) => text.includes('Heures de formation'))).not.toMatch(/NaN|undefined/u);
  });

  it('draws how it went as a line, not as what lies under it', async () => {
    await open();

    expect(new Set(strip.all('.spark .line').map((line) => getComputedStyle(line).fill))).toEqual(new Set(['none']));
  });

  it('opens an indicator, by its name', async () => {
    await open();

    await strip.click(strip.named('button', 'Livrables relus'));

    expect(strip.opened).toEqual(['bon']);
  });

  it('shows eight, and the others when asked', async () => {
    await open({ entities: { kpi: Array.from({ length: 11 }, (_, n) => aKpi({ id: `k${n}`, name: `Indicateur ${n}`, ...manual })) } });
    expect(strip.all('.card')).toHaveLength(8);

    await strip.click(strip.named('button', 'Tout afficher'));

    expect(strip.all('.card')).toHaveLength(11);
    expect(strip.all('.more')).toEqual([]);
  });

  it('says that there is none yet', async () => {
    await open({ entities: { ...entities, kpi: [] } });
    expect(strip.texts('.none')).toEqual(['Pas encore d’indicateur']);
  });

  it('leaves out what is switched off', async () => {
    await open({ entities: { ...entities, kpi: [...kpi, aKpi({ id: 'off', name: 'Éteint', ...manual, active: false })] } });

    expect(strip.text).not.toContain('Éteint');
  });

  it('offers nothing to write: a page shows how it is going', async () => {
    await open();

    expect(strip.all('.enter')).toEqual([]);
    expect(strip.sent).toEqual([]);
  });

  it('shows nothing of a pulse that fewer than five answered', async () => {
    const climate = aKpi({ id: 'climat', name: 'Climat', source: 'pulseClimate', family: 'engagement', axis: 'climate', direction: 'higherIsBetter', frequency: 'weekly', active: true });
    await open({ entities: { kpi: [climate] } }, { pulseResults: [{ week: '2026-W46', answers: 6, trust: 4, respect: 4, communication: 4, climate: 4.5 }] });
    expect(strip.texts('.card').join(' ')).toMatch(/4,5/u);
    strip.remove();

    await open({ entities: { kpi: [climate] } }, { pulseResults: [] });
    expect(strip.texts('.card').join(' ')).not.toMatch(/\d,\d|NaN|undefined/u);
  });

  it('shows each of its four states, with what to do', async () => {
    await open({ entities: { kpi: [] } });
    expect(strip.all('.card')).toEqual([]);

    strip.show({ state: 'loading' });
    await strip.settled();
    expect(strip.text).toContain('Chargement…');

    strip.show({ state: 'needsMapping', columns: [{ field: 'Nom', required: true }] });
    await strip.settled();
    expect(strip.text).toMatch(/tient lieu de\s: Nom\./u);

    strip.show({ state: 'error', issue: { code: 'host.offline', words: { title: 'Connexion perdue', why: 'Le wiki ne répond pas.' } } });
    await strip.settled();
    await strip.click(strip.named('[role="alert"] button', 'Réessayer'));
    expect(strip.retries).toBe(1);
  });

  it('speaks English', async () => {
    await open({ language: 'en' });

    expect(strip.texts('.card').find((text) => text.includes('Commandes'))).toMatch(/^Critical.*target ≥ 80/u);
  });

  it('shows hostile text as text', async () => {
    await open({ entities: { kpi: hostileTexts.map((text, n) => aKpi({ id: `k${n}`, name: text, ...manual, unit: text, owner: `m${n}` })), measure: hostileTexts.map((text, n) => aMeasure({ kpi: `k${n}`, on: '2026-10-31', value: 3, comment: text })), member: hostileTexts.map((text, n) => aMember({ id: `m${n}`, name: text })) } });

    expect(strip.all('.card h3').map(({ textContent }) => textContent.trim())).toEqual(expect.arrayContaining(hostileTexts.map((text) => text.trim())));
    expect(strip.all('script, img, iframe')).toEqual([]);
    expect('hacked' in globalThis).toBe(false);
  });
});
