import type { FirstFormats, Translate } from '@entrelacs/core';
import type { BoardLink } from './types.ts';

/** The pill of a link that is not plain finish to start: "FD +5 j"; empty for a plain one. */
export function linkPill({ link: { type = 'FS', lag = 0, lagUnit = 'workdays' } }: BoardLink, t: Translate, formats: FirstFormats): string {
  if (type === 'FS' && lag === 0) return '';
  const sign = lag > 0 ? '+' : '';
  const amount = lag === 0 ? '' : `\u00A0${sign}${t(`deps.lag.${lagUnit}`, { lag: formats.number(lag) })}`;
  return `${t(`deps.type.${type}`)}${amount}`;
}
