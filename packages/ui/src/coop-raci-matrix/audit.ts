import {
  auditRaci,
  describeFinding,
  sameValue,
  workload,
  type Finding,
  type FindingWords,
  type Formats,
  type RaciEntity,
  type RaciItem,
  type RaciRules,
  type Snapshot,
  type Translate,
  type Workload,
} from '@entrelacs/core';
import type { MatrixData } from './matrix-data.ts';

const said = new WeakMap<Finding, { readonly t: Translate; readonly formats: Formats; readonly words: FindingWords }>();

/** A finding in words; found once, as long as the finding stays the same object. */
export function wordsOf(finding: Finding, t: Translate, formats: Formats): FindingWords {
  const known = said.get(finding);
  if (known?.t === t && known.formats === formats) return known.words;
  const words = describeFinding(finding, t, formats);
  said.set(finding, { t, formats, words });
  return words;
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

/** The findings of a new audit; those that say the same as before stay the same objects, and the list too where nothing changed. */
export function keepFindings(before: readonly Finding[], after: readonly Finding[]): readonly Finding[] {
  const former = new Map(before.map((finding) => [placeOf(finding), finding]));
  const kept = after.map((finding) => {
    const same = former.get(placeOf(finding));
    return same !== undefined && sameValue(same, finding) ? same : finding;
  });
  return kept.length === before.length && kept.every((finding, n) => finding === before[n]) ? before : kept;
}

function placeOf({ code, item, member, project, role }: Finding): string {
  return `${code}\n${item}\n${member}\n${project}\n${role}`;
}
