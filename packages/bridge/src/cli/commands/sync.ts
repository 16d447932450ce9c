import { model, type EntityName } from '@entrelacs/core';
import type { Value } from '../../side.ts';
import { prune } from '../../state/prune.ts';
import type { JournalEntry, State } from '../../state/state.ts';
import { fieldMeta } from '../../sync/field-meta.ts';
import { isEmptyValue } from '../../sync/meaning.ts';
import type { RunReport, Write } from '../../sync/report.ts';
import { rowNames } from '../../sync/row-names.ts';
import { sync } from '../../sync/sync.ts';
import { undoLast } from '../../sync/undo.ts';
import type { CommandContext } from '../context.ts';
import { exitCodes } from '../io.ts';
import { every } from './every.ts';
import { showGone } from './gone.ts';
import { outcomeWords, wordsFor, type Words } from './in-words.ts';
import { showLosses } from './losses.ts';

/** What `sync` may be told. */
export interface SyncCommandOptions {
  readonly dryRun: boolean;
  readonly every?: string | undefined;
  readonly confirmPair: boolean;
  readonly confirmVanished: boolean;
  readonly afterRestore?: 'refill' | 'carry' | undefined;
  readonly remove: readonly string[];
  readonly putBack: readonly string[];
}

/** How many writes a person is shown one by one. */
const mostShown = 200;

/** Keeps both sides in step, once or at intervals. */
export function syncCommand(context: CommandContext, options: SyncCommandOptions): Promise<number> {
  return every(context, options.every, () => syncOnce(context, options));
}

async function syncOnce(context: CommandContext, { dryRun, confirmPair, confirmVanished, afterRestore, remove, putBack }: SyncCommandOptions): Promise<number> {
  const { config } = await context.load();
  const { out, t } = context;
  const [grist, wiki] = [await context.grist(), await context.wiki()];
  const state = await context.state();
  try {
    const report = await sync({ grist, wiki, state, clock: context.io.clock }, config.sync, {
      pair: context.pair,
      dry: dryRun,
      confirmPair,
      confirmVanished,
      remove,
      putBack,
      ...(afterRestore !== undefined && { afterRestore }),
      progress: ({ phase, done, total }) => out.progress(t(`cli.${phase}`), done, total),
    });
    show(context, report);
    const losses = dryRun ? [] : await untoldLosses(context, state);
    out.data({ ...report, losses });
    if (!dryRun) {
      await state.commit(context.pair, losses.length === 0 ? [] : [{ put: 'told', run: report.run }]);
      await prune(state, context.pair, context.io.clock, config.journal.keepDays);
    }
    return codeOf(report);
  } finally {
    await state.close();
  }
}

/** What lost since people were last told: in this run, and in one that was stopped before it could say so. */
async function untoldLosses(context: CommandContext, state: State): Promise<readonly JournalEntry[]> {
  const losses = await state.losses(context.pair, (await state.head(context.pair)).told ?? 0);
  if (losses.length > 0) showLosses(context, losses, wordsFor(context, rowNames(await state.known(context.pair))));
  return losses;
}

/** Takes back what the last run that wrote anything did; what somebody changed since is left, and said. */
export async function undoCommand(context: CommandContext, { dryRun }: { readonly dryRun: boolean }): Promise<number> {
  const { config } = await context.load();
  const [grist, wiki] = [await context.grist(), await context.wiki()];
  const state = await context.state();
  try {
    const report = await undoLast({ grist, wiki, state, clock: context.io.clock }, config.sync, { pair: context.pair, dry: dryRun });
    show(context, report, true);
    context.out.data(report);
    return report.issues.length > 0 ? exitCodes.attention : codeOf({ ...report, conflicts: [] });
  } finally {
    await state.close();
  }
}

function codeOf({ outcome, conflicts }: RunReport): number {
  if (outcome === 'held' || conflicts.length > 0) return exitCodes.attention;
  return outcome === 'partial' ? exitCodes.failed : exitCodes.ok;
}

function show(context: CommandContext, { run, dry, outcome, writes, conflicts, gone, rows, issues }: RunReport, isUndo = false): void {
  const { out, t, lang } = context;
  const words = wordsFor(context, rows);
  for (const write of writes.slice(0, mostShown)) for (const line of linesOf(context, write, words)) out.line(line);
  if (writes.length > mostShown) out.line(`  … ${t('cli.status.more', { n: writes.length - mostShown })}`);
  showGone(context, gone);
  out.issues(issues, t, lang);
  out.line(dry && outcome !== 'held' ? t('cli.status.dry', { n: writes.length }) : t('cli.status.run', { run, outcome: t(outcomeWords(outcome, isUndo)), n: writes.length }));
  if (conflicts.length > 0) out.line(t('cli.status.conflicts', { n: conflicts.length }));
}

function saysNothing(entity: EntityName, key: string, value: Value): boolean {
  const field = fieldMeta(entity, key);
  return field !== undefined && isEmptyValue(field, value);
}

/** One write in words: which row, on which side, and each cell before and after. */
function linesOf({ out, t, lang }: CommandContext, { side, kind, entity, title, before, after }: Write, { label, shown }: Words): string[] {
  const mark = { create: out.style('green', '+'), update: out.style('cyan', '~'), remove: out.style('red', '-') }[kind];
  const head = `${mark} ${t(`cli.side.${side}`)}${t('cli.colon')} ${t(`cli.write.${kind}`)} ${model[entity].label[lang]} · ${title}`;
  if (kind === 'remove') return [head];
  // A row is made without the cells that say nothing.
  const cells = Object.entries(after).filter(([key, value]) => kind === 'update' || !saysNothing(entity, key, value));
  return [head, ...cells.map(([key, value]) => `    ${label(entity, key)}${t('cli.colon')} ${kind === 'update' ? `${shown(entity, key, before[key])} → ` : ''}${shown(entity, key, value)}`)];
}
