import { createHash } from 'node:crypto';
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildYeswiki } from './build-yeswiki.mjs';
import { root } from './install.mjs';
import { contentSecurityPolicy } from './widget-page.mjs';
import { unzip } from './zip.testing.ts';

let outDir: string;
let widgets: string;
let built: Awaited<ReturnType<typeof buildYeswiki>>;
let files: Map<string, Buffer>;

beforeAll(async () => {
  outDir = await mkdtemp(join(tmpdir(), 'entrelacs-extension-'));
  widgets = join(outDir, 'grist-plugin', 'widgets');
  await mkdir(join(widgets, 'raci'), { recursive: true });
  await writeFile(join(widgets, 'manifest.json'), '[{ "url": "./raci/index.html" }]');
  await writeFile(join(widgets, 'raci', 'index.html'), `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">`);
  await writeFile(join(widgets, 'raci', 'main.js'), 'export {};');
  await writeFile(join(widgets, 'raci', 'main.js.map'), '{}');
  built = await buildYeswiki({ outDir, log: () => {} });
  files = unzip(await readFile(built.archive));
}, 120_000);

afterAll(() => rm(outDir, { recursive: true, force: true }));

const text = (path: string) => files.get(`entrelacs/${path}`)?.toString('utf8') ?? '';

describe('the extension’s archive', () => {
  it('has one folder, which YesWiki takes for the extension', () => {
    expect(new Set([...files.keys()].map((path) => path.split('/')[0]))).toEqual(new Set(['entrelacs']));
    expect(text('desc.xml')).toContain(`name="entrelacs" version="${built.version}"`);
    expect(JSON.parse(text('infos.json'))).toEqual({ name: 'entrelacs', release: built.version });
    expect(text('LICENSE')).toContain('AFFERO');
  });

  it('has the model and the demo, with a form for every entity', () => {
    const model = JSON.parse(text('model/model.json')) as { version: string; entities: { form: { fr: { bn_template: string } } }[] };
    expect(model.version).toBe(built.version);
    expect(model.entities.length).toBeGreaterThan(15);
    for (const { form } of model.entities) expect(form.fr.bn_template).toMatch(/^(?:texte\*\*\*bf_titre|titre)\*/);
    expect(JSON.parse(text('model/demo.json'))).toMatchObject({ day: '2026-11-23' });
  });

  it('has what PHP needs, and nothing that only we need', () => {
    const paths = [...files.keys()];
    expect(paths).toContain('entrelacs/controllers/ApiController.php');
    expect(paths.filter((path) => /\.ts$|\.map$|\/tests?\/|node_modules|package\.json|tsconfig/.test(path))).toEqual([]);
  });

  it('asks the browser to compile at once what the matrix starts with, and nothing that comes later', () => {
    const asks = (path: string) => text(path).startsWith('//# allFunctionsCalledOnLoad\n');
    const { 'javascripts/raci.js': matrix = '' } = JSON.parse(text('assets.json')) as Record<string, string>;
    const named = (path: string, how: RegExp) => [...text(path).matchAll(how)].map(([, name]) => `javascripts/${name}`);
    const start = new Set([matrix]);
    for (const path of start) for (const imported of named(path, /(?:from|import) ?"\.\/([^"]+)"/g)) start.add(imported);
    const large = [...start].filter((path) => text(path).length > 20_100);
    const later = [...start].flatMap((path) => named(path, /import\([`"]\.\/([^`"]+)[`"]\)/g));

    expect(large.length).toBeGreaterThan(2);
    expect(large.filter((path) => !asks(path))).toEqual([]);
    expect(later.length).toBeGreaterThan(1);
    expect(later.filter((path) => !start.has(path) && asks(path))).toEqual([]);
  });

  it('says which modules the page of the matrix names, so that none is found only once another has come', () => {
    const { 'javascripts/raci.js': matrix = '' } = JSON.parse(text('assets.json')) as Record<string, string>;
    const { 'javascripts/raci.js': named = [] } = JSON.parse(text('modules.json')) as Record<string, string[]>;
    const imported = new Set([matrix, ...named].flatMap((path) => [...text(path).matchAll(/(?:from|import) ?"\.\/([^"]+)"/g)].map(([, name]) => `javascripts/${name}`)));

    expect(named.length).toBeGreaterThan(2);
    expect([...imported].sort()).toEqual([...named].sort());
  });

  it('has the guide where the wiki’s own documentation looks for it, without links that lead nowhere', () => {
    expect(text('docs/fr/README.md')).toContain('Entrelacs dans votre YesWiki');
    expect(text('docs/en/README.md')).toContain('your YesWiki');
    for (const lang of ['fr', 'en']) expect(text(`docs/${lang}/README.md`)).not.toMatch(/\]\((?!https?:)/);
  });

  it('has the Grist widgets, whose pages can neither call the wiki nor load its pictures', () => {
    expect(text('widgets/manifest.json')).toContain('./raci/index.html');
    const page = text('widgets/raci/index.html');
    expect(page).toContain("default-src 'none'; script-src 'self'");
    expect(page).toContain("connect-src 'none'");
    expect(page).not.toMatch(/connect-src 'self'|img-src 'self'/);
    // What default-src says nothing of.
    expect(page).toContain("; base-uri 'none'; form-action 'none'\"");
  });

  it('is the same for the same sources', async () => {
    const first = await readFile(built.archive);
    await buildYeswiki({ outDir, log: () => {} });
    expect(await readFile(built.archive)).toEqual(first);
  }, 120_000);

  it('is offered by a repository as YesWiki’s update screen reads it', async () => {
    const repository = join(outDir, 'yeswiki', 'doryphore');
    const packages = JSON.parse(await readFile(join(repository, 'packages.json'), 'utf8')) as Record<string, Record<string, string>>;
    const [about = {}] = Object.values(packages);
    expect(about).toMatchObject({ version: built.version, file: `extension-entrelacs-${built.version}.zip`, minimal_php_version: '8.0.0', documentation: '?doc#/tools/entrelacs/docs/fr/README.md' });
    expect(about?.['description']).toBe('Outils de coopération : qui fait quoi, qui attend qui, où l\'on en est');
    // As YesWiki finds the extension's name in its file's: what follows the first dash, without the version.
    expect(about['file']!.replace(/\.zip$/, '').split('-').slice(1).join('-').replace(/-\d+\.\d+\.\d+$/, '')).toBe('entrelacs');
    const archive = await readFile(join(repository, about['file']!));
    const sum = await readFile(join(repository, `${about['file']}.md5`), 'utf8');
    expect(sum.split(' ')[0]).toBe(createHash('md5').update(archive).digest('hex'));
  });

  it('is not made of widgets that read cookies, nor without widgets', async () => {
    await writeFile(join(widgets, 'raci', 'main.js'), 'console.log(document.cookie)');
    await expect(buildYeswiki({ outDir, log: () => {} })).rejects.toThrow(/raci\/main\.js reads cookies/);
    await rm(widgets, { recursive: true });
    await expect(buildYeswiki({ outDir, log: () => {} })).rejects.toThrow(/not built yet/);
  }, 120_000);
});

it('has one version, that of the repository', async () => {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  expect(built.version).toBe(version);
});
