import type { Formats, NeedState, Translate } from '@entrelacs/core';
import type { BoardLink } from './types.ts';

/** The name of a need's step, in small letters: "livré". */
export function needWord(state: NeedState, t: Translate): string {
  return t(`deps.need.${state}`);
}

/** What a need is, in words, or the task that would bring it. */
export function needTitle({ link, from }: BoardLink): string {
  const need = link.need?.trim() ?? '';
  return need === '' ? from.task.title : need;
}

/** "+4 j", "−2 j": workdays with their sign; the figure alone where words follow. */
export function signedDays(days: number, t: Translate, formats: Formats, unit: 'short' | 'figure' = 'short'): string {
  const figure = `${days > 0 ? '+' : ''}${formats.number(Math.round(days))}`;
  return unit === 'figure' ? figure : t('deps.days', { days: figure });
}

/** A person's first name and the initial of the last: "Aminata D.". */
export function shortName(name: string): string {
  const words = name.trim().split(/\s+/u);
  return words.length < 2 ? name : `${words[0] ?? ''} ${[...(words.at(-1) ?? '')][0] ?? ''}.`;
}

/** A person's first name. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/u)[0] ?? name;
}
