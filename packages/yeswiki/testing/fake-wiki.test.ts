import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { WireErrorCode, WireFields } from '../src/routes.ts';
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
  return { wiki, client: createWikiClient({ base: wiki.base, token: wiki.token, fetch: wiki.fetch }) };
}

describe('a wiki in memory', () => {
  it.each(refused)('refuses $what as PHP does', async ({ fields, code, field }) => {
    const { wiki, client } = open();

    expect(await client.create('task', fields)).toMatchObject({ ok: false, failure: { code, refusal: { field } } });
    if (Object.keys(fields).length > 0) {
      const version = wiki.entries.rows('task', { account: 'Admin', isAdmin: true, isProgram: true })[0]?.version ?? '';
      expect(await client.update('task', 'Ancienne', version, fields)).toMatchObject({ ok: false, failure: { code, refusal: { field } } });
    }
    expect(wiki.writes).toBe(0);
  });

  it('lets no task wait for itself, from the start or after a change', async () => {
    const { wiki, client } = open();
    const onItself = { ok: false, failure: { code: 'dependency.onItself', refusal: { field: 'successor' } } };

    expect(await client.create('dependency', { predecessor: 'Deux', successor: 'Deux' })).toMatchObject(onItself);
    wiki.entries.put('dependency', 'Lien', { predecessor: 'Ancienne', successor: 'Deux' });
    const [link] = wiki.entries.rows('dependency', { account: 'Admin', isAdmin: true, isProgram: true });
    expect(await client.update('dependency', 'Lien', link?.version ?? '', { successor: 'Ancienne' })).toMatchObject(onItself);
    expect(await client.update('dependency', 'Lien', link?.version ?? '', { predecessor: 'Deux', successor: 'Ancienne' })).toMatchObject({ ok: true });
  });
});
