import type { JournalEntry, Known, Pair, State } from '@entrelacs/bridge';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const pair: Pair = { id: 'p', grist: { id: 'doc', place: 'grist.example/doc' }, wiki: { id: 'w', place: 'https://wiki.example' } };
const known: Known = { entity: 'member', uid: 'u1', grist: '1', wiki: null, gone: null, base: { name: 'Éloïse & Cie 🤝', active: true, capacityHours: 3.5, delegate: null }, wikiBase: {} };
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
        { put: 'validators', validators: { grist: 'g"1', wiki: 'w' }, settingsKey: 'k' },
        { put: 'published', published: 'n' },
      ]);

      const other = await reopen();

      expect(await other.head('a')).toEqual({
        pair,
        lastRun: { run: 2, kind: 'sync', startedAt: 'later', writes: 0 },
        lastGood: { run: 1, kind: 'sync', startedAt: 'then', outcome: 'done', writes: 1 },
        nextSeq: 2,
        validators: { grist: 'g"1', wiki: 'w' },
        settingsKey: 'k',
        published: 'n',
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
