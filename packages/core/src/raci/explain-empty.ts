import { testsOf, type FilterContext, type FilterName, type ItemFilters } from './filter-items.ts';
import type { RaciItem } from './types.ts';

/** Why no row is left, and what to take off. */
export interface EmptyExplanation {
  /** Rows before any filter. */
  readonly total: number;
  /** Rows that there would be without one filter, the others kept; the most first, ties in the order of the filters. */
  readonly without: readonly { readonly filter: FilterName; readonly count: number }[];
}

/** What each filter hides when together they hide everything: "Sans le filtre de statut, il y en aurait 31". */
export function explainEmpty(items: readonly RaciItem[], filters: ItemFilters, context: FilterContext = {}): EmptyExplanation {
  const tests = Object.entries(testsOf(filters, context)) as [FilterName, (item: RaciItem) => boolean][];
  const counts = tests.map(() => 0);
  for (const item of items) {
    const failed = tests.flatMap(([, passes], n) => (passes(item) ? [] : [n]));
    if (failed.length === 0) tests.forEach((_test, n) => (counts[n] = (counts[n] ?? 0) + 1));
    const [only] = failed;
    if (failed.length === 1 && only !== undefined) counts[only] = (counts[only] ?? 0) + 1;
  }
  const without = tests.map(([filter], n) => ({ filter, count: counts[n] ?? 0 }));
  return { total: items.length, without: without.sort((a, b) => b.count - a.count) };
}
