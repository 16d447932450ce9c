import { describe, expect, it } from 'vitest';
import { all, cellName, lastRunIn, logWith, missedCells } from './run-log.ts';

const cells = (count: number, from = 0) => Array.from({ length: count }, (_, n) => cellName('team', `t${from + n}`, 'name'));

describe('the log that machines leave each other', () => {
  const log = logWith(logWith(logWith(undefined, 'r1', ['a']), 'r2', ['b', 'c']), 'r3', ['d']);

  it('tells a machine which cells were carried since the run that it knows', () => {
    expect(missedCells(log, { last: 'r1', doubts: [] })).toEqual(['b', 'c', 'd']);
    expect(missedCells(log, { last: 'r3', doubts: [] })).toEqual([]);
    expect(lastRunIn(log)).toBe('r3');
  });

  it('counts a run of one’s own that may have been added when the machine was stopped', () => {
    expect(missedCells(log, { last: 'r1', own: 'r2', doubts: [] })).toEqual(['d']);
    expect(missedCells(log, { last: 'r2', own: 'never added', doubts: [] })).toEqual(['d']);
  });

  it('lets a machine trust nothing that it remembers where the log does not lead from what it knows', () => {
    expect(missedCells(log, { last: 'of a document restored since', doubts: [] })).toEqual([all, 'a', 'b', 'c', 'd']);
    expect(missedCells(log, undefined)).toContain(all);
    expect(missedCells(undefined, { last: 'r1', doubts: [] })).toEqual([all]);
  });

  it('says nothing where there is no log and never was', () => {
    expect(missedCells(undefined, undefined)).toEqual([]);
    expect(missedCells('', { doubts: [] })).toEqual([]);
  });

  it('stays short: the earliest runs go first, and a run of too many cells names none of them', () => {
    const long = logWith(logWith(logWith(undefined, 'r1', cells(200)), 'r2', cells(200, 200)), 'r3', cells(200, 400));
    expect(missedCells(long, { last: 'r2', doubts: [] })).toHaveLength(200);
    expect(missedCells(long, { last: 'r1', doubts: [] })).toContain(all);
    expect(long.length).toBeLessThan(4_000);
    expect(missedCells(logWith(long, 'r4', cells(5_000)), { last: 'r3', doubts: [] })).toEqual([all]);
  });
});
