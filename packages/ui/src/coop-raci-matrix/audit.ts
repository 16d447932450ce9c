import {
  auditRaci,
  describeFinding,
  findingMessages,
  matrixMessages,
  translator,
  workload,
  type Finding,
  type FindingWords,
  type Formats,
  type Lang,
  type RaciEntity,
  type RaciRules,
  type Snapshot,
  type Translate,
  type Workload,
} from '@entrelacs/core';
import type { MatrixData } from './matrix-data.ts';

const translators = new Map<Lang, Translate>();

/** The words of the audit in a language. */
export function auditWords(lang: Lang): Translate {
  let words = translators.get(lang);
  if (words === undefined) translators.set(lang, (words = translator(lang, matrixMessages, findingMessages)));
  return words;
}

/** A finding in words. */
export function wordsOf(finding: Finding, lang: Lang, formats: Formats): FindingWords {
  return describeFinding(finding, auditWords(lang), formats);
}

/** What the audit has to say of a matrix. */
export function audit(data: MatrixData, rules: RaciRules, { entities }: Snapshot, kind: RaciEntity, today: string, loads: ReadonlyMap<string, Workload>): Finding[] {
  const { items, members, lookups } = data;
  const { review: reviews, segment: segments } = entities;
  return auditRaci({
    items,
    members,
    today,
    rules,
    kind,
    loads,
    ...(lookups.projects && entities.project && { projects: entities.project }),
    ...(reviews && { reviews }),
    ...(segments && { segments }),
  });
}

/** Everybody's load this week. */
export function loadsOf({ items, members }: MatrixData, rules: RaciRules, today: string, { entities }: Snapshot): ReadonlyMap<string, Workload> {
  return workload({ items, members, today, weights: rules.weights, holidays: (entities.holiday ?? []).flatMap(({ on }) => on ?? []) });
}
