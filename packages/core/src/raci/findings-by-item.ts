import type { Finding } from './types.ts';

/** Findings about each row, by its id, in the order given. Findings about people or projects are left out. */
export function findingsByItem(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  return findingsBy(findings, 'item');
}

/** Findings by what they are about, in the order given; those about something else are left out. */
export function findingsBy(findings: readonly Finding[], about: 'item' | 'member' | 'project'): ReadonlyMap<string, readonly Finding[]> {
  const lists = new Map<string, Finding[]>();
  for (const finding of findings) {
    const id = finding[about];
    if (id === undefined) continue;
    const list = lists.get(id);
    if (list === undefined) lists.set(id, [finding]);
    else list.push(finding);
  }
  return lists;
}
