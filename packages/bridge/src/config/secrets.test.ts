import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hidden, readSecrets } from './secrets.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entrelacs-secrets-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function fileOf(text: string, mode = 0o600): Promise<string> {
  const path = join(folder, 'secrets');
  await writeFile(path, text);
  await chmod(path, mode);
  return path;
}

describe('readSecrets', () => {
  it('takes the environment before the file', async () => {
    const path = await fileOf('# clés\nENTRELACS_GRIST_KEY = "du fichier"\nENTRELACS_WIKI_KEY=abc=def\n');

    expect(await readSecrets({ ENTRELACS_GRIST_KEY: 'de l’environnement', PATH: '/bin' }, path)).toEqual({ ENTRELACS_GRIST_KEY: 'de l’environnement', ENTRELACS_WIKI_KEY: 'abc=def' });
  });

  it('refuses a file that others may read', async () => {
    await expect(readSecrets({}, await fileOf('ENTRELACS_GRIST_KEY=x\n', 0o640))).rejects.toMatchObject({ code: 'secrets.open' });
  });

  it('names the line that is none, without what it says', async () => {
    const path = await fileOf('ENTRELACS_GRIST_KEY=x\nGRIST_KEY=très-secret\n');
    const refused: unknown = await readSecrets({}, path).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'secrets.line', values: { line: 2 } });
    expect(JSON.stringify(refused)).not.toContain('très-secret');
  });

  it('says that the file is not there', async () => {
    await expect(readSecrets({}, join(folder, 'absent'))).rejects.toMatchObject({ code: 'secrets.unreadable' });
  });
});

describe('hidden', () => {
  it('takes secrets out of a text, in addresses too', () => {
    const secrets = { ENTRELACS_GRIST_KEY: 'clé+1234', ENTRELACS_DATABASE_URL: 'postgres://ana:mot%20de%20passe@db/atelier' };

    const shown = hidden(`clé+1234 ${encodeURIComponent('clé+1234')} password "mot de passe" postgres://ana:mot%20de%20passe@db/atelier`, secrets);

    expect(shown).toBe('••• ••• password "•••" •••');
  });
});
