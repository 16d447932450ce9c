import { entityNames, model, type EntityName } from '@entrelacs/core';
import { demoCollective } from '@entrelacs/core/demo';
import { installBlueprint } from '@entrelacs/grist';
import type { RestPort } from '@entrelacs/grist/rest';
import { FakeDoc } from '@entrelacs/grist/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gristSide } from '../grist/grist-side.ts';
import { archivedFields, problemsIn, readArchive, type Archive, type ArchiveRow } from './archive.ts';
import { rowsOfCsv, tableCsv } from './csv.ts';
import { makeArchive, restoreArchive, type ArchivableSide } from './restore.ts';

async function emptyDocument(): Promise<{ doc: FakeDoc; side: ArchivableSide }> {
  const doc = new FakeDoc();
  await installBlueprint(doc, { lang: 'fr', widgetUrl: (widget) => `https://example.org/${widget}` });
  const port: RestPort = {
    fetchTable: (table) => doc.fetchTable(table),
    applyActions: (actions) => doc.applyActions(actions),
    describe: () => Promise.resolve({ id: 'doc1', name: 'Atelier', access: 'owners' }),
    done: new Set(),
    changes: () => Promise.resolve(new Map()),
    history: () => Promise.resolve([]),
    download: () => Promise.resolve(new Uint8Array()),
  };
  return { doc, side: gristSide({ port, server: 'https://grist.example', limits: { batchRows: 500, batchBytes: 900_000, parallel: 10 } }) };
}

/** A small part of the demo as an archive. */
function demoArchive(): Archive {
  const collective = demoCollective({ seed: 1, today: '2026-11-28', lang: 'fr' });
  const uid = (entity: EntityName, id: string) => `${entity}-${id}`;
  const some = new Map(entityNames.map((name) => [name, new Set((collective[name] ?? []).slice(0, 12).map(({ id }) => id))]));
  const entities = Object.fromEntries(
    entityNames.map((name) => [
      name,
      (collective[name] ?? []).slice(0, 12).map((row) => {
        const cells = row as unknown as Record<string, unknown>;
        const fields = archivedFields(name).flatMap(({ key, entity }) => {
          const value = cells[key];
          if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return [];
          if (entity === undefined) return [[key, value]];
          const targets = (Array.isArray(value) ? (value as string[]) : [value as string]).filter((id) => some.get(entity)?.has(id)).map((id) => uid(entity, id));
          return targets.length === 0 ? [] : [[key, Array.isArray(value) ? targets : targets[0]]];
        });
        return { uid: uid(name, row.id), ...Object.fromEntries(fields) } as ArchiveRow;
      }),
    ]),
  );
  return { format: 'entrelacs', version: 1, madeAt: '2026-11-28T10:00:00Z', source: { place: 'https://grist.example/doc1', title: 'Atelier' }, settings: { 'stage.1': 'Spécification = En cours' }, entities, unread: [] };
}

describe('an archive', () => {
  it('comes back as it was: put into an empty document, and made again of it', async () => {
    const archive = demoArchive();
    const { side } = await emptyDocument();

    const restored = await restoreArchive(side, archive);
    const again = await makeArchive(side, archive.madeAt);

    expect(restored.issues).toEqual([]);
    for (const name of entityNames) {
      const filling = archivedFields(name).filter(({ automatic }) => automatic === true);
      for (const { key } of filling) expect(again.entities[name]?.some((row) => key in row), `${name}.${key} fills itself, and is carried`).toBe(true);
    }
    expect(again.settings).toEqual(archive.settings);
    for (const name of entityNames) expect(again.entities[name] ?? [], name).toEqual(archive.entities[name] ?? []);
    expect(again.unread).toEqual([]);
  });

  it('leaves rows that are there as they are, unless told to overwrite them', async () => {
    const archive = demoArchive();
    const { doc, side } = await emptyDocument();
    await restoreArchive(side, archive);
    await doc.applyActions([['UpdateRecord', 'Teams', 1, { name: 'Renommée' }]]);

    expect(await restoreArchive(side, archive)).toMatchObject({ created: 0, updated: 0 });
    expect(doc.rows('Teams')[0]).toMatchObject({ name: 'Renommée' });
    expect((await restoreArchive(side, archive, { overwrite: true })).updated).toBeGreaterThan(0);
    expect(doc.rows('Teams')[0]?.['name']).toBe(archive.entities.team?.[0]?.['name']);
  });

  it('empties what is empty in it when it overwrites, and nothing that it does not know', async () => {
    const { doc, side } = await emptyDocument();
    await doc.applyActions([['AddRecord', 'Members', null, { uid: 'm1', name: 'Ana' }], ['AddRecord', 'Projects', null, { uid: 'p1', name: 'Jardin' }], ['AddRecord', 'Tasks', null, { uid: 't1', title: 'Budget', due: 'un jour' }]]);
    const { fields, ...older } = await makeArchive(side, '');
    await doc.applyActions([['UpdateRecord', 'Projects', 1, { objective: 'Neuf', lead: 1, contributors: ['L', 1], tags: ['L', 'neuf'], start: 86_400 }], ['UpdateRecord', 'Tasks', 1, { due: 86_400, tags: ['L', 'neuf'] }]]);
    const later = structuredClone(doc.rows('Projects')[0]);

    await restoreArchive(side, older, { overwrite: true });
    expect(doc.rows('Projects')[0]).toEqual(later);

    await restoreArchive(side, { ...older, ...(fields !== undefined && { fields }) }, { overwrite: true });
    expect(doc.rows('Projects')[0]).toMatchObject({ name: 'Jardin', objective: '', lead: 0, contributors: null, tags: null, start: null });
    expect(doc.rows('Tasks')[0]).toMatchObject({ due: 86_400, tags: null });
  });

  it('names cells that could not be read, rather than leaving them out in silence', async () => {
    const { doc, side } = await emptyDocument();
    await doc.applyActions([['AddRecord', 'Tasks', null, { uid: 'u1', title: 'Budget', due: 'un jour' }]]);

    expect((await makeArchive(side, '')).unread).toEqual([{ entity: 'task', uid: 'u1', field: 'due', value: 'un jour' }]);
  });

  it.each([
    ['no JSON', 'bonjour', 'archive.notOne'],
    ['another JSON', '{"version":1}', 'archive.notOne'],
    ['a newer one', '{"format":"entrelacs","version":99}', 'archive.newer'],
    ['a row twice', '{"format":"entrelacs","version":1,"entities":{"team":[{"uid":"a"},{"uid":"a"}]}}', 'archive.broken'],
    ['a reference to nothing', '{"format":"entrelacs","version":1,"entities":{"task":[{"uid":"a","project":"b"}]}}', 'archive.broken'],
    ['a table of nobody’s', '{"format":"entrelacs","version":1,"entities":{"chat":[]}}', 'archive.broken'],
  ])('refuses %s', (_what, text, code) => {
    expect(() => readArchive(text)).toThrow(expect.objectContaining({ code }));
  });

  it('finds nothing wrong in one of its own', () => {
    expect(problemsIn(demoArchive())).toEqual([]);
    expect(readArchive(JSON.stringify(demoArchive()))).toEqual(demoArchive());
  });
});

describe('a table as CSV', () => {
  it('comes back as it was, whatever stands in it', () => {
    const text = fc.string({ minLength: 1, unit: fc.constantFrom('a', "'", '=', '-', '+', '@', ';', ' ', '\\', '"', ',', '\n', '\t', 'é', '1', '🙂') });
    const row = fc.record(
      { uid: fc.uuid(), title: text, tags: fc.array(text, { minLength: 1, maxLength: 3 }), progress: fc.integer({ min: 0, max: 100 }), effortHours: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0) },
      { requiredKeys: ['uid'] },
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
        expect(rowsOfCsv('task', tableCsv('task', rows as unknown as ArchiveRow[]))).toEqual(rows);
      }),
    );
  });

  it('keeps booleans and every entity’s heads', () => {
    for (const name of entityNames) expect(tableCsv(name, []).trim().split(',')).toEqual(['uid', ...archivedFields(name).map(({ key }) => key)]);
    const rows = [{ uid: 'a', name: 'Ana', active: false }] as unknown as ArchiveRow[];
    expect(rowsOfCsv('member', tableCsv('member', rows))).toEqual(rows);
  });

  it('names the head, and the cell, that it cannot read', () => {
    expect(() => rowsOfCsv('task', 'uid,titre\r\n')).toThrow(expect.objectContaining({ code: 'archive.csvHead', values: { file: `${model.task.table}.csv`, head: 'titre' } }));
    expect(() => rowsOfCsv('task', 'uid,progress\r\na,beaucoup\r\n')).toThrow(expect.objectContaining({ code: 'archive.csvCell', values: expect.objectContaining({ line: 2, key: 'progress' }) as unknown }));
  });
});
