import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { UserAction } from '../doc-port.ts';
import { diagnose, repair } from './doctor.ts';
import { installBlueprint } from './install.ts';
import { readInstallation } from './installation.ts';
import { FakeDoc } from './testing/fake-doc.ts';

const options = { lang: 'fr', widgetUrl: (widget: string) => `https://example.org/widgets/${widget}/index.html` } as const;
const findings = async (doc: FakeDoc) => (await diagnose(doc, options))?.findings.map(({ key, isProposed }) => (isProposed ? key : `(${key})`)) ?? [];
const repairAll = async (doc: FakeDoc) => repair(doc, options, (await diagnose(doc, options))?.findings.map(({ key }) => key) ?? []);

describe('the doctor', () => {
  const installed = new FakeDoc();
  let doc: FakeDoc;
  beforeAll(async () => {
    await installBlueprint(installed, options);
  });
  beforeEach(() => {
    doc = installed.copy();
  });

  it('finds nothing wrong with what was just installed', async () => {
    const diagnosis = await diagnose(doc, options);

    expect(diagnosis?.findings).toEqual([]);
    expect(diagnosis?.inOrder).toContainEqual({ kind: 'page', name: 'Qui fait quoi', count: 2 });
  });

  it('says nothing of a document without anything of ours', async () => {
    expect(await diagnose(new FakeDoc(), options)).toBeUndefined();
  });

  it('makes a deleted column again, records it, and maps it again in the matrix', async () => {
    await doc.applyActions([['RemoveColumn', 'Tasks', 'responsible']]);
    expect(await findings(doc)).toEqual(['columnMissing column:task.responsible']);

    await repair(doc, options, ['columnMissing column:task.responsible']);

    expect(await findings(doc)).toEqual([]);
    const ref = doc.column('Tasks', 'responsible')?.['id'];
    expect(doc.column('Tasks', 'responsible')).toMatchObject({ type: 'RefList:Members', untieColIdFromLabel: true });
    const sections = doc.rows('_grist_Views_section').map(({ options: text }) => String(text));
    expect(sections.find((text) => text.includes('raci/raci'))).toContain(`\\"responsible\\":${String(ref)}`);
    expect(doc.rows('_grist_Views_section_field').some(({ colRef }) => colRef === ref)).toBe(true);
  });

  it('ties trigger formulas again to a column that was deleted', async () => {
    await doc.applyActions([['RemoveColumn', 'Tasks', 'status']]);
    await repair(doc, options, ['columnMissing column:task.status']);

    const status = doc.column('Tasks', 'status')?.['id'];
    expect(doc.column('Tasks', 'startedOn')?.['recalcDeps']).toEqual(['L', status]);
    expect(await findings(doc)).toEqual([]);
  });

  it('turns text back into dates, and says beforehand how many can be read', async () => {
    await doc.applyActions([
      ['BulkAddRecord', 'Tasks', [null, null, null, null], { due: ['05/03/2027', '2027-03-06', 'bientôt', ''], updatedAt: [null, 1_800_000_000, 1_800_000_000, null] }],
      ['ModifyColumn', 'Tasks', 'due', { type: 'Text' }],
    ]);
    const diagnosis = await diagnose(doc, options);
    expect(diagnosis?.findings[0]).toMatchObject({ kind: 'columnType', cells: { total: 3, readable: 2 } });

    await repair(doc, options, ['columnType column:task.due']);

    expect(doc.column('Tasks', 'due')?.['type']).toBe('Date');
    expect(doc.rows('Tasks').map(({ due }) => due)).toEqual([1804204800, 1804291200, 'bientôt', '']);
    expect(doc.bundles.at(-1)?.at(-1)).toEqual(['BulkUpdateRecord', 'Tasks', [1, 2], { updatedAt: [null, 1_800_000_000] }]);
  });

  it('turns names back into references', async () => {
    await doc.applyActions([
      ['BulkAddRecord', 'Members', [null, null, null], { name: ['Ana', 'Bob', 'Bob'] }],
      ['BulkAddRecord', 'Tasks', [null, null], { responsible: ['Ana', 'Ana, Bob'] }],
      ['ModifyColumn', 'Tasks', 'responsible', { type: 'Text' }],
    ]);
    await repairAll(doc);

    expect(doc.column('Tasks', 'responsible')?.['type']).toBe('RefList:Members');
    expect(doc.rows('Tasks').map(({ responsible }) => responsible)).toEqual([['L', 1], 'Ana, Bob']);
  });

  it('follows a renamed table, and leaves it its name unless it is ticked', async () => {
    await doc.applyActions([['UpdateRecord', '_grist_Views_section', doc.table('Milestones')?.['rawViewSectionRef'], { title: 'Étapes' }]]);
    expect(await findings(doc)).toEqual(['(tableRenamed name:milestone)']);
    expect((await readInstallation(doc))?.tables.milestone?.tableId).toBe('Etapes');

    await repair(doc, options, ['tableRenamed name:milestone']);

    expect(doc.table('Milestones')).toBeDefined();
    expect(await findings(doc)).toEqual([]);
  });

  it('names the ids of a table that lost its id and kept its title', async () => {
    await doc.applyActions([['UpdateRecord', '_grist_Tables', doc.table('Milestones')?.['id'], { tableId: 'Etapes' }]]);

    expect((await diagnose(doc, options))?.findings.map(({ steps }) => steps[0]?.values)).toEqual([{ table: 'Milestones', now: 'Etapes' }]);
  });

  it('proposes no repair of a formula that somebody wrote', async () => {
    await doc.applyActions([['ModifyColumn', 'Tasks', 'isLate', { formula: 'False' }]]);

    expect(await findings(doc)).toEqual(['(columnFormula column:task.isLate)']);
  });

  it('makes a deleted table again, with what pointed to it', async () => {
    await doc.applyActions([['RemoveTable', 'Holidays']]);
    expect(await findings(doc)).toEqual(['tableMissing table:holiday', 'sectionMissing section:members.holidays']);

    await repairAll(doc);

    expect(await findings(doc)).toEqual([]);
    expect(doc.rows('_grist_Tables').filter(({ tableId }) => tableId === 'Holidays')).toHaveLength(1);
  });

  it('says what a deleted table means for the columns that pointed to it', async () => {
    await doc.applyActions([['AddRecord', 'Members', null, { name: 'Ana' }], ['AddRecord', 'Tasks', null, { accountable: 1 }], ['RemoveTable', 'Members']]);
    expect(await findings(doc)).toEqual(expect.arrayContaining(['tableMissing table:member', 'columnType column:task.accountable']));
  });

  it('leaves a deleted page away unless it is ticked', async () => {
    const view = doc.rows('_grist_Views').find(({ name }) => name === 'Projets et jalons')?.['id'];
    await doc.applyActions([['RemoveRecord', '_grist_Views', view]]);
    expect(await findings(doc)).toEqual(['(pageMissing page:projects)']);

    await installBlueprint(doc, options);
    expect(doc.rows('_grist_Views').map(({ name }) => name)).not.toContain('Projets et jalons');

    await repairAll(doc);
    expect(doc.rows('_grist_Views').map(({ name }) => name)).toContain('Projets et jalons');
    expect(await findings(doc)).toEqual([]);
  });

  it('leaves a deleted section away unless it is ticked, and puts it back linked both ways', async () => {
    const section = (mark: string) => doc.rows('_grist_Views_section').find(({ options: text }) => String(text).includes(mark));
    await doc.applyActions([['RemoveRecord', '_grist_Views_section', section('raci/tasks')?.['id']]]);
    expect(await findings(doc)).toEqual(['(sectionMissing section:raci.tasks)']);

    await repairAll(doc);

    expect(section('raci/tasks')?.['linkSrcSectionRef']).toBe(section('raci/raci')?.['id']);
    expect(section('raci/raci')?.['linkSrcSectionRef']).toBe(section('raci/tasks')?.['id']);
    expect(await findings(doc)).toEqual([]);
  });

  it('does nothing where there is nothing to repair', async () => {
    const bundles = doc.bundles.length;
    await repair(doc, options, ['upgrade', 'columnMissing column:task.responsible', 'sectionMissing section:raci.tasks']);
    expect(doc.bundles.length).toBe(bundles);
  });

  it('sees that a section is no more linked, mapped or trusted', async () => {
    const raci = doc.rows('_grist_Views_section').find(({ options: text }) => String(text).includes('raci/raci'));
    const { customView, ...others } = JSON.parse(String(raci?.['options'])) as { customView: string };
    const view = JSON.stringify({ ...(JSON.parse(customView) as object), access: 'read table', columnsMapping: null, widgetOptions: { mine: 1 } });
    await doc.applyActions([['UpdateRecord', '_grist_Views_section', raci?.['id'], { linkSrcSectionRef: 0, options: JSON.stringify({ ...others, customView: view }) }]]);
    expect(await findings(doc)).toEqual(['sectionMapping section:raci.raci', 'sectionAccess section:raci.raci', '(sectionUnlinked section:raci.raci)']);

    await repairAll(doc);

    expect(await findings(doc)).toEqual([]);
    expect(String(doc.rows('_grist_Views_section').find(({ id }) => id === raci?.['id'])?.['options'])).toContain('mine');
  });

  it('offers what a newer version adds as one finding', async () => {
    const version = doc.rows('Installation').find(({ field }) => field === 'version');
    const delegate = doc.rows('Installation').find(({ entity, field }) => entity === 'member' && field === 'delegate');
    await doc.applyActions([
      ['RemoveColumn', 'Members', 'delegate'],
      ['RemoveRecord', 'Installation', delegate?.['id']],
      ['UpdateRecord', 'Installation', version?.['id'], { value: '0.9' }],
    ]);

    expect(await diagnose(doc, options)).toMatchObject({ version: '0.9', latest: '1.0', findings: [{ kind: 'upgrade', isProposed: true }] });
    await repairAll(doc);

    expect(await findings(doc)).toEqual([]);
    expect(doc.column('Members', 'delegate')).toMatchObject({ type: 'Ref:Members' });
  });

  it('asks the owner of a linked table which column stands for one that is gone', async () => {
    const foreign = new FakeDoc();
    await foreign.applyActions([['AddTable', 'Membres', [{ id: 'Nom' }, { id: 'Cercle' }]]]);
    const [table, name, account] = [foreign.table('Membres'), foreign.column('Membres', 'Nom'), foreign.column('Membres', 'Cercle')].map((row) => Number(row?.['id']));
    await installBlueprint(foreign, { ...options, links: { member: { table: table ?? 0, columns: { name: name ?? 0, account: account ?? 0 } } } });
    await foreign.applyActions([['RemoveColumn', 'Membres', 'Cercle']]);

    expect((await diagnose(foreign, options))?.findings).toMatchObject([{ kind: 'columnUnmapped', manual: true, isProposed: false }, { kind: 'technical', isProposed: true }]);
    await repairAll(foreign);
    expect(await findings(foreign)).toEqual(['(columnUnmapped column:member.account)']);
    expect(foreign.column('Membres', 'Cercle')).toBeUndefined();
  });

  it('repairs any mixture of deletions, whatever was interrupted, and never touches a column of the user’s own', async () => {
    const deletions: UserAction[] = [
      ['RemoveColumn', 'Tasks', 'status'],
      ['RemoveColumn', 'Members', 'name'],
      ['RemoveColumn', 'Dependencies', 'successor'],
      ['RemoveTable', 'Settings'],
      ['RemoveTable', 'Milestones'],
      ['RemoveTable', 'Members'],
      ['ModifyColumn', 'Projects', 'lead', { type: 'Text' }],
      ['ModifyColumn', 'Tasks', 'due', { type: 'Text' }],
      ['RemoveRecord', '_grist_Views', 21],
    ];
    await fc.assert(
      fc.asyncProperty(fc.subarray(deletions, { minLength: 1 }), fc.integer({ min: 1, max: 6 }), async (chosen, loss) => {
        const patient = installed.copy();
        await patient.applyActions([['AddColumn', 'Tasks', 'budget', { type: 'Numeric', label: 'Budget' }]]);
        const own = patient.column('Tasks', 'budget');
        for (const deletion of chosen) await patient.applyActions([deletion]).catch(() => undefined);

        const start = patient.bundles.length;
        patient.interrupt = (when, bundle) => {
          if (when === 'before' && bundle === start + loss) throw new Error('lost before');
        };
        await repairAll(patient).catch(() => undefined);
        patient.interrupt = undefined;
        await repairAll(patient);

        expect(await findings(patient)).toEqual([]);
        expect(patient.column('Tasks', 'budget')).toEqual(own);
        const ids = patient.rows('_grist_Tables').map(({ tableId }) => tableId);
        expect(new Set(ids).size).toBe(ids.length);
        const records = patient.rows('Installation').map(({ kind, entity, field }) => JSON.stringify([kind, entity, field]));
        expect(new Set(records).size).toBe(records.length);
      }),
      { numRuns: 15 },
    );
  }, 30_000);
});
