import { describe, expect, it } from 'vitest';
import { installBlueprint } from '../blueprint/install.ts';
import { FakeDoc } from '../blueprint/testing/fake-doc.ts';
import { InstalledDocument } from './installed-document.ts';

const options = { lang: 'fr', widgetUrl: (widget: string) => `https://example.org/${widget}` } as const;

async function installed(): Promise<{ doc: FakeDoc; document: InstalledDocument }> {
  const doc = new FakeDoc();
  await installBlueprint(doc, options);
  const document = await InstalledDocument.open(doc);
  if (document === undefined) throw new Error('not installed');
  return { doc, document };
}

describe('InstalledDocument', () => {
  it('is not there before an installation', async () => {
    expect(await InstalledDocument.open(new FakeDoc())).toBeUndefined();
  });

  it('reads what it wrote, references and choices among it', async () => {
    const { doc, document } = await installed();
    await document.read();

    const written = await document.write([
      { kind: 'create', entity: 'member', id: 'new:ana', fields: { name: 'Ana', capacityHours: 35 } },
      { kind: 'create', entity: 'task', id: 'new:t', fields: { title: '=Statuts & “co”', responsible: ['new:ana'], accountable: ['new:ana'], status: 'doing', due: '2026-12-18' } },
    ]);

    expect(written).toEqual({ ok: true, created: new Map([['new:ana', '1'], ['new:t', '1']]) });
    expect(doc.rows('Tasks')[0]).toMatchObject({ title: '=Statuts & “co”', status: 'En cours', responsible: ['L', 1] });
    const { entities, issues } = await document.read();
    expect(issues).toEqual([]);
    expect(entities.task).toMatchObject([{ id: '1', responsible: ['1'], accountable: ['1'], status: 'doing', due: '2026-12-18' }]);
    expect(entities.member).toMatchObject([{ id: '1', name: 'Ana', capacityHours: 35, active: true }]);
  });

  it('is one bundle a gesture', async () => {
    const { doc, document } = await installed();
    await document.read(['task']);
    const before = doc.bundles.length;
    await document.write(['Un', 'Deux', 'Trois'].map((title, index) => ({ kind: 'create', entity: 'task', id: `new:${index}`, fields: { title } })));
    expect(doc.bundles.length).toBe(before + 1);
  });

  it('keeps the identity of rows that did not change', async () => {
    const { document } = await installed();
    await document.read();
    await document.write([{ kind: 'create', entity: 'team', id: 'new:1', fields: { name: 'Design' } }, { kind: 'create', entity: 'team', id: 'new:2', fields: { name: 'Infra' } }]);
    const before = await document.read();
    await document.write([{ kind: 'update', entity: 'team', id: '2', fields: { name: 'Réseau' } }]);
    const after = await document.read();
    expect(after.entities.team?.[0]).toBe(before.entities.team?.[0]);
    expect(after.entities.team?.[1]).toMatchObject({ name: 'Réseau' });
  });

  it('tells what cannot be read, and what cannot be written', async () => {
    const { doc, document } = await installed();
    await document.read();
    await doc.applyActions([['AddRecord', 'Tasks', null, { title: 'Budget', due: 'un jour' }]]);

    expect((await document.read(['task'])).issues).toMatchObject([{ code: 'cell.notADate', row: '1', path: 'due', value: 'un jour' }]);
    expect(await document.write([{ kind: 'update', entity: 'task', id: '99', fields: { title: 'x' } }])).toMatchObject({ ok: false, issue: { code: 'host.rowDeleted' } });
  });

  it('reads the tables that a column names rows of, wanted or not', async () => {
    const doc = new FakeDoc();
    await doc.applyActions([['AddTable', 'Membres', [{ id: 'Nom', label: 'Nom' }, { id: 'Equipe', label: 'Équipe' }]]]);
    const columns = Object.fromEntries(doc.rows('_grist_Tables_column').map(({ colId, id }) => [String(colId), Number(id)]));
    await installBlueprint(doc, { ...options, links: { member: { table: Number(doc.table('Membres')?.['id']), columns: { name: columns['Nom'] ?? 0, team: columns['Equipe'] ?? 0 } } } });
    await doc.applyActions([['AddRecord', 'Teams', null, { name: 'Design' }], ['AddRecord', 'Membres', null, { Nom: 'Ana', Equipe: 'design' }]]);
    const document = await InstalledDocument.open(doc);

    const rows = await document?.read(['member']);
    expect(rows?.entities.member).toMatchObject([{ name: 'Ana', team: '1' }]);
  });
});
