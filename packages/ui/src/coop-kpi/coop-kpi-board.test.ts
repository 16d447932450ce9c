import { newEntity } from '@entrelacs/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CoopMenu } from '../coop-menu/coop-menu.ts';
import { all, find, loaded, mount, settled, smallSnapshot, today } from './kpi.testing.ts';

describe('coop-kpi-board', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => document.body.replaceChildren());

  it('says of each indicator how it is, in words, worst first in its family', async () => {
    const { shown } = await mount({ state: 'ready', snapshot: smallSnapshot() });

    expect(shown()).toMatch(/Livraison.*Critique.*Commandes à l’heure.*2 %.*cible ≥ 10/);
    expect(shown()).toMatch(/Qualité.*Bon.*Livrables relus.*14/);
    expect(shown()).toMatch(/Engagement.*À mettre à jour.*Heures de formation.*11 h/);
    expect(shown()).toContain('personne inconnue');
  });

  it('says why a state stays that the figure alone would not have', async () => {
    const weeks = ['2026-10-29', '2026-11-05', '2026-11-12', '2026-11-19'];
    const rule = { source: 'manual', frequency: 'weekly', direction: 'lowerIsBetter', pendingPeriods: 2, hysteresis: 2 } as const;
    const kpi = [newEntity('kpi', '1', { ...rule, name: 'Travail en cours' }), newEntity('kpi', '2', { ...rule, name: 'Retards', pendingPeriods: 0 }), newEntity('kpi', '3', { name: 'Jalons tenus', source: 'milestonesOnTime', frequency: 'monthly', pendingPeriods: 3 })];
    const kpiTarget = kpi.map(({ id }) => newEntity('kpiTarget', id, { kpi: id, from: '2026-01-01', ...(id === '3' ? { target: 80 } : { target: 25, critical: 30 }) }));
    const measured = (of: string, values: readonly number[]) => values.map((value, at) => newEntity('measure', `${of}${at}`, { kpi: of, on: weeks[at], value }));
    const measure = [...measured('1', [20, 21, 32, 38]), ...measured('2', [26, 26, 26, 24])];
    const milestone = [newEntity('milestone', '1', { title: 'Catalogue', due: '2026-08-10', baselineDue: '2026-08-10', reachedOn: '2026-08-09' })];
    const { shown } = await mount({ state: 'ready', snapshot: smallSnapshot({ kpi, kpiTarget, measure, milestone }) });

    expect(shown()).toMatch(/Bon encore critique dans 1 sem\. Hors cible, mais pas depuis assez longtemps pour sonner : critique si rien ne change\. Travail en cours 38/);
    expect(shown()).toMatch(/Attention mieux, de trop peu .*moins que la marge.* Retards 24/);
    expect(shown()).toMatch(/Bon chiffre du 31 août Rien à compter depuis.* Jalons tenus 100/);
  });

  it('names what has no family, under the others', async () => {
    const kpi = [newEntity('kpi', '1', { name: 'Sans', source: 'manual' }), newEntity('kpi', '2', { name: 'Avec', source: 'manual', family: 'engagement' }), newEntity('kpi', '3', { name: 'Tâches', source: 'wip' })];
    const { shown } = await mount({ state: 'ready', snapshot: smallSnapshot({ kpi }) });

    expect(shown()).toMatch(/Livraison .*Tâches .*Engagement .*Avec .*Sans famille .*Sans/);
  });

  it('filters by a state and comes back', async () => {
    const { board, shown } = await mount({ state: 'ready', snapshot: smallSnapshot() });

    const filter = all(board).find((element) => element.localName === 'button' && element.textContent.includes('critique')) as HTMLElement;
    filter.click();
    await settled(board);
    expect(shown()).not.toContain('Livrables relus');

    filter.click();
    await settled(board);
    expect(shown()).toContain('Livrables relus');
  });

  it('filters by a state that has no button of its own, from the menu, and names it while it does', async () => {
    const kpi = [newEntity('kpi', '1', { name: 'Sans cible', source: 'manual', direction: 'higherIsBetter' }), newEntity('kpi', '2', { name: 'Livrables relus', source: 'manual', direction: 'higherIsBetter' })];
    const kpiTarget = [newEntity('kpiTarget', '2', { kpi: '2', from: '2025-01-01', target: 10 })];
    const { board, shown } = await mount({ state: 'ready', snapshot: smallSnapshot({ kpi, kpiTarget, measure: [newEntity('measure', '1', { kpi: '1', on: '2026-11-20', value: 3 }), newEntity('measure', '2', { kpi: '2', on: '2026-11-20', value: 3 })] }) });
    const menu = all(board).find((element): element is CoopMenu => element.localName === 'coop-menu');
    const line = () => menu?.items.find(({ value }) => value === 'noRule');
    const pressed = () => all(board).filter((element) => element.localName === 'button' && element.getAttribute('aria-pressed') === 'true' && element.textContent.includes('règle'));
    expect(line()).toMatchObject({ label: '1 règle à compléter', checked: false });

    menu?.dispatchEvent(new CustomEvent('coop-choose', { detail: 'noRule' }));
    await settled(board);
    expect(shown()).not.toContain('Livrables relus');
    expect([line()?.checked, pressed().length]).toEqual([true, 1]);

    menu?.dispatchEvent(new CustomEvent('coop-choose', { detail: 'noRule' }));
    await settled(board);
    expect(shown()).toContain('Livrables relus');
    expect(pressed()).toEqual([]);
  });

  it('orders names as people read them: 37 before 367', async () => {
    const kpi = ['367', '370', '37', '9'].map((number, at) => newEntity('kpi', String(at + 1), { name: `Kpi ${number}`, source: 'manual', active: at !== 3 }));
    const { board } = await mount({ state: 'ready', snapshot: smallSnapshot({ kpi: [...kpi, newEntity('kpi', '5', { name: 'Kpi 10', source: 'manual', active: false })], measure: [] }) });
    const names = () => all(board).filter((element) => element.classList.contains('open')).map(({ textContent }) => textContent.trim());
    expect(names()).toEqual(['Kpi 37', 'Kpi 367', 'Kpi 370']);

    all(board).find(({ localName }) => localName === 'coop-menu')?.dispatchEvent(new CustomEvent('coop-choose', { detail: 'off' }));
    await settled(board);
    expect(names()).toEqual(['Kpi 9', 'Kpi 10']);
  });

  it('shows each of its four states, with what to do', async () => {
    expect((await mount({ state: 'loading', table: 'Indicateurs' })).shown()).toContain('Lecture de la table Indicateurs…');
    expect((await mount({ state: 'needsMapping', table: 'Cuves', columns: [{ field: 'on', required: true, column: 'Jour' }] })).shown()).toContain('à choisir');
    const failed = await mount({ state: 'error', issue: { code: 'host.noAccess' } });
    await vi.waitFor(() => expect(failed.shown()).toContain('host.noAccess'), { timeout: 10_000 });
    expect((await mount({ state: 'ready', snapshot: smallSnapshot({ kpi: [] }) })).shown()).toContain('Pas encore d’indicateur');
  });

  it('lets a viewer read everything and offers nothing to write', async () => {
    const { board, shown, written } = await mount({ state: 'ready', snapshot: smallSnapshot({}, { canWrite: false, reason: 'viewer' }) });

    expect(shown()).toContain('Lecture seule');
    expect(shown()).not.toContain('Saisir');
    expect(all(board).find((element): element is CoopMenu => element.localName === 'coop-menu')?.items.map(({ value }) => value)).toEqual(['role', 'me', 'figures', 'report']);
    expect(all(board).some((element) => element.getAttribute('aria-label') === 'Ajouter un indicateur')).toBe(false);
    expect(written).toEqual([]);
  });

  it('speaks English', async () => {
    const { shown } = await mount({ state: 'ready', snapshot: smallSnapshot() }, 'en');

    expect(shown()).toMatch(/Delivery.*Critical/);
    expect(shown()).toContain('target ≥ 10');
  });

  it('lists rows that could not be read', async () => {
    const snapshot = { ...smallSnapshot(), issues: [{ code: 'cell.notANumber', table: 'Mesures', row: '4', value: 'douze', path: 'value' }] };
    const { board, shown } = await mount({ state: 'ready', snapshot });

    await vi.waitFor(() => expect(shown()).toContain('1 ligne mal lue'), { timeout: 10_000 });
    find(board, 'button', 'Voir').click();
    await vi.waitFor(() => expect(shown()).toContain('douze'));
  });

  it('draws only the cards in view of a thousand', async () => {
    const kpi = Array.from({ length: 1000 }, (_, at) => newEntity('kpi', String(at + 1), { name: `K${at}`, source: 'manual', family: 'delivery' }));
    const { board } = await mount({ state: 'ready', snapshot: smallSnapshot({ kpi }) });

    expect(all(board).filter((element) => element.localName === 'article').length).toBeLessThan(40);
  });

  it('has no style attribute in its markup: the page’s policy allows none', async () => {
    const { board } = await mount({ state: 'ready', snapshot: smallSnapshot() });
    const styled = all(board).filter((element) => element.getAttribute('style') !== null && !element.classList.contains('cards'));

    expect(styled).toEqual([]);
  });

  describe('noting changes of state', () => {
    beforeEach(async () => {
      // What watches comes late: it is there before the clock is in our hands.
      await import('./alert-watch.ts');
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    });
    afterEach(() => vi.useRealTimers());

    it('writes one row for each, in one gesture, and none twice', async () => {
      const { board, written } = await mount({ state: 'ready', snapshot: smallSnapshot() });
      await vi.advanceTimersByTimeAsync(2000);

      expect(written).toHaveLength(1);
      expect(written[0]).toMatchObject([
        { kind: 'create', entity: 'alert', fields: { kpi: '1', on: today, from: 'ok', to: 'critical' } },
        { kind: 'create', entity: 'alert', fields: { kpi: '3', to: 'stale' } },
      ]);

      const alert = [newEntity('alert', '1', { kpi: '1', on: today, from: 'ok', to: 'critical' }), newEntity('alert', '2', { kpi: '3', on: today, from: 'ok', to: 'stale' })];
      board.state = { state: 'ready', snapshot: smallSnapshot({ alert }) };
      await settled(board);
      await vi.advanceTimersByTimeAsync(2000);
      expect(written).toHaveLength(1);
    });

    it('notes no state of what is hidden from whoever looks: no row was read, which is not to say that there is none', async () => {
      const kpi = [newEntity('kpi', '1', { name: 'Heures', source: 'manual', direction: 'higherIsBetter' }), newEntity('kpi', '2', { name: 'Travail en cours', source: 'wip' })];
      const { board, shown, written } = await mount({ state: 'ready', snapshot: smallSnapshot({ kpi, task: [] }, { hidden: ['task', 'kpiTarget'] }) });
      await vi.waitFor(() => expect(shown()).toContain('Tables non lues : Tâches, Cibles.'), { timeout: 10_000 });
      await vi.advanceTimersByTimeAsync(2000);
      expect(written).toEqual([]);

      board.state = { state: 'ready', snapshot: smallSnapshot({ kpi, task: [] }, { hidden: ['task'] }) };
      await settled(board);
      await vi.advanceTimersByTimeAsync(2000);
      expect(written).toMatchObject([[{ entity: 'alert', fields: { kpi: '1', to: 'critical' } }]]);
    });

    it('says which tables are read in part only, and notes no state that they judge', async () => {
      const kpi = [newEntity('kpi', '1', { name: 'Heures', source: 'manual', direction: 'higherIsBetter' }), newEntity('kpi', '2', { name: 'Travail en cours', source: 'wip' })];
      const { board, shown, written } = await mount({ state: 'ready', snapshot: smallSnapshot({ kpi, task: [] }, { partial: ['task'] }) });
      await vi.waitFor(() => expect(shown()).toMatch(/Des droits d’accès vous cachent des lignes de ces tables\s: Tâches\./), { timeout: 10_000 });
      await vi.advanceTimersByTimeAsync(2000);
      expect(written).toMatchObject([[{ entity: 'alert', fields: { kpi: '1', to: 'critical' } }]]);

      const panel = async (name: string) => {
        find(board, 'button', name).click();
        await loaded(board, 'coop-kpi-detail');
        const text = all(board).find(({ localName }) => localName === 'aside')?.textContent;
        find(board, 'button', 'Tableau').click();
        await settled(board);
        return text;
      };
      expect(await panel('Travail en cours')).toContain('Des droits d’accès vous cachent des lignes');
      expect(await panel('Heures')).not.toContain('Des droits d’accès');
    });

    it('waits for the results of the pulse, which come by themselves', async () => {
      const kpi = [newEntity('kpi', '1', { name: 'Confiance', source: 'pulseTrust', frequency: 'monthly' })];
      const { board, written } = await mount({ state: 'ready', snapshot: smallSnapshot({ kpi }) });
      await vi.advanceTimersByTimeAsync(2000);
      expect(written).toEqual([]);

      board.pulseResults = [];
      await settled(board);
      await vi.advanceTimersByTimeAsync(2000);
      expect(written).toMatchObject([[{ entity: 'alert', fields: { kpi: '1', from: 'ok', to: 'noData' } }]]);
    });

    it('writes nothing where it may not', async () => {
      const { written } = await mount({ state: 'ready', snapshot: smallSnapshot({}, { canWrite: false, reason: 'access' }) });
      await vi.advanceTimersByTimeAsync(2000);

      expect(written).toEqual([]);
    });
  });
});
