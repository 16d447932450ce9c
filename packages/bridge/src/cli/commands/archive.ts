import { mkdir, readFile, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { entityNames } from '@entrelacs/core';
import { archiveVersion, problemsIn, readArchive, type Archive } from '../../archive/archive.ts';
import { csvName, rowsOfCsv, tableCsv } from '../../archive/csv.ts';
import { makeArchive, restoreArchive, type ArchivableSide } from '../../archive/restore.ts';
import { Refusal } from '../../refusal.ts';
import type { SideName } from '../../side.ts';
import type { CommandContext } from '../context.ts';
import { exitCodes } from '../io.ts';

/** Writes the whole collective to one JSON file (`.json`) or to a folder of CSV files, one a table. */
export async function exportCommand(context: CommandContext, { to, from }: { readonly to: string; readonly from: SideName }): Promise<number> {
  const archive = await makeArchive(await sideOf(context, from), new Date(context.io.clock.now()).toISOString());
  const path = context.path(to);
  if (to.endsWith('.json')) await written(path, `${JSON.stringify(archive, null, 1)}\n`);
  else for (const name of entityNames) await written(join(path, csvName(name)), tableCsv(name, archive.entities[name] ?? []));
  const rows = rowsIn(archive);
  context.out.line(context.t('cli.exported', { n: rows, path }));
  if (archive.unread.length > 0) context.out.line(context.t('cli.exported.unread', { n: archive.unread.length }));
  context.out.data({ path, rows, unread: archive.unread });
  return archive.unread.length > 0 ? exitCodes.attention : exitCodes.ok;
}

/** Puts an archive, or a folder of CSV files, into a side: rows that are there already stay as they are unless told otherwise. */
export async function importCommand(context: CommandContext, { path, to, overwrite }: { readonly path: string; readonly to: SideName; readonly overwrite: boolean }): Promise<number> {
  const archive = await archiveAt(context, context.path(path));
  const { out, t } = context;
  const side = await sideOf(context, to);
  const result = await restoreArchive(side, archive, { overwrite, progress: (done, total) => out.progress(t('cli.importing'), done, total) });
  out.line(t('cli.imported', { created: result.created, updated: result.updated, kept: result.kept }));
  out.issues(result.issues, t, context.lang);
  out.data(result);
  return result.issues.length > 0 ? exitCodes.attention : exitCodes.ok;
}

/** The archive at a path: a JSON file, or a folder of CSV files. Rejects with a `Refusal` where it is none. */
export async function archiveAt(context: CommandContext, path: string): Promise<Archive> {
  const isFolder = await stat(path).then((found) => found.isDirectory(), () => false);
  if (!isFolder) return readArchive(await context.textOf(path));
  const files = new Set(await readdir(path));
  const entities = Object.fromEntries(await Promise.all(entityNames.filter((name) => files.has(csvName(name))).map(async (name) => [name, rowsOfCsv(name, await readFile(join(path, csvName(name)), 'utf8'))] as const)));
  const archive: Archive = { format: 'entrelacs', version: archiveVersion, madeAt: '', source: { place: path, title: '' }, settings: {}, entities, unread: [] };
  const problem = problemsIn(archive)[0];
  if (problem !== undefined) throw new Refusal('archive.broken', { detail: problem });
  return archive;
}

/** How many rows an archive holds. */
export function rowsIn({ entities }: Archive): number {
  return Object.values(entities).reduce((sum, rows) => sum + rows.length, 0);
}

/** Writes a file whole or not at all, for its owner only: an archive holds e-mails. */
export async function written(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.part`, content, { mode: 0o600, flush: true });
    await rename(`${path}.part`, path);
  } catch (error) {
    throw new Refusal('file.unwritable', { path, detail: error instanceof Error ? error.message : '' }, { cause: error });
  }
}

/** One of the two sides, as one that archives are made of. */
export function sideOf(context: CommandContext, name: SideName): Promise<ArchivableSide> {
  return name === 'grist' ? context.grist() : context.wiki();
}
