import { model } from '@entrelacs/core';
import type { JournalEntry } from '../../state/state.ts';
import type { CommandContext } from '../context.ts';
import type { Words } from './in-words.ts';

/** Says of each value that lost where it stood and what took its place. */
export function showLosses(context: CommandContext, losses: readonly JournalEntry[], { title, label, shown }: Words): void {
  const { out, t, lang } = context;
  for (const { side, entity, uid, at, after, lost } of losses) {
    for (const [key, value] of Object.entries(lost)) {
      const where = `${model[entity].label[lang]} · ${title(entity, uid)}`;
      out.line(`  ${out.style('yellow', '!')} ${t('cli.lost', { title: where, field: label(entity, key), side: t(`cli.side.${side}`), at: context.when(at), lost: shown(entity, key, value), kept: shown(entity, key, after[key]) })}`);
    }
  }
}
