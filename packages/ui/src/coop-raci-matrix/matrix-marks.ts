import type { Finding, RaciItem, Severity, Workload } from '@entrelacs/core';
import type { RowMarks } from './grid-model.ts';

/**
 * Marks of each row, from the findings that call for an act; marks that say the same as before keep their identity. What is
 * about a person's whole load, or about a project, marks no row.
 */
export function marksOf(
  findings: readonly Finding[],
  items: ReadonlyMap<string, RaciItem>,
  say: (finding: Finding) => string,
  before: ReadonlyMap<string, RowMarks>,
): ReadonlyMap<string, RowMarks> {
  const drafts = new Map<string, { worst: Severity; words: string[]; cells: Map<string, Severity> }>();
  for (const finding of findings) {
    const { item, member, role, severity, project } = finding;
    if (severity === 'info') continue;
    const rows = item !== undefined ? [item] : role === undefined && project === undefined ? (finding.items ?? []) : [];
    for (const row of rows) {
      let draft = drafts.get(row);
      if (draft === undefined) drafts.set(row, (draft = { worst: severity, words: [], cells: new Map() }));
      draft.words.push(say(finding));
      const people = member !== undefined ? [member] : role !== undefined ? (items.get(row)?.[role] ?? []) : [];
      for (const person of people) if (!draft.cells.has(person)) draft.cells.set(person, severity);
    }
  }
  const marks = new Map<string, RowMarks>();
  for (const [item, { worst, words, cells }] of drafts) {
    const signature = `${worst}|${words.join('|')}|${[...cells].join('|')}`;
    const old = before.get(item);
    marks.set(item, old?.signature === signature ? old : { worst, words: words.join(', '), cells, signature });
  }
  return marks;
}

/** People who are away all week; the same set as before where nobody came or went. */
export function awayIn(loads: ReadonlyMap<string, Workload>, before: ReadonlySet<string>): ReadonlySet<string> {
  const away = new Set([...loads].flatMap(([id, load]) => (load.away ? [id] : [])));
  return away.size === before.size && [...away].every((id) => before.has(id)) ? before : away;
}
