import { describe, expect, it } from 'vitest';
import { virtualClock } from '../../testing/virtual-clock.ts';
import { memoryState } from './memory-state.ts';
import { prune } from './prune.ts';
import type { JournalEntry, State, StateChange } from './state.ts';

const dayLength = 86_400_000;
const now = Date.UTC(2026, 10, 28);

/** A journal of one write a run, the last of them today. */
async function journalOf(runs: number, daysBetween: number, change: (run: number) => Partial<JournalEntry> = () => ({})): Promise<State> {
  const state = memoryState();
  const changes = Array.from({ length: runs }, (_, index): StateChange[] => {
    const run = index + 1;
    const at = new Date(now - (runs - run) * daysBetween * dayLength).toISOString();
    const entry: JournalEntry = { seq: run, run, side: 'wiki', kind: 'update', entity: 'team', uid: 'u', id: '1', before: {}, after: {}, lost: {}, beside: {}, status: 'done', at, ...change(run) };
    return [{ put: 'run', run: { run, kind: 'sync', startedAt: at, outcome: 'done', writes: 1 } }, { put: 'entry', entry }];
  });
  await state.commit('pair', changes.flat());
  return state;
}

const kept = async (state: State) => (await state.runs('pair', 9_999)).length;

describe('prune', () => {
  it('drops what is older than asked, once a day', async () => {
    const state = await journalOf(500, 1);
    await prune(state, 'pair', virtualClock(now), 365);
    expect(await kept(state)).toBe(366);
    expect(await state.written('pair', 9_999)).toHaveLength(366);

    await prune(state, 'pair', virtualClock(now), 300);
    expect(await kept(state)).toBe(366);
    await prune(state, 'pair', virtualClock(now + dayLength), 300);
    expect(await kept(state)).toBe(300);
  });

  it('keeps the last two hundred runs whatever the clock says', async () => {
    const state = await journalOf(500, 1);
    await prune(state, 'pair', virtualClock(Date.UTC(2090, 0, 1)), 365);
    expect(await kept(state)).toBe(200);
    await prune(state, 'pair', virtualClock(Date.UTC(1990, 0, 1)), 365);
    expect(await kept(state)).toBe(200);
  });

  it('never drops a write that is not settled, nor a loss that nobody was told', async () => {
    const state = await journalOf(500, 1, (run) => ({ ...(run === 3 && { status: 'unknown' }), ...((run === 2 || run === 5) && { lost: { name: 'perdu' } }) }));
    await state.commit('pair', [{ put: 'told', run: 2 }]);
    await prune(state, 'pair', virtualClock(now), 365);

    expect((await state.head('pair')).open.map(({ seq }) => seq)).toEqual([3]);
    expect((await state.losses('pair', 0)).map(({ seq }) => seq)).toEqual([5]);
  });
});
