import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from './compare.ts';
import { readDocState } from './doc-state.ts';
import { installBlueprint } from './install.ts';
import { readInstallation } from './installation.ts';
import { FakeDoc } from './testing/fake-doc.ts';

const options = { lang: 'fr', widgetUrl: (widget: string) => `https://example.org/widgets/${widget}/index.html` } as const;

/** A document that a team filled before: its own Membres, and a table that has the name of one of ours. */
async function foreignDoc(): Promise<FakeDoc> {
  const doc = new FakeDoc();
  await doc.applyActions([
    ['AddTable', 'Table1', [{ id: 'A' }]],
    ['AddTable', 'Membres', [{ id: 'Nom', label: 'Nom' }, { id: 'Courriel', label: 'Courriel' }]],
    ['AddTable', 'Tasks', [{ id: 'What' }]],
    ['AddRecord', 'Membres', null, { Nom: 'Ana' }],
  ]);
  return doc;
}

/** The document as one text, row ids and all. */
const contents = async (doc: FakeDoc) => JSON.stringify(await readDocState(doc));
const titles = (doc: FakeDoc) => doc.rows('_grist_Views').map(({ name }) => name);
const newSteps = async (doc: FakeDoc) => compare(await readDocState(doc), options).map(({ kind, key }) => `${kind} ${key}`);

describe('installBlueprint', () => {
  it('puts every table and the pages of the language into an empty document', async () => {
    const doc = new FakeDoc();

    const { left } = await installBlueprint(doc, options);

    expect(left).toEqual([]);
    expect(doc.rows('_grist_Tables').map(({ tableId }) => tableId)).toEqual(expect.arrayContaining(['Installation', 'Settings', 'Members', 'Tasks', 'Pulses', 'PulseResults']));
    expect(titles(doc)).toEqual(expect.arrayContaining(['Démarrer', 'Qui fait quoi', 'Projets et jalons', 'Membres et équipes']));
  });

  it('says which table and column is which', async () => {
    const doc = await foreignDoc();
    await installBlueprint(doc, options);

    const installation = await readInstallation(doc);

    expect(installation).toMatchObject({ lang: 'fr', version: '1.0', tables: { task: { tableId: 'Tasks2', linked: false }, kpiTarget: { columns: { from: 'cfrom' } } } });
    expect(installation?.tables.task?.columns['responsible']).toBe('responsible');
  });

  it('leaves the tables that were there as they were', async () => {
    const doc = await foreignDoc();
    const before = await readDocState(doc);

    await installBlueprint(doc, options);

    const after = await readDocState(doc);
    expect(after.tables.slice(0, 3)).toEqual(before.tables);
    expect(after.columns.filter(({ table }) => table <= 3)).toEqual(before.columns);
    expect(after.views.slice(0, 3)).toEqual(before.views);
    expect(doc.rows('Membres')).toEqual([{ id: 1, Nom: 'Ana' }]);
  });

  it('gives ours another title where a table has it', async () => {
    const doc = await foreignDoc();
    await installBlueprint(doc, options);

    const { tables } = await readDocState(doc);
    expect(tables.find(({ id }) => id === 'Members')?.title).toBe('Membres Entrelacs');
    expect(tables.find(({ id }) => id === 'Tasks2')?.title).toBe('Tâches');
  });

  it('does nothing the second time', async () => {
    const doc = await foreignDoc();
    await installBlueprint(doc, options);
    const [before, bundles] = [await contents(doc), doc.bundles.length];

    await installBlueprint(doc, { ...options, lang: 'en' });

    expect(await contents(doc)).toBe(before);
    expect(doc.bundles.length).toBe(bundles);
  });

  it('refers to a table of the user’s own that was linked', async () => {
    const doc = await foreignDoc();
    const membres = Number(doc.table('Membres')?.['id']);
    const name = Number(doc.column('Membres', 'Nom')?.['id']);

    await installBlueprint(doc, { ...options, links: { member: { table: membres, columns: { name } } } });

    expect(doc.table('Members')).toBeUndefined();
    expect(doc.column('Tasks2', 'responsible')).toMatchObject({ type: 'RefList:Membres', visibleCol: name });
    expect((await readInstallation(doc))?.tables.member).toEqual({ ref: membres, tableId: 'Membres', linked: true, columns: { name: 'Nom' } });
    expect(doc.column('Tasks2', 'joins')?.['formula']).toContain('zlib.crc32(repr([(row.id, str(row.Nom)) for row in Membres.all]).encode())');
    expect(await newSteps(doc)).toEqual([]);
  });

  it('links the sections of a page, both ways where they show the same rows', async () => {
    const doc = new FakeDoc();
    await installBlueprint(doc, options);
    const { sections, columns } = await readDocState(doc);
    const section = (mark: string) => sections.find((candidate) => candidate.mark === mark);

    expect(section('raci/tasks')?.linkFrom).toBe(section('raci/raci')?.ref);
    expect(section('raci/raci')?.linkFrom).toBe(section('raci/tasks')?.ref);
    expect(section('members/members')?.linkColumn).toBe(columns.find(({ mark }) => mark === 'member.team')?.ref);
  });

  it('shows no grid of raw pulse answers', async () => {
    const doc = new FakeDoc();
    await installBlueprint(doc, options);
    const { sections, tables } = await readDocState(doc);
    const pulses = tables.find(({ id }) => id === 'Pulses')?.ref;

    expect(sections.filter(({ table, view }) => table === pulses && view !== 0)).toEqual([]);
  });

  it('ends as an uninterrupted run does, wherever the connection is lost', async () => {
    const whole = await foreignDoc();
    await installBlueprint(whole, options);
    const expected = await contents(whole);
    const count = whole.bundles.length - 1;

    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 1, max: count }), { minLength: 1, maxLength: 4 }), fc.constantFrom('before', 'after'), async (losses, when) => {
        const doc = await foreignDoc();
        for (const loss of losses.sort((one, other) => one - other)) {
          doc.interrupt = (moment, bundle) => {
            if (moment === when && bundle === loss + (when === 'after' ? 1 : 0)) throw new Error(`lost ${when}`);
          };
          await installBlueprint(doc, options).catch(() => undefined);
        }
        doc.interrupt = undefined;
        await installBlueprint(doc, options);

        expect(await contents(doc)).toBe(expected);
      }),
      { numRuns: 12 },
    );
  }, 30_000);

  it('finds its tables and pages again when the table Installation is deleted', async () => {
    const doc = new FakeDoc();
    await installBlueprint(doc, options);
    const counts = () => ['_grist_Tables', '_grist_Views', '_grist_Views_section'].map((table) => doc.rows(table).length);
    const before = counts();
    await doc.applyActions([['RemoveTable', 'Installation']]);

    const { left } = await installBlueprint(doc, options);

    expect(left).toEqual([]);
    expect(counts()).toEqual(before);
  });
});
