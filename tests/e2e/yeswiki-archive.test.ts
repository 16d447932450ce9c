import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { unzip } from '@entrelacs/tooling/zip.testing.ts';
import { expect, it } from 'vitest';

const dist = join(import.meta.dirname, '../../dist/yeswiki');
const name = readdirSync(dist).find((file) => file.endsWith('.zip')) ?? '';
const archive = readFileSync(join(dist, name));
const files = unzip(archive);
const text = (path: string) => files.get(`entrelacs/${path}`)?.toString('utf8') ?? '';

it('is the archive that its sum and the repository beside it say', () => {
  const sum = readFileSync(join(dist, `${name}.md5`), 'utf8').split(' ')[0];
  expect(createHash('md5').update(archive).digest('hex')).toBe(sum);
  expect(readFileSync(join(dist, 'doryphore', name)).equals(archive)).toBe(true);
});

it('carries every widget, whole, in a page that can ask the wiki for nothing', () => {
  const widgets = JSON.parse(text('widgets/manifest.json')) as readonly { readonly url: string }[];
  expect(widgets.map(({ url }) => url).sort()).toEqual(['./dependencies/index.html', './kpi/index.html', './raci/index.html', './setup/index.html']);
  for (const { url } of widgets) {
    const path = posix.join('widgets', url);
    const page = text(path);
    expect(page).toContain("default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'none'");
    expect(page).toMatch(/; base-uri 'none'; form-action 'none'"/u);
    const asked = [...page.matchAll(/(?:src|href)="([^"]+)"/gu)].map(([, file]) => posix.join(posix.dirname(path), file ?? ''));
    expect(asked.length).toBeGreaterThan(1);
    expect(asked.filter((file) => !files.has(`entrelacs/${file}`))).toEqual([]);
  }
  expect([...files].filter(([path, data]) => path.includes('/widgets/') && path.endsWith('.js') && data.includes('document.cookie'))).toEqual([]);
});

it('has each file that its lists and scripts name', () => {
  const named = [...Object.values(JSON.parse(text('assets.json')) as Record<string, string>), ...Object.values(JSON.parse(text('modules.json')) as Record<string, string[]>).flat()];
  const imported = [...files.keys()].filter((path) => /^entrelacs\/javascripts\/.*\.js$/u.test(path)).flatMap((path) => [...text(path.slice('entrelacs/'.length)).matchAll(/(?:from|import) ?\(?["`]\.\/([^"`]+)["`]/gu)].map(([, file]) => `javascripts/${file}`));
  expect(imported.length).toBeGreaterThan(20);
  expect([...new Set([...named, ...imported])].filter((path) => !files.has(`entrelacs/${path}`))).toEqual([]);
});
