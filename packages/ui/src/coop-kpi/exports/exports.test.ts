import { newEntity, type Snapshot } from '@entrelacs/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rowsBehind } from '../detail/tabs.ts';
import type { KpiContext } from '../kpi-context.ts';
import { mount, smallSnapshot } from '../kpi.testing.ts';
import { figuresCsv, rowsCsv } from './exports.ts';
import { printReport } from './kpi-report.ts';

beforeEach(() => localStorage.clear());
afterEach(() => document.body.replaceChildren());

describe('figures as CSV', () => {
  it('hold what the board shows: family, unit, days, value, target, state, rows and comment', async () => {
    const measure = [newEntity('measure', '1', { kpi: '1', on: '2026-10-15', value: 2.5, comment: '=HYPERLINK("x")' }), newEntity('measure', '2', { kpi: '4', on: '2026-10-15', value: 1 })];
    const kpi = [...(smallSnapshot().entities.kpi ?? []), newEntity('kpi', '4', { name: 'Sans famille', source: 'manual', direction: 'higherIsBetter', frequency: 'monthly' })];
    const context = await contextOf({ measure, kpi });
    const [head, ...lines] = figuresCsv(context, context.data.views).replace('\uFEFF', '').trim().split('\r\n');

    expect(head).toBe('Indicateur;Famille;Unité;Du;Au;Valeur;Cible;État;Lignes;Commentaire');
    expect(lines).toEqual(["Commandes à l’heure;Livraison;%;2026-10-01;2026-10-31;2,5;10;Critique;1;\"'=HYPERLINK(\"\"x\"\")\"", 'Sans famille;;;2026-10-01;2026-10-31;1;;Règle à compléter;1;']);
  });

  it('hold the rows behind a figure with the day by which each counts', async () => {
    const context = await contextOf({});
    const [view] = context.data.views;
    const lines = view === undefined ? [] : rowsCsv(context, rowsBehind(view, 'quarter')).trim().split('\r\n');

    expect(lines.slice(1)).toEqual(['Mesures;a4;Ligne a4;2026-10-15;2', 'Mesures;a3;Ligne a3;2026-09-15;3', 'Mesures;a2;Ligne a2;2026-08-15;4']);
  });
});

describe('the report', () => {
  const printed = async (more: Partial<Snapshot['entities']>, access: Partial<Snapshot['access']> = {}) => {
    const paper = document.createElement('div');
    printReport(await contextOf(more, access), paper);
    return [...paper.querySelectorAll('.page')].map((page) => page.textContent.replace(/\s+/g, ' ').trim());
  };

  it('says what to know of an indicator, and what changed in 30 and 90 days', async () => {
    const [delivery, quality, engagement] = await printed({});

    expect(delivery).toMatch(/Il y a 30 jours\s: 2\. Pas de chiffre depuis\.\s?Il y a 90 jours\s: 5 → 2,5 \(−2,5\)\. Rien de prouvé encore\./);
    expect(quality).toMatch(/Livrables relus/);
    expect(engagement).toContain('Personne ne porte cet indicateur');
  });

  it('compares nothing of a pulse that too few answered', async () => {
    const [page] = await printed({ kpi: [newEntity('kpi', '1', { name: 'Climat', source: 'pulseClimate', family: 'engagement' })] });

    expect(page).toContain('Masqué');
    expect(page).not.toContain('Il y a 30 jours');
  });

  it('gives what has no family a page of its own', async () => {
    const kpi = [newEntity('kpi', '1', { name: 'Sans', source: 'manual' }), newEntity('kpi', '2', { name: 'Tâches', source: 'wip' })];

    expect((await printed({ kpi })).map((page) => page.replace(/Indicateurs au.*/, ''))).toEqual(['Livraison, 1 indicateur', 'Sans famille, 1 indicateur']);
  });

  it('says on each page which tables were not read, or in part', async () => {
    const pages = await printed({}, { hidden: ['review'], partial: ['task'] });

    expect(pages).toHaveLength(3);
    for (const page of pages) expect(page).toMatch(/Tables non lues\s: Revues croisées\..*lignes de ces tables\s: Tâches\./);
  });
});

async function contextOf(more: Partial<Snapshot['entities']>, access: Partial<Snapshot['access']> = {}): Promise<KpiContext> {
  const { board } = await mount({ state: 'ready', snapshot: smallSnapshot(more, access) });
  return (board as unknown as { context: KpiContext }).context;
}
