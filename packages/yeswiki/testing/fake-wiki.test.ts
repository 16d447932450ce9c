import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { WireChange, WireErrorCode, WireFields } from '../src/routes.ts';
import { createWikiClient } from '../src/wiki-client.ts';
import { FakeWiki } from './fake-wiki.ts';

interface Refused {
  readonly what: string;
  readonly fields: WireFields;
  readonly code: WireErrorCode;
  readonly field: string;
}

/** The table that tests/php/EntityWriterTest.php reads too. */
const refused = JSON.parse(readFileSync(join(import.meta.dirname, '../../../tests/fixtures/refused-values.json'), 'utf8')) as readonly Refused[];

function open() {
  const wiki = new FakeWiki({ rows: { team: { EquipeUne: { name: 'Une' } }, member: { M: { name: 'M' }, N: { name: 'N' } }, task: { Ancienne: { title: 'Ancienne' }, Deux: { title: 'Deux' } } } });
  const client = createWikiClient({ base: wiki.base, token: wiki.token, fetch: wiki.fetch });
  const change = async (one: WireChange) => {
    const answer = await client.changes({ changes: [one] });
    return answer.ok ? answer.value.results[0] : answer;
  };
  return { wiki, change };
}

describe('a wiki in memory', () => {
  it.each(refused)('refuses $what as PHP does', async ({ fields, code, field }) => {
    const { wiki, change } = open();
    const { stamp } = wiki.entries;

    expect(await change({ kind: 'create', entity: 'task', fields })).toMatchObject({ ok: false, code, field });
    if (Object.keys(fields).length > 0) {
      const version = wiki.entries.rows('task', { account: 'Admin', isAdmin: true, isProgram: true })[0]?.version ?? '';
      expect(await change({ kind: 'update', entity: 'task', id: 'Ancienne', version, fields })).toMatchObject({ ok: false, code, field });
    }
    expect(wiki.entries.stamp).toBe(stamp);
  });

  it('lets no task wait for itself, from the start or after a change', async () => {
    const { wiki, change } = open();
    const onItself = { ok: false, code: 'dependency.onItself', field: 'successor' };

    expect(await change({ kind: 'create', entity: 'dependency', fields: { predecessor: 'Deux', successor: 'Deux' } })).toMatchObject(onItself);
    wiki.entries.put('dependency', 'Lien', { predecessor: 'Ancienne', successor: 'Deux' });
    const [link] = wiki.entries.rows('dependency', { account: 'Admin', isAdmin: true, isProgram: true });
    expect(await change({ kind: 'update', entity: 'dependency', id: 'Lien', version: link?.version ?? '', fields: { successor: 'Ancienne' } })).toMatchObject(onItself);
    expect(await change({ kind: 'update', entity: 'dependency', id: 'Lien', version: link?.version ?? '', fields: { predecessor: 'Deux', successor: 'Ancienne' } })).toMatchObject({ ok: true });
  });
});
