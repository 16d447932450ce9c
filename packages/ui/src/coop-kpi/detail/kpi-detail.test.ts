import { newEntity } from '@entrelacs/core';
import { afterEach, describe, expect, it } from 'vitest';
import { all, find, loaded, mount, settled, smallSnapshot } from '../kpi.testing.ts';

describe('the page of an indicator, by keys', () => {
  afterEach(() => document.body.replaceChildren());

  it('has tabs that arrows, Home and End go through', async () => {
    const board = await openKpi('Livrables relus');
    const tabs = all(board).filter((element) => element.getAttribute('role') === 'tab');
    (tabs[0] as HTMLElement).focus();

    const gone: string[] = [];
    for (const key of ['End', 'ArrowRight', 'ArrowLeft', 'Home', 'ArrowLeft', 'ArrowLeft']) {
      expect(press(key), `${key} does not scroll the page`).toBe(false);
      await settled(board);
      gone.push(`${key}: ${tabs.findIndex((tab) => tab.getAttribute('aria-selected') === 'true')} ${tabs.indexOf(focused())}`);
    }
    expect(gone).toEqual(['End: 2 2', 'ArrowRight: 0 0', 'ArrowLeft: 2 2', 'Home: 0 0', 'ArrowLeft: 2 2', 'ArrowLeft: 1 1']);
  });

  it('goes back to the board at Escape, to the card that opened it', async () => {
    const board = await openKpi('Livrables relus');
    press('Escape');
    await settled(board);

    expect(all(board).some(({ localName }) => localName === 'coop-kpi-detail')).toBe(false);
    expect(focused().textContent.trim()).toBe('Livrables relus');
  });

  it('leaves its Escape to a menu that is open', async () => {
    const board = await openKpi('Livrables relus');
    const button = find(board, 'button', 'Exporter');
    button.focus();
    button.click();
    await settled(board);
    press('Escape');
    await settled(board);

    expect(all(board).some(({ localName }) => localName === 'coop-kpi-detail')).toBe(true);
  });
});

describe('the table of an indicator', () => {
  afterEach(() => document.body.replaceChildren());

  it('has a column for the period before while the chart shows it, a gap where there was no figure', async () => {
    const before = [newEntity('measure', 'z1', { kpi: '2', on: '2025-10-02', value: 3.5 }), newEntity('measure', 'z2', { kpi: '2', on: '2025-08-31', value: 7 })];
    const { entities } = smallSnapshot();
    const board = await openKpi('Livrables relus', { measure: [...before, ...(entities.measure ?? [])] });
    const read = () => all(board).filter(({ localName }) => localName === 'tr').map((row) => [...row.querySelectorAll('th, td')].slice(0, 3).map(({ textContent }) => textContent.trim()));
    expect(read()[0]).toEqual(['Mois', 'Valeur', 'Cible']);

    find(board, 'button', 'Période d’avant').click();
    await settled(board);

    expect(read()[0]).toEqual(['Mois', 'Valeur', 'Période d’avant']);
    expect(Object.fromEntries(read().slice(1).map(([month, , value]) => [month, value]))).toMatchObject({ 'oct. 2026': '3,5', 'sept. 2026': '–', 'août 2026': '7', 'juil. 2026': '–' });
  });
});

async function openKpi(name: string, more: Parameters<typeof smallSnapshot>[0] = {}) {
  const { board } = await mount({ state: 'ready', snapshot: smallSnapshot(more) });
  find(board, 'button', name).click();
  await loaded(board, 'coop-kpi-detail');
  return board;
}

/** What has the keyboard, shadow trees included. */
function focused(): Element {
  let active = document.activeElement ?? document.body;
  while (active.shadowRoot?.activeElement != null) active = active.shadowRoot.activeElement;
  return active;
}

/** False where the page took the key. */
function press(key: string): boolean {
  return focused().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
}
