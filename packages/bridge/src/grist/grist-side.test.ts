import { installBlueprint, type UserAction } from '@entrelacs/grist';
import { RestFailure, type RestPort } from '@entrelacs/grist/rest';
import { FakeDoc } from '@entrelacs/grist/testing';
import { describe, expect, it } from 'vitest';
import type { ArchivableSide } from '../archive/restore.ts';
import { gristSide } from './grist-side.ts';

const limits = { batchRows: 500, batchBytes: 900_000, parallel: 10 };

/** An installed document as a side; its next bundle fails with an error, or comes just after somebody's action, refused as the server refuses. */
async function installed(): Promise<{ doc: FakeDoc; side: ArchivableSide; failNext: (error: Error) => void; beforeNext: (action: UserAction) => void }> {
  const doc = new FakeDoc();
  await installBlueprint(doc, { lang: 'fr', widgetUrl: (widget) => `https://example.org/${widget}` });
  let failure: Error | undefined;
  let waiting: UserAction[] = [];
  const port: RestPort = {
    fetchTable: (table) => doc.fetchTable(table),
    applyActions: async (actions) => {
      const error = failure;
      failure = undefined;
      if (error !== undefined) throw error;
      if (waiting.length > 0) await doc.applyActions(waiting.splice(0));
      return doc.applyActions(actions).catch((refusal: unknown) => Promise.reject(new RestFailure('rest.refused', 500, `[Sandbox] ${String(refusal)}`)));
    },
    describe: () => Promise.resolve({ id: 'doc1', name: 'Atelier', access: 'owners' }),
    done: new Set(),
    changes: () => Promise.resolve(new Map()),
    history: () => Promise.resolve(doc.bundles.map((_bundle, n) => `${n + 1} h${n + 1}`).reverse()),
    download: () => Promise.resolve(new Uint8Array()),
  };
  return { doc, side: gristSide({ port, server: 'https://grist.example', limits }), failNext: (error) => (failure = error), beforeNext: (action) => (waiting = [action]) };
}

const teams = { entities: [{ entity: 'team', fields: ['name', 'stage'] }] } as const;

describe('a Grist document as a side', () => {
  it('says which document it is, and which wiki it was paired with', async () => {
    const { side } = await installed();
    expect(await side.identify()).toEqual({ id: 'doc1', place: 'https://grist.example/doc1', title: 'Atelier' });

    await side.leaveMark?.('wiki-7');
    await side.leaveMark?.('wiki-8');
    expect(await side.identify()).toMatchObject({ mark: 'wiki-8' });
  });

  it('keeps the log of its runs over the one that was read, and over no other', async () => {
    const { doc, side } = await installed();
    expect(await side.keepLog?.(undefined, 'r1')).toBe(true);
    expect(await side.keepLog?.(undefined, 'r1b')).toBe(false);
    expect(await side.keepLog?.('r0', 'r2b')).toBe(false);
    expect(await side.keepLog?.('r1', 'r1 a b\nr2')).toBe(true);

    expect(await side.identify()).toMatchObject({ log: 'r1 a b\nr2' });
    expect(doc.rows('Settings').filter(({ key }) => key === 'bridge.runs')).toHaveLength(1);
  });

  it('keeps it in the first of two rows, where somebody copied it', async () => {
    const { doc, side } = await installed();
    await side.keepLog?.(undefined, 'r1');
    await doc.applyActions([['AddRecord', 'Settings', null, { key: 'bridge.runs', value: 'r1' }]]);

    expect(await side.keepLog?.('r1', 'r2')).toBe(true);
    expect(await side.identify()).toMatchObject({ log: 'r2' });
  });

  it('does not say that a log was kept where no answer came, and refuses where the key may not write', async () => {
    const { side, failNext } = await installed();
    failNext(new TypeError('terminated'));
    expect(await side.keepLog?.(undefined, 'r1')).toBe(false);
    failNext(new RestFailure('rest.denied', 403, 'Blocked by table update access rules'));
    await expect(side.keepLog?.(undefined, 'r1')).rejects.toMatchObject({ code: 'rest.denied' });
  });

  it('leaves what the bridge keeps for itself out of an archive', async () => {
    const { side } = await installed();
    await side.leaveMark?.('wiki-7');
    await side.keepLog?.(undefined, 'r1');
    expect(Object.keys((await side.settings?.()) ?? {}).filter((key) => key.startsWith('bridge.'))).toEqual([]);
  });

  it('gives each change of a row a stamp of its own', async () => {
    const { doc, side } = await installed();
    await doc.applyActions([['AddRecord', 'Teams', null, { uid: 'u1', name: 'Design' }]]);
    const stampNow = async () => {
      const answer = await side.read(teams);
      return answer.unchanged ? undefined : answer.tables.team?.rows[0]?.stamp;
    };
    const first = await stampNow();
    await doc.applyActions([['UpdateRecord', 'Teams', 1, { name: 'Conception' }]]);
    await doc.applyActions([['UpdateRecord', 'Teams', 1, { name: 'Design' }]]);

    expect(first).toMatch(/^\d/);
    expect(await stampNow()).not.toBe(first);
  });

  it('is refused before an installation', async () => {
    const doc = new FakeDoc();
    const port = { ...doc, fetchTable: (table: string) => doc.fetchTable(table), history: () => Promise.resolve([]) } as unknown as RestPort;
    await expect(gristSide({ port, server: 'x', limits }).read(teams)).rejects.toMatchObject({ code: 'grist.notInstalled' });
  });

  it('tells when a row was last changed, as far as the document notes it', async () => {
    const { doc, side } = await installed();
    await doc.applyActions([['BulkAddRecord', 'Teams', [null, null], { name: ['Design', 'Infra'] }]]);
    await doc.applyActions([['BulkUpdateRecord', 'Teams', [1, 2], { updatedAt: [Date.UTC(2026, 10, 28, 9, 30) / 1000, null] }]]);
    const atOf = async () => {
      const answer = await side.read(teams);
      return answer.unchanged ? [] : answer.tables.team?.rows.map(({ at }) => at);
    };
    expect(await atOf()).toEqual(['2026-11-28T09:30:00.000Z', undefined]);

    await doc.applyActions([['UpdateRecord', '_grist_Tables_column', doc.column('Teams', 'updatedAt')?.['id'], { recalcWhen: 0 }]]);
    expect(await atOf()).toEqual([undefined, undefined]);
  });

  it('tells an empty cell from one that cannot be read', async () => {
    const { doc, side } = await installed();
    await doc.applyActions([['BulkAddRecord', 'Teams', [null, null], { uid: ['u1', ''], name: ['Design', 'Infra'], stage: ['', 'autre'] }]]);

    const answer = await side.read(teams);

    expect(answer).toMatchObject({
      unchanged: false,
      tables: { team: { canCreate: true, rows: [{ id: '1', uid: 'u1', fields: { name: 'Design', stage: null } }, { id: '2', uid: null, fields: { name: 'Infra' } }] } },
      issues: [{ code: 'cell.unknownChoice', row: '2', path: 'stage' }],
    });
  });

  it('follows a column, and a table, that somebody renamed', async () => {
    const { doc, side } = await installed();
    await doc.applyActions([['AddRecord', 'Teams', null, { uid: 'u1', name: 'Design' }]]);
    await side.read(teams);
    await doc.applyActions([['UpdateRecord', '_grist_Tables_column', doc.column('Teams', 'name')?.['id'], { colId: 'nom', label: 'Nom' }], ['UpdateRecord', '_grist_Tables', doc.table('Teams')?.['id'], { tableId: 'Equipes' }]]);

    const answer = await side.read(teams);
    const written = await side.write([{ kind: 'update', entity: 'team', uid: 'u1', id: '1', expected: { name: 'Design' }, fields: { name: 'Conception' } }]);

    expect(answer).toMatchObject({ issues: [], tables: { team: { fields: expect.arrayContaining(['name']) as unknown, rows: [{ id: '1', fields: { name: 'Design' } }] } } });
    expect(written).toEqual([{ ok: true, id: '1' }]);
    expect(doc.rows('Equipes')).toMatchObject([{ nom: 'Conception' }]);
  });

  it('reads nothing again while nothing has changed', async () => {
    const { doc, side } = await installed();
    const first = await side.read(teams);
    const validator = first.unchanged ? undefined : first.validator;

    expect(await side.read({ ...teams, ...(validator !== undefined && { validator }) })).toEqual({ unchanged: true });
    await doc.applyActions([['AddRecord', 'Teams', null, { name: 'Design' }]]);
    expect(await side.read({ ...teams, ...(validator !== undefined && { validator }) })).toMatchObject({ unchanged: false });
  });

  it('names the one row that is to blame, and writes the others', async () => {
    const { doc, side, failNext } = await installed();
    await side.read(teams);
    failNext(new RestFailure('rest.refused', 500, '[Sandbox] ValueError'));

    const results = await side.write([
      { kind: 'create', entity: 'team', uid: 'u1', fields: { name: 'Design' } },
      { kind: 'create', entity: 'team', uid: 'u2', fields: { name: 'Infra' } },
    ]);

    expect(results).toEqual([{ ok: true, id: '1' }, { ok: true, id: '2' }]);
    expect(doc.rows('Teams')).toHaveLength(2);
  });

  it('removes what is as it was, and leaves alone a row that somebody changes just before its removal', async () => {
    const { doc, side, beforeNext } = await installed();
    await doc.applyActions([['BulkAddRecord', 'Teams', [null, null], { uid: ['u1', 'u2'], name: ['Design', 'Infra'], purpose: ['', ''] }]]);
    await side.read({ entities: [{ entity: 'team', fields: ['name', 'purpose'] }] });
    beforeNext(['UpdateRecord', 'Teams', 2, { purpose: 'Sauvegarder' }]);

    const results = await side.write([
      { kind: 'remove', entity: 'team', uid: 'u1', id: '1', expected: { name: 'Design', purpose: null } },
      { kind: 'remove', entity: 'team', uid: 'u2', id: '2', expected: { name: 'Infra', purpose: null } },
    ]);

    expect(results).toEqual([{ ok: true, id: '1' }, { ok: false, why: 'changed' }]);
    expect(doc.rows('Teams')).toMatchObject([{ id: 2, purpose: 'Sauvegarder' }]);
  });

  it('finds out that a row was changed when it is removed alone', async () => {
    const { doc, side, beforeNext } = await installed();
    await doc.applyActions([['AddRecord', 'Teams', null, { uid: 'u1', name: 'Design' }]]);
    await side.read(teams);
    beforeNext(['UpdateRecord', 'Teams', 1, { name: 'Conception' }]);

    expect(await side.write([{ kind: 'remove', entity: 'team', uid: 'u1', id: '1', expected: { name: 'Design' } }])).toEqual([{ ok: false, why: 'changed' }]);
    expect(doc.rows('Teams')).toMatchObject([{ name: 'Conception' }]);
  });

  it('does not know whether a bundle without an answer was done', async () => {
    const { side, failNext } = await installed();
    await side.read(teams);
    failNext(new TypeError('terminated'));
    expect(await side.write([{ kind: 'create', entity: 'team', uid: 'u1', fields: { name: 'Design' } }])).toMatchObject([{ ok: false, why: 'unknown' }]);
    failNext(new RestFailure('rest.failed', 500, 'Internal error'));
    expect(await side.write([{ kind: 'create', entity: 'team', uid: 'u1', fields: { name: 'Design' } }])).toMatchObject([{ ok: false, why: 'unknown' }]);
  });

  it('empties a field that is told to be null', async () => {
    const { doc, side } = await installed();
    await doc.applyActions([['AddRecord', 'Teams', null, { uid: 'u1', name: 'Design', purpose: 'Dessiner' }]]);
    await side.read({ entities: [{ entity: 'team', fields: ['name', 'purpose'] }] });

    const results = await side.write([{ kind: 'update', entity: 'team', uid: 'u1', id: '1', expected: { purpose: 'Dessiner' }, fields: { purpose: null } }]);

    expect(results).toEqual([{ ok: true, id: '1' }]);
    expect(doc.rows('Teams')[0]).toMatchObject({ purpose: '' });
  });
});
