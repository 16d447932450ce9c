import { describe, expect, it, vi } from 'vitest';
import { sampleTables, snapshotOf } from '../testing/index.ts';
import { codeOf, open } from './source.testing.ts';

describe('writing', () => {
  it('groups rows that get the same columns into one action', async () => {
    const { source, grist } = open();
    await snapshotOf(source);
    await source.apply([
      { kind: 'update', entity: 'task', id: '1', fields: { accountable: ['1'] } },
      { kind: 'update', entity: 'task', id: '2', fields: { accountable: ['2'] } },
      { kind: 'create', entity: 'task', fields: { title: 'Un', status: 'doing' } },
      { kind: 'create', entity: 'task', fields: { title: 'Deux' } },
      { kind: 'remove', entity: 'task', id: '4' },
    ]);
    expect(grist.bundles).toEqual([
      [
        ['BulkAddRecord', 'Tasks', [-1, -2], { title: ['Un', 'Deux'], status: ['En cours', 'À faire'] }],
        ['BulkUpdateRecord', 'Tasks', [1, 2], { accountable: [1, 2] }],
        ['BulkRemoveRecord', 'Tasks', [4]],
      ],
    ]);
  });

  it('refers to a row created in the same gesture, in a Ref by a negative number', async () => {
    const { source, grist } = open();
    await snapshotOf(source);
    const outcome = await source.apply([
      { kind: 'create', entity: 'task', fields: { title: 'Devis', project: 'new:p' } },
      { kind: 'create', entity: 'project', id: 'new:p', fields: { name: 'Fête' } },
    ]);
    expect(outcome).toEqual({ ok: true, created: ['5', '3'] });
    expect(grist.tables['Tasks']?.rows.at(-1)).toMatchObject({ title: 'Devis', project: 3 });
  });

  it('chooses another number for a new row when somebody took the one it had chosen', async () => {
    const { source, grist } = open();
    await snapshotOf(source);
    grist.faults.holdWrites = true;
    const outcome = source.apply([
      { kind: 'create', entity: 'member', id: 'new:z', fields: { name: 'Zoé' } },
      { kind: 'update', entity: 'task', id: '3', fields: { responsible: ['new:z'] } },
    ]);
    await snapshotOf(source, ({ entities }) => entities.member?.length === 4);
    await new Promise((resolve) => setTimeout(resolve));
    await grist.editedElsewhere(['AddRecord', 'Members', null, { name: 'Dan' }]);
    grist.faults.holdWrites = false;
    grist.release();
    expect(await outcome).toEqual({ ok: true, created: ['5'] });
    expect(grist.tables['Tasks']?.rows[2]?.['responsible']).toEqual(['L', 5]);
    expect(grist.bundles).toHaveLength(1);
  });

  it('says which field has no column, or one that a formula fills', async () => {
    const tables = sampleTables();
    Object.assign(tables['Tasks']?.columns['effortHours'] ?? {}, { isFormula: true, formula: '1' });
    const { source, grist } = open({ tables });
    const { access } = await snapshotOf(source);
    expect(access.fields.task).not.toContain('effortHours');
    const write = (changed: object) => source.apply([{ kind: 'update', entity: 'task', id: '1', fields: changed }]);
    expect(await write({ criticality: 'high' })).toEqual({ ok: false, issue: { code: 'write.noColumn', entity: 'task', row: '1', path: 'criticality' } });
    expect(codeOf(await write({ effortHours: 3 }))).toBe('host.formulaColumn');
    expect(grist.bundles).toEqual([]);
  });

  it('writes into a column that is still empty: a formula without words is none', async () => {
    const tables = sampleTables();
    Object.assign(tables['Tasks']?.columns['effortHours'] ?? {}, { isFormula: false });
    const { source, grist } = open({ tables });
    Object.assign(grist.tables['Tasks']?.columns['effortHours'] ?? {}, { isFormula: true, formula: '' });
    expect((await snapshotOf(source)).access.fields.task).toContain('effortHours');
  });

  it('refuses all at once when the connection is lost, and changes nothing', async () => {
    let isOnline = true;
    const { source, grist } = open({ options: { isOnline: () => isOnline } });
    await snapshotOf(source);
    isOnline = false;
    expect(codeOf(await source.apply([{ kind: 'remove', entity: 'task', id: '1' }]))).toBe('host.offline');
    expect([(await snapshotOf(source)).entities.task?.length, grist.bundles]).toEqual([4, []]);
  });

  it('takes a gesture back that the host does not answer, and shows it when it was written after all', async () => {
    vi.useFakeTimers();
    try {
      const { source, grist } = open();
      await snapshotOf(source);
      grist.faults.holdWrites = true;
      const outcome = source.apply([{ kind: 'update', entity: 'task', id: '1', fields: { title: 'Lent' } }]);
      await vi.advanceTimersByTimeAsync(15_000);
      expect(codeOf(await outcome)).toBe('host.timeout');
      expect((await snapshotOf(source)).entities.task?.[0]?.title).toBe('Statuts');
      grist.release();
      await snapshotOf(source, ({ entities }) => entities.task?.[0]?.title === 'Lent');
    } finally {
      vi.useRealTimers();
    }
  });

  it('shows the host’s rows when a gesture that it accepted is not seen in them after a while', async () => {
    vi.useFakeTimers();
    try {
      const { source, grist } = open();
      await snapshotOf(source);
      const write = grist.docApi.applyUserActions;
      grist.docApi.applyUserActions = async () => ({ retValues: [] });
      expect(codeOf(await source.apply([{ kind: 'update', entity: 'task', id: '1', fields: { title: 'À nous' } }]))).toBe('written');
      grist.docApi.applyUserActions = write;
      expect((await snapshotOf(source)).entities.task?.[0]?.title).toBe('À nous');
      await vi.advanceTimersByTimeAsync(5000);
      expect((await snapshotOf(source)).entities.task?.[0]?.title).toBe('Statuts');
    } finally {
      vi.useRealTimers();
    }
  });

  it('fetches the rows once for a gesture that the host tells of, and by itself where the host says nothing', async () => {
    vi.useFakeTimers();
    try {
      const { source, grist } = open();
      await snapshotOf(source);
      const fetches = () => grist.fetched.filter((what) => what === 'section Tasks').length;
      const before = fetches();
      await source.apply([{ kind: 'update', entity: 'task', id: '1', fields: { title: 'Un' } }]);
      await vi.advanceTimersByTimeAsync(1000);
      expect(fetches() - before).toBe(1);

      vi.spyOn(grist, 'tellRows').mockImplementation(() => undefined);
      await source.apply([{ kind: 'update', entity: 'task', id: '1', fields: { title: 'Deux' } }]);
      await vi.advanceTimersByTimeAsync(1000);
      expect(fetches() - before).toBe(2);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is read-only once the host has said that its user may not write', async () => {
    const { source, grist } = open();
    await snapshotOf(source);
    grist.faults.nextWrite = { code: 'AUTH_NO_EDIT', message: 'No write access' };
    expect(codeOf(await source.apply([{ kind: 'remove', entity: 'task', id: '1' }]))).toBe('host.noEdit');
    expect((await snapshotOf(source)).access).toMatchObject({ canWrite: false, reason: 'document' });
  });
});

describe('settings of the document', () => {
  it('are rows of Settings: added, changed, removed, each one step', async () => {
    const { source, grist } = open();
    expect((await snapshotOf(source)).settings).toEqual({ 'raci.limit.responsible': '3' });
    await source.setSetting('raci.off', 'raci.noResponsible');
    await source.setSetting('raci.limit.responsible', '5');
    expect((await snapshotOf(source)).settings).toEqual({ 'raci.limit.responsible': '5', 'raci.off': 'raci.noResponsible' });
    await source.setSetting('raci.off', undefined);
    expect((await snapshotOf(source)).settings).toEqual({ 'raci.limit.responsible': '5' });
    expect(grist.bundles.map(([action]) => action?.[0])).toEqual(['AddRecord', 'UpdateRecord', 'RemoveRecord']);
  });

  it('are taken back when the host refuses', async () => {
    const { source, grist } = open();
    const { settings } = await snapshotOf(source);
    grist.faults.nextWrite = { code: 'ACL_DENY', message: 'Blocked by table update access rules' };
    const outcome = source.setSetting('raci.off', 'x');
    expect((await snapshotOf(source)).settings['raci.off']).toBe('x');
    expect(codeOf(await outcome)).toBe('host.denied');
    expect((await snapshotOf(source)).settings).toEqual(settings);
  });

  it('name the collective’s stages, and the rows are read by them', async () => {
    const tables = sampleTables();
    Object.assign(tables['Tasks']?.rows[3] ?? {}, { status: 'Recette' });
    const { source } = open({ tables });
    expect((await snapshotOf(source)).issues.map(({ code }) => code)).toEqual(['cell.unknownChoice']);
    await source.setSetting('stage.1', 'Recette = À valider');
    const { entities, issues, stages } = await snapshotOf(source, (snapshot) => snapshot.issues.length === 0);
    expect([entities.task?.[3]?.status, entities.task?.[3]?.stage, stages, issues]).toEqual(['review', 'Recette', [{ name: 'Recette', meaning: 'review' }], []]);
  });
});
