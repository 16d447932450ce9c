import { newEntity, type Outcome } from '@entrelacs/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CoopKpiBoard } from './coop-kpi-board.ts';
// What comes late is here already: a slow machine fetches it before the clock of a test runs.
import './alert-watch.ts';
import './detail/kpi-detail.ts';
import './forms/kpi-dialog.ts';
import './kpi-notes.ts';
import { all, find, loaded, mount, settled, smallSnapshot, today } from './kpi.testing.ts';

const refuse = (): Promise<Outcome> => Promise.resolve({ ok: false, issue: { code: 'host.denied' } });
const manyKpis = Array.from({ length: 9 }, (_, at) => newEntity('kpi', String(at + 1), { name: `Kpi ${at + 1}`, source: 'manual', family: at < 6 ? 'delivery' : 'quality' }));

describe('cards of the board', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => document.body.replaceChildren());

  it('are gone through by keys, from one family to the next, a row of cards at a time', async () => {
    const { board } = await mount({ state: 'ready', snapshot: smallSnapshot({ kpi: manyKpis, measure: [] }) });
    find(board, 'button', 'Kpi 1').focus();
    const gone: string[] = [];
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowUp', 'End', 'ArrowRight', 'Home', 'ArrowLeft']) {
      expect(focused().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true })), `${key} does not scroll the page`).toBe(false);
      await settled(board);
      gone.push(`${key} ${focused().textContent.trim()}`);
    }

    // Four stand side by side.
    expect(gone).toEqual(['ArrowRight Kpi 2', 'ArrowDown Kpi 6', 'ArrowUp Kpi 2', 'End Kpi 9', 'ArrowRight Kpi 9', 'Home Kpi 1', 'ArrowLeft Kpi 1']);
  });

  it('tell a screen reader how many there are, which one it is on, and which one Grist’s cursor is on', async () => {
    const { board } = await mount({ state: 'ready', snapshot: smallSnapshot({ kpi: manyKpis, measure: [] }) });
    board.selected = '2';
    await settled(board);
    const items = all(board).filter((element) => element.localName === 'li' && element.hasAttribute('aria-posinset'));

    expect(items.map((item) => `${item.getAttribute('aria-posinset')}/${item.getAttribute('aria-setsize')}`)).toEqual(['1/6', '2/6', '3/6', '4/6', '5/6', '6/6', '1/3', '2/3', '3/3']);
    expect(all(board).filter((element) => element.getAttribute('aria-current') === 'true').map(({ textContent }) => textContent.trim())).toEqual(['Kpi 2']);
  });

  it('show neither figure nor line where too few answered the pulse', async () => {
    const { board } = await mount({ state: 'ready', snapshot: smallSnapshot({ kpi: [newEntity('kpi', '1', { name: 'Climat', source: 'pulseClimate' })] }) });
    const card = all(board).find(({ localName }) => localName === 'article');

    expect(card?.textContent).toMatch(/Masqué.*moins de 5 réponses.*à partir de 5 réponses/s);
    expect(card?.querySelector('.figures, .spark')).toBeNull();
  });

  it('stand under no heading of a family that has none', async () => {
    const { board } = await mount({ state: 'ready', snapshot: smallSnapshot({ kpi: manyKpis, measure: [] }) });

    expect(all(board).filter(({ localName }) => localName === 'h2').map(({ textContent }) => textContent)).toEqual(['Livraison', 'Qualité']);
  });
});

describe('what the board asks its host', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => document.body.replaceChildren());

  it('is to bring its cursor to the indicator that is opened', async () => {
    const { board } = await mount({ state: 'ready', snapshot: smallSnapshot() });
    const moved: unknown[] = [];
    board.addEventListener('coop-select', (event) => moved.push((event as CustomEvent).detail));
    find(board, 'button', 'Livrables relus').click();

    expect(moved).toEqual([{ entity: 'kpi', id: '2' }]);
  });

  it('is not to keep where somebody went: Grist would ask to save it', async () => {
    const { board } = await mount({ state: 'ready', snapshot: smallSnapshot() });
    const kept: unknown[] = [];
    board.addEventListener('coop-options', (event) => kept.push(event));
    find(board, 'button', 'Flux').click();
    await loaded(board, 'coop-kpi-flow');
    find(board, 'button', 'Tableau').click();
    await settled(board);

    expect(kept).toEqual([]);
  });
});

describe('whose indicators they are', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => document.body.replaceChildren());

  it('is asked once, then only one’s own are shown, and remembered for the next time', async () => {
    const first = await mount({ state: 'ready', snapshot: smallSnapshot() });
    find(first.board, 'button', 'Les miens').click();
    await loaded(first.board, 'coop-kpi-dialog');
    expect(first.shown()).toContain('Qui êtes-vous');
    find(first.board, 'button', 'Inès Moreau').click();
    await settled(first.board);
    expect(namesOf(first.board)).toEqual(['Commandes à l’heure']);

    const next = await mount({ state: 'ready', snapshot: smallSnapshot() });
    find(next.board, 'button', 'Les miens').click();
    await settled(next.board);
    expect(namesOf(next.board)).toEqual(['Commandes à l’heure']);
  });

  it('is in the menu on a phone, where its button has no room', async () => {
    const { board } = await mount({ state: 'ready', snapshot: smallSnapshot() });
    const line = () => (all(board).find(({ localName }) => localName === 'coop-menu') as unknown as { items: { value: string; label: string }[] }).items.find(({ value }) => value === 'mine');
    expect(line()).toBeUndefined();

    Object.assign(board, { width: 400 });
    await settled(board);
    expect(line()?.label).toBe('Les miens');
    expect(all(board).some((element) => element.localName === 'button' && element.textContent.trim() === 'Les miens')).toBe(false);
  });
});

describe('what was written', () => {
  beforeEach(() => {
    localStorage.clear();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
    document.body.replaceChildren();
  });

  it('can be taken back at once', async () => {
    const { board, written, shown } = await mount({ state: 'ready', snapshot: smallSnapshot() });
    await enter(board, '12');
    expect(shown()).toContain('Heures de formation');
    const toast = all(board).find(({ localName }) => localName === 'coop-toast');
    if (toast === undefined) throw new Error('There is no toast.');
    find(toast, 'button', 'Annuler').click();
    await settled(board);

    expect(written.at(-1)).toEqual([{ kind: 'remove', entity: 'measure', id: 'n0' }]);
  });

  it('is said to be refused, with why', async () => {
    const { board } = await mount({ state: 'ready', snapshot: smallSnapshot() }, 'fr', refuse);
    await enter(board, '12');

    expect(toastOf(board)).toMatch(/^Refusé, revenu en arrière\s: Les règles d’accès/);
  });

  it('of alerts is not tried again and again where it is refused, but is once something else is to be noted', async () => {
    const { board, written } = await mount({ state: 'ready', snapshot: smallSnapshot() }, 'fr', refuse);
    await vi.advanceTimersByTimeAsync(2000);
    board.state = { state: 'ready', snapshot: smallSnapshot() };
    await settled(board);
    await vi.advanceTimersByTimeAsync(2000);
    expect(written).toHaveLength(1);

    const measure = [newEntity('measure', 'x', { kpi: '2', on: today, value: 1 })];
    board.state = { state: 'ready', snapshot: smallSnapshot({ measure }) };
    await settled(board);
    await vi.advanceTimersByTimeAsync(2000);
    expect(written).toHaveLength(2);
  });

  it('of alerts is said of what turns while somebody looks, not of what had turned before', async () => {
    const { board } = await mount({ state: 'ready', snapshot: smallSnapshot() });
    await vi.advanceTimersByTimeAsync(2000);
    await settled(board);
    expect(toastOf(board)).toBe('');

    const { entities } = smallSnapshot();
    const measure = [...(entities.measure ?? []), newEntity('measure', 'x', { kpi: '2', on: today, value: 1 })];
    const alert = [newEntity('alert', '1', { kpi: '1', on: today, from: 'ok', to: 'critical' }), newEntity('alert', '2', { kpi: '3', on: today, from: 'ok', to: 'stale' })];
    board.state = { state: 'ready', snapshot: smallSnapshot({ measure, alert }) };
    await settled(board);
    await vi.advanceTimersByTimeAsync(2000);
    await settled(board);
    expect(toastOf(board)).toBe('Livrables relus\u00A0: Critique');
  });
});

describe('rows that could not be read', () => {
  afterEach(() => document.body.replaceChildren());

  it('are listed by a button that says whether its list is open', async () => {
    const snapshot = { ...smallSnapshot(), issues: [{ code: 'cell.notANumber', table: 'Mesures', row: '4', value: 'douze', path: 'value' }] };
    const { board } = await mount({ state: 'ready', snapshot });
    await vi.waitFor(() => find(board, 'button', 'Voir'), { timeout: 10_000 });
    expect(find(board, 'button', 'Voir').getAttribute('aria-expanded')).toBe('false');
    find(board, 'button', 'Voir').click();
    await settled(board);

    expect(find(board, 'button', 'Voir moins').getAttribute('aria-expanded')).toBe('true');
  });
});

async function enter(board: CoopKpiBoard, value: string): Promise<void> {
  find(board, 'button', 'Saisir une mesure\u00A0: Heures de formation').click();
  await loaded(board, 'coop-kpi-dialog');
  const field = all(board).find((element): element is HTMLInputElement => element.localName === 'input' && element.closest('label')?.textContent.trim().startsWith('Valeur') === true);
  if (field === undefined) throw new Error('There is no field.');
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await settled(board);
  find(board, 'button', 'Enregistrer').click();
  await settled(board);
}

function namesOf(board: CoopKpiBoard): string[] {
  return all(board).filter((element) => element.classList.contains('open')).map(({ textContent }) => textContent.trim());
}

function toastOf(board: CoopKpiBoard): string {
  const toast = all(board).find(({ localName }) => localName === 'coop-toast');
  return toast?.shadowRoot?.querySelector('.text')?.textContent.trim() ?? '';
}

/** What has the keyboard, shadow trees included. */
function focused(): Element {
  let active = document.activeElement ?? document.body;
  while (active.shadowRoot?.activeElement != null) active = active.shadowRoot.activeElement;
  return active;
}
