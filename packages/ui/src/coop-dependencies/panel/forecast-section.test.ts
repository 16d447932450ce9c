import { aDependency, aMilestone, aProject, aTask, aTeam } from '@entrelacs/core/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { BoardUnderTest, type GivenBoard } from '../board.testing.ts';

const letter = aTask({ id: '1', title: 'Écrire la lettre', project: '1', start: '2026-11-20', due: '2026-11-24' });
const site = aTask({ id: '2', title: 'Refaire le site', project: '1', start: '2026-11-20', due: '2027-02-26' });
const entities: GivenBoard['entities'] = { task: [letter, site], dependency: [], member: [], team: [aTeam({ id: '1' })], project: [aProject({ id: '1', name: 'Boutique' })], milestone: [aMilestone({ id: '1', title: 'Envoi', project: '1', due: '2026-11-24' })] };

let board: BoardUnderTest;
afterEach(() => board.remove());

async function forecastOf(title: string, given: Partial<GivenBoard['entities']> = {}, language: 'fr' | 'en' = 'fr'): Promise<string> {
  board = new BoardUnderTest({ entities: { ...entities, ...given }, language });
  await board.settled();
  await board.click(board.named('[role="row"]', title));
  return board.named('section', language === 'fr' ? 'Prévision' : 'Forecast').textContent?.replace(/\s+/gu, ' ') ?? '';
}

describe('the forecast in the panel', () => {
  it('says of a task without float that the end of the project hangs on others', async () => {
    const said = await forecastOf('Écrire la lettre', { task: [{ ...letter, milestone: '1' }, site] });

    expect(said).toContain('Essais où la fin du projet en dépend0 %');
    expect(said).toContain('Trait épais : il ne lui reste aucune marge avant une date promise, ou avant la fin prévue du projet. Dans les essais, la fin du projet se joue surtout sur d’autres tâches.');
  });

  it('says by how much a task makes a promised date be missed', async () => {
    const late = { ...letter, milestone: '1', due: '2026-11-26' };

    expect(await forecastOf('Écrire la lettre', { task: [late, site] }, 'en')).toContain('Thick outline: as planned, a promised date slips by 2 workdays. In the trials, the project’s end hangs mostly on other tasks.');
  });

  it('says of a task that both agree on only what its outline means', async () => {
    const said = await forecastOf('Refaire le site');

    expect(said).toContain('Trait épais');
    expect(said).not.toContain('d’autres tâches');
  });

  it('says of a task with float when the end of the project hangs on it all the same', async () => {
    const promised = aTask({ id: '3', title: 'Bilan', project: '1', start: '2026-11-19', due: '2026-11-19', milestone: '1' });
    const said = await forecastOf('Refaire le site', { task: [promised, { ...site, milestone: '2' }], milestone: [aMilestone({ id: '1', due: '2026-11-19' }), aMilestone({ id: '2', title: 'Ouverture', due: '2027-03-26' })], dependency: [aDependency({ id: '9', predecessor: '3', successor: '2' })] });

    expect(said).toContain('Pas de trait épais : les dates promises lui laissent 20 j ouvrés de marge. Mais dans les essais, la fin du projet se joue souvent sur elle.');
  });

  it('says nothing of an outline where there is none to explain', async () => {
    expect(await forecastOf('Écrire la lettre')).not.toContain('rait épais');
  });
});
