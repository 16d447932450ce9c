import type { InstalledDocument, RestPort, TableChanges } from '@entrelacs/grist/rest';
import type { Cell, CellStory, Value } from '../side.ts';

/** Most comparisons that a document is asked for: beyond that it cannot tell. */
const mostComparisons = 200;

/**
 * What others than `port` wrote since `since` in those cells by which Grist finds no rows, from the document's history, the latest action first. Where nobody else acted nothing is asked;
 * otherwise once for each row of neighbouring actions that are not ours, or once for each of them. Undefined where the history ends before, or is too long.
 */
export async function storiesOf(port: RestPort, document: InstalledDocument, history: readonly string[], since: string, cells: () => Promise<readonly Cell[]>, each: boolean): Promise<readonly CellStory[] | undefined> {
  const start = history.indexOf(since);
  if (start < 0) return undefined;
  const spans = spansOf(history.slice(0, start + 1), port.done, each);
  if (spans.length === 0) return [];
  const places = (await cells()).flatMap((cell) => {
    const column = document.columnLookedUp(cell.entity, cell.field);
    return column === undefined ? [] : [{ cell, column }];
  });
  if (places.length === 0) return [];
  if (spans.length > mostComparisons) return undefined;
  const told: TableChanges[] = [];
  for (const { after, upTo } of spans) told.push(await port.changes(after, upTo));
  return places.flatMap(({ cell, column }) => {
    const steps = told.flatMap((changes) => changes.get(column.tableId)?.get(column.colId)?.get(cell.id) ?? []);
    return steps.length === 0 ? [] : [{ ...cell, steps: steps.map(({ before, after }) => ({ before: listOf(before), after: listOf(after) })) }];
  });
}

/** Actions of others, earliest first, as the state before and the last one: neighbours together unless each is asked for. `history` ends with the state from which on it counts. */
function spansOf(history: readonly string[], ours: ReadonlySet<number>, each: boolean): { after: string; upTo: string }[] {
  const spans: { after: string; upTo: string }[] = [];
  const states = [...history].reverse();
  for (const [place, state] of states.entries()) {
    const former = states[place - 1];
    if (former === undefined || ours.has(Number(state.split(' ')[0]))) continue;
    const last = spans.at(-1);
    if (!each && last?.upTo === former) last.upTo = state;
    else spans.push({ after: former, upTo: state });
  }
  return spans;
}

/** A list as it crosses; undefined for what is none. */
function listOf(cell: unknown): Value | undefined {
  if (cell === null || cell === '') return null;
  if (!Array.isArray(cell) || cell[0] !== 'L') return undefined;
  return cell.length === 1 ? null : cell.slice(1).map(String);
}
