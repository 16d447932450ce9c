import { capitalised, type Formats } from '../i18n/format.ts';
import type { MessageValues, Translate } from '../i18n/translate.ts';
import type { Finding } from './types.ts';

/** A finding in words. */
export interface FindingWords {
  /** "Personne n’approuve" */
  readonly title: string;
  /** What it is about, in one line. */
  readonly about: string;
  /** What is, and what to do. */
  readonly why: string;
  /** The button that leads there. */
  readonly act: string;
}

/** A finding in words, by the messages of `raciMessages`: small counts in letters, days as the reader writes them. */
export function describeFinding(finding: Finding, t: Translate, formats: Formats): FindingWords {
  const { code } = finding;
  const values = valuesOf(finding, t, formats);
  return { title: t(code, values), about: t(`${code}${aboutOf(finding)}`, values), why: t(`${code}.why`, finding.values), act: t(`${code}.act`) };
}

function aboutOf({ code, values }: Finding): string {
  if (code === 'raci.awayNoDelegate' && values['until'] === undefined) return '.aboutOpen';
  return code === 'raci.noRole' && values['others'] === 0 ? '.aboutOne' : '.about';
}

function valuesOf({ code, values }: Finding, t: Translate, formats: Formats): MessageValues {
  const { n, limit, until, accountable, responsible, others } = values;
  return {
    ...values,
    ...(values['title'] === '' && { title: t('raci.task.untitled') }),
    ...(typeof n === 'number' && { count: capitalised(formats.count(n)) }),
    ...(typeof limit === 'number' && { limitWord: formats.count(limit) }),
    ...(typeof until === 'string' && { until: formats.day(until) }),
    ...(code === 'raci.awayNoDelegate' && { letters: [lettersOf(accountable, 'A'), lettersOf(responsible, 'R')].filter(Boolean).join(', ') }),
    ...(code === 'raci.noRole' && others !== undefined && { n: others }),
  };
}

function lettersOf(count: string | number | undefined, letter: string): string {
  return typeof count === 'number' && count > 0 ? `${count}\u00A0${letter}` : '';
}
