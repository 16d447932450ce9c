import type { Lang } from '../model/field.ts';
import { fieldLabel, pluralOf } from '../model/model-words.ts';
import type { Issue } from '../source/issue.ts';
import { issueMessages } from './issues.ts';
import { translator, type MessageValues } from './translate.ts';

/** An issue in words. */
export interface IssueWords {
  /** A few words: what it is. */
  readonly title: string;
  /** What is, and what to do. */
  readonly why: string;
  /** To quote when asking for help. */
  readonly code: string;
}

/**
 * An issue in words: columns by the label that the model gives them, the host's own reason where it gave one. An
 * adapter's own words are kept; a code that has no words is shown as it is.
 */
export function describeIssue(issue: Issue, lang: Lang): IssueWords {
  if (issue.words !== undefined) return { ...issue.words, code: issue.code };
  const say = translator(lang, issueMessages);
  const isMute = issue.code === 'host.refused' && (issue.detail ?? '').trim() === '';
  const far = issue.code === 'cell.notADate' ? farDay(issue.value) : undefined;
  const code = isMute ? 'host.failed' : far === undefined ? issue.code : 'cell.farDate';
  const values = { ...valuesOf(issue, lang), ...(far !== undefined && { value: far }) };
  const why = say(`${code}.why`, values);
  return { title: say(code, values), why: why === `${code}.why` ? say(code, values) : why, code: issue.code };
}

function valuesOf({ entity, path, table, row, value, detail }: Issue, lang: Lang): MessageValues {
  const label = entity === undefined || path === undefined ? undefined : fieldLabel(entity, path);
  const quoted = (text: string) => (lang === 'fr' ? `«\u00A0${text}\u00A0»` : `“${text}”`);
  return {
    column: path === undefined || path === '' ? '…' : quoted(label?.[lang] ?? path),
    table: table ?? (entity === undefined ? '…' : pluralOf(entity)[lang]),
    row: row ?? '…',
    value: value ?? '',
    detail: (detail ?? '').trim().replace(/[.\s]+$/, ''),
  };
}

/** A day outside of the years 1 to 9999, held as Grist's seconds since 1970, as its reader writes it: `10000-01-01`; undefined where something else is held. */
function farDay(held = ''): string | undefined {
  const [, seconds] = /^(?:\["[dD]",)?(-?\d[\d.e+]*)(?:\]|,|$)/.exec(held) ?? [];
  const date = new Date(Number(seconds) * 1000);
  if (seconds === undefined || (date.getUTCFullYear() >= 1 && date.getUTCFullYear() <= 9999)) return undefined;
  return Number.isNaN(date.getTime()) ? '…' : date.toISOString().slice(0, -14).replace(/^\+0*/, '');
}
