import { fieldsOf } from '../model/entity.ts';
import type { Lang } from '../model/field.ts';
import { model } from '../model/model.ts';
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
  const code = isMute ? 'host.failed' : issue.code;
  const values = valuesOf(issue, lang);
  const why = say(`${code}.why`, values);
  return { title: say(code, values), why: why === `${code}.why` ? say(code, values) : why, code: issue.code };
}

function valuesOf({ code, entity, path, table, row, value, detail }: Issue, lang: Lang): MessageValues {
  const field = entity === undefined ? undefined : fieldsOf(model[entity]).find(({ key }) => key === path);
  const quoted = (text: string) => (lang === 'fr' ? `«\u00A0${text}\u00A0»` : `“${text}”`);
  return {
    column: path === undefined || path === '' ? '…' : quoted(field?.label[lang] ?? path),
    table: table ?? (entity === undefined ? '…' : model[entity].plural[lang]),
    row: row ?? '…',
    value: code === 'cell.farDate' ? farDay(value) : (value ?? ''),
    detail: (detail ?? '').trim().replace(/[.\s]+$/, ''),
  };
}

/** A day outside of the years 1 to 9999, which came as seconds since 1970, as its reader writes it: `10000-01-01`; its year alone where no calendar reaches it. */
function farDay(held = ''): string {
  const seconds = Number(/-?\d[\d.e+]*/.exec(held)?.[0] ?? Number.NaN);
  const date = new Date(seconds * 1000);
  if (!Number.isNaN(date.getTime())) return date.toISOString().slice(0, -14).replace(/^\+?(-?)0+(?=\d)/, '$1');
  return Number.isNaN(seconds) ? held : String(Math.round(1970 + seconds / 31_556_952));
}
