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
  type RaciItem,
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
  const { members, lookups } = data;
  const { review: reviews, segment: segments } = entities;
  return auditRaci({
    items: everyRow(data),
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
export function loadsOf(data: MatrixData, rules: RaciRules, today: string, { entities }: Snapshot): ReadonlyMap<string, Workload> {
  return workload({ items: everyRow(data), members: data.members, today, weights: rules.weights, holidays: (entities.holiday ?? []).flatMap(({ on }) => on ?? []) });
}

/** The rows of the table, those too that the view leaves out: somebody's load does not depend on what is looked at. */
function everyRow({ items, beyond }: MatrixData): readonly RaciItem[] {
  return beyond.length === 0 ? items : [...items, ...beyond];
}
