/**
 * Builds the command line into dist/bridge: one program and the package that brings what it needs, to be run or installed from there.
 *
 *     npm install --global --install-links ./dist/bridge      then: entrelacs --help
 */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './install.mjs';

/** What the program fetches from its package instead of carrying it: drivers with binaries of their own, and what reads its words from files beside it. */
const outside = ['libsql', 'pg', 'yargs'];

/**
 * Builds the program; resolves to the path of what to run.
 *
 * @param {{ outDir?: string }} [options]
 * @returns {Promise<string>}
 */
export async function buildBridge({ outDir = join(root, 'dist') } = {}) {
  const folder = join(outDir, 'bridge');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const source = JSON.parse(await readFile(join(root, 'packages', 'bridge', 'package.json'), 'utf8'));
  const { engines } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints: [join(root, 'packages', 'bridge', 'src', 'cli', 'main.ts')],
    outdir: folder,
    entryNames: 'entrelacs',
    chunkNames: 'part-[hash]',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    charset: 'utf8',
    external: outside,
    legalComments: 'none',
    logLevel: 'warning',
    // Libraries written for CommonJS ask for Node's modules by `require`.
    banner: { js: "import { createRequire as entrelacsRequire } from 'node:module'; const require = entrelacsRequire(import.meta.url);" },
  });
  const program = join(folder, 'entrelacs.mjs');
  await writeFile(program, `#!/usr/bin/env node\n${await readFile(program, 'utf8')}`, { mode: 0o755 });
  const manifest = {
    name: 'entrelacs',
    version: source.version,
    description: source.description,
    license: source.license,
    type: 'module',
    bin: { entrelacs: 'entrelacs.mjs' },
    engines,
    dependencies: Object.fromEntries(outside.map((name) => [name, source.dependencies[name]])),
  };
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await cp(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  return program;
}
