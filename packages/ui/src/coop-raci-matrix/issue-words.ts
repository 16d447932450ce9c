import { issueMessages, translator, type Issue, type Lang, type Translate } from '@entrelacs/core';

const translators = new Map<Lang, Translate>();

/** The words for what could not be read or done. */
export function issueWords(lang: Lang): Translate {
  let words = translators.get(lang);
  if (words === undefined) translators.set(lang, (words = translator(lang, issueMessages)));
  return words;
}

/** What is and what to do about an issue, in one text; its code where no words are known. */
export function issueText(issue: Issue, lang: Lang): string {
  const { code, table = '', path = '', row = '', value = '', detail = '' } = issue;
  const words = issueWords(lang);
  const values = { table, column: path, row, value, detail };
  const why = words(`${code}.why`, values);
  return why === `${code}.why` ? words(code, values) : why;
}
