import { describe, expect, it } from 'vitest';
import { simSettings } from '../../testing/sim-settings.ts';
import type { Values } from '../side.ts';
import type { JournalEntry } from '../state/state.ts';
import { examine } from './examine.ts';
import { neutralise } from './neutral.ts';
import { cellName } from './run-log.ts';

/** A wiki with one team that shows these values. */
const wikiWith = (fields: Values, version?: string) => {
  const table = (rows: readonly { readonly id: string; readonly uid: string; readonly fields: Values }[]) => ({ team: { rows, fields: ['name', 'purpose'], canCreate: true } });
  return neutralise(simSettings().entities, { grist: { id: 'doc', tables: table([]) }, wiki: { id: 'wiki', tables: table([{ id: 'A', uid: 'u1', fields, ...(version !== undefined && { version }) }]) } }, new Map());
};

const entry = (changes: Partial<JournalEntry>): JournalEntry => ({ seq: 1, run: 1, side: 'wiki', kind: 'update', entity: 'team', uid: 'u1', id: 'A', before: { purpose: 'old' }, after: { purpose: 'new' }, lost: {}, beside: {}, status: 'unknown', at: '', ...changes });

describe('examine', () => {
  it('takes a write for done in the fields that show it', () => {
    const one = entry({ after: { name: 'Infra', purpose: 'new' } });
    expect(examine([one], wikiWith({ name: 'of somebody', purpose: 'new' }), 2)).toEqual({ landed: [{ ...one, after: { purpose: 'new' } }], statuses: [{ seq: 1, status: 'done', id: 'A' }], open: [], doubts: [] });
  });

  it('waits two runs for one that left no trace', () => {
    const neutral = wikiWith({ name: 'Design', purpose: 'old' });
    expect(examine([entry({})], neutral, 2)).toMatchObject({ landed: [], statuses: [], open: [{ seq: 1 }] });
    expect(examine([entry({})], neutral, 3)).toEqual({ landed: [], statuses: [{ seq: 1, status: 'void' }], open: [], doubts: [] });
  });

  it('doubts a cell that says what it said before, in a row that changed since it was about to be written', () => {
    const neutral = wikiWith({ name: 'Design', purpose: 'old' }, '8');
    expect(examine([entry({ found: '7' })], neutral, 2).doubts).toEqual([cellName('team', 'u1', 'purpose')]);
    expect(examine([entry({ found: '8' })], neutral, 2).doubts).toEqual([]);
    expect(examine([entry({})], neutral, 2).doubts).toEqual([]);
    expect(examine([entry({ found: '7' })], wikiWith({ purpose: 'of somebody' }, '8'), 2).doubts).toEqual([]);
  });

  it('doubts a cell that is empty in a row that was made with something in it', () => {
    const made = entry({ kind: 'create', id: null, before: {}, after: { name: 'Design', purpose: 'new' } });
    expect(examine([made], wikiWith({ name: 'Design', purpose: null }), 2).doubts).toEqual([cellName('team', 'u1', 'purpose')]);
  });

  it('takes a removal for done where the row is gone', () => {
    expect(examine([entry({ kind: 'remove', uid: 'u2', after: {} })], wikiWith({}), 2).landed).toHaveLength(1);
    expect(examine([entry({ kind: 'remove', after: {} })], wikiWith({}), 2).landed).toEqual([]);
  });

  it('assumes of a row that was made only what it shows: another machine may have made it of an older value', () => {
    const made = entry({ kind: 'create', id: null, before: {}, after: { name: 'Design', purpose: 'newer' } });
    expect(examine([made], wikiWith({ name: 'Design', purpose: 'older' }), 2)).toEqual({ landed: [{ ...made, id: 'A', after: { name: 'Design' } }], statuses: [{ seq: 1, status: 'done', id: 'A' }], open: [], doubts: [] });
  });
});
