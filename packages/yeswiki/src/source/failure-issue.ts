import { model, translator, type EntityName, type Issue, type Lang } from '@entrelacs/core';
import type { WikiFailure } from '../client/answer.ts';
import { wikiMessages } from './wiki-messages.ts';

/** Where something failed. */
export interface Place {
  readonly entity?: EntityName | undefined;
  readonly row?: string | undefined;
  readonly path?: string | undefined;
}

const codes: Readonly<Partial<Record<WikiFailure['code'], string>>> = {
  'auth.required': 'host.noEdit',
  'auth.badKey': 'host.noEdit',
  'auth.badToken': 'host.session',
  'access.denied': 'host.denied',
  'access.field': 'host.denied',
  'entry.unknown': 'host.rowDeleted',
  'form.missing': 'host.notInstalled',
  'rate.limited': 'host.busy',
  'server.failed': 'host.failed',
  'wiki.offline': 'host.offline',
  'wiki.aborted': 'host.offline',
  'wiki.timeout': 'host.timeout',
  'wiki.notJson': 'host.failed',
  'wiki.badAnswer': 'host.failed',
  'wiki.moved': 'host.failed',
  'wiki.noRoute': 'host.noRoute',
};

/** Codes in whose place the wiki's own sentence says more. */
const said: ReadonlySet<string> = new Set(['host.refused', 'host.denied', 'host.failed']);

/** A failure as an issue, in the words of a wiki; its own sentence where it gave one. */
export function failureIssue(failure: WikiFailure, lang: Lang, place: Place = {}): Issue {
  const code = codes[failure.code] ?? 'host.refused';
  const path = place.path ?? failure.refusal?.field;
  const t = translator(lang, wikiMessages);
  const values = { n: failure.retryAfter ?? 60, table: place.entity === undefined ? '' : model[place.entity].plural[lang] };
  const own = said.has(code) ? (failure.refusal?.message ?? '') : '';
  return {
    code,
    ...(place.entity !== undefined && { entity: place.entity }),
    ...(place.row !== undefined && { row: place.row }),
    ...(path !== undefined && { path }),
    ...(failure.message !== '' && { detail: failure.message }),
    words: { title: t(code, values), why: own === '' ? t(`${code}.why`, values) : own },
  };
}

/** The same issue, saying that the other changes of the gesture stand. */
export function partly(issue: Issue, lang: Lang): Issue {
  return issue.words === undefined ? issue : { ...issue, words: { ...issue.words, why: `${issue.words.why} ${translator(lang, wikiMessages)('host.partly')}` } };
}
