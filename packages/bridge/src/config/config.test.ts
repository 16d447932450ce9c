import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../sync/settings.ts';
import { ConfigRefusal, readConfig, type ConfigProblem } from './config.ts';

/** What is wrong in a file: `line key code`. */
function problemsIn(text: string): readonly ConfigProblem[] {
  try {
    readConfig(text);
    return [];
  } catch (error) {
    if (error instanceof ConfigRefusal) return error.problems;
    throw error;
  }
}
const shown = (text: string) => problemsIn(text).map(({ line, key, code }) => `${line} ${key} ${code}`);

describe('readConfig', () => {
  it('fills in what the file leaves out', () => {
    expect(readConfig('version: 1\n')).toEqual({
      version: 1,
      language: 'fr',
      state: 'entrelacs.sqlite',
      sync: defaultSettings(),
      journal: { keepDays: 365 },
      backup: { folder: 'sauvegardes', keep: 14 },
    });
  });

  it('names the folder of backups in the language of the file, unless it is named there', () => {
    expect(readConfig('version: 1\nlanguage: en\n').backup).toEqual({ folder: 'backups', keep: 14 });
    expect(readConfig('version: 1\nlanguage: en\nbackup: { keep: 3 }\n').backup).toEqual({ folder: 'backups', keep: 3 });
    expect(readConfig('version: 1\nbackup: { folder: /srv/copies }\n').backup).toEqual({ folder: '/srv/copies', keep: 14 });
  });

  it('reads both sides and the rules of each entity', () => {
    const config = readConfig(`
version: 1
language: en
grist:
  document: https://docs.getgrist.com/9Ed3wbkVpwAe/Atelier
wiki:
  url: https://wiki.example.org/
sync:
  entities:
    member: { fields: { email: { direction: toGrist } } }
    project: { direction: toWiki, policy: newest, deletions: carry, fields: { tags: false } }
    task: true
    team: false
`);

    expect(config.grist).toEqual({ document: 'https://docs.getgrist.com/9Ed3wbkVpwAe/Atelier', requestsPerSecond: 5 });
    expect(config.sync.entities.map(({ entity }) => entity)).toEqual(['member', 'project', 'task']);
    expect(config.sync.entities[0]?.fields).toContainEqual({ key: 'email', direction: 'toGrist', policy: 'ask' });
    expect(config.sync.entities[1]).toMatchObject({ direction: 'toWiki', deletions: 'carry', sameTitle: 'ask' });
    expect(config.sync.entities[1]?.fields.map(({ key }) => key)).not.toContain('tags');
    expect(config.sync.entities[1]?.fields).toContainEqual({ key: 'name', direction: 'toWiki', policy: 'newest' });
  });

  it('leaves private fields out unless the file names them', () => {
    expect(readConfig('version: 1\n').sync.entities[0]?.fields.map(({ key }) => key)).not.toContain('email');
  });

  it.each([
    ['a key that it does not know', 'version: 1\ngrits:\n  document: x\n', ['2 grits config.unknownKey']],
    ['a missing address', 'version: 1\ngrist:\n  requestsPerSecond: 5\n', ['2 grist.document config.missing']],
    ['no address', 'version: 1\nwiki:\n  url: atelier\n', ['3 wiki.url config.notAnAddress']],
    ['an entity that is none', 'version: 1\nsync:\n  entities:\n    taches: true\n', ['4 sync.entities.taches config.noSuchEntity']],
    ['a word that is no policy', 'version: 1\nsync:\n  entities:\n    task:\n      policy: latest\n', ['5 sync.entities.task.policy config.notOneOf']],
    ['a field of no such name', 'version: 1\nsync:\n  entities:\n    task:\n      fields:\n        titre: true\n', ['6 sync.entities.task.fields.titre config.noSuchField']],
    ['a field that fills itself', 'version: 1\nsync:\n  entities:\n    task:\n      fields: { doneOn: true }\n', ['5 sync.entities.task.fields.doneOn config.automaticField']],
    ['an unknown key of a field', 'version: 1\nsync:\n  entities:\n    task:\n      fields: { title: { way: both } }\n', ['5 sync.entities.task.fields.title.way config.unknownKey']],
    ['a share over one', 'version: 1\nsync:\n  vanished: { share: 20, rows: 5 }\n', ['3 sync.vanished.share config.outOfRange']],
    ['a number that is a text', 'version: 1\nbackup:\n  keep: beaucoup\n', ['3 backup.keep config.wrongType']],
    ['the file of a newer version', 'version: 2\n', ['1 version config.version']],
    ['an empty file', '', ['1 version config.version']],
    ['what is no YAML', 'version: 1\n\tlanguage: fr\n', ['2  config.notYaml']],
    ['several things at once, in the order of lines', 'version: 1\nlanguage: de\nbackup:\n  keep: 0\n', ['2 language config.notOneOf', '4 backup.keep config.outOfRange']],
  ])('says line and key of %s', (_what, text, expected) => {
    expect(shown(text).slice(0, expected.length)).toEqual(expected);
  });

  it('says which keys there are', () => {
    expect(problemsIn('version: 1\nsync:\n  entities:\n    task: { color: red }\n')[0]?.values['known']).toContain('deletions');
  });
});
