import { entityNames, fieldsOf, model } from '@entrelacs/core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { diagnose, repair } from './doctor.ts';
import { readDocState, type DocState } from './doc-state.ts';
import { installBlueprint } from './install.ts';
import { readInstallation } from './installation.ts';
import { planLink, setLink } from './link.ts';
import type { TableLink } from './link-records.ts';
import { linkableEntities } from './linkables.ts';
import { FakeDoc } from './testing/fake-doc.ts';

const options = { lang: 'fr', widgetUrl: (widget: string) => `https://example.org/widgets/${widget}/index.html` } as const;
const tasks = ['title', 'responsible', 'accountable', 'project', 'due', 'status'] as const;

const findings = async (doc: FakeDoc) => (await diagnose(doc, options))?.findings.map(({ kind, steps }) => `${kind} ${steps[0]?.key}`) ?? [];
const refOf = (doc: FakeDoc, table: string, column: string) => Number(doc.column(table, column)?.['id']);
const tableRef = (doc: FakeDoc, table: string) => Number(doc.table(table)?.['id']);
const mapping = (doc: FakeDoc, section: string) => {
  const options = String(doc.rows('_grist_Views_section').find(({ options: text }) => String(text).includes(section))?.['options']);
  return (JSON.parse((JSON.parse(options) as { customView: string }).customView) as { columnsMapping: Record<string, number> }).columnsMapping;
};
const leaves = (layout: string) => [...layout.matchAll(/"leaf":(\d+)/g)].map(([, leaf]) => Number(leaf));

/** Their tables: Membres, and Taches whose people are rows of Membres. */
const theirTables: Parameters<FakeDoc['applyActions']>[0] = [
  ['AddTable', 'Membres', [{ id: 'Nom' }, { id: 'Courriel' }]],
  ['AddTable', 'Taches', [{ id: 'Quoi' }, { id: 'Sujet' }, { id: 'Qui', type: 'RefList:Membres' }, { id: 'Pilote', type: 'Ref:Membres' }, { id: 'Lot' }, { id: 'Fin', type: 'Date' }, { id: 'Etat', type: 'Choice' }]],
  ['BulkAddRecord', 'Membres', [null, null], { Nom: ['Ana', 'Bob'], Courriel: ['ana@x.example', ''] }],
];

function membersLink(doc: FakeDoc, more: Partial<TableLink> = {}): TableLink {
  return { table: tableRef(doc, 'Membres'), columns: { name: refOf(doc, 'Membres', 'Nom'), email: refOf(doc, 'Membres', 'Courriel') }, ...more };
}

function tasksLink(doc: FakeDoc, more: Partial<TableLink> = {}): TableLink {
  const theirs = ['Quoi', 'Qui', 'Pilote', 'Lot', 'Fin', 'Etat'];
  return { table: tableRef(doc, 'Taches'), columns: Object.fromEntries(tasks.map((field, index) => [field, refOf(doc, 'Taches', theirs[index] ?? '')])), ...more };
}

/** Loses the connection once some more bundles are written; the last of them is, and nobody hears of it. */
function lose(doc: FakeDoc, done: number): void {
  const last = doc.bundles.length + done;
  doc.interrupt = (when, bundle) => {
    if (when === 'after' && bundle === last) throw new Error('lost after');
  };
}

/** What their tables hold: never changed but by columns that were asked for. */
const theirs = async (doc: FakeDoc) => {
  const { tables, columns } = await readDocState(doc);
  const own = tables.filter(({ id }) => ['Membres', 'Taches'].includes(id));
  return { own, columns: columns.filter(({ table, mark, id }) => own.some(({ ref }) => ref === table) && mark === undefined && !id.startsWith('gristHelper_')), members: doc.rows('Membres') };
};

/** Names, types and links of what we made, without the numbers that a section made again changes. */
function shape({ tables, columns, sections }: DocState): unknown {
  const nameOf = new Map(sections.map(({ ref, mark }) => [ref, mark]));
  return {
    tables: tables.map(({ id, title }) => `${id} ${title}`),
    columns: columns.filter(({ id }) => !id.startsWith('gristHelper_')).map(({ table, id, type, formula, visibleCol, recalcDeps }) => JSON.stringify([table, id.replace(/\d+$/, ''), type, formula, visibleCol, recalcDeps])).sort(),
    sections: sections.map(({ table, view, mark, linkFrom, linkColumn }) => JSON.stringify([table, view, mark, nameOf.get(linkFrom), linkColumn])).sort(),
  };
}

describe('a table of the user’s own', () => {
  const installed = new FakeDoc();
  let doc: FakeDoc;
  beforeAll(async () => {
    await installed.applyActions(theirTables);
    await installBlueprint(installed, options);
  });
  beforeEach(() => {
    doc = installed.copy();
  });

  it.each(linkableEntities)('may stand for %s at any time, and ours again', async (entity) => {
    const required = fieldsOf(model[entity]).filter(({ key, required: isRequired }) => isRequired === true || key === model[entity].titleField);
    const tables = (await readInstallation(doc))?.tables;
    const columns = required.map(({ key, entity: target }) => ({ id: `leur_${key}`, type: target === undefined ? 'Text' : `Ref:${tables?.[target]?.tableId}` }));
    await doc.applyActions([['AddTable', 'Leurs', [...columns, { id: 'Autre' }]]]);
    const before = shape(await readDocState(doc));
    const link = { table: tableRef(doc, 'Leurs'), columns: Object.fromEntries(required.map(({ key }) => [key, refOf(doc, 'Leurs', `leur_${key}`)])) };

    await setLink(doc, options, entity, link);

    expect(await findings(doc)).toEqual([]);
    const pointing = (await readDocState(doc)).columns.filter(({ type, table }) => type.endsWith(`:${model[entity].table}`) && table !== tableRef(doc, model[entity].table));
    expect(pointing).toEqual([]);
    expect((await readInstallation(doc))?.tables[entity]).toMatchObject({ tableId: 'Leurs', linked: true });
    const bundles = doc.bundles.length;
    await setLink(doc, options, entity, link);
    await installBlueprint(doc, options);
    expect(doc.bundles.length).toBe(bundles);

    await setLink(doc, options, entity, undefined);
    expect(await findings(doc)).toEqual([]);
    expect(shape(await readDocState(doc))).toEqual(before);
  });

  it('leaves out what is anonymous or written by widgets only', () => {
    expect(entityNames.filter((name) => !(linkableEntities).includes(name))).toEqual(['alert', 'pulse']);
  });

  it('takes over what our rows refer to, by name; who is not in it stays as a name', async () => {
    await doc.applyActions([
      ['BulkAddRecord', 'Members', [null, null, null], { name: ['Bob', 'Ana', 'Cléo'] }],
      ['BulkAddRecord', 'Tasks', [null, null, null], { responsible: [['L', 1, 2], ['L', 3, 1], null], accountable: [2, 3, 0], updatedAt: [null, 1_800_000_000, null] }],
    ]);
    const before = await theirs(doc);
    expect(await planLink(doc, options, 'member', membersLink(doc))).toMatchObject({ cells: { total: 4, readable: 2 }, demoRows: 0 });

    await setLink(doc, options, 'member', membersLink(doc));

    expect(doc.rows('Tasks').map(({ responsible, accountable }) => [responsible, accountable])).toEqual([[['L', 2, 1], 1], ['Cléo, Bob', 'Cléo'], [null, 0]]);
    expect(doc.rows('Tasks').map(({ updatedAt }) => updatedAt)).toEqual([null, 1_800_000_000, null]);
    expect(doc.column('Tasks', 'responsible')).toMatchObject({ type: 'RefList:Membres', visibleCol: refOf(doc, 'Membres', 'Nom') });
    expect(await theirs(doc)).toEqual(before);

    await setLink(doc, options, 'member', undefined);
    expect(doc.rows('Tasks').map(({ responsible, accountable }) => [responsible, accountable])).toEqual([[['L', 1, 2], 2], [['L', 3, 1], 3], [null, 0]]);
  });

  it('gets its place on our pages: grids and widgets over it, mapped and linked, where the former ones were', async () => {
    const layouts = () => doc.rows('_grist_Views').map(({ name, layoutSpec }) => `${String(name)} ${String(layoutSpec).replace(/\d+/g, '#')}`);
    const before = layouts();
    await setLink(doc, options, 'member', membersLink(doc));
    await setLink(doc, options, 'task', tasksLink(doc));

    const { sections, views } = await readDocState(doc);
    const raci = sections.find(({ mark }) => mark === 'raci/raci');
    const grid = sections.find(({ mark }) => mark === 'raci/tasks');
    expect([raci?.table, grid?.table]).toEqual([tableRef(doc, 'Taches'), tableRef(doc, 'Taches')]);
    expect([raci?.linkFrom, grid?.linkFrom]).toEqual([grid?.ref, raci?.ref]);
    expect(leaves(views.find(({ ref }) => ref === raci?.view)?.layout ?? '')).toEqual([raci?.ref, grid?.ref]);
    expect(mapping(doc, 'raci/raci')).toEqual(Object.fromEntries(tasks.map((field) => [field, tasksLink(doc).columns[field]])));
    expect(sections.filter(({ mark }) => mark === 'raci/raci')).toHaveLength(1);
    expect(layouts()).toEqual(before);
    expect(doc.column('Dependencies', 'predecessor')?.['type']).toBe('Ref:Taches');
  });

  it('is not chosen by, where its column holds names', async () => {
    await doc.applyActions([['AddColumn', 'Membres', 'Pole', { type: 'Text' }]]);
    await setLink(doc, options, 'member', membersLink(doc, { columns: { name: refOf(doc, 'Membres', 'Nom'), team: refOf(doc, 'Membres', 'Pole') } }));

    const { sections } = await readDocState(doc);
    expect(sections.find(({ mark }) => mark === 'members/members')).toMatchObject({ linkFrom: 0, linkColumn: 0 });
    expect(await findings(doc)).toEqual([]);
  });

  it('gets the columns of ours that are asked for, beside its own', async () => {
    await setLink(doc, options, 'member', membersLink(doc));
    const before = await theirs(doc);
    const added = ['statusMeaning', 'startedOn', 'isBlocked', 'joins', 'informed'];
    const plan = await planLink(doc, options, 'task', tasksLink(doc, { added }));
    expect(plan.steps.filter(({ kind }) => kind === 'columnMissing').map(({ column }) => column).sort()).toEqual([...added].sort());

    await setLink(doc, options, 'task', tasksLink(doc, { added }));

    expect(await theirs(doc)).toEqual(before);
    expect(doc.column('Taches', 'informed')).toMatchObject({ type: 'RefList:Membres', visibleCol: refOf(doc, 'Membres', 'Nom') });
    expect(doc.column('Taches', 'statusMeaning')?.['formula']).toContain('$Etat');
    expect(doc.column('Taches', 'startedOn')?.['recalcDeps']).toEqual(['L', refOf(doc, 'Taches', 'Etat')]);
    expect(doc.column('Taches', 'isBlocked')?.['formula']).toContain('Dependencies.lookupRecords(successor=$id)');
    expect(doc.column('Installation', 'carrier')?.['formula']).toContain('"task": Taches');
    expect(mapping(doc, 'raci/raci')).toMatchObject({ informed: refOf(doc, 'Taches', 'informed'), joins: refOf(doc, 'Taches', 'joins') });
    expect(await findings(doc)).toEqual([]);

    await doc.applyActions([['RemoveColumn', 'Taches', 'informed'], ['RemoveColumn', 'Taches', 'Fin']]);
    expect(await findings(doc)).toEqual(['columnMissing column:task.informed', 'columnUnmapped column:task.due', 'technical column:deliverable.joins']);
    await repair(doc, options, ['columnMissing column:task.informed', 'upgrade']);
    expect(mapping(doc, 'raci/raci')).toMatchObject({ informed: refOf(doc, 'Taches', 'informed') });
    expect(await findings(doc)).toEqual(['columnUnmapped column:task.due']);
  });

  it('keeps added columns when it is given up, and takes them again', async () => {
    await setLink(doc, options, 'task', tasksLink(doc, { added: ['progress'] }));
    await doc.applyActions([['AddRecord', 'Taches', null, { Quoi: 'Murs', progress: 40 }]]);
    await setLink(doc, options, 'task', undefined);
    expect(doc.rows('Taches')[0]).toMatchObject({ progress: 40 });

    await setLink(doc, options, 'task', tasksLink(doc, { added: ['progress'] }));
    expect(doc.rows('_grist_Tables_column').filter(({ parentId, colId }) => parentId === tableRef(doc, 'Taches') && String(colId).startsWith('progress'))).toHaveLength(1);
    expect(await findings(doc)).toEqual([]);
  });

  it('stops what its added columns compute of other tables when it is given up, and starts it again when it is taken', async () => {
    const formulas = () => ['isBlocked', 'joins', 'isStartable'].map((column) => doc.column('Taches', column)?.['formula']);
    const link = tasksLink(doc, { added: ['statusMeaning', 'isBlocked', 'isStartable', 'joins'] });
    await setLink(doc, options, 'task', link);
    const [blocked, joins, startable] = formulas();
    expect([blocked, joins].map((formula) => String(formula).includes('.lookupRecords('))).toEqual([true, true]);

    expect((await planLink(doc, options, 'task', undefined)).steps.filter(({ kind }) => kind === 'columnIdle').map(({ values }) => values)).toEqual([
      { table: 'Taches', column: 'Bloquée' },
      { table: 'Taches', column: 'Liens (technique)' },
    ]);
    await setLink(doc, options, 'task', undefined);
    expect(formulas()).toEqual(['return False', 'return ""', startable]);
    expect(await findings(doc)).toEqual([]);

    await doc.applyActions([['ModifyColumn', 'Taches', 'isBlocked', { formula: String(blocked) }]]);
    expect(await findings(doc)).toEqual(['columnIdle idle:task.isBlocked Taches']);
    await repair(doc, options, ['columnIdle idle:task.isBlocked Taches']);

    await setLink(doc, options, 'task', link);
    expect(formulas()).toEqual([blocked, joins, startable]);
    expect(await findings(doc)).toEqual([]);
  });

  it('may change which column is which: widgets, grids and references follow', async () => {
    await setLink(doc, options, 'task', tasksLink(doc));
    const { columns } = tasksLink(doc);
    const subject = refOf(doc, 'Taches', 'Sujet');
    await setLink(doc, options, 'task', tasksLink(doc, { columns: { ...columns, title: subject } }));

    const { sections } = await readDocState(doc);
    const grid = sections.find(({ mark }) => mark === 'raci/tasks')?.ref;
    const shown = doc.rows('_grist_Views_section_field').filter(({ parentId }) => parentId === grid).map(({ colRef }) => colRef);
    expect(mapping(doc, 'raci/raci')['title']).toBe(subject);
    expect([shown.includes(subject), shown.includes(columns['title'])]).toEqual([true, false]);
    expect(doc.column('Dependencies', 'predecessor')?.['visibleCol']).toBe(subject);
    expect(await findings(doc)).toEqual([]);
  });

  it('makes no formula count rows of another table as tasks', async () => {
    await doc.applyActions([['AddTable', 'Liens', [{ id: 'Avant', type: 'Ref:Taches' }, { id: 'Apres', type: 'Ref:Taches' }]]]);
    const link = { table: tableRef(doc, 'Liens'), columns: { predecessor: refOf(doc, 'Liens', 'Avant'), successor: refOf(doc, 'Liens', 'Apres') } };
    await setLink(doc, options, 'dependency', link);

    expect(await findings(doc)).toEqual(['columnElsewhere column:dependency.predecessor', 'columnElsewhere column:dependency.successor']);
    expect(doc.column('Tasks', 'isBlocked')?.['formula']).toMatch(/^return False/);
    expect(doc.column('Tasks', 'joins')?.['formula']).not.toContain('Liens');

    await setLink(doc, options, 'task', tasksLink(doc, { added: ['statusMeaning', 'isBlocked', 'joins'] }));
    expect(await findings(doc)).toEqual([]);
    expect(doc.column('Taches', 'isBlocked')?.['formula']).toContain('for link in Liens.lookupRecords(Apres=$id)');
    expect(doc.column('Taches', 'isBlocked')?.['formula']).toContain('state = str(None or "")');
  });

  it('is left alone with the demo there: its rows would lose whom they name', async () => {
    await doc.applyActions([['AddRecord', 'Tasks', null, { title: 'Exemple', uid: 'demo-task-1', updatedAt: null }]]);
    expect((await planLink(doc, options, 'member', membersLink(doc))).demoRows).toBe(1);
  });

  it('ends the same wherever the connection is lost, by the doctor alone', async () => {
    await doc.applyActions([['BulkAddRecord', 'Members', [null, null], { name: ['Bob', 'Ana'] }], ['AddRecord', 'Projects', null, { lead: 1 }]]);
    const link = (one: FakeDoc) => setLink(one, options, 'member', membersLink(one, { added: ['capacityHours'] }));
    const whole = doc.copy();
    await link(whole);
    const expected = shape(await readDocState(whole));
    const start = doc.bundles.length;
    const last = whole.bundles.length - start;
    expect(last).toBeGreaterThan(5);
    for (let done = 1; done < last; done += 1) {
      const patient = doc.copy();
      lose(patient, done);
      await link(patient).catch(() => undefined);
      patient.interrupt = undefined;
      await repair(patient, options, (await diagnose(patient, options))?.findings.map(({ key }) => key) ?? []);

      expect(await findings(patient), `after bundle ${done}`).toEqual([]);
      expect(shape(await readDocState(patient)), `after bundle ${done}`).toEqual(expected);
      expect(patient.rows('Projects').map(({ lead }) => lead)).toEqual([2]);
    }
  }, 60_000);
});

describe('a table linked at the installation', () => {
  it('ends the same wherever the connection is lost', async () => {
    const links = (doc: FakeDoc) => ({ member: membersLink(doc, { added: ['capacityHours', 'uid'] }), task: tasksLink(doc, { added: ['informed', 'joins', 'statusMeaning', 'isLate'] }) });
    const fresh = async () => {
      const doc = new FakeDoc();
      await doc.applyActions(theirTables);
      return doc;
    };
    const whole = await fresh();
    const before = await theirs(whole);
    await installBlueprint(whole, { ...options, links: links(whole) });
    expect(await findings(whole)).toEqual([]);
    expect(await theirs(whole)).toEqual(before);
    expect(whole.table('Tasks')).toBeUndefined();
    expect(whole.column('Taches', 'informed')).toMatchObject({ type: 'RefList:Membres' });
    const expected = shape(await readDocState(whole));

    for (let done = 1; done < whole.bundles.length - 1; done += 1) {
      const doc = await fresh();
      lose(doc, done);
      await installBlueprint(doc, { ...options, links: links(doc) }).catch(() => undefined);
      doc.interrupt = undefined;
      await installBlueprint(doc, { ...options, links: links(doc) });
      expect(shape(await readDocState(doc)), `after bundle ${done}`).toEqual(expected);
      expect(await theirs(doc)).toEqual(before);
    }
  }, 60_000);
});
