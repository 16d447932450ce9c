import { describe, expect, it } from 'vitest';
import type { SideRow } from '../side.ts';
import type { Known } from '../state/state.ts';
import { assignUids } from './assign-uids.ts';

const row = (id: string, uid: string | null, name = 'Design'): SideRow => ({ id, uid, fields: { name } });
const known = (uid: string, grist: string, name = 'Design'): [string, Known] => [uid, { entity: 'team', uid, grist, wiki: null, gone: null, base: { name }, wikiBase: {}, wikiVersion: null }];
const assign = (rows: readonly SideRow[], knownRows: readonly [string, Known][] = []) => assignUids('team', { grist: { id: 'doc', rows }, wiki: { id: 'wiki', rows: [] } }, new Map(knownRows));
const idsOf = ({ grist }: ReturnType<typeof assign>) => Object.fromEntries([...grist].map(([uid, { id }]) => [id, uid]));

describe('assignUids', () => {
  it('gives a row the same uid on every machine and in every run, and no two rows the same', () => {
    const first = idsOf(assign([row('1', null), row('2', null)]));
    expect(idsOf(assign([row('2', null), row('1', null)]))).toEqual(first);
    expect(first['1']).not.toBe(first['2']);
  });

  it('gives a row that lost its uid the former one, unless its number was given to another row', () => {
    expect(idsOf(assign([row('1', null)], [known('u1', '1')]))).toEqual({ 1: 'u1' });
    expect(idsOf(assign([row('1', null, 'Infra')], [known('u1', '1')]))['1']).not.toBe('u1');
  });

  it('leaves the uid to the row that is known by its number, else to the oldest, where it was copied', () => {
    const copied = [row('5', 'u1'), row('12', 'u1')];
    expect(idsOf(assign(copied, [known('u1', '12')]))['12']).toBe('u1');
    expect(idsOf(assign(copied))['5']).toBe('u1');
    expect(assign(copied, [known('u1', '12')]).given).toMatchObject([{ row: { id: '5' } }]);
  });
});
