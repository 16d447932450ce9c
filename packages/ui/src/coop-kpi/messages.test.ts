import { wikiKpiMessages } from '@entrelacs/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
// What comes late is here already: a slow machine fetches it before the clock of a test runs.
import './coop-kpi-board.ts';
import './detail/kpi-detail.ts';
import './forms/kpi-dialog.ts';
import { all, find, mount, settled, smallSnapshot } from './kpi.testing.ts';
import { hostWords } from './messages.ts';
import './pulse/kpi-pulse.ts';

describe('the words of a host', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => {
    hostWords({});
    document.body.replaceChildren();
  });

  it('win over those of parts that come later: nothing speaks of Grist in a wiki', async () => {
    hostWords(wikiKpiMessages);
    const { board, shown } = await mount({ state: 'ready', snapshot: smallSnapshot() });
    board.settable = false;
    await settled(board);
    const menu = all(board).find((element) => element.localName === 'coop-menu') as unknown as { items: { value: string }[] };
    expect(menu.items.map(({ value }) => value)).not.toContain('settings');

    find(board, 'button', 'Baromètre').click();
    await vi.waitFor(() => expect(shown()).toContain('L’administration du wiki peut lire chaque réponse publiée'), { timeout: 10_000 });
    expect(shown()).not.toContain('Grist');

    find(board, 'button', 'Tableau').click();
    await settled(board);
    find(board, 'button', 'Livrables relus').click();
    await vi.waitFor(() => find(board, 'button', '5 lignes'), { timeout: 10_000 });
    find(board, 'button', '5 lignes').click();
    await settled(board);
    find(board, 'button', 'Ligne b4').click();
    await vi.waitFor(() => expect(shown()).toContain('Dans le wiki : Mesures, fiche b4.'), { timeout: 10_000 });
    expect(shown()).not.toContain('Grist');
  });

  it('say plainly in Grist who reads answers while no access right is set', async () => {
    const { board, shown } = await mount({ state: 'ready', snapshot: smallSnapshot() });
    find(board, 'button', 'Baromètre').click();

    await vi.waitFor(() => expect(shown()).toContain('Tant que les droits d’accès que Démarrer propose ne sont pas posés, tout membre du document peut lire les réponses.'), { timeout: 10_000 });
  });
});
