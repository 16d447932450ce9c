import { model } from '@entrelacs/core';
import type { Gone } from '../../sync/report.ts';
import type { CommandContext } from '../context.ts';

/** Names the rows that one side removed and the other keeps, and says how to decide; nothing where there is none. */
export function showGone({ out, t, lang }: CommandContext, gone: readonly Gone[]): void {
  const uids = gone.map(({ uid }) => uid);
  for (const { entity, uid, title, from } of gone) out.line(`  ${out.style('yellow', '!')} ${shortOf(uid, uids)}  ${model[entity].label[lang]} · ${title}${t('cli.colon')} ${t(`cli.gone.${from}`)}`);
  if (gone.length > 0) out.line(t('cli.gone.decide'));
}

/** How a uid begins, as far as that tells it from the others. */
function shortOf(uid: string, uids: readonly string[]): string {
  const others = uids.filter((one) => one !== uid);
  const length = Array.from({ length: uid.length }, (_, index) => index + 1).find((count) => count >= 6 && !others.some((other) => other.startsWith(uid.slice(0, count))));
  return uid.slice(0, length);
}
