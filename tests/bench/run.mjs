/**
 * `pnpm bench [name ...]`: bundles each tests/bench/*.bench.ts and runs it in a Node of its own, one after another.
 * A benchmark prints its tables with support.ts. Exits with 1 when one misses a bar or fails.
 */
import { spawnSync } from 'node:child_process';
import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Advice, ensureInstalled, root, runMain } from '../../packages/tooling/install.mjs';

await runMain(async () => {
  ensureInstalled();
  const esbuild = await import('esbuild');
  const folder = join(root, 'tests', 'bench');
  const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
  const all = (await readdir(folder)).filter((file) => file.endsWith('.bench.ts')).sort();
  const files = all.filter((file) => wanted.length === 0 || wanted.some((name) => file.startsWith(name)));
  if (files.length === 0) throw new Advice(`There is no such benchmark: ${all.join(', ') || 'tests/bench/ has none'}.`);

  // Tools stay packages, ours that are plain JavaScript too; the workspace's other packages are TypeScript, and are bundled with what they need.
  const { devDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const external = [...Object.keys(devDependencies).filter((name) => !name.startsWith('@entrelacs/')), '@entrelacs/tooling/*', '@entrelacs/playground/*'];

  const outdir = join(root, 'node_modules', '.cache', 'entrelacs-bench');
  await mkdir(outdir, { recursive: true });
  console.log(`Node ${process.versions.node}, ${files.length} of ${all.length} benchmarks`);
  for (const file of files) {
    const outfile = join(outdir, `${file.replace(/\.ts$/, '')}.mjs`);
    await esbuild.build({
      entryPoints: [join(folder, file)],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      external,
      sourcemap: 'inline',
      logLevel: 'warning',
      define: { 'import.meta.dirname': JSON.stringify(folder) },
    });
    const { status } = spawnSync(process.execPath, ['--enable-source-maps', outfile], { cwd: root, stdio: 'inherit' });
    if (status !== 0) process.exitCode = 1;
  }
  await rm(outdir, { recursive: true, force: true });
});
