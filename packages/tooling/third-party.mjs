/**
 * The names and licences of what a bundle holds of others.
 */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './install.mjs';

/**
 * Folders of the packages that bundled files come from.
 *
 * @param {readonly string[]} inputs - Bundled files, relative to the root.
 * @returns {string[]}
 */
export function packagesOf(inputs) {
  return inputs.flatMap((input) => {
    const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
    return match?.[1] ? [join(root, match[1])] : [];
  });
}

/**
 * The names and licences of packages, one after the other.
 *
 * @param {Iterable<string>} folders
 */
export async function thirdParty(folders) {
  const entries = [];
  for (const folder of folders) {
    const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    const file = (await readdir(folder)).find((candidate) => /^licen[cs]e/i.test(candidate));
    entries.push(`${name} ${version} (${license})\n\n${file ? (await readFile(join(folder, file), 'utf8')).trim() : ''}\n`);
  }
  return [...new Set(entries)].sort().join(`\n${'-'.repeat(78)}\n\n`);
}
