import { describe, expect, it } from 'vitest';
import { installBlueprint } from '../blueprint/install.ts';
import type { UserAction } from '../doc-port.ts';
import { FakeDoc } from '../blueprint/testing/fake-doc.ts';
import { InstalledDocument } from './installed-document.ts';

/** An installed document, read, with the task "Statuts" of Ana; `between` comes just before the next bundle, once all has been looked at. */
async function withTask(): Promise<{ doc: FakeDoc; document: InstalledDocument; between: (action: UserAction) => void }> {
  const doc = new FakeDoc();
  await installBlueprint(doc, { lang: 'fr', widgetUrl: (widget) => `https://example.org/${widget}` });
  let waiting: UserAction[] = [];
  const document = await InstalledDocument.open({
    fetchTable: (table) => doc.fetchTable(table),
    applyActions: async (actions) => {
      if (waiting.length > 0) await doc.applyActions(waiting.splice(0));
      return doc.applyActions(actions);
    },
  });
  if (document === undefined) throw new Error('not installed');
  await document.read();
  await document.write([
    { kind: 'create', entity: 'member', id: 'new:ana', fields: { name: 'Ana' } },
    { kind: 'create', entity: 'task', id: 'new:t', fields: { title: 'Statuts', due: '2026-12-18', responsible: ['new:ana'] } },
  ]);
  await document.read();
  return { doc, document, between: (action) => (waiting = [action]) };
}

describe('InstalledDocument.writeGuarded', () => {
  it('makes a row once, however often it is asked', async () => {
    const { doc, document } = await withTask();
    const write = { kind: 'create', uid: 'u-1', fields: { name: 'Design' } } as const;

    expect(await document.writeGuarded('team', [write])).toEqual([{ ok: true, id: '1' }]);
    expect(await document.writeGuarded('team', [write, { kind: 'create', uid: 'u-2', fields: { name: 'Infra' } }])).toEqual([
      { ok: true, id: '1', existed: true },
      { ok: true, id: '2' },
    ]);
    expect(doc.rows('Teams').map(({ name, uid }) => [name, uid])).toEqual([['Design', 'u-1'], ['Infra', 'u-2']]);
  });

  it('writes a row that is as it was', async () => {
    const { doc, document } = await withTask();

    expect(await document.writeGuarded('task', [{ kind: 'update', id: '1', expected: { title: 'Statuts', due: '2026-12-18' }, fields: { title: 'Les statuts', status: 'doing' } }])).toEqual([{ ok: true, id: '1' }]);
    expect(doc.rows('Tasks')[0]).toMatchObject({ title: 'Les statuts', status: 'En cours' });
  });

  it('leaves alone a row that somebody changed since it was read', async () => {
    const { doc, document } = await withTask();
    await doc.applyActions([['UpdateRecord', 'Tasks', 1, { title: 'D’Ana' }]]);

    expect(await document.writeGuarded('task', [{ kind: 'update', id: '1', expected: { title: 'Statuts' }, fields: { title: 'De Bob' } }])).toEqual([{ ok: false, why: 'changed' }]);
    expect(doc.rows('Tasks')[0]).toMatchObject({ title: 'D’Ana' });
  });

  it('looks at a list just before it writes', async () => {
    const { doc, document } = await withTask();
    await doc.applyActions([['UpdateRecord', 'Tasks', 1, { responsible: null }]]);

    expect(await document.writeGuarded('task', [{ kind: 'update', id: '1', expected: { responsible: ['1'] }, fields: { title: 'De Bob' } }])).toEqual([{ ok: false, why: 'changed' }]);
    expect(await document.writeGuarded('task', [{ kind: 'update', id: '1', expected: { responsible: [] }, fields: { responsible: ['1'] } }])).toEqual([{ ok: true, id: '1' }]);
    expect(doc.rows('Tasks')[0]).toMatchObject({ title: 'Statuts', responsible: ['L', 1] });
  });

  it('writes no list that somebody changes between the look at it and the write', async () => {
    const { doc, document, between } = await withTask();
    between(['UpdateRecord', 'Tasks', 1, { responsible: null }]);

    expect(await document.writeGuarded('task', [{ kind: 'update', id: '1', expected: { responsible: ['1'] }, fields: { responsible: ['1'], consulted: ['1'] } }])).toEqual([{ ok: false, why: 'changed' }]);
    expect(doc.rows('Tasks')[0]).toMatchObject({ responsible: null });
    expect(document.columnLookedUp('task', 'responsible')).toBeUndefined();
  });

  it('knows no stamp in a column that is none, that may not be seen, or that does not tell of a change from the other end', async () => {
    const { doc, document } = await withTask();
    const lookedUpWith = async (changes: Readonly<Record<string, unknown>>, colId = 'updatedAt') => {
      const column = doc.column('Tasks', colId);
      const before = Object.fromEntries(Object.keys(changes).map((key) => [key, column?.[key] ?? 0]));
      await doc.applyActions([['UpdateRecord', '_grist_Tables_column', column?.['id'], changes]]);
      const again = await InstalledDocument.open(doc);
      await again?.read(['task']);
      await doc.applyActions([['UpdateRecord', '_grist_Tables_column', column?.['id'], before]]);
      return again?.columnLookedUp('task', 'responsible')?.colId;
    };

    expect(document.columnLookedUp('task', 'responsible')).toBeUndefined();
    for (const changes of [{ recalcWhen: 0 }, { formula: 'TODAY()' }, { type: 'Date' }, { isFormula: true }]) expect(await lookedUpWith(changes)).toBe('responsible');
    expect(await lookedUpWith({ reverseCol: 7 }, 'responsible')).toBe('responsible');

    const fetchTable = async (table: string) => {
      const data = await doc.fetchTable(table);
      return table === 'Tasks' ? { ...data, updatedAt: (data['updatedAt'] ?? []).map(() => ['C']) } : data;
    };
    const hidden = await InstalledDocument.open({ fetchTable, applyActions: (actions) => doc.applyActions(actions) });
    await hidden?.read(['task']);
    expect(hidden?.columnLookedUp('task', 'responsible')?.colId).toBe('responsible');
  });

  it('fills an empty list of references, by which Grist finds no rows', async () => {
    const { doc, document } = await withTask();

    expect(await document.writeGuarded('task', [{ kind: 'update', id: '1', expected: { consulted: [], title: 'Statuts' }, fields: { consulted: ['1'] } }])).toEqual([{ ok: true, id: '1' }]);
    expect(doc.rows('Tasks')[0]).toMatchObject({ consulted: ['L', 1] });
  });

  it('lets the document itself compare lists of choices', async () => {
    const { doc, document } = await withTask();
    await doc.applyActions([['UpdateRecord', 'Tasks', 1, { tags: ['L', 'droit', 'a, "b"'] }]]);
    await document.read();
    const write = { kind: 'update', id: '1', expected: { tags: ['droit', 'a, "b"'] }, fields: { tags: ['fait'] } } as const;
    await doc.applyActions([['UpdateRecord', 'Tasks', 1, { tags: ['L', 'droit'] }]]);

    expect(await document.writeGuarded('task', [write])).toEqual([{ ok: false, why: 'changed' }]);
    await doc.applyActions([['UpdateRecord', 'Tasks', 1, { tags: ['L', 'droit', 'a, "b"'] }]]);
    expect(await document.writeGuarded('task', [write])).toEqual([{ ok: true, id: '1' }]);
  });

  it('removes nothing that somebody changes between the look at it and its removal', async () => {
    for (const cells of [{ title: 'D’Ana' }, { due: null }, { tags: ['L', 'urgent'] }, { responsible: null }]) {
      const { doc, document, between } = await withTask();
      const removal = { kind: 'remove', id: '1', expected: { title: 'Statuts', due: '2026-12-18', tags: [], responsible: ['1'] } } as const;
      between(['UpdateRecord', 'Tasks', 1, cells]);

      await expect(document.writeGuarded('task', [removal])).rejects.toThrow('existing record #1');
      expect(await document.writeGuarded('task', [removal])).toEqual([{ ok: false, why: 'changed' }]);
      expect(doc.rows('Tasks')[0]).toMatchObject(cells);
    }
  });

  it('takes a row that somebody else removes meanwhile for removed', async () => {
    const { doc, document, between } = await withTask();
    between(['RemoveRecord', 'Tasks', 1]);

    expect(await document.writeGuarded('task', [{ kind: 'remove', id: '1', expected: { title: 'Statuts' } }])).toEqual([{ ok: true, id: '1' }]);
    expect(doc.rows('Tasks')).toEqual([]);
  });

  it('removes only what is as it was', async () => {
    const { doc, document } = await withTask();

    expect(await document.writeGuarded('task', [{ kind: 'remove', id: '1', expected: { title: 'Autre' } }])).toEqual([{ ok: false, why: 'changed' }]);
    expect(await document.writeGuarded('task', [{ kind: 'remove', id: '1', expected: { title: 'Statuts' } }])).toEqual([{ ok: true, id: '1' }]);
    expect(doc.rows('Tasks')).toEqual([]);
  });

  it('names the write that the document cannot hold, and does the others', async () => {
    const { document } = await withTask();

    const results = await document.writeGuarded('task', [
      { kind: 'update', id: '1', expected: {}, fields: { responsible: ['99'] } },
      { kind: 'update', id: '1', expected: {}, fields: { title: 'Les statuts' } },
    ]);

    expect(results).toMatchObject([{ ok: false, why: 'refused', issue: { code: 'write.notInTable', row: '1', path: 'responsible' } }, { ok: true }]);
  });
});
