import { describe, expect, it } from 'vitest';
import { toNative, type Ids } from './native.ts';
import type { PlannedWrite } from './planned.ts';

const ids: Ids = new Map([['member', new Map([['m1', '1'], ['m2', '2']])]]);
const write = (changes: Partial<PlannedWrite>): PlannedWrite => ({ side: 'grist', kind: 'update', entity: 'project', uid: 'p1', title: 'Jardin', id: '7', before: {}, after: {}, lost: {}, beside: {}, twin: null, ...changes });

describe('toNative', () => {
  it('names rows as the side does, and says what it expects to find in the cells it changes', () => {
    const { change, late } = toNative(write({ before: { lead: 'm1', name: 'Jardin', contributors: null }, after: { lead: 'm2', contributors: ['m1', 'm2'] } }), ids);
    expect(change).toEqual({ kind: 'update', entity: 'project', uid: 'p1', id: '7', expected: { lead: '1', contributors: null }, fields: { lead: '2', contributors: ['1', '2'] } });
    expect(late).toEqual({});
  });

  it('expects all of a row that it removes', () => {
    expect(toNative(write({ kind: 'remove', before: { lead: 'm1', name: 'Jardin' } }), ids).change).toMatchObject({ kind: 'remove', expected: { lead: '1', name: 'Jardin' } });
  });

  it('keeps a reference for later, whole, while one of its targets is not there', () => {
    const { change, sent, late } = toNative(write({ kind: 'create', id: null, after: { name: 'Jardin', lead: 'm3', contributors: ['m1', 'm3'] } }), ids);
    expect(change).toEqual({ kind: 'create', entity: 'project', uid: 'p1', fields: { name: 'Jardin' } });
    expect([sent, late]).toEqual([{ name: 'Jardin' }, { lead: 'm3', contributors: ['m1', 'm3'] }]);
  });
});
