import { dependencyMessages, describeIssue, translator, type Issue, type Lang, type MessageValues } from '@entrelacs/core';

/** An issue in words: what it is, and what is and what to do. */
export interface BoardIssueWords {
  readonly title: string;
  readonly why: string;
}

/** What could not be read, drawn, obeyed or written, in words. */
export function issueWords(issue: Issue, lang: Lang): BoardIssueWords {
  if (dependencyMessages[issue.code] === undefined) return describeIssue(issue, lang);
  const { row = '…', path = '', value = '' } = issue;
  const values: MessageValues = { row, column: path, value };
  const say = translator(lang, dependencyMessages);
  return { title: say(issue.code, values), why: say(`${issue.code}.why`, values) };
}
