import { createWikiClient, type WikiClientOptions } from '@entrelacs/yeswiki';
import { FakeWiki } from '@entrelacs/yeswiki/testing';
import { describe, expect, it } from 'vitest';
import type { Side, SideChange } from '../side.ts';
import { wikiSide } from './wiki-side.ts';

const limits = { batchRows: 100, batchBytes: 4_000_000, parallel: 2 };
const teams = { entities: [{ entity: 'team', fields: ['name', 'purpose'] }] } as const;

/** A wiki with one team, and the side of a key's account; `answer` stands in for the next write's answer. */
function aWiki(account = 'Pont', options: { readonly fetch?: WikiClientOptions['fetch'] } = {}): { wiki: FakeWiki; side: Side } {
  const wiki = new FakeWiki({ rows: { team: { Design: { uid: 't1', name: 'Design', purpose: 'Tenir' } } }, keys: { secret: account }, admins: ['Pont'] });
  const client = createWikiClient({ base: wiki.base, key: 'secret', fetch: options.fetch ?? wiki.fetch });
  return { wiki, side: wikiSide({ client, place: wiki.base, limits }) };
}

const change = (version: string, purpose = 'Neuf'): SideChange => ({ kind: 'update', entity: 'team', uid: 't1', id: 'Design', version, expected: {}, fields: { purpose } });

describe('a wiki as a side', () => {
  it('says which wiki it is', async () => {
    expect(await aWiki().side.identify()).toEqual({ id: 'wiki-1', place: 'https://wiki.example/?', title: 'Wiki' });
  });

  it('reads rows with their version, and nothing again while nothing has changed', async () => {
    const { wiki, side } = aWiki();
    const first = await side.read(teams);
    expect(first).toMatchObject({ unchanged: false, tables: { team: { canCreate: true, rows: [{ id: 'Design', uid: 't1', version: '1', at: '2026-11-23T12:00:00+01:00', by: 'Autre', canWrite: true, fields: { name: 'Design', purpose: 'Tenir' } }] } } });

    const validator = first.unchanged ? undefined : first.validator;
    expect(await side.read({ ...teams, ...(validator !== undefined && { validator }) })).toEqual({ unchanged: true });
    wiki.entries.put('team', 'Design', { purpose: 'Autre' });
    expect(await side.read({ ...teams, ...(validator !== undefined && { validator }) })).toMatchObject({ unchanged: false });
  });

  it('says that a form is missing, and never takes that for an empty table', async () => {
    const wiki = new FakeWiki({ installed: ['member'], keys: { secret: 'Pont' } });
    const side = wikiSide({ client: createWikiClient({ base: wiki.base, key: 'secret', fetch: wiki.fetch }), place: wiki.base, limits });
    expect(await side.read(teams)).toMatchObject({ tables: {}, issues: [{ code: 'sync.table.gone.wiki', entity: 'team' }] });
  });

  it('writes under the version that it read, and not over somebody’s change', async () => {
    const { wiki, side } = aWiki();
    expect(await side.write([change('1')])).toMatchObject([{ ok: true, id: 'Design', version: '2', fields: { purpose: 'Neuf' } }]);

    wiki.entries.put('team', 'Design', { purpose: 'De quelqu’un' });
    expect(await side.write([change('2')])).toEqual([{ ok: false, why: 'changed' }]);
    expect(wiki.entries.rows('team', { account: 'Pont', isAdmin: true, isProgram: true })[0]?.fields['purpose']).toBe('De quelqu’un');
  });

  it('makes a row once, however often it is asked', async () => {
    const { side } = aWiki();
    const create: SideChange = { kind: 'create', entity: 'team', uid: 't2', fields: { name: 'Infra' } };
    const [first] = await side.write([create]);
    const [second] = await side.write([create]);
    expect([first?.ok, second?.ok]).toEqual([true, true]);
    expect(second).toMatchObject({ id: first?.ok === true ? first.id : '' });
    expect(await side.read(teams)).toMatchObject({ tables: { team: { rows: [{ uid: 't1' }, { uid: 't2' }] } } });
  });

  it('removes under the version too', async () => {
    const { side } = aWiki();
    const remove = (version: string): SideChange => ({ kind: 'remove', entity: 'team', uid: 't1', id: 'Design', version, expected: {} });
    expect(await side.write([remove('9')])).toEqual([{ ok: false, why: 'changed' }]);
    expect(await side.write([remove('1')])).toEqual([{ ok: true, id: 'Design' }]);
  });

  it('names the field that is refused', async () => {
    const { side } = aWiki();
    expect(await side.write([{ kind: 'create', entity: 'team', uid: 't2', fields: { name: 'Infra', stage: 'inconnu' } }])).toMatchObject([{ ok: false, why: 'refused', field: 'stage', issue: { code: 'wiki.value', path: 'stage' } }]);
  });

  it('knows what may have been done from what certainly was not', async () => {
    const answers: readonly (readonly [() => Promise<Response>, 'unknown' | 'refused'])[] = [
      [() => Promise.reject(new TypeError('terminated')), 'unknown'],
      [() => Promise.resolve(new Response('<h1>Erreur</h1>', { status: 500 })), 'unknown'],
      [() => Promise.resolve(new Response('<h1>Bonjour</h1>')), 'unknown'],
      [() => Promise.resolve(Response.json({ code: 'access.denied', message: 'Non' }, { status: 403 })), 'refused'],
      [() => Promise.resolve(Response.json({ code: 'rate.limited', message: 'Non' }, { status: 429 })), 'refused'],
    ];
    for (const [fetch, why] of answers) expect(await aWiki('Pont', { fetch }).side.write([change('1')])).toMatchObject([{ ok: false, why }]);
  });

  it('keeps the conflicts where administrators see them, and brings back what they decided', async () => {
    const { side, wiki } = aWiki();
    const conflict = { id: 'c1', entity: 'team', entry: 'Design', field: 'purpose', title: 'Design', grist: { value: 'A' }, wiki: { value: 'B' } } as const;
    await side.board?.publish([conflict]);
    wiki.conflicts = { conflicts: [{ ...conflict, decision: 'wiki' }] };
    expect(await side.board?.decisions()).toEqual([{ ...conflict, decision: 'wiki' }]);
    await expect(aWiki('Simple').side.board?.decisions()).rejects.toMatchObject({ code: 'wiki.access.denied' });
  });
});
