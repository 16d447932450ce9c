import type { Installed } from '../src/installed.ts';
import type { FakeColumn, FakeRow, FakeTable, FakeTables } from './fake-tables.ts';

/** A small document of ours: two teams, three members, two projects, four tasks, and its settings. */
export function sampleTables(): FakeTables {
  return {
    Teams: table({ name: { type: 'Text' }, purpose: { type: 'Text' } }, [
      { id: 1, name: 'Atelier' },
      { id: 2, name: 'Bureau' },
    ]),
    Members: table(
      {
        name: { type: 'Text' },
        email: { type: 'Text' },
        team: { type: 'Ref:Teams', shows: 'name' },
        capacityHours: { type: 'Numeric' },
        active: { type: 'Bool' },
        awayFrom: { type: 'Date' },
      },
      [
        { id: 1, name: 'Ana', email: 'ana@example.org', team: 1, capacityHours: 35, active: true },
        { id: 2, name: 'Bob', email: '', team: 1, capacityHours: 28, active: true },
        { id: 3, name: 'Cléo', email: '', team: 2, capacityHours: 35, active: true },
      ],
    ),
    Projects: table({ name: { type: 'Text' }, status: { type: 'Choice', choices: ['Idée', 'Actif', 'En pause', 'Terminé'] } }, [
      { id: 1, name: 'Site', status: 'Actif' },
      { id: 2, name: 'Salon', status: 'Idée' },
    ]),
    Tasks: table(
      {
        title: { type: 'Text' },
        project: { type: 'Ref:Projects', shows: 'name' },
        status: { type: 'Choice', choices: ['À faire', 'En cours', 'À valider', 'Terminé', 'Annulé'] },
        responsible: { type: 'RefList:Members', shows: 'name' },
        accountable: { type: 'Ref:Members', shows: 'name' },
        consulted: { type: 'RefList:Members', shows: 'name' },
        informed: { type: 'RefList:Members', shows: 'name' },
        due: { type: 'Date' },
        effortHours: { type: 'Numeric' },
        joins: { type: 'Text', isFormula: true, formula: '...' },
      },
      [
        { id: 1, title: 'Statuts', project: 1, status: 'En cours', responsible: ['L', 1, 2], accountable: 3, due: 1_793_491_200, effortHours: 12, joins: '[1]' },
        { id: 2, title: 'Maquette', project: 1, status: 'À faire', responsible: ['L', 2], accountable: 1, effortHours: null, joins: '' },
        { id: 3, title: 'Budget', project: 2, status: 'Terminé', responsible: null, accountable: 0, effortHours: 4, joins: '' },
        { id: 4, title: 'Affiche', project: 0, status: '', responsible: null, accountable: 0, effortHours: null, joins: '' },
      ],
    ),
    Settings: table({ key: { type: 'Text' }, value: { type: 'Text' }, label: { type: 'Text' } }, [{ id: 1, key: 'raci.limit.responsible', value: '3', label: '' }]),
  };
}

/** The sample's formula: the row of lowest id carries a stamp of the other tables' rows. */
export function computeJoins(tables: FakeTables): void {
  const rows = tables['Tasks']?.rows ?? [];
  const stamp = JSON.stringify(['Members', 'Teams', 'Projects', 'Settings'].map((tableId) => tables[tableId]?.rows));
  const lowest = Math.min(...rows.map(({ id }) => id));
  for (const row of rows) row['joins'] = row.id === lowest ? stamp : '';
}

/** What the installation of the sample document says. */
export function sampleInstalled(): Installed {
  const { Teams, Members, Projects, Tasks, Settings } = sampleTables();
  const of = (tableId: string, { columns }: FakeTable = { columns: {}, rows: [] }) => ({ tableId, columns: Object.fromEntries(Object.keys(columns).map((colId) => [colId, colId])) });
  return {
    lang: 'fr',
    tables: { team: of('Teams', Teams), member: of('Members', Members), project: of('Projects', Projects), task: of('Tasks', Tasks), settings: of('Settings', Settings) },
  };
}

/** Every column of a table of the sample, mapped by its own name. */
export function mappedByName(tableId: string): Record<string, string> {
  return Object.fromEntries(Object.keys(sampleTables()[tableId]?.columns ?? {}).map((colId) => [colId, colId]));
}

/** A table whose rows have every column. */
export function table(columns: Record<string, FakeColumn>, rows: readonly FakeRow[]): FakeTable {
  const blank = Object.fromEntries(Object.keys(columns).map((colId) => [colId, null]));
  return { columns, rows: rows.map((row) => ({ ...blank, ...row })) };
}
