import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeJoins, FakeGrist, mappedByName, sampleInstalled, sampleTables, snapshotOf, stateOf, table } from '../testing/index.ts';
import { createGristSource } from './source.ts';
import { codeOf, fields, open } from './source.testing.ts';

describe('a section of ours', () => {
  it('asks for every column as optional, so that Grist loads the widget once, and for the column of stamps', () => {
    const { grist } = open();
    expect(grist.asked?.columns?.map(({ name }) => name)).toEqual([...fields, 'joins']);
    expect(grist.asked?.columns?.every(({ optional }) => optional)).toBe(true);
    expect(grist.asked?.columns?.[3]).toMatchObject({ title: 'Réalise', type: expect.stringContaining('ChoiceList') as string });
  });

  it('knows what its rows are by the table that it is on', async () => {
    const tables = { ...sampleTables(), Deliverables: table({ title: { type: 'Text' } }, [{ id: 1, title: 'Site en ligne' }]) };
    const { source } = open({ tables, section: { tableId: 'Deliverables', mappings: { title: 'title' } } });
    const { entity, entities } = await snapshotOf(source);
    expect([entity, entities.deliverable?.[0]?.title]).toEqual(['deliverable', 'Site en ligne']);
  });

  it('waits for the host to say its access where the address does not', async () => {
    const { source } = open({ options: { params: new URLSearchParams() } });
    expect((await snapshotOf(source)).access.canWrite).toBe(true);
  });

  it('does not read the document again when the host repeats the mapping', async () => {
    const { source, grist } = open();
    await snapshotOf(source);
    const count = grist.fetched.filter((tableId) => tableId === '_grist_Tables').length;
    grist.tell({ tableId: 'Tasks', rowId: 1, dataChange: true, mappingsChange: true });
    await grist.editedElsewhere(['UpdateRecord', 'Tasks', 1, { title: 'Autre' }]);
    await snapshotOf(source, ({ entities }) => entities.task?.[0]?.title === 'Autre');
    expect(grist.fetched.filter((tableId) => tableId === '_grist_Tables')).toHaveLength(count);
  });

  it('says which column of ours is gone, rather than asking for one', async () => {
    const { Tasks, ...others } = sampleTables();
    const { title: _gone, ...columns } = Tasks!.columns;
    const { source } = open({ tables: { ...others, Tasks: { ...Tasks!, columns } }, section: { mappings: null } });

    const state = await stateOf(source, (each) => each.state !== 'loading');

    expect(state).toEqual({ state: 'error', issue: { code: 'host.columnGone', table: 'Tasks', entity: 'task', path: 'title' } });
  });

  it('reads everything again when it is asked to', async () => {
    const { source, grist } = open();
    const read = grist.fetchSelectedTable.bind(grist);
    grist.fetchSelectedTable = () => Promise.reject(new Error('The widget was not answered'));
    const failed = await stateOf(source, (each) => each.state === 'error');
    expect(failed.state === 'error' && failed.issue.code).toMatch(/^host\./);

    grist.fetchSelectedTable = read;
    source.retry();

    expect((await snapshotOf(source)).entities.task?.length).toBeGreaterThan(0);
  });

  it('follows another mapping', async () => {
    const mappings: Record<string, string> = { title: 'title', responsible: 'responsible' };
    const { source, grist } = open({ section: { mappings } });
    expect((await snapshotOf(source)).entities.task?.[0]?.responsible).toEqual(['1', '2']);
    mappings['responsible'] = 'consulted';
    grist.tell({ tableId: 'Tasks', rowId: 1, dataChange: true, mappingsChange: true });
    await snapshotOf(source, ({ entities }) => entities.task?.[0]?.responsible.length === 0);
  });

  it('knows its columns without any mapping', async () => {
    const { source } = open({ section: { mappings: null } });
    const { entities, installed } = await snapshotOf(source);
    expect([entities.task?.[0]?.responsible, installed]).toEqual([['1', '2'], true]);
  });

  it('tells nothing when the host sends the same rows again', async () => {
    const { source, grist } = open();
    await snapshotOf(source);
    let told = -1;
    source.subscribe(() => (told += 1));
    grist.tellRows();
    grist.tellRows();
    await grist.editedElsewhere(['UpdateRecord', 'Tasks', 1, { title: 'Autre' }]);
    await snapshotOf(source, ({ entities }) => entities.task?.[0]?.title === 'Autre');
    expect(told).toBe(1);
  });

  it('lists bad cells and shows the rest', async () => {
    const tables = sampleTables();
    Object.assign(tables['Tasks']?.rows[1] ?? {}, { due: 'bientôt', responsible: 'Personne', effortHours: ['E', 'ZeroDivisionError'], status: 'Presque' });
    const { source } = open({ tables });
    const { entities, issues } = await snapshotOf(source);
    expect(entities.task?.[1]).toMatchObject({ title: 'Maquette', status: 'todo', responsible: [] });
    expect(issues.map(({ row, path, code }) => `${row} ${path} ${code}`)).toEqual([
      '2 status cell.unknownChoice',
      '2 responsible cell.badReference',
      '2 due cell.notADate',
      '2 effortHours cell.formulaError',
    ]);
  });

  it('fetches other tables when the column of stamps changes, and not before', async () => {
    const { source, grist } = open();
    await snapshotOf(source);
    const count = () => grist.fetched.filter((tableId) => tableId === 'Members').length;
    const before = count();
    await source.apply([{ kind: 'update', entity: 'task', id: '1', fields: { title: 'Autre' } }]);
    await snapshotOf(source, ({ entities }) => entities.task?.[0]?.title === 'Autre');
    expect(count()).toBe(before);
    await grist.editedElsewhere(['UpdateRecord', 'Members', 1, { name: 'Anaïs' }]);
    await snapshotOf(source, ({ entities }) => entities.member?.[0]?.name === 'Anaïs');
    expect(count()).toBe(before + 1);
  });

  it('fetches other tables when the page gets the focus, where no column tells of them', async () => {
    const page = new EventTarget();
    const { source, grist } = open({ section: { mappings: { title: 'title', responsible: 'responsible' } }, options: { page, readInstallation: async () => ({ lang: 'fr', tables: { member: sampleInstalled().tables.member! } }) } });
    await snapshotOf(source);
    await grist.editedElsewhere(['UpdateRecord', 'Members', 1, { name: 'Anaïs' }]);
    page.dispatchEvent(new Event('focus'));
    await snapshotOf(source, ({ entities }) => entities.member?.[0]?.name === 'Anaïs');
  });

  it('fetches other tables when the host tells of a change and none is in the rows, where no column tells of them', async () => {
    const { source, grist } = open({ section: { mappings: { ...mappedByName('Tasks'), joins: null } }, options: { readInstallation: async () => undefined } });
    await snapshotOf(source);
    await grist.editedElsewhere(['UpdateRecord', 'Members', 1, { name: 'Ana Renommée' }]);
    // References show names: the helper column of their own table changes with them.
    grist.tellRows();
    await snapshotOf(source, ({ entities }) => entities.member?.some(({ name }) => name === 'Ana Renommée') === true);
    expect(grist.fetched.filter((name) => name === 'Members').length).toBeGreaterThan(1);
  });

  it('reads a column anew when its type was changed in Grist meanwhile', async () => {
    const page = new EventTarget();
    const { source, grist } = open({ options: { page } });
    await snapshotOf(source);
    const column = grist.tables['Tasks']?.columns['responsible'];
    Object.assign(column ?? {}, { type: 'Text' });
    for (const row of grist.tables['Tasks']?.rows ?? []) row['responsible'] = 'Ana, Dan';
    grist.tellRows();
    page.dispatchEvent(new Event('focus'));
    const { entities } = await snapshotOf(source, (snapshot) => snapshot.entities.task?.[0]?.responsible[1] === 'name:Dan');
    expect(entities.task?.[0]?.responsible).toEqual(['1', 'name:Dan']);
    expect(entities.member?.map(({ name }) => name)).toEqual(['Ana', 'Bob', 'Cléo', 'Dan']);
  });

  it('gives the rows that its filter leaves out apart, and hears of their changes', async () => {
    const { source, grist } = open({ section: { filter: ({ project }) => project === 1 } });
    const { entities, beyond } = await snapshotOf(source, (snapshot) => snapshot.beyond.length > 0);
    expect([entities.task?.map(({ id }) => id), beyond.map(({ id }) => id)]).toEqual([['1', '2'], ['3', '4']]);
    await grist.editedElsewhere(['UpdateRecord', 'Tasks', 3, { title: 'Budget 2027' }]);
    grist.tellRows();
    await snapshotOf(source, (snapshot) => snapshot.beyond.some((row) => 'title' in row && row.title === 'Budget 2027'));
    expect(codeOf(await source.apply([{ kind: 'update', entity: 'task', id: '4', fields: { title: 'Affiches' } }]))).toBe('written');
  });

  it('believes that it has no rows when its table has none', async () => {
    const tables = sampleTables();
    Object.assign(tables['Tasks'] ?? {}, { rows: [] });
    const { source } = open({ tables });
    expect((await snapshotOf(source)).entities.task).toEqual([]);
  });
});

describe('any document', () => {
  it('comes to a state, whatever its cells hold', async () => {
    const cell = fc.oneof(fc.jsonValue(), fc.tuple(fc.constantFrom('L', 'R', 'r', 'd', 'D', 'E', 'C', 'U', 'O'), fc.jsonValue(), fc.jsonValue()));
    const colIds = Object.keys(mappedByName('Tasks'));
    const row = fc.record(Object.fromEntries(colIds.map((colId) => [colId, cell])));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 4 }), fc.constantFrom('full', 'read table'), fc.boolean(), async (rows, access, named) => {
        const tables = sampleTables();
        Object.assign(tables['Tasks'] ?? {}, { rows: rows.map((cells, index) => ({ ...cells, id: index + 1 })) });
        if (named) Object.assign(tables['Tasks']?.columns['responsible'] ?? {}, { type: 'Text' });
        const { source } = open({ tables, section: { access } });
        const { entities, issues } = await snapshotOf(source);
        expect(entities.task).toHaveLength(rows.length);
        for (const { code, row: id, path } of issues) expect([code, Number(id) <= rows.length, path !== '']).toEqual([expect.stringMatching(/^cell\./), true, true]);
        if (access === 'full') for (const { id } of entities.task ?? []) await source.apply([{ kind: 'update', entity: 'task', id, fields: { responsible: ['1'], title: 'x' } }]);
        source.close();
      }),
      { numRuns: 40 },
    );
  });
});

describe('access', () => {
  it('none: says so, with or without the address', async () => {
    const { source } = open({ section: { access: 'none' } });
    expect(await stateOf(source, ({ state }) => state === 'error')).toEqual({ state: 'error', issue: { code: 'host.noAccess' } });
    const other = open({ section: { access: 'none' }, options: { params: new URLSearchParams() } });
    await stateOf(other.source, ({ state }) => state === 'error');
  });

  it('read table: shows names in the place of rows, and says what is missing', async () => {
    const { source, grist } = open({ section: { access: 'read table' } });
    const { entities, access } = await snapshotOf(source);
    expect(entities.task?.[0]).toMatchObject({ responsible: ['name:Ana', 'name:Bob'], accountable: ['name:Cléo'], project: 'name:Site' });
    expect(entities.member?.map(({ name }) => name)).toEqual(['Ana', 'Bob', 'Cléo']);
    expect(entities.project?.map(({ name }) => name)).toEqual(['Salon', 'Site']);
    expect(access).toMatchObject({ canWrite: false, reason: 'access', hidden: ['member', 'team', 'project'] });
    expect(codeOf(await source.apply([{ kind: 'remove', entity: 'task', id: '1' }]))).toBe('host.accessRead');
    expect(grist.fetched.every((name) => name.startsWith('section'))).toBe(true);
  });

  it('full for a viewer: reads all, writes nothing', async () => {
    const { source, grist } = open({ params: { readonly: 'true' } });
    expect((await snapshotOf(source)).access).toMatchObject({ canWrite: false, reason: 'viewer', hidden: [] });
    expect(codeOf(await source.apply([{ kind: 'remove', entity: 'task', id: '1' }]))).toBe('host.noEdit');
    expect(grist.bundles).toEqual([]);
  });

  it('full with a hidden table: names as the section shows them, and an issue', async () => {
    const grist = new FakeGrist(sampleTables(), { tableId: 'Tasks', mappings: mappedByName('Tasks') }, computeJoins);
    grist.faults.hiddenTables.add('Members');
    const source = createGristSource(grist, { entity: 'task', fields, joins: ['member', 'project'], params: grist.params, readInstallation: async () => sampleInstalled() });
    const { entities, access, issues } = await snapshotOf(source);
    expect(entities.member?.map(({ id, name }) => `${id} ${name}`)).toEqual(['1 Ana', '2 Bob', '3 Cléo']);
    expect(access.hidden).toEqual(['member']);
    expect(access.fields.member).toBeUndefined();
    expect(issues).toEqual([{ code: 'host.tableHidden', entity: 'member', table: 'Members', detail: 'Blocked by table read access rules' }]);
  });
});

describe('the section around', () => {
  it('moves Grist’s cursor, and hears of its moves', async () => {
    const { source, grist } = open();
    await snapshotOf(source);
    const rows: (string | undefined)[] = [];
    source.onCursor((row) => rows.push(row));
    source.select('3');
    await Promise.resolve();
    await Promise.resolve();
    source.selectRows(['1', '2']);
    await Promise.resolve();
    await Promise.resolve();
    expect([grist.cursor, grist.selected, rows]).toEqual([3, [1, 2], ['1', '3']]);
    source.selectRows(undefined);
    await Promise.resolve();
    await Promise.resolve();
    expect(grist.selected).toBeNull();
  });

  it('keeps its options', async () => {
    const { source } = open();
    await snapshotOf(source);
    const seen: unknown[] = [];
    source.onOptions(({ options }) => seen.push(options));
    source.setOption('density', 'compact');
    await new Promise((resolve) => setTimeout(resolve));
    expect(seen).toEqual([{}, { density: 'compact' }]);
  });
});
