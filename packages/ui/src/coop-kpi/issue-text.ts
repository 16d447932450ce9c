import { issueMessages, translator, type Issue, type Lang } from '@entrelacs/core';

/** Says an issue in a language. */
export type IssueText = typeof issueText;

/** An issue in words: a short title, and what is and what to do (the title again where no more is known). */
export function issueText({ code, table = '', path = '', row = '', value = '', detail = '' }: Issue, lang: Lang): { readonly title: string; readonly why: string } {
  const words = translator(lang, issueMessages);
  const values = { table, column: path, row, value, detail };
  const title = words(code, values);
  const why = words(`${code}.why`, values);
  return { title, why: why === `${code}.why` ? title : why };
}
