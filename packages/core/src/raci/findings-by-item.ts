import type { Finding } from './types.ts';

/** Findings about each row, by its id, in the order given. Findings about people or projects are left out. */
export function findingsByItem(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const byItem = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.item === undefined) continue;
    const known = byItem.get(finding.item);
    if (known === undefined) byItem.set(finding.item, [finding]);
    else known.push(finding);
  }
  return byItem;
}
