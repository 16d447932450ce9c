import type { EntityName } from '@entrelacs/core';
import type { Seen } from '../state/state.ts';

/*
 * The log that machines leave each other in the document: cells that got another common value, run by run. Each run names them before it writes, and only over the log that it read. A
 * machine that finds runs in it which its state has not seen does not trust what it remembers of their cells.
 */

/** Stands for all cells, of whatever is named before it. */
export const all = '*';

/** Cells that are named: a machine that was away for longer than that trusts nothing that it remembers. */
export const mostCells = 400;

interface LoggedRun {
  readonly id: string;
  readonly cells: readonly string[];
}

/** Short name of a cell, of a row where `field` is `all`, or of a table where `uid` is too. Two cells may share one: then one is doubted for nothing. */
export function cellName(entity: EntityName, uid: string, field: string): string {
  const text = `${entity} ${uid} ${field}`;
  // FNV-1a: a machine that comes back names each of its cells.
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** The log with another run at its end. What it has no room for is named no more: the earliest runs, and the cells of one that has too many. */
export function logWith(log: string | undefined, id: string, cells: readonly string[]): string {
  const last = { id, cells: cells.length > mostCells || cells.includes(all) ? [all] : cells };
  const kept: LoggedRun[] = [last];
  let room = mostCells - last.cells.length;
  for (const run of runsIn(log).reverse()) {
    room -= run.cells.length;
    if (room < 0) break;
    kept.unshift(run);
  }
  return kept.map((run) => [run.id, ...run.cells].join(' ')).join('\n');
}

/** The last run of a log; undefined where there is none. */
export function lastRunIn(log: string | undefined): string | undefined {
  return runsIn(log).at(-1)?.id;
}

/** Cells of the runs that a state has not seen: of `all` where the log does not lead from there. A state that never saw a log has missed nothing before the first one. */
export function missedCells(log: string | undefined, seen: Seen | undefined): readonly string[] {
  const runs = runsIn(log);
  const last = runs.map(({ id }) => id === seen?.last || id === seen?.own).lastIndexOf(true);
  const missed = runs.slice(last + 1).flatMap(({ cells }) => cells);
  const leadsOn = last >= 0 || (runs.length === 0 && seen?.last === undefined);
  return leadsOn ? missed : [all, ...missed];
}

function runsIn(log: string | undefined): LoggedRun[] {
  return (log ?? '').split('\n').flatMap((line) => {
    const [id, ...cells] = line.split(' ').filter((part) => part !== '');
    return id === undefined ? [] : [{ id, cells }];
  });
}
