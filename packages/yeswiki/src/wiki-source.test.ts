import { mayEdit, newEntity, type Change, type Outcome } from '@entrelacs/core';
import { describe, expect, it, vi } from 'vitest';
import { FakeWiki, type FakeWikiOptions } from '../testing/index.ts';
import { restOf } from './source/conflicts.ts';
import { createWikiClient } from './wiki-client.ts';
import { createWikiSource, type WikiSnapshot, type WikiSourceOptions, type WikiState } from './wiki-source.ts';

const rows: NonNullable<FakeWikiOptions['rows']> = {
  member: { Ana: { name: 'Ana' }, Bob: { name: 'Bob', account: 'InesMorel' } },
  task: {
    Statuts: { title: 'Statuts', status: 'doing', responsible: ['Ana'], due: '2026-11-01' },
    Budget: { title: 'Budget', status: 'todo' },
  },
};

const crowd = { Ana: { name: 'Ana' }, Bob: { name: 'Bob' }, Zoe: { name: 'Zoé' }, Luc: { name: 'Luc' } };

/** A source over a wiki in memory, read once. */
async function open(wikiOptions: FakeWikiOptions = {}, sourceOptions: Partial<WikiSourceOptions> = {}) {
  const wiki = new FakeWiki({ rows, ...wikiOptions });
  const client = createWikiClient({ base: wiki.base, token: wiki.token, fetch: wiki.fetch });
  const source = createWikiSource({ client, entities: ['task', 'member'], lang: 'fr', every: 0, ...sourceOptions });
  const states: WikiState[] = [];
  source.subscribe((state) => states.push(state));
  await source.refresh();
  const snapshot = (): WikiSnapshot => {
    const last = states.at(-1);
    if (last?.state !== 'ready') throw new Error(`not ready: ${JSON.stringify(last)}`);
    return last.snapshot;
  };
  return { wiki, source, states, snapshot, task: (id: string) => snapshot().entities.task?.find((row) => row.id === id) };
}

const edit = (id: string, fields: object): Change => ({ kind: 'update', entity: 'task', id, fields });
const codeOf = (outcome: Outcome) => (outcome.ok ? 'written' : outcome.issue.code);

describe('a board that comes late', () => {
  it('gets its entities too, beside those that were asked for before', async () => {
    const { source, snapshot } = await open({}, { entities: ['task'] });
    expect(snapshot().entities.member).toBeUndefined();

    source.readAlso(['task', 'member']);
    await source.refresh();

    expect(snapshot().entities.member?.map(({ id }) => id)).toEqual(['Ana', 'Bob']);
    expect(snapshot().entities.task).toHaveLength(2);
  });

  it('gets them though the first answer is still on its way, and asks no more than once', async () => {
    const wiki = new FakeWiki({ rows });
    const client = createWikiClient({ base: wiki.base, token: wiki.token, fetch: wiki.fetch });
    const source = createWikiSource({ client, entities: ['task'], lang: 'fr', every: 0 });
    const seen: (readonly string[])[] = [];
    source.subscribe((state) => void (state.state === 'ready' && seen.push(Object.keys(state.snapshot.entities))));
    source.readAlso(['task', 'member']);
    source.readAlso(['member']);
    await source.refresh();

    expect(seen).toEqual([['task', 'member']]);
  });
});

describe('two people at once', () => {
  it('writes one’s field over a version in which somebody changed another', async () => {
    const { wiki, source, task } = await open();
    wiki.entries.put('task', 'Statuts', { due: '2026-12-24' }, 'Zoe');

    expect(await source.apply([edit('Statuts', { title: 'Statuts relus' })])).toEqual({ ok: true, created: [] });
    expect(task('Statuts')).toMatchObject({ title: 'Statuts relus', due: '2026-12-24' });
  });

  it('shows a conflict where somebody changed the same field, with both values, and overwrites nothing', async () => {
    const { wiki, source, task, snapshot } = await open();
    wiki.entries.put('task', 'Statuts', { title: 'Statuts de Zoé' }, 'Zoe');

    const outcome = await source.apply([edit('Statuts', { title: 'Les miens', due: '2026-12-01' })]);
    expect(outcome).toMatchObject({ ok: false, issue: { code: 'wiki.conflict', entity: 'task', row: 'Statuts', path: 'title', value: 'Les miens', detail: 'Statuts de Zoé', words: { title: 'Modifié entre-temps' } } });
    expect(outcome.ok ? '' : outcome.issue.words?.why).toContain('Zoe a enregistré une autre valeur');
    expect(task('Statuts')).toMatchObject({ title: 'Statuts de Zoé', due: '2026-11-01' });
    expect(snapshot().conflicts).toMatchObject([{ entity: 'task', row: 'Statuts', by: 'Zoe', fields: [{ field: 'title', mine: 'Les miens', theirs: 'Statuts de Zoé' }] }]);
  });

  it('writes mine when I keep them', async () => {
    const { wiki, source, task, snapshot } = await open();
    wiki.entries.put('task', 'Statuts', { title: 'Statuts de Zoé' }, 'Zoe');
    await source.apply([edit('Statuts', { title: 'Les miens', due: '2026-12-01' })]);

    expect(await source.keepMine(snapshot().conflicts[0]!)).toEqual({ ok: true, created: [] });
    expect(task('Statuts')).toMatchObject({ title: 'Les miens', due: '2026-12-01' });
    expect(snapshot().conflicts).toEqual([]);
  });

  it('lets theirs stand when I take them', async () => {
    const { wiki, source, task, snapshot } = await open();
    wiki.entries.put('task', 'Statuts', { title: 'Statuts de Zoé' }, 'Zoe');
    await source.apply([edit('Statuts', { title: 'Les miens' })]);

    expect(await source.takeTheirs(snapshot().conflicts[0]!)).toEqual({ ok: true, created: [] });
    expect(snapshot().conflicts).toEqual([]);
    expect(task('Statuts')?.title).toBe('Statuts de Zoé');
    expect(wiki.writes).toBe(1);
  });

  it('writes the rest of my edit with theirs', async () => {
    const { wiki, source, task, snapshot } = await open({ rows: { ...rows, member: crowd } });
    wiki.entries.put('task', 'Statuts', { title: 'Statuts de Zoé', consulted: ['Zoe'] }, 'Zoe');
    await source.apply([edit('Statuts', { title: 'Les miens', due: '2026-12-01', consulted: ['Luc'], status: 'doing' })]);
    expect(restOf(snapshot().conflicts[0]!)).toEqual({ due: '2026-12-01', consulted: ['Zoe', 'Luc'] });

    expect(codeOf(await source.takeTheirs(snapshot().conflicts[0]!))).toBe('written');
    expect(task('Statuts')).toMatchObject({ title: 'Statuts de Zoé', due: '2026-12-01', consulted: ['Zoe', 'Luc'] });
    expect(snapshot().conflicts).toEqual([]);
  });

  it('gives the whole edit up when I drop it', async () => {
    const { wiki, source, task, snapshot } = await open();
    wiki.entries.put('task', 'Statuts', { title: 'Statuts de Zoé' }, 'Zoe');
    await source.apply([edit('Statuts', { title: 'Les miens', due: '2026-12-01' })]);

    source.dropMine(snapshot().conflicts[0]!);
    expect(snapshot().conflicts).toEqual([]);
    expect(task('Statuts')).toMatchObject({ title: 'Statuts de Zoé', due: '2026-11-01' });
  });

  it.each(['keepMine', 'takeTheirs'] as const)('holds the edit again where %s cannot be written', async (decide) => {
    const { wiki, source, snapshot } = await open();
    wiki.entries.put('task', 'Statuts', { title: 'Statuts de Zoé' }, 'Zoe');
    await source.apply([edit('Statuts', { title: 'Les miens', due: '2026-12-01' })]);
    const [asked] = snapshot().conflicts;

    wiki.faults.always = () => {
      throw new TypeError('fetch failed');
    };
    expect(codeOf(await source[decide](asked!))).toBe('host.offline');
    expect(snapshot().conflicts).toEqual([asked]);
    wiki.faults.always = undefined;
    expect(codeOf(await source[decide](asked!))).toBe('written');
    expect(snapshot().conflicts).toEqual([]);
  });

  it('lets go of an edit whose row is gone', async () => {
    const { wiki, source, snapshot } = await open();
    wiki.entries.put('task', 'Statuts', { title: 'Statuts de Zoé' }, 'Zoe');
    await source.apply([edit('Statuts', { title: 'Les miens', due: '2026-12-01' })]);
    const [asked] = snapshot().conflicts;
    wiki.entries.drop('task', 'Statuts');

    expect(codeOf(await source.takeTheirs(asked!))).toBe('host.rowDeleted');
    await source.refresh();
    expect(codeOf(await source.takeTheirs(asked!))).toBe('host.rowDeleted');
    expect(snapshot().conflicts).toEqual([]);
  });

  it('holds two edits of one row as one', async () => {
    const { wiki, source, task, snapshot } = await open();
    wiki.entries.put('task', 'Statuts', { title: 'Statuts de Zoé', due: '2026-12-24' }, 'Zoe');
    const first = source.apply([edit('Statuts', { title: 'Les miens' })]);
    const second = source.apply([edit('Statuts', { due: '2026-12-01' })]);
    expect([codeOf(await first), codeOf(await second)]).toEqual(['wiki.conflict', 'wiki.conflict']);

    expect(snapshot().conflicts).toMatchObject([{ fields: [{ field: 'title', theirs: 'Statuts de Zoé' }, { field: 'due', theirs: '2026-12-24' }] }]);
    expect(codeOf(await source.keepMine(snapshot().conflicts[0]!))).toBe('written');
    expect(task('Statuts')).toMatchObject({ title: 'Les miens', due: '2026-12-01' });
  });

  it('is no conflict when both wrote the same', async () => {
    const { wiki, source, task } = await open();
    wiki.entries.put('task', 'Statuts', { title: 'Pareil' }, 'Zoe');

    expect(codeOf(await source.apply([edit('Statuts', { title: 'Pareil' })]))).toBe('written');
    expect(task('Statuts')?.title).toBe('Pareil');
  });

  it('keeps the names that two people added to one list, and lets go of those that either took out', async () => {
    const { wiki, source, task, snapshot } = await open({ rows: { task: { Statuts: { title: 'Statuts', consulted: ['Ana', 'Bob'], tags: ['droit'] } }, member: crowd } });
    wiki.entries.put('task', 'Statuts', { consulted: ['Bob', 'Zoe'], tags: ['droit', 'urgent'] }, 'Zoe');

    expect(codeOf(await source.apply([edit('Statuts', { consulted: ['Ana', 'Bob', 'Luc'], tags: [] })]))).toBe('written');
    expect(task('Statuts')).toMatchObject({ consulted: ['Bob', 'Zoe', 'Luc'], tags: ['urgent'] });
    expect(snapshot().conflicts).toEqual([]);
  });

  it('asks where both put somebody in the place of the same person, and who approves where there is one', async () => {
    const { wiki, source, snapshot } = await open({ rows: { ...rows, member: crowd } });
    wiki.entries.put('task', 'Statuts', { responsible: ['Zoe'], accountable: ['Zoe'] }, 'Zoe');

    expect(codeOf(await source.apply([edit('Statuts', { responsible: ['Bob'], accountable: ['Bob'] })]))).toBe('wiki.conflict');
    expect(snapshot().conflicts[0]?.fields.map(({ field }) => field)).toEqual(['responsible', 'accountable']);
  });

  it('asks again where somebody saves once more before I keep mine, and puts lists together then too', async () => {
    const { wiki, source, task, snapshot } = await open({ rows: { ...rows, member: crowd } });
    const mine = edit('Statuts', { title: 'Les miens', informed: ['Bob'] });
    wiki.entries.put('task', 'Statuts', { title: 'Statuts de Zoé' }, 'Zoe');
    await source.apply([mine]);
    const [asked] = snapshot().conflicts;
    wiki.entries.put('task', 'Statuts', { title: 'Statuts de Zoé, relus', informed: ['Zoe'] }, 'Zoe');

    expect(codeOf(await source.keepMine(asked!))).toBe('wiki.conflict');
    expect(snapshot().conflicts).toMatchObject([{ fields: [{ field: 'title', theirs: 'Statuts de Zoé, relus' }] }]);
    expect(codeOf(await source.keepMine(snapshot().conflicts[0]!))).toBe('written');
    expect(task('Statuts')).toMatchObject({ title: 'Les miens', informed: ['Zoe', 'Bob'] });
  });

  it('does not take for one’s own what somebody saved between two of one’s edits of a row', async () => {
    const { wiki, source, task } = await open({ rows: { ...rows, member: crowd } });
    wiki.faults.holdWrites = true;
    const outcomes = [edit('Budget', { title: 'Budget 2027' }), edit('Statuts', { due: '2026-12-01' }), edit('Statuts', { consulted: ['Bob'] })].map((change) => source.apply([change]));
    wiki.entries.put('task', 'Statuts', { consulted: ['Zoe'] }, 'Zoe');
    await source.refresh();
    wiki.release();

    expect((await Promise.all(outcomes)).map(codeOf)).toEqual(['written', 'written', 'written']);
    expect(task('Statuts')).toMatchObject({ due: '2026-12-01', consulted: ['Zoe', 'Bob'] });
  });

  it('is a conflict too when somebody’s change was read while one’s own waited', async () => {
    const { wiki, source } = await open();
    wiki.faults.holdWrites = true;
    const first = source.apply([edit('Budget', { title: 'Budget 2027' })]);
    const second = source.apply([edit('Statuts', { title: 'Les miens' })]);
    wiki.entries.put('task', 'Statuts', { title: 'Statuts de Zoé' }, 'Zoe');
    await source.refresh();
    wiki.release();

    expect([codeOf(await first), codeOf(await second)]).toEqual(['written', 'wiki.conflict']);
  });

  it('does not remove a row that somebody changed meanwhile', async () => {
    const { wiki, source, task, snapshot } = await open();
    wiki.entries.put('task', 'Budget', { title: 'Budget voté' }, 'Zoe');

    expect(codeOf(await source.apply([{ kind: 'remove', entity: 'task', id: 'Budget' }]))).toBe('wiki.conflict');
    expect(task('Budget')?.title).toBe('Budget voté');
    expect(codeOf(await source.keepMine(snapshot().conflicts[0]!))).toBe('written');
    expect(task('Budget')).toBeUndefined();
  });

  it('does not take one’s own quick edits for somebody else’s, though the wiki trims what it keeps', async () => {
    const { wiki, source, task } = await open();
    const change = wiki.entries.change.bind(wiki.entries);
    wiki.entries.change = (asked, ...others) => {
      const isEdit = asked.kind === 'update' && typeof asked.fields['title'] === 'string';
      return change(isEdit ? { ...asked, fields: { ...asked.fields, title: String(asked.fields['title']).trim() } } : asked, ...others);
    };

    const outcomes = await Promise.all([source.apply([edit('Statuts', { title: 'Un ' })]), source.apply([edit('Statuts', { title: 'Deux ' })])]);
    expect(outcomes.map(codeOf)).toEqual(['written', 'written']);
    expect(task('Statuts')?.title).toBe('Deux');
  });
});

describe('rights', () => {
  it('locks rows and fields that this person may not write', async () => {
    const { wiki, source, snapshot } = await open();
    wiki.entries.restrict('task', 'Budget', { isReadOnly: true });
    wiki.entries.restrict('task', 'Statuts', { locked: ['accountable'] });
    await source.refresh();

    const { access } = snapshot();
    expect(mayEdit(access, 'task', 'Budget', 'title')).toBe(false);
    expect(mayEdit(access, 'task', 'Statuts', 'accountable')).toBe(false);
    expect(mayEdit(access, 'task', 'Statuts', 'startedOn')).toBe(false);
    expect(mayEdit(access, 'task', 'Statuts', 'title')).toBe(true);
    expect(mayEdit(access, 'member', 'Ana', 'name')).toBe(true);
  });

  it('writes what it may of a gesture, and says what it may not', async () => {
    const { wiki, source, task } = await open();
    wiki.entries.restrict('task', 'Budget', { isReadOnly: true });

    const outcome = await source.apply([edit('Budget', { status: 'done' }), edit('Statuts', { status: 'done' })]);
    expect(outcome).toMatchObject({ ok: false, issue: { code: 'host.denied', row: 'Budget' } });
    expect(outcome.ok ? '' : outcome.issue.words?.why).toContain('Le reste de la modification est enregistré.');
    expect([task('Budget')?.status, task('Statuts')?.status]).toEqual(['todo', 'done']);
  });

  it('says what the wiki says of its own failure, and that a page of errors is no data', async () => {
    const { wiki, source } = await open();
    wiki.faults.nextWrite = () => Response.json({ results: [{ ok: false, status: 500, code: 'server.failed', message: 'Le journal des erreurs de PHP dit pourquoi.' }] });
    expect(await source.apply([edit('Budget', { title: 'A' })])).toMatchObject({ ok: false, issue: { code: 'host.failed', words: { why: 'Le journal des erreurs de PHP dit pourquoi.' } } });
    wiki.faults.nextWrite = () => new Response('<b>Fatal error</b>', { status: 500 });
    expect(await source.apply([edit('Budget', { title: 'B' })])).toMatchObject({ ok: false, issue: { code: 'host.failed', words: { why: expect.stringContaining('autre chose que des données') as string } } });
  });

  it('shows everything and writes nothing for somebody who is not logged in, or where the page says so', async () => {
    const visitor = await open({ session: null });
    expect(visitor.snapshot().access.canWrite).toBe(false);
    expect(await visitor.source.apply([edit('Budget', { status: 'done' })])).toMatchObject({ ok: false, issue: { code: 'host.noEdit', words: { title: 'Connectez-vous pour modifier' } } });

    const page = await open({}, { isReadOnly: true });
    expect(codeOf(await page.source.apply([edit('Budget', { status: 'done' })]))).toBe('host.denied');
    expect(page.wiki.writes).toBe(0);
  });

  it('says that the session has ended, and in how many seconds one may write again', async () => {
    const { wiki, source, states } = await open({ ratePerMinute: 1 });
    expect(codeOf(await source.apply([edit('Budget', { title: 'A' })]))).toBe('written');
    expect(await source.apply([edit('Budget', { title: 'B' })])).toMatchObject({ ok: false, issue: { code: 'host.busy', words: { why: 'Rien n’a été changé. Recommencez dans 60 secondes.' } } });

    const stale = createWikiSource({ client: createWikiClient({ base: wiki.base, token: 'old', fetch: wiki.fetch }), entities: ['task'], lang: 'en', every: 0 });
    stale.subscribe((state) => states.push(state));
    await stale.refresh();
    expect(await stale.apply([edit('Budget', { title: 'C' })])).toMatchObject({ ok: false, issue: { code: 'host.session', words: { title: 'Your session has ended' } } });
  });
});

describe('what a wiki tells', () => {
  it('tells who is looking, and of people who are only a name', async () => {
    const { wiki, source, snapshot } = await open();
    wiki.entries.put('task', 'Budget', { responsible: ['name:Luc', 'Ana'] });
    await source.refresh();

    expect(snapshot().facts.me).toEqual({ account: 'InesMorel', member: 'Bob', isAdmin: false });
    expect(snapshot().entities.member?.map(({ id, name }) => `${id} ${name}`)).toEqual(['Ana Ana', 'Bob Bob', 'name:Luc Luc']);
    const before = snapshot().entities.member;
    wiki.entries.put('task', 'Budget', { title: 'Budget 2027' });
    await source.refresh();
    expect(snapshot().entities.member).toBe(before);
  });

  it('asks with the ETag, and shows nothing anew when nothing changed', async () => {
    const { wiki, source, states } = await open();
    const count = states.length;
    await source.refresh();
    await source.refresh();
    expect(states).toHaveLength(count);
    expect(wiki.requests.every((request) => request === 'GET entities')).toBe(true);
  });

  it('keeps the collective’s stages, and reports values that it cannot read', async () => {
    const { wiki, source, snapshot } = await open({ settings: { 'stage.1': 'Recette = review' } });
    expect(snapshot().stages).toEqual([{ name: 'Recette', meaning: 'review' }]);
    wiki.entries.put('task', 'Budget', { effortHours: 'beaucoup', status: 'plus tard', tags: 'x' });
    await source.refresh();
    expect(snapshot().entities.task?.find(({ id }) => id === 'Budget')).toEqual(newEntity('task', 'Budget', { title: 'Budget' }));
    expect(snapshot().issues.map(({ path, code }) => `${path} ${code}`).sort()).toEqual(['effortHours cell.wrongType', 'status cell.wrongType', 'tags cell.wrongType']);
  });

  it('says that the form is not installed, or that the wiki cannot be read, and recovers', async () => {
    const { states } = await open({ installed: ['member'] });
    expect(states.at(-1)).toMatchObject({ state: 'error', issue: { code: 'host.notInstalled', words: { why: expect.stringContaining('Tâches') as string } } });

    const { wiki, source, states: others } = await open();
    const late = createWikiSource({ client: createWikiClient({ base: wiki.base, fetch: wiki.fetch }), entities: ['task'], lang: 'fr', every: 0 });
    wiki.faults.always = () => new Response('<html>Erreur</html>', { status: 500 });
    late.subscribe((state) => others.push(state));
    await late.refresh();
    expect(others.at(-1)).toMatchObject({ state: 'error', issue: { code: 'host.failed' } });
    wiki.faults.always = undefined;
    await late.refresh();
    expect(others.at(-1)?.state).toBe('ready');
    source.close();
  });
});

describe('looking again', () => {
  it('looks while somebody looks at the page, at once when they come back, and less often while nothing answers', async () => {
    vi.useFakeTimers();
    const listeners = new Set<() => void>();
    const page = { visibilityState: 'visible', addEventListener: (_: string, listener: () => void) => listeners.add(listener), removeEventListener: (_: string, listener: () => void) => listeners.delete(listener) };
    const wiki = new FakeWiki({ rows });
    const source = createWikiSource({ client: createWikiClient({ base: wiki.base, fetch: wiki.fetch }), entities: ['task'], lang: 'fr', every: 1000, page });
    const stop = source.subscribe(() => undefined);
    const turn = (visibilityState: string) => {
      page.visibilityState = visibilityState;
      for (const listener of listeners) listener();
    };
    const asked = async (milliseconds: number, first = () => {}) => {
      const before = wiki.requests.length;
      first();
      await vi.advanceTimersByTimeAsync(milliseconds);
      return wiki.requests.length - before;
    };
    try {
      await asked(0);
      expect(await asked(3050)).toBe(3);
      expect(await asked(5000, () => turn('hidden'))).toBe(0);
      expect(await asked(10, () => turn('visible'))).toBe(1);
      wiki.faults.always = () => Response.error();
      expect(await asked(7500)).toBe(3);
      stop();
      expect(listeners.size).toBe(0);
      expect(await asked(60_000)).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});
