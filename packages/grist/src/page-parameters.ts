import { langOf, type Lang } from '@entrelacs/core';

/** What Grist, and whoever placed the widget, put into the address of its page. */
export interface PageParameters {
  /** `lang` when the placer chose one, else the language of Grist's user, else the browser's. */
  readonly lang: Lang;
  /** How the document writes days and numbers; undefined when Grist did not say. */
  readonly culture: string | undefined;
  readonly timeZone: string | undefined;
}

/** The `language` of somebody who chose none in Grist, which then speaks as their browser does. None of Grist's own languages bears that name. */
const notChosen = 'en-US';

/** Reads the parameters of a widget's address; anything that is not understood counts as absent. `browserLanguage` speaks for those who chose no language in Grist. */
export function pageParameters(params: URLSearchParams, browserLanguage?: string): PageParameters {
  const language = params.get('language') ?? undefined;
  return {
    lang: langOf(params.get('lang') ?? (language === notChosen ? (browserLanguage ?? language) : language)),
    culture: known(params.get('culture'), (tag) => Intl.getCanonicalLocales(tag)[0]),
    timeZone: known(params.get('timeZone'), (zone) => new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone),
  };
}

/** The calendar day `YYYY-MM-DD` that it is in a time zone; in that of the browser when none is given. */
export function todayIn(timeZone: string | undefined, now: Date): string {
  const parts = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', ...(timeZone !== undefined && { timeZone }) }).formatToParts(now);
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

function known(text: string | null, read: (text: string) => string | undefined): string | undefined {
  if (text === null || text === '') return undefined;
  try {
    return read(text);
  } catch {
    return undefined;
  }
}
