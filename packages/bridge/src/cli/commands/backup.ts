import { createHash } from 'node:crypto';
import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeArchive, restoreArchive } from '../../archive/restore.ts';
import { gristRefusal } from '../../grist/refusals.ts';
import { Refusal } from '../../refusal.ts';
import type { CommandContext } from '../context.ts';
import { exitCodes } from '../io.ts';
import { archiveAt, rowsIn, sideOf, written } from './archive.ts';
import { every } from './every.ts';

/** What a backup holds: its files, with the SHA-256 of each. */
interface Manifest {
  readonly madeAt: string;
  readonly files: Readonly<Record<string, { readonly sha256: string; readonly rows?: number }>>;
}

const manifestName = 'manifest.json';
const folderPattern = /^entrelacs-\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z$/;

/** Backs up each side that the config names, now or at intervals, and keeps the latest ones. */
export async function backupCommand(context: CommandContext, options: { readonly every?: string | undefined; readonly keep?: number | undefined }): Promise<number> {
  return every(context, options.every, () => backupOnce(context, options.keep));
}

async function backupOnce(context: CommandContext, keepAsked: number | undefined): Promise<number> {
  const { config } = await context.load();
  const madeAt = new Date(context.io.clock.now()).toISOString();
  const root = context.path(config.backup.folder);
  const name = `entrelacs-${madeAt.slice(0, 19).replaceAll(':', '-')}Z`;
  const files: Record<string, { sha256: string; rows?: number }> = {};
  const keepFile = async (file: string, content: string | Uint8Array, rows?: number): Promise<void> => {
    await written(join(root, name, file), content);
    files[file] = { sha256: createHash('sha256').update(content).digest('hex'), ...(rows !== undefined && { rows }) };
  };
  if (config.grist !== undefined) {
    const { port, server } = await context.gristPort();
    await keepFile('document.grist', await port.download().catch((error: unknown) => Promise.reject(gristRefusal(error, server))));
  }
  for (const side of ['grist', 'wiki'] as const) {
    if (config[side] === undefined) continue;
    const archive = await makeArchive(await sideOf(context, side), madeAt);
    await keepFile(`${side}.json`, `${JSON.stringify(archive, null, 1)}\n`, rowsIn(archive));
  }
  if (Object.keys(files).length === 0) throw new Refusal('config.noGrist');
  // Last: a backup without a manifest is one that was interrupted.
  await written(join(root, name, manifestName), `${JSON.stringify({ madeAt, files } satisfies Manifest, null, 1)}\n`);
  const removed = await forgetOld(root, keepAsked ?? config.backup.keep);
  context.out.line(context.t('cli.backup.done', { path: join(root, name), n: removed.length }));
  context.out.data({ path: join(root, name), files, removed });
  return exitCodes.ok;
}

/** Proves that a backup can be restored (nothing is written), or puts its rows back into a side. */
export async function restoreCommand(context: CommandContext, options: { readonly path?: string | undefined; readonly check: boolean; readonly side: 'grist' | 'wiki'; readonly overwrite: boolean }): Promise<number> {
  const { config } = await context.load();
  const root = context.path(config.backup.folder);
  const path = options.path === undefined ? join(root, (await backupsIn(root)).at(-1) ?? '') : context.path(options.path);
  const { out, t } = context;
  const checked = await checkBackup(context, path);
  out.line(t('cli.restore.checked', { path, n: checked.rows }));
  if (options.check) {
    out.data({ path, ...checked });
    return exitCodes.ok;
  }
  const archive = await archiveAt(context, join(path, `${options.side}.json`));
  const result = await restoreArchive(await sideOf(context, options.side), archive, { overwrite: options.overwrite, progress: (done, total) => out.progress(t('cli.importing'), done, total) });
  out.line(t('cli.imported', { created: result.created, updated: result.updated, kept: result.kept }));
  out.issues(result.issues, t, context.lang);
  out.data({ path, ...result });
  return result.issues.length > 0 ? exitCodes.attention : exitCodes.ok;
}

/** Every file is as it was written, every archive can be read whole with all its references, and the document is a sound database. */
async function checkBackup(context: CommandContext, path: string): Promise<{ readonly files: number; readonly rows: number }> {
  const manifest = JSON.parse(await context.textOf(join(path, manifestName))) as Manifest;
  let rows = 0;
  for (const [file, { sha256, rows: expected }] of Object.entries(manifest.files)) {
    const content = await readFile(join(path, file)).catch((error: unknown) => Promise.reject(new Refusal('backup.damaged', { path, detail: file }, { cause: error })));
    if (createHash('sha256').update(content).digest('hex') !== sha256) throw new Refusal('backup.damaged', { path, detail: file });
    if (file.endsWith('.json')) {
      const found = rowsIn(await archiveAt(context, join(path, file)));
      if (found !== expected) throw new Refusal('backup.damaged', { path, detail: `${file}: ${found} / ${expected ?? 0}` });
      rows += found;
    } else await checkDocument(join(path, file));
  }
  return { files: Object.keys(manifest.files).length, rows };
}

async function checkDocument(file: string): Promise<void> {
  const { default: Database } = await import('libsql');
  try {
    const database = new Database(file, { readonly: true });
    try {
      const [sound] = database.prepare('PRAGMA integrity_check').all() as readonly { readonly integrity_check?: unknown }[];
      const [tables] = database.prepare("SELECT count(*) AS n FROM sqlite_master WHERE name = '_grist_Tables'").all() as readonly { readonly n?: unknown }[];
      if (sound?.integrity_check !== 'ok' || tables?.n !== 1) throw new Error('integrity_check');
    } finally {
      database.close();
    }
  } catch (error) {
    throw new Refusal('backup.damaged', { path: file, detail: error instanceof Error ? error.message : '' }, { cause: error });
  }
}

async function backupsIn(root: string): Promise<string[]> {
  const names = await readdir(root).catch(() => []);
  const whole = await Promise.all(names.filter((name) => folderPattern.test(name)).map(async (name) => ((await readdir(join(root, name))).includes(manifestName) ? name : undefined)));
  return whole.filter((name) => name !== undefined).sort();
}

async function forgetOld(root: string, keep: number): Promise<string[]> {
  const old = (await backupsIn(root)).slice(0, -keep);
  for (const name of old) await rm(join(root, name), { recursive: true });
  return old;
}
