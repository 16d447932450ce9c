import { describe, expect, it } from 'vitest';
import { FakeGrist, sampleInstalled, sampleTables, snapshotOf, stateOf, table, type FakeColumn, type FakeRow, type FakeTables } from '../testing/index.ts';
import type { GristSourceOptions } from './grist-source.ts';
import type { Installed } from './installed.ts';
import { createGristSource } from './source.ts';
import { codeOf } from './source.testing.ts';

const fields = ['title', 'responsible', 'accountable', 'consulted', 'informed', 'project', 'team', 'status', 'due'];

/** A source over a table of the user's own, `Suivi`, mapped by French column ids. */
function open(columns: Record<string, FakeColumn>, rows: readonly FakeRow[], mappings: Record<string, string | null>, more: { others?: FakeTables; options?: Partial<GristSourceOptions>; access?: 'read table' } = {}) {
  const grist = new FakeGrist({ Suivi: table(columns, rows), ...more.others }, { tableId: 'Suivi', mappings, ...(more.access && { access: more.access }) });
  const source = createGristSource(grist, { entity: 'task', fields, joins: ['member', 'team', 'project'], params: grist.params, page: new EventTarget(), isOnline: () => true, ...more.options });
  return { grist, source };
}

const cellOf = (grist: FakeGrist, row: number, colId: string) => grist.tables['Suivi']?.rows.find(({ id }) => id === row)?.[colId];

describe('a table that is not ours', () => {
  it('needs a title: says which columns are asked for, although the host sends all of them', async () => {
    const { source } = open({ Tache: { type: 'Text' } }, [{ id: 1, Tache: 'Fondations' }], {});
    const state = await stateOf(source, (each) => each.state === 'needsMapping');
    expect(state).toMatchObject({ state: 'needsMapping', table: 'Suivi' });
    expect(state.state === 'needsMapping' && state.columns.slice(0, 2)).toEqual([
      { field: 'title', required: true },
      { field: 'responsible', required: false },
    ]);
  });

  it('says which columns are chosen already', async () => {
    const { source } = open({ Qui: { type: 'Text' } }, [], { title: null, responsible: 'Qui' });
    const state = await stateOf(source, (each) => each.state === 'needsMapping');
    expect(state.state === 'needsMapping' && state.columns[1]).toEqual({ field: 'responsible', required: false, column: 'Qui' });
  });

  it('does not take a table called like ours for ours', async () => {
    const grist = new FakeGrist({ Tasks: table({ title: { type: 'Text' } }, [{ id: 1, title: 'x' }]) }, { tableId: 'Tasks', mappings: null });
    const source = createGristSource(grist, { entity: 'task', fields, params: grist.params });
    await stateOf(source, (each) => each.state === 'needsMapping');
  });
});

describe('people as words of a text', () => {
  const rows = [
    { id: 1, Tache: 'Fondations', Qui: 'Ana, Bob', Chef: 'Cléo', Chantier: 'Nord', Etat: 'fini ?', Fin: 1_767_225_600 },
    { id: 2, Tache: 'Murs', Qui: 'ana; le stagiaire', Chef: '', Chantier: 'Sud', Etat: 'Terminé', Fin: 'bientôt' },
    { id: 3, Tache: 'Toit', Qui: 'Bob, bob', Chef: 'Ana', Chantier: '', Etat: '', Fin: null },
  ];
  const columns: Record<string, FakeColumn> = { Tache: { type: 'Text' }, Qui: { type: 'Text' }, Chef: { type: 'Text' }, Chantier: { type: 'Text' }, Etat: { type: 'Text' }, Fin: { type: 'Date' } };
  const mappings = { title: 'Tache', responsible: 'Qui', accountable: 'Chef', project: 'Chantier', status: 'Etat', due: 'Fin' };

  it('are members known by name, and so are projects', async () => {
    const { source } = open(columns, rows, mappings);
    const { entities, access, installed } = await snapshotOf(source);
    expect(entities.member?.map(({ id, name }) => `${id} ${name}`)).toEqual(['name:Ana Ana', 'name:Bob Bob', 'name:Cléo Cléo', 'name:le stagiaire le stagiaire']);
    expect(entities.project?.map(({ name }) => name)).toEqual(['Nord', 'Sud']);
    expect(entities.task?.[1]).toMatchObject({ responsible: ['name:Ana', 'name:le stagiaire'], accountable: [], status: 'done' });
    expect([access.fields.member, access.canWrite, installed]).toEqual([['name'], true, false]);
  });

  it('lists what it does not understand', async () => {
    const { source } = open(columns, rows, mappings);
    expect((await snapshotOf(source)).issues.map(({ row, path, code }) => `${row} ${path} ${code}`)).toEqual(['1 status cell.unknownChoice', '2 due cell.notADate', '3 responsible cell.duplicateName']);
  });

  it('are written back as text that keeps its other words', async () => {
    const { source, grist } = open(columns, rows, mappings);
    await snapshotOf(source);
    await source.apply([
      { kind: 'update', entity: 'task', id: '2', fields: { responsible: ['name:Ana', 'name:le stagiaire', 'name:Bob'], accountable: ['name:Cléo'] } },
      { kind: 'update', entity: 'task', id: '1', fields: { responsible: ['name:Bob'], accountable: ['name:Cléo'] } },
    ]);
    expect([cellOf(grist, 2, 'Qui'), cellOf(grist, 2, 'Chef'), cellOf(grist, 1, 'Qui')]).toEqual(['ana; le stagiaire; Bob', 'Cléo', 'Bob']);
    expect(grist.bundles).toHaveLength(1);
  });

  it('can be joined by somebody new, who stays in the list before they hold anything', async () => {
    const { source, grist } = open(columns, rows, mappings);
    await snapshotOf(source);
    expect(await source.apply([{ kind: 'create', entity: 'member', fields: { name: 'Dan' } }])).toEqual({ ok: true, created: ['name:Dan'] });
    expect((await snapshotOf(source)).entities.member?.map(({ name }) => name)).toEqual(['Ana', 'Bob', 'Cléo', 'Dan', 'le stagiaire']);
    await source.apply([{ kind: 'update', entity: 'task', id: '3', fields: { accountable: ['name:Dan'] } }]);
    expect(cellOf(grist, 3, 'Chef')).toBe('Dan');
  });

  it('are given a task in the gesture that names them', async () => {
    const { source, grist } = open(columns, rows, mappings);
    await snapshotOf(source);
    const outcome = await source.apply([
      { kind: 'create', entity: 'member', id: 'new:d', fields: { name: 'Dan' } },
      { kind: 'update', entity: 'task', id: '3', fields: { responsible: ['name:Bob', 'new:d'] } },
    ]);
    expect([outcome, cellOf(grist, 3, 'Qui')]).toEqual([{ ok: true, created: ['name:Dan'] }, 'Bob, Dan']);
  });

  it('cannot be renamed here', async () => {
    const { source } = open(columns, rows, mappings);
    await snapshotOf(source);
    expect(codeOf(await source.apply([{ kind: 'update', entity: 'member', id: 'name:Ana', fields: { name: 'Anaïs' } }]))).toBe('write.noTable');
  });

  it('are the rows of our members where names are the same', async () => {
    const { Members, Teams } = sampleTables();
    const { source, grist } = open(columns, rows, mappings, { others: { Members: Members!, Teams: Teams! }, options: { readInstallation: async () => sampleInstalled() } });
    const { entities } = await snapshotOf(source);
    expect(entities.task?.[1]?.responsible).toEqual(['1', 'name:le stagiaire']);
    expect(entities.member?.map(({ id }) => id)).toEqual(['1', '2', '3', 'name:le stagiaire']);
    await source.apply([{ kind: 'update', entity: 'task', id: '3', fields: { responsible: ['2', '3'] } }]);
    expect(cellOf(grist, 3, 'Qui')).toBe('Bob, Cléo');
  });
});

describe('people as choices', () => {
  const columns: Record<string, FakeColumn> = { Tache: { type: 'Text' }, Qui: { type: 'ChoiceList', choices: ['Ana', 'Bob', 'Zoé'] }, Chef: { type: 'Choice', choices: ['Ana'] } };
  const rows = [{ id: 1, Tache: 'Fondations', Qui: ['L', 'Ana', 'Carl'], Chef: 'Ana' }];
  const mappings = { title: 'Tache', responsible: 'Qui', accountable: 'Chef' };

  it('are every choice offered, and every word in use', async () => {
    const { source } = open(columns, rows, mappings);
    const { entities } = await snapshotOf(source);
    expect(entities.member?.map(({ name }) => name)).toEqual(['Ana', 'Bob', 'Zoé', 'Carl']);
  });

  it('are written as choices', async () => {
    const { source, grist } = open(columns, rows, mappings);
    await snapshotOf(source);
    await source.apply([{ kind: 'update', entity: 'task', id: '1', fields: { responsible: ['name:Bob'], accountable: ['name:Zoé'] } }]);
    expect([cellOf(grist, 1, 'Qui'), cellOf(grist, 1, 'Chef')]).toEqual([['L', 'Bob'], 'Zoé']);
  });

  it('grow by a choice when somebody is added, each time', async () => {
    const { source, grist } = open(columns, rows, mappings);
    await snapshotOf(source);
    await source.apply([{ kind: 'create', entity: 'member', fields: { name: 'Dan' } }]);
    await source.apply([{ kind: 'create', entity: 'member', fields: { name: 'Eve' } }]);
    expect(grist.tables['Suivi']?.columns['Qui']?.choices).toEqual(['Ana', 'Bob', 'Zoé', 'Dan', 'Eve']);
    expect(grist.tables['Suivi']?.columns['Chef']?.choices).toEqual(['Ana', 'Dan', 'Eve']);
    expect(grist.bundles).toHaveLength(2);
    expect((await snapshotOf(source)).entities.member?.map(({ name }) => name)).toEqual(['Ana', 'Bob', 'Zoé', 'Dan', 'Eve', 'Carl']);
  });
});

describe('people as rows of another table of the user’s', () => {
  const people: FakeTables = {
    Equipe: table({ Num: { type: 'Int' }, Prenom: { type: 'Text' } }, [{ id: 1, Num: 10, Prenom: 'Ana' }, { id: 2, Num: 20, Prenom: 'Bob' }]),
    Externes: table({ Nom: { type: 'Text' } }, [{ id: 1, Nom: 'Zoé' }]),
  };
  const columns: Record<string, FakeColumn> = {
    Tache: { type: 'Text' },
    Qui: { type: 'RefList:Equipe', shows: 'Prenom' },
    Chef: { type: 'Ref:Equipe', shows: 'Prenom' },
    Avis: { type: 'RefList:Externes', shows: 'Nom' },
  };
  const rows = [{ id: 1, Tache: 'Fondations', Qui: ['L', 1, 2], Chef: 2, Avis: ['L', 1] }];
  const mappings = { title: 'Tache', responsible: 'Qui', accountable: 'Chef', consulted: 'Avis' };

  it('are named by the column that the references show; those of a second table have ids of their own', async () => {
    const { source } = open(columns, rows, mappings, { others: people });
    const { entities } = await snapshotOf(source);
    expect(entities.member?.map(({ id, name }) => `${id} ${name}`)).toEqual(['1 Ana', '2 Bob', 'Externes:1 Zoé']);
    expect(entities.task?.[0]).toMatchObject({ responsible: ['1', '2'], accountable: ['2'], consulted: ['Externes:1'] });
  });

  it('are written into the column of their own table only', async () => {
    const { source, grist } = open(columns, rows, mappings, { others: people });
    await snapshotOf(source);
    const write = (changed: object) => source.apply([{ kind: 'update', entity: 'task', id: '1', fields: changed }]);
    expect(codeOf(await write({ responsible: ['1', 'Externes:1'] }))).toBe('write.notInTable');
    expect(codeOf(await write({ consulted: [], accountable: ['1'] }))).toBe('written');
    expect([cellOf(grist, 1, 'Avis'), cellOf(grist, 1, 'Chef')]).toEqual([null, 1]);
  });

  it('can be joined by a new row', async () => {
    const { source, grist } = open(columns, rows, mappings, { others: people });
    await snapshotOf(source);
    expect(await source.apply([{ kind: 'create', entity: 'member', fields: { name: 'Dan' } }])).toEqual({ ok: true, created: ['3'] });
    expect(grist.tables['Equipe']?.rows.at(-1)).toMatchObject({ Prenom: 'Dan' });
  });

  it('keep their column’s type known with read access: one name, commas included', async () => {
    const comma: FakeTables = { Equipe: table({ Prenom: { type: 'Text' } }, [{ id: 1, Prenom: 'Martin, Ana' }]) };
    const { source } = open({ Tache: { type: 'Text' }, Chef: { type: 'Ref:Equipe', shows: 'Prenom' } }, [{ id: 1, Tache: 'Murs', Chef: 1 }], { title: 'Tache', accountable: 'Chef' }, { others: comma, access: 'read table' });
    expect((await snapshotOf(source)).entities.task?.[0]?.accountable).toEqual(['name:Martin, Ana']);
  });
});

describe('beside an installation', () => {
  const ours = sampleTables();
  const needs = table({ predecessor: { type: 'Ref:Tasks' }, successor: { type: 'Ref:Tasks' }, owner: { type: 'Ref:Members' } }, [{ id: 1, predecessor: 1, successor: 2, owner: 1 }]);
  const projects = table({ name: { type: 'Text' }, lead: { type: 'Ref:Members' } }, [{ id: 1, name: 'Nord', lead: 1 }]);
  const installed = (): Installed => {
    const { lang, tables } = sampleInstalled();
    return { lang, tables: { ...tables, project: { tableId: 'Projects', columns: { name: 'name', lead: 'lead' } }, dependency: { tableId: 'Dependencies', columns: { predecessor: 'predecessor', successor: 'successor', owner: 'owner' } } } };
  };
  const open2 = (columns: Record<string, FakeColumn>, rows: readonly FakeRow[], mappings: Record<string, string>, dependencies = needs) =>
    open(columns, rows, mappings, {
      others: { Members: ours['Members']!, Projects: projects, Tasks: ours['Tasks']!, Equipe: table({ Nom: { type: 'Text' } }, [{ id: 1, Nom: 'Zoé' }]), Dependencies: dependencies },
      options: { joins: ['member', 'project', 'dependency'], readInstallation: async () => installed() },
    });

  it('does not take links between our tasks for links between theirs', async () => {
    const { source, grist } = open2({ Tache: { type: 'Text' } }, [{ id: 1, Tache: 'Murs' }, { id: 2, Tache: 'Toit' }], { title: 'Tache' });
    const { entities, access } = await snapshotOf(source);
    expect([entities.dependency, access.fields.dependency]).toEqual([undefined, undefined]);
    expect(codeOf(await source.apply([{ kind: 'create', entity: 'dependency', fields: { predecessor: '1', successor: '2' } }]))).toBe('write.noTable');
    expect(grist.tables['Dependencies']?.rows).toHaveLength(1);
  });

  it('takes links that point to their own rows', async () => {
    const theirs = table({ predecessor: { type: 'Ref:Suivi' }, successor: { type: 'Ref:Suivi' }, owner: { type: 'Ref:Members' } }, needs.rows);
    const { source } = open2({ Tache: { type: 'Text' } }, [{ id: 1, Tache: 'Murs' }, { id: 2, Tache: 'Toit' }], { title: 'Tache' }, theirs);
    expect((await snapshotOf(source)).entities.dependency).toMatchObject([{ predecessor: '1', successor: '2' }]);
  });

  it('does not take members of ours for their people of the same number', async () => {
    const { source } = open2({ Tache: { type: 'Text' }, Chef: { type: 'Ref:Equipe', shows: 'Nom' } }, [{ id: 1, Tache: 'Murs', Chef: 1 }], { title: 'Tache', accountable: 'Chef' });
    const { entities } = await snapshotOf(source);
    expect(entities.member?.map(({ name }) => name)).toEqual(['Zoé']);
    expect(entities.project).toMatchObject([{ name: 'Nord', lead: 'Members:1' }]);
  });
});
