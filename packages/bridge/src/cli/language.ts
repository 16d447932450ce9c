import { langOf, type Lang } from '@entrelacs/core';

/** The language of a system: that of the first of its variables that says one, such as `fr_FR.UTF-8`; French where none does. */
export function systemLang(environment: Readonly<Record<string, string | undefined>>): Lang {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'];
  return langOf(locale?.replace('_', '-'));
}
