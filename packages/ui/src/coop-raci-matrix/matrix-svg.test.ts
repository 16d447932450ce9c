import { emptySnapshot } from '@entrelacs/core';
import { aMember, aTask, aTeam } from '@entrelacs/core/testing';
import { describe, expect, it } from 'vitest';
import { matrixCsv, type ExportInput } from './exports.ts';
import { arrange, MatrixData } from './matrix-data.ts';
import { laterMessages } from './later-messages.ts';
import { matrixSvg } from './matrix-svg.ts';
import type { MatrixView } from './matrix-view.ts';
import { learnWords, raciWords } from './messages.ts';
import { mostPrinted, printMatrix } from './print-tables.ts';

learnWords(laterMessages);
const hostile = '<img src=x onerror="alert(1)"> & \u0007 שלום';
const view: MatrixView = { entity: 'task', groupBy: 'project', people: 'all', folded: new Set(), collapsed: new Set(), filters: {} };

function inputOf(count: number, people: number, first = hostile): ExportInput {
  const members = Array.from({ length: people }, (_, n) => aMember({ id: String(n), name: n === 0 ? hostile : `Personne ${n}`, team: '1' }));
  const task = Array.from({ length: count }, (_, n) => aTask({ title: n === 0 ? first : `=Tâche ${n}`, accountable: ['0'], responsible: ['0'], status: 'doing' }));
  const data = new MatrixData({ ...emptySnapshot, entities: { task, member: members, team: [aTeam({ id: '1', name: hostile })] } }, 'task');
  return { store: { data, arrangement: arrange(data, view, [], [], undefined) }, view, t: raciWords('fr'), language: 'fr', today: '2026-11-18' };
}

describe('matrixSvg', () => {
  it('draws the whole matrix as well-formed XML, whatever its cells hold', () => {
    const { text, width, height } = matrixSvg(inputOf(60, 40));

    const drawing = new DOMParser().parseFromString(text, 'image/svg+xml');
    expect(drawing.querySelector('parsererror')).toBeNull();
    expect(drawing.querySelector('img')).toBeNull();
    expect(drawing.querySelectorAll('use').length).toBeGreaterThanOrEqual(120);
    expect([width, height]).toEqual([26 + hostile.length * 7 + 8 + 40 * 32 + 1, 150 + 61 * 28 + 28]);
    expect(text).not.toContain(' style=');
    expect(text).not.toContain('\u0007');
  });

  it('gives titles the width that they ask for, within reason, and ends with an ellipsis those that ask for more', () => {
    const titlesOf = (title: string) => {
      const { text, width } = matrixSvg(inputOf(1, 1, title));
      return { width: width - 32 - 1, shown: new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('g text[x="26"]')?.textContent };
    };

    expect(titlesOf('Court')).toEqual({ width: 304, shown: 'Court' });
    expect(titlesOf('Prendre rendez-vous avec chaque fournisseur de bois')).toEqual({ width: 391, shown: 'Prendre rendez-vous avec chaque fournisseur de bois' });
    expect(titlesOf('Long '.repeat(2_000))).toEqual({ width: 560, shown: expect.stringMatching(/^(Long ?){15}…$/) as unknown });
  });
});

describe('matrixCsv', () => {
  it('holds every row and person, and nothing that a spreadsheet would run', () => {
    const csv = matrixCsv(inputOf(2, 2));

    expect(csv).toContain("'=Tâche 1");
    expect(csv).toContain('A R');
    expect(csv.split('\r\n')[0]).toMatch(/^\uFEFFTitre;Projet;Équipe;Statut;Début;Échéance;/);
  });
});

describe('printMatrix', () => {
  const texts = (target: Element, selector: string) => [...target.querySelectorAll(selector)].map(({ textContent }) => textContent.trim().replace(/\s+/g, ' '));

  it('splits the people over sheets, each with the letters’ meaning, the teams and the names at its head', () => {
    const target = document.createElement('div');
    printMatrix(target, inputOf(3, 70));

    const tables = [...target.querySelectorAll('table')];
    expect(tables.map((table) => table.querySelectorAll('th.person').length)).toEqual([24, 23, 23]);
    expect(tables.map((table) => texts(table, 'th.team'))).toEqual(tables.map(() => [hostile]));
    expect(texts(target, 'th.key')[1]).toBe('Tâches par projetPersonnes 25 à 47 sur 70 ApprouveRéaliseConsulté·eInformé·e');
  });

  it('divides between two teams where one ends near the middle, and takes no sheet more for it', () => {
    const inTeams = (...sizes: number[]) => {
      const team = sizes.map((_, n) => aTeam({ id: String(n), name: `Équipe ${n}` }));
      const member = sizes.flatMap((size, n) => Array.from({ length: size }, (_, m) => aMember({ id: `${n}-${m}`, team: String(n) })));
      const data = new MatrixData({ ...emptySnapshot, entities: { task: [aTask({})], member, team } }, 'task');
      const target = document.createElement('div');
      printMatrix(target, { ...inputOf(1, 1), store: { data, arrangement: arrange(data, view, [], [], undefined) } });
      return [...target.querySelectorAll('table')].map((table) => texts(table, 'th.team'));
    };

    expect(inTeams(14, 12, 16)).toEqual([['Équipe 0', 'Équipe 1'], ['Équipe 2']]);
    expect(inTeams(28, 32)).toEqual([['Équipe 0', 'Équipe 1'], ['Équipe 1']]);
  });

  it('sets more people on an A3 sheet', () => {
    const target = document.createElement('div');
    printMatrix(target, inputOf(3, 50), 'A3');

    expect(target.querySelectorAll('table')).toHaveLength(1);
  });

  it('says so when there is too much to print', () => {
    const target = document.createElement('div');
    printMatrix(target, inputOf(mostPrinted / 100 + 1, 100));

    expect(target.querySelector('table')).toBeNull();
    expect(target.textContent).toContain('CSV');
  });
});
