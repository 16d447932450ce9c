import { model } from '@entrelacs/core';
import type { JournalEntry } from '../../state/state.ts';
import { titleOf } from '../../sync/planned.ts';
import type { CommandContext } from '../context.ts';
import type { Words } from './in-words.ts';

/** Says of each value that lost where it stood and what took its place. */
export function showLosses({ out, t, lang }: CommandContext, losses: readonly JournalEntry[], { label, shown }: Words): void {
  for (const { side, entity, uid, at, before, after, lost } of losses) {
    for (const [key, value] of Object.entries(lost)) {
      const title = `${model[entity].label[lang]} · ${titleOf(entity, { ...before, ...after }, uid)}`;
      out.line(`  ${out.style('yellow', '!')} ${t('cli.lost', { title, field: label(entity, key), side: t(`cli.side.${side}`), at, lost: shown(entity, key, value), kept: shown(entity, key, after[key]) })}`);
    }
  }
}
