import { describeIssue, fieldsOf, model, type Issue, type Lang, type Translate } from '@entrelacs/core';

/** An issue in one line: which row and field, and what to do. */
export function formatIssue(issue: Issue, t: Translate, lang: Lang): string {
  const { entity, row, path, code, detail = '', table = '', value = '' } = issue;
  const field = entity === undefined || path === undefined ? path : (fieldsOf(model[entity]).find(({ key }) => key === path)?.label[lang] ?? path);
  const own = t(code, { detail, table, value, row: row ?? '', path: field ?? '', entity: entity === undefined ? '' : model[entity].label[lang], place: '', status: '' });
  const words = own === code ? describeIssue(issue, lang).why : own;
  const where = [entity === undefined ? undefined : model[entity].label[lang], row, field].filter((part) => part !== undefined && part !== '').join(' · ');
  return where === '' ? words : `${where}${t('cli.colon')} ${words}`;
}
