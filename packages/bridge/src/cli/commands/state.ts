import { model } from '@entrelacs/core';
import type { SideName } from '../../side.ts';
import type { State } from '../../state/state.ts';
import { conflictCalled, decideConflict } from '../../sync/decide.ts';
import type { ConflictSide } from '../../sync/report.ts';
import { rowNames } from '../../sync/row-names.ts';
import { locked } from '../../sync/sync.ts';
import type { CommandContext } from '../context.ts';
import { exitCodes } from '../io.ts';
import { showGone } from './gone.ts';
import { showLosses } from './losses.ts';
import { outcomeWords, wordsFor, type Words } from './in-words.ts';

/** How things stand: the last runs, what waits, and which pair it is. */
export async function statusCommand(context: CommandContext): Promise<number> {
  return withState(context, async (state) => {
    const { out, t } = context;
    const head = await state.head(context.pair);
    const runs = await state.runs(context.pair, 5);
    if (head.pair !== undefined) out.line(`${head.pair.grist.place}  ⇄  ${head.pair.wiki.place}`);
    if (runs.length === 0) out.line(t('cli.status.never'));
    for (const { run, kind, startedAt, outcome, writes, refusal, refusedAt } of runs) {
      out.line(t('cli.status.last', { run, at: context.when(startedAt), outcome: outcome === undefined ? '…' : t(outcomeWords(outcome, kind === 'undo')), n: writes }));
      if (refusal !== undefined) out.line(`  ${out.style('yellow', '!')} ${t(refusal, { place: '…', status: '…', ...refusedAt, detail: '…' })}`);
    }
    if (head.open.length > 0) out.line(t('cli.status.open', { n: head.open.length }));
    const outcome = head.lastRun?.outcome;
    if (outcome === 'held') out.line(t('cli.status.held'));
    showGone(context, head.gone ?? []);
    if (head.conflicts.length > 0) out.line(t('cli.status.conflicts', { n: head.conflicts.length }));
    out.data({ pair: head.pair ?? null, runs, open: head.open.length, conflicts: head.conflicts.length, gone: head.gone ?? [] });
    return head.conflicts.length > 0 || outcome === 'failed' || outcome === 'held' ? exitCodes.attention : exitCodes.ok;
  });
}

/** The conflicts that wait for somebody. */
export async function conflictsList(context: CommandContext): Promise<number> {
  return withState(context, async (state) => {
    const { out, t, lang } = context;
    const { conflicts } = await state.head(context.pair);
    const { label, shown } = await wordsOf(context, state);
    if (conflicts.length === 0) out.line(t('cli.conflicts.none'));
    for (const { id, entity, field, title, grist, wiki, decision } of conflicts) {
      out.line(`${id}  ${model[entity].label[lang]} · ${title} · ${label(entity, field)}${t('cli.colon')} ${t('cli.side.grist')} ${shown(entity, field, grist.value)} | ${t('cli.side.wiki')} ${shown(entity, field, wiki.value)}${decision === undefined ? '' : ` (${t(`cli.conflicts.kept.${decision}`)})`}`);
    }
    out.data({ conflicts });
    return conflicts.length > 0 ? exitCodes.attention : exitCodes.ok;
  });
}

/** One conflict, with both values whole and who wrote them. */
export async function conflictsShow(context: CommandContext, id: string): Promise<number> {
  return withState(context, async (state) => {
    const { out, t, lang } = context;
    const conflict = conflictCalled((await state.head(context.pair)).conflicts, id);
    const { entity, field, title } = conflict;
    const { label, whole } = await wordsOf(context, state);
    out.line(`${model[entity].label[lang]} · ${title} · ${label(entity, field)}`);
    for (const side of ['grist', 'wiki'] as const) out.line(`  ${t(`cli.side.${side}`)}${t('cli.colon')} ${whole(entity, field, conflict[side].value)}${byWhom(context, conflict[side])}`);
    if (conflict.decision !== undefined) out.line(t(`cli.conflicts.decided.${conflict.decision}`));
    out.data(conflict);
    return exitCodes.ok;
  });
}

/** The values that lost: to a decision, a policy or a one-way field. */
export async function conflictsLost(context: CommandContext): Promise<number> {
  return withState(context, async (state) => {
    const losses = await state.losses(context.pair, 0);
    if (losses.length === 0) context.out.line(context.t('cli.lost.none'));
    else showLosses(context, losses, await wordsOf(context, state));
    context.out.data({ losses });
    return exitCodes.ok;
  });
}

/** Says which value to keep; the next run writes it. */
export async function conflictsResolve(context: CommandContext, id: string, keep: SideName): Promise<number> {
  return withState(context, (state) =>
    locked(state, context.pair, async () => {
      const decided = await decideConflict(state, context.pair, id, keep);
      context.out.line(context.t(`cli.conflicts.decided.${keep}`));
      context.out.data(decided);
      return exitCodes.ok;
    }),
  );
}

async function withState(context: CommandContext, work: (state: State) => Promise<number>): Promise<number> {
  const state = await context.state();
  try {
    return await work(state);
  } finally {
    await state.close();
  }
}

/** Words for what waits: the state knows all rows. */
async function wordsOf(context: CommandContext, state: State): Promise<Words> {
  return wordsFor(context, rowNames(await state.known(context.pair)));
}

function byWhom(context: CommandContext, { by, at }: ConflictSide): string {
  const parts = [...(by === undefined ? [] : [context.t('cli.conflicts.by', { by })]), ...(at === undefined ? [] : [context.when(at)])];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
