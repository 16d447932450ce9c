import type { JournalEntry, Known, Pair, State } from '@entrelacs/bridge';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const pair: Pair = { id: 'p', grist: { id: 'doc', place: 'grist.example/doc' }, wiki: { id: 'w', place: 'https://wiki.example' } };
const known: Known = { entity: 'member', uid: 'u1', grist: '1', wiki: null, gone: null, base: { name: 'Éloïse & Cie 🤝', active: true, capacityHours: 3.5, delegate: null }, wikiBase: {}, wikiVersion: '412' };
const entry: JournalEntry = { seq: 1, run: 1, side: 'wiki', kind: 'create', entity: 'member', uid: 'u1', id: null, before: {}, after: { name: 'Éloïse' }, lost: {}, beside: {}, status: 'intent', at: '2026-01-01T00:00:00.000Z' };

/** What every state must do. `reopen` gives a second view of the same store, as another process would have. */
export function stateContract(name: string, make: () => Promise<{ state: State; reopen: () => Promise<State>; end: () => Promise<void> }>): void {
  describe(`the state in ${name}`, () => {
    let state: State;
    let reopen: () => Promise<State>;
    let end: () => Promise<void>;
    beforeEach(async () => {
      ({ state, reopen, end } = await make());
    });
    afterEach(() => end());

    it('begins with nothing', async () => {
      expect(await state.head('a')).toEqual({ nextSeq: 1, validators: {}, conflicts: [], open: [] });
      expect(await state.known('a')).toEqual([]);
      expect(await state.pairs()).toEqual([]);
    });

    it('remembers what was committed, as it was', async () => {
      const conflict = { id: 'c', entity: 'member', uid: 'u1', field: 'name', title: 'Éloïse', grist: { value: 'a' }, wiki: { value: ['b'], by: 'Bo' }, since: 1 } as const;
      await state.commit('a', [
        { put: 'pair', pair },
        { put: 'known', known },
        { put: 'entry', entry },
        { put: 'conflict', conflict },
        { put: 'run', run: { run: 1, kind: 'sync', startedAt: 'then', outcome: 'done', writes: 1 } },
        { put: 'run', run: { run: 2, kind: 'sync', startedAt: 'later', writes: 0 } },
        { put: 'validators', validators: { grist: 'g"1', wiki: 'w' }, settingsKey: 'k', issues: [{ code: 'sync.title.same', row: '1' }], gone: [{ entity: 'team', uid: 't', title: 'Infra', from: 'wiki' }] },
        { put: 'published', published: 'n' },
        { put: 'seen', seen: { last: 'r1', own: 'r2', doubts: ['a', 'b'] } },
      ]);

      const other = await reopen();

      expect(await other.head('a')).toEqual({
        pair,
        lastRun: { run: 2, kind: 'sync', startedAt: 'later', writes: 0 },
        lastGood: { run: 1, kind: 'sync', startedAt: 'then', outcome: 'done', writes: 1 },
        nextSeq: 2,
        validators: { grist: 'g"1', wiki: 'w' },
        settingsKey: 'k',
        issues: [{ code: 'sync.title.same', row: '1' }],
        gone: [{ entity: 'team', uid: 't', title: 'Infra', from: 'wiki' }],
        published: 'n',
        seen: { last: 'r1', own: 'r2', doubts: ['a', 'b'] },
        conflicts: [conflict],
        open: [entry],
      });
      expect(await other.known('a')).toEqual([known]);
      expect(await other.pairs()).toEqual([pair]);
      expect(await other.head('b')).toEqual({ nextSeq: 1, validators: {}, conflicts: [], open: [] });
      await other.close();
    });

    it('settles entries, and keeps those that are not settled at hand', async () => {
      await state.commit('a', [{ put: 'entry', entry }, { put: 'entry', entry: { ...entry, seq: 2, uid: 'u2' } }, { put: 'entry', entry: { ...entry, seq: 3, uid: 'u3' } }]);
      await state.commit('a', [{ put: 'status', seq: 1, status: 'done', id: 'Tag' }, { put: 'status', seq: 2, status: 'unknown' }, { put: 'status', seq: 3, status: 'void' }]);

      expect((await state.head('a')).open.map(({ seq, status }) => [seq, status])).toEqual([[2, 'unknown']]);
      expect((await state.entries('a', 1)).map(({ seq, status, id }) => [seq, status, id])).toEqual([[1, 'done', 'Tag'], [2, 'unknown', null], [3, 'void', null]]);
      expect((await state.head('a')).nextSeq).toBe(4);
    });

    it('forgets what is dropped; the journal stays, its open entries void', async () => {
      await state.commit('a', [{ put: 'pair', pair }, { put: 'known', known }, { put: 'known', known: { ...known, uid: 'u2' } }, { put: 'entry', entry }]);
      await state.commit('a', [{ drop: 'known', entity: 'member', uid: 'u1' }]);
      expect((await state.known('a')).map(({ uid }) => uid)).toEqual(['u2']);

      await state.commit('a', [{ drop: 'everything' }]);
      expect(await state.known('a')).toEqual([]);
      expect((await state.entries('a', 1)).map(({ status }) => status)).toEqual(['void']);
      expect((await state.head('a')).open).toEqual([]);
    });

    it('gives what was written, the latest first, and what lost by it', async () => {
      const text = 'il a écrit "lost":{} et "lost":{"x":1}';
      await state.commit('a', [
        { put: 'entry', entry: { ...entry, status: 'done', after: { name: text } } },
        { put: 'entry', entry: { ...entry, seq: 2, run: 2, status: 'done', lost: { name: text } } },
        { put: 'entry', entry: { ...entry, seq: 3, run: 2, lost: { name: 'non écrit' } } },
        { put: 'entry', entry: { ...entry, seq: 4, run: 3, status: 'done', lost: { name: 'b' } } },
      ]);

      expect((await state.written('a', 2)).map(({ seq }) => seq)).toEqual([4, 2]);
      expect((await state.losses('a', 0)).map(({ seq, lost }) => [seq, lost])).toEqual([[2, { name: text }], [4, { name: 'b' }]]);
      expect((await state.losses('a', 2)).map(({ seq }) => seq)).toEqual([4]);
    });

    it('commits many changes as one by one, the last one of a row counting', async () => {
      const entries = Array.from({ length: 150 }, (_, n) => ({ ...entry, seq: n + 1, uid: `u${n}` }));
      await state.commit('a', [
        ...entries.flatMap((one) => [{ put: 'entry' as const, entry: one }, { put: 'status' as const, seq: one.seq, status: 'done' as const, id: `Tag${one.seq}` }, { put: 'known' as const, known: { ...known, uid: one.uid } }]),
        { put: 'known', known: { ...known, uid: 'u7', wiki: 'later' } },
        { put: 'published', published: 'n' },
        { put: 'seen', seen: { last: 'r1', own: 'r2', doubts: ['a', 'b'] } },
      ]);

      expect((await state.entries('a', 1)).map(({ seq, id }) => [seq, id])).toEqual(entries.map(({ seq }) => [seq, `Tag${seq}`]));
      const rows = await state.known('a');
      expect(rows).toHaveLength(150);
      expect(rows.find(({ uid }) => uid === 'u7')?.wiki).toBe('later');
      expect(await state.head('a')).toMatchObject({ open: [], published: 'n', nextSeq: 151 });
    });

    it('finds the updates of rows, few or many, whatever their uid looks like', async () => {
      const update = (seq: number, uid: string, more: Partial<JournalEntry> = {}): { readonly put: 'entry'; readonly entry: JournalEntry } => ({ put: 'entry', entry: { ...entry, seq, uid, kind: 'update', status: 'done', before: { name: '"uid":"u9"' }, ...more } });
      await state.commit('a', [update(1, 'u1'), update(2, 'u_1'), update(3, 'a"b\\c'), update(4, 'u2', { kind: 'create' }), update(5, 'u1', { status: 'void' }), update(6, 'u1', { run: 2 })]);
      const of = async (...uids: string[]) => (await state.updates('a', new Set(uids))).map(({ seq }) => seq);

      expect(await of('u1')).toEqual([1, 6]);
      expect(await of('u_1')).toEqual([2]);
      expect(await of('a"b\\c', 'u2')).toEqual([3]);
      expect(await of('u9')).toEqual([]);
      expect(await of('u1', ...Array.from({ length: 40 }, (_, n) => `other ${n}`))).toEqual([1, 6]);
    });

    it('drops old entries, but none that is open or whose loss nobody was told', async () => {
      const run = { run: 1, kind: 'sync', startedAt: 'then', outcome: 'done', writes: 1 } as const;
      await state.commit('a', [
        { put: 'run', run },
        { put: 'run', run: { ...run, run: 2 } },
        { put: 'run', run: { ...run, run: 3 } },
        { put: 'entry', entry: { ...entry, status: 'done', lost: { name: 'told' } } },
        { put: 'entry', entry: { ...entry, seq: 2, status: 'void' } },
        { put: 'entry', entry: { ...entry, seq: 3 } },
        { put: 'entry', entry: { ...entry, seq: 4, run: 2, status: 'done', lost: { name: 'untold' } } },
        { put: 'entry', entry: { ...entry, seq: 5, run: 2, status: 'done' } },
        { put: 'entry', entry: { ...entry, seq: 6, run: 3, status: 'done' } },
        { put: 'told', run: 1 },
      ]);
      await state.commit('a', [{ drop: 'entries', upTo: 2, told: 1, day: '2026-11-28' }]);

      const left = [...(await state.entries('a', 1)), ...(await state.entries('a', 2)), ...(await state.entries('a', 3))];
      expect(left.map(({ seq }) => seq)).toEqual([3, 4, 6]);
      expect((await state.runs('a', 9)).map((one) => one.run)).toEqual([3]);
      expect(await state.head('a')).toMatchObject({ told: 1, pruned: '2026-11-28', nextSeq: 7 });
    });

    it('lets one runner at a time have a pair', async () => {
      const release = await state.lock('a');
      const other = await reopen();
      await expect(other.lock('a')).rejects.toMatchObject({ code: 'state.busy' });
      const elsewhere = await other.lock('b');
      await release();
      const mine = await other.lock('a');
      await mine();
      await elsewhere();
      await other.close();
    });
  });
}
