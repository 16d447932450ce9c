import { aDependency, aMember, aMilestone, aProject, aTask, aTeam } from '@entrelacs/core/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { BoardUnderTest } from '../board.testing.ts';
import type { BoardView } from '../options.ts';

const task = [aTask({ id: '1', title: 'Signer le contrat' }), aTask({ id: '2', title: 'Brancher le paiement' })];
const dependency = [aDependency({ id: '11', predecessor: '1', successor: '2', need: 'Les clés d’accès' })];

let board: BoardUnderTest;
afterEach(() => board.remove());

describe('printBoard', () => {
  it('puts each view on paper, as often as it is asked, and takes it away again', async () => {
    board = new BoardUnderTest({ entities: { task, dependency } });
    await board.settled();

    for (const view of ['list', 'map', 'list', 'matrix', 'timeline', 'timeline'] satisfies BoardView[]) {
      board.element.options = { ...board.element.options, view };
      await board.settled();
      expect(printed(), view).toContain(view === 'matrix' ? 'Les clés d’accès' : 'Brancher le paiement');
      expect(paper()).toBe('');
    }
  });

  it('prints the map as ink on white whatever the theme, with the steps of its needs and what its lines mean', async () => {
    board = new BoardUnderTest({ entities: { task, dependency: [{ ...dependency[0]!, state: 'accepted' }] } });
    document.documentElement.style.setProperty('--coop-surface', 'rgb(50, 50, 63)');
    await board.settled();
    board.element.options = { ...board.element.options, view: 'map' };
    await board.settled();

    dispatchEvent(new Event('beforeprint'));
    const svg = board.element.renderRoot.querySelector('.print > div')!.firstElementChild!;
    dispatchEvent(new Event('afterprint'));
    document.documentElement.style.removeProperty('--coop-surface');

    expect(svg.querySelector('rect')?.getAttribute('fill')).toBe('#fff');
    expect(new XMLSerializer().serializeToString(svg)).not.toContain('rgb(50, 50, 63)');
    expect([...svg.querySelectorAll('[data-legend] text')].map(({ textContent }) => textContent)).toEqual(['Chemin critique', 'Intégration', 'Information', 'demandé', 'accepté', 'livré', 'vérifié']);
    expect([...svg.querySelectorAll('title')].map(({ textContent }) => textContent)).toContain('accepté');
  });

  it('prints the timeline with its bars, months above and their meaning, in ink on white; what is over takes no room', async () => {
    const plan = [
      aTask({ id: '1', project: '1', title: 'Signer le contrat', status: 'done', start: '2024-03-04', due: '2024-03-08', doneOn: '2024-03-08' }),
      aTask({ id: '2', project: '1', title: 'Brancher le paiement', status: 'doing', start: '2026-11-16', due: '2026-12-04', progress: 40, baselineStart: '2026-11-09', baselineDue: '2026-11-27' }),
    ];
    board = new BoardUnderTest({ entities: { task: plan, dependency, project: [aProject({ id: '1', name: 'Boutique' })], milestone: [aMilestone({ id: '1', title: 'Mise en ligne', project: '1', due: '2026-12-11' }), aMilestone({ id: '2', title: 'Accord', project: '1', due: '2024-03-29' })] }, options: { view: 'timeline' } });
    await board.settled();

    dispatchEvent(new Event('beforeprint'));
    const sheet = board.element.renderRoot.querySelector('.print .chart')!;
    const rows = [...sheet.querySelectorAll('tbody tr')].map((row) => [row.querySelector('th')?.textContent, row.querySelectorAll('.whole[x], .bar').length > 0]);
    const [months, meanings] = [sheet.querySelector('thead')?.textContent, [...sheet.querySelectorAll('.legend li')].map(({ textContent }) => textContent?.trim())];
    const marks = ['.baseline', '.part', '.diamond'].map((mark) => sheet.querySelectorAll(`tbody ${mark}`).length);
    dispatchEvent(new Event('afterprint'));

    expect(rows).toEqual([['Boutique', false], ['Signer le contrat', false], ['Brancher le paiement', true], ['Mise en ligne', false], ['Accord', false]]);
    expect(months).toMatch(/nov\.\s*2026.*déc\./su);
    expect(months).not.toContain('2024');
    expect(meanings).toEqual(expect.arrayContaining(['Chemin critique', 'Marge', 'Référence', 'Jalon']));
    expect(marks).toEqual([1, 1, 1]);
  });

  it('prints who waits for whom: counts by team, then each need with its people', async () => {
    const teams = [aTeam({ id: '1', name: 'Infra' }), aTeam({ id: '2', name: 'Design' })];
    const members = [aMember({ id: '1', name: 'Ana Ruiz', team: '1' }), aMember({ id: '2', name: 'Bob Lenoir', team: '2' })];
    const owned = [{ ...task[0]!, team: '1', responsible: ['1'] }, { ...task[1]!, team: '2', responsible: ['2'] }];
    board = new BoardUnderTest({ entities: { task: owned, dependency: [{ ...dependency[0]!, neededBy: '2026-11-10' }], team: teams, member: members }, options: { view: 'matrix' } });
    await board.settled();

    dispatchEvent(new Event('beforeprint'));
    const tables = [...board.element.renderRoot.querySelectorAll('.print table')].map((table) => [...table.querySelectorAll('tbody tr')].map((row) => [...row.children].map(({ textContent }) => textContent?.trim())));
    dispatchEvent(new Event('afterprint'));

    expect(tables[0]).toEqual([['Infra', '', ''], ['Design', '11 en retard', '']]);
    expect(tables[1]?.[0]?.slice(0, 5)).toEqual(['Les clés d’accès', 'Bob Lenoir', 'Brancher le paiement', 'Ana Ruiz', 'Signer le contrat']);
  });

  it('keeps days and states in one line', async () => {
    board = new BoardUnderTest({ entities: { task: [{ ...task[0]!, start: '2027-01-04', due: '2027-01-08' }], dependency } });
    await board.settled();

    dispatchEvent(new Event('beforeprint'));
    const cells = [...board.element.renderRoot.querySelectorAll('.print td.whole')].map(({ textContent }) => textContent?.replaceAll(/\s/gu, ' '));
    dispatchEvent(new Event('afterprint'));

    expect(cells).toEqual(expect.arrayContaining(['4 janv. 2027', '8 janv. 2027']));
  });
});

function paper(): string {
  return board.element.renderRoot.querySelector('.print')?.textContent ?? '';
}

/** What stands on paper while the browser prints. */
function printed(): string {
  dispatchEvent(new Event('beforeprint'));
  const text = paper();
  dispatchEvent(new Event('afterprint'));
  return text;
}
