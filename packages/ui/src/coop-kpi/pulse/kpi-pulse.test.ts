import { newEntity, type Outcome, type Snapshot } from '@entrelacs/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { all, find, loaded, mount, settled, smallSnapshot } from '../kpi.testing.ts';
import './kpi-pulse.ts';

describe('an answer to the pulse', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => document.body.replaceChildren());

  it('bears the free line, and is asked for once a week in one browser, for somebody else on request', async () => {
    const { board, written, shown } = await opened();
    answer(board, '  on rit plus ');
    find(board, 'button', 'Envoyer').click();
    await settled(board);
    expect(written.at(-1)).toMatchObject([{ entity: 'pulse', fields: { trust: 4, respect: 4, communication: 4, climate: 4, comment: 'on rit plus' } }]);
    expect(shown()).toContain('Merci, c’est envoyé.');

    const next = await opened();
    expect(all(next.board).some((element) => element.getAttribute('type') === 'radio')).toBe(false);
    find(next.board, 'button', 'Répondre pour quelqu’un d’autre').click();
    await settled(next.board);
    expect(all(next.board).filter((element) => element.getAttribute('type') === 'radio' && (element as HTMLInputElement).checked)).toEqual([]);
  });

  it('stays as it was given where it could not be stored', async () => {
    const { board, shown } = await opened({}, () => Promise.resolve({ ok: false, issue: { code: 'host.offline' } }));
    answer(board, 'on rit plus');
    find(board, 'button', 'Envoyer').click();
    await vi.waitFor(() => expect(shown()).toContain('Grist ne répond pas'));

    expect(shown()).not.toContain('Merci');
    expect(line(board).value).toBe('on rit plus');
    expect(all(board).filter((element) => element.getAttribute('type') === 'radio' && (element as HTMLInputElement).checked)).toHaveLength(4);
  });

  it('is not asked of whoever may not write, nor where it has no table', async () => {
    const access = (more: Partial<Snapshot['access']>) => ({ ...smallSnapshot(), access: { ...smallSnapshot().access, ...more } });
    for (const snapshot of [access({ canWrite: false, reason: 'viewer' }), access({ fields: {} })]) {
      const { board } = await opened(snapshot);
      expect(all(board).some((element) => element.getAttribute('type') === 'radio')).toBe(false);
    }
  });

  it('has its results by month, those of months before too, the latest first', async () => {
    const five = (week: string, trust: number, from: number) => Array.from({ length: 5 }, (_, at) => newEntity('pulse', String(from + at), { week, trust, respect: 3, communication: 4, climate: 5 }));
    const { entities } = smallSnapshot();
    const { board } = await opened({ entities: { ...entities, pulse: [...five('2026-W32', 2, 0), ...five('2026-W40', 4, 10)] } });
    const rows = all(board).filter(({ localName }) => localName === 'tr').map((row) => [...row.children].map(({ textContent }) => textContent).join(' '));

    expect(rows).toEqual(['Mois Confiance Respect Communication Climat', 'oct. 2026 4,0 3,0 4,0 5,0', 'août 2026 2,0 3,0 4,0 5,0']);
  });
});

type Board = Awaited<ReturnType<typeof mount>>['board'];

async function opened(more: Partial<Snapshot> = {}, outcome?: () => Promise<Outcome>) {
  const mounted = await mount({ state: 'ready', snapshot: { ...smallSnapshot(), ...more } }, 'fr', outcome);
  find(mounted.board, 'button', 'Baromètre').click();
  await loaded(mounted.board, 'coop-kpi-pulse');
  return mounted;
}

function answer(board: Board, text: string): void {
  for (const name of ['trust', 'respect', 'communication', 'climate']) {
    const radio = all(board).find((element) => element.getAttribute('name') === name && element.getAttribute('aria-label') === '4') as HTMLInputElement;
    radio.click();
  }
  const field = line(board);
  field.value = text;
  field.dispatchEvent(new Event('input'));
}

function line(board: Board): HTMLInputElement {
  return all(board).find((element): element is HTMLInputElement => element.localName === 'input' && element.getAttribute('maxlength') === '280') as HTMLInputElement;
}
