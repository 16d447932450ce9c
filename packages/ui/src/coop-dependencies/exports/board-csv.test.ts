import { aDependency, aMember, aProject, aTask, aTeam } from '@entrelacs/core/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BoardUnderTest, type GivenBoard } from '../board.testing.ts';

const member = [aMember({ id: '1', name: 'Nadia Belkacem' }), aMember({ id: '2', name: 'Zoé "Zo" Martin; trésorière' })];
const entities: GivenBoard['entities'] = {
  member,
  team: [aTeam({ id: '1', name: 'Infra, réseau' })],
  project: [aProject({ id: '1', name: 'Boutique' })],
  task: [
    aTask({ id: '1', title: 'Signer le contrat', project: '1', team: '1', status: 'doing', responsible: ['1', '2'], accountable: ['1'], start: '2026-11-02', due: '2026-11-10' }),
    aTask({ id: '2', title: 'Brancher', project: '1', responsible: ['9'], start: '2026-11-12', due: '2026-11-25' }),
  ],
  dependency: [aDependency({ id: '11', predecessor: '1', successor: '2', type: 'SS', lag: 5 })],
};

let board: BoardUnderTest;
afterEach(() => {
  vi.restoreAllMocks();
  board.remove();
});

/** What the menu hands to the browser: the file's name and its text. */
async function csvOf(given: GivenBoard): Promise<{ readonly name: string; readonly text: string; readonly lines: readonly string[] }> {
  board = new BoardUnderTest(given);
  await board.settled();
  let [file, name]: [Blob | undefined, string] = [undefined, ''];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => ((file = blob as Blob), 'blob:board'));
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    name = this.download;
  });
  board.all('coop-dependency-toolbar')[0]!.dispatchEvent(new CustomEvent('toolbar-act', { detail: 'csv' }));
  await vi.waitFor(() => expect(name).not.toBe(''));
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file!.arrayBuffer());
  return { name, text, lines: text.slice(1).split('\r\n') };
}

const head = {
  fr: 'Tâche;Projet;Équipe;État;Réalise;Approuve;Début;Fin;Marge (jours ouvrés);A besoin de;Attendue par;Parce que',
  en: 'Task,Project,Team,State,Does,Approves,Start,Finish,Float (workdays),Needs,Awaited by,Because',
};

describe('the CSV of the board', () => {
  it('has a line for each task, with the names of people and links, for a French spreadsheet', async () => {
    const { name, text, lines } = await csvOf({ entities });

    expect(name).toMatch(/-2026-11-19\.csv$/);
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(lines).toEqual([
      head.fr,
      'Signer le contrat;Boutique;Infra, réseau;Retard 9 j;"Nadia Belkacem, Zoé ""Zo"" Martin; trésorière";Nadia Belkacem;2026-11-02;2026-11-19;-7;;Brancher (DD +5 j);',
      'Brancher;Boutique;;Fragile;Personne inconnue;;2026-11-19;2026-12-02;-5;Signer le contrat (DD +5 j);;',
      '',
    ]);
  });

  it('has the same in English, with commas between', async () => {
    const { lines } = await csvOf({ entities, language: 'en' });

    expect(lines).toEqual([
      head.en,
      'Signer le contrat,Boutique,"Infra, réseau",9 d late,"Nadia Belkacem, Zoé ""Zo"" Martin; trésorière",Nadia Belkacem,2026-11-02,2026-11-19,-7,,Brancher (SS +5 d),',
      'Brancher,Boutique,,At risk,Unknown person,,2026-11-19,2026-12-02,-5,Signer le contrat (SS +5 d),,',
      '',
    ]);
  });

  it('says because of what a task is blocked, and holds what the filters let through', async () => {
    const dependency = [aDependency({ id: '11', predecessor: '1', successor: '2' })];
    const { lines } = await csvOf({ entities: { ...entities, dependency }, options: { filters: { state: 'blocked' } } });

    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatch(/^Brancher;.*;Signer le contrat;;Signer le contrat$/);
  });

  it.each(['=cmd|\' /C calc\'!A0', '+1+cmd', '-2+3', '@SUM(A1)', '\tx'])('lets no spreadsheet run %j, wherever it stands', async (formula) => {
    const { lines } = await csvOf({
      entities: {
        task: [aTask({ id: '1', title: formula, project: '1', team: '1', responsible: ['1'], accountable: ['1'], status: 'doing', due: '2026-11-10' }), aTask({ id: '2', title: 'Brancher' })],
        dependency: [aDependency({ id: '11', predecessor: '1', successor: '2' })],
        project: [aProject({ id: '1', name: formula })],
        team: [aTeam({ id: '1', name: formula })],
        member: [aMember({ id: '1', name: formula })],
      },
    });

    const cells = lines.slice(1, -1).flatMap((line) => line.split(';'));
    expect(cells.filter((cell) => cell.includes(formula.trim()))).toHaveLength(7);
    expect(cells.filter((cell) => /^"?[=+@\t]|^"?-(?!\d+$)/u.test(cell))).toEqual([]);
  });

  it('keeps a title over two lines in its cell, and leaves days that are none out', async () => {
    const { text } = await csvOf({ entities: { task: [aTask({ id: '1', title: 'Un "titre"\nsur deux; lignes', due: '2026-02-31' }), aTask({ id: '2', title: 'Loin', start: '9999-12-30', due: '9999-12-31' })] } });

    expect(text).toContain('\r\n"Un ""titre""\nsur deux; lignes";');
    expect(text).not.toMatch(/2026-02-31|NaN|undefined|Invalid/);
    expect(text).toMatch(/\r\nLoin;.*;9999-12-30;9999-12-31;/);
  });
});
