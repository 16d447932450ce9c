import { describe, expect, it } from 'vitest';
import { aMember, aProject, aTask } from '../../testing/index.ts';
import { raciCsv } from './raci-csv.ts';

const headings = { title: 'Titre', project: 'Projet', team: 'Équipe', status: 'Statut', start: 'Début', due: 'Échéance' };

describe('raciCsv', () => {
  it('writes a line a task and a column a person', () => {
    const csv = raciCsv({
      items: [aTask({ title: 'Souder', project: 'p', status: 'doing', due: '2026-11-20', accountable: ['ana'], responsible: ['ana', 'bo'] }), aTask({ title: '=1+1' })],
      members: [aMember({ id: 'ana', name: 'Ana' }), aMember({ id: 'bo', name: 'Bo; fils' })],
      headings,
      lookups: { projects: [aProject({ id: 'p', name: 'Lampe' })] },
      statusWord: ({ status }) => (status === 'doing' ? 'En cours' : 'À faire'),
      separator: ';',
    });

    expect(csv.split('\r\n')).toEqual([
      'Titre;Projet;Équipe;Statut;Début;Échéance;Ana;"Bo; fils"',
      'Souder;Lampe;;En cours;;2026-11-20;A R;R',
      "'=1+1;;;À faire;;;;",
      '',
    ]);
  });
});
