import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aDependency, aMember, aReview, aSegment, aTask, entitiesArb } from '../../../testing/index.ts';
import type { Task } from '../../model/task.ts';
import type { Snapshot } from '../../source/source.ts';
import { metricsOf } from '../metrics.ts';
import { pointsOf } from '../series.ts';
import { dataIssues } from './data-issues.ts';
import { Kept } from './kept.ts';
import { prepare, type PrepareOptions } from './prepared.ts';

type Rows = Snapshot['entities'];

const stages = [{ name: 'Test', meaning: 'review' as const }];
const options = { today: '2026-11-22', stages, years: 3 };
const all = metricsOf(stages);

/** Every figure and what it comes from, and what is left out. */
const everything = (rows: Rows, given: PrepareOptions) => {
  const prepared = prepare(rows, given);
  const figures = all.map((metric) => {
    const series = metric.compute(prepared, 'monthly');
    return { id: metric.id, points: pointsOf(series), rows: pointsOf(series).map((_, place) => series.rows(place)) };
  });
  return { figures, issues: dataIssues(prepared) };
};

const logArb = fc.constantFrom(undefined, '2026-10-01 09:30 En cours', '2026-09-01 À faire\n2026-10-02 Test\n2026-10-09 Terminé\n2026-10-20 En cours', 'hier\n2026-09-03 ???');
const tasksArb = fc.array(fc.tuple(fc.nat({ max: 11 }), entitiesArb('task', 1), logArb), { maxLength: 12 }).map((given) => given.flatMap(([id, [task], statusLog]) => (task === undefined ? [] : [aTask({ ...task, id: String(id), statusLog })])));
const rowsArb = fc.record({
  task: tasksArb,
  dependency: entitiesArb('dependency', 6),
  review: entitiesArb('review', 6),
  segment: entitiesArb('segment', 3),
  deliverable: entitiesArb('deliverable', 2),
  member: entitiesArb('member', 3),
});
/** The rows of one snapshot, some of which stand in the next one where they stood. */
const next = (former: Rows, rows: Rows, isKept: (table: string, row: number) => boolean): Rows =>
  Object.fromEntries(
    Object.entries(rows).map(([table, list]) => {
      const before: readonly unknown[] = former[table as keyof Rows] ?? [];
      return [table, isKept(table, -1) ? before : list.map((row, at) => (isKept(table, at) ? (before[at] ?? row) : row))];
    }),
  );

/** Rows of which those that are equal are the same, tables too. */
const alike = (former: Rows, rows: Rows): Rows =>
  Object.fromEntries(
    Object.entries(rows).map(([table, list]) => {
      const before: readonly unknown[] = former[table as keyof Rows] ?? [];
      const same = list.map((row, at) => (JSON.stringify(row) === JSON.stringify(before[at]) ? before[at] : row));
      return [table, same.length === before.length && same.every((row, at) => row === before[at]) ? before : same];
    }),
  );

describe('what is kept from one snapshot to the next', () => {
  it('changes no figure, no row behind one and no issue, whatever was edited', () => {
    fc.assert(
      fc.property(fc.array(rowsArb, { minLength: 2, maxLength: 4 }), fc.func(fc.boolean()), fc.boolean(), (snapshots, isKept, isNextDay) => {
        const kept = new Kept();
        let rows: Rows = {};
        snapshots.forEach((given, turn) => {
          rows = next(rows, given, (table, row) => isKept(turn, table, row));
          const today = isNextDay && turn > 0 ? '2026-11-23' : options.today;
          expect(everything(rows, { ...options, today, kept })).toEqual(everything(rows, { ...options, today }));
        });
      }),
      { numRuns: 60 },
    );
  });

  it('reads again only the rows that are others', () => {
    const read: string[] = [];
    const watched = (id: string): Task =>
      Object.defineProperty(aTask({ id, createdOn: '2026-11-01' }), 'startedOn', {
        get: () => {
          read.push(id);
          return '2026-11-02';
        },
      });
    const task = [watched('1'), watched('2'), watched('3')];
    const kept = new Kept();
    const compute = (tasks: readonly Task[]) => all.map((metric) => metric.compute(prepare({ task: tasks }, { ...options, kept }), 'monthly'));
    compute(task);
    read.length = 0;
    compute(task.map((each) => (each.id === '2' ? watched('2b') : each)));

    expect(new Set(read)).toEqual(new Set(['2b']));
  });

  it('is kept from the last snapshot, not from the first', () => {
    const kept = new Kept();
    const make = (rows: readonly unknown[]) => kept.of<number[]>('days', rows, [], (former) => [...(former?.part ?? []), rows.length]);
    const [first, second] = [[1], [1, 2]];
    make(first);

    expect(make(second)).toEqual([1, 2]);
    expect(make(second)).toEqual([1, 2]);
    expect(make([1, 2, 3])).toEqual([1, 2, 3]);
  });

  it('reads all again where what they are read with is other', () => {
    const kept = new Kept();
    const rows: Rows = {
      task: [aTask({ id: '1', segment: 'a', responsible: ['ana', 'gone'], status: 'done', startedOn: '2026-11-02', doneOn: '2026-11-03' })],
      segment: [aSegment({ id: 'a', acceptanceCriteria: 'lisible' })],
      review: [aReview({ id: '1', task: '1', reviewer: 'bao', verdict: 'approved', decidedOn: '2026-11-04', criteriaMet: 1 })],
      dependency: [aDependency({ id: '1', state: 'verified', requestedOn: '2026-11-01', resolvedOn: '2026-11-09' })],
      member: [aMember({ id: 'ana' }), aMember({ id: 'bao' })],
    };
    everything(rows, { ...options, kept });
    const others: Rows = { ...rows, segment: [aSegment({ id: 'b' }), aSegment({ id: 'a', acceptanceCriteria: 'lisible\ntesté' })], member: [aMember({ id: 'bao' }), aMember({ id: 'gone' })] };

    expect(everything(others, { ...options, kept })).toEqual(everything(others, options));
  });

  const segment = [aSegment({ id: 'a', acceptanceCriteria: 'lisible' }), aSegment({ id: 'b', acceptanceCriteria: 'lisible\ntesté' })];
  const member = [aMember({ id: 'ana' }), aMember({ id: 'bao' })];
  const inWork = (id: string, responsible: string[]) => aTask({ id, responsible, accountable: responsible, status: 'doing', startedOn: '2026-11-02' });
  const shipped = (id: string, ofSegment: string) => aTask({ id, segment: ofSegment, status: 'done', startedOn: '2026-11-02', doneOn: '2026-11-05' });
  const review = [aReview({ id: '1', task: '1', reviewer: 'bao', verdict: 'changes', round: 1, decidedOn: '2026-11-04', criteriaMet: 1 })];

  it.each<{ readonly what: string; readonly before: Rows; readonly after: Rows; readonly day?: string }>([
    {
      what: 'lists of people of rows between two whose lists grew shorter',
      before: { member, task: [inWork('1', ['ana', 'bao']), inWork('2', ['bao']), inWork('3', ['ana', 'bao'])] },
      after: { member, task: [inWork('1', []), inWork('2', ['bao']), inWork('3', ['ana'])] },
    },
    { what: 'segments alone', before: { segment, review, task: [shipped('1', 'a')] }, after: { segment: [...segment].reverse(), review, task: [shipped('1', 'a')] } },
    { what: 'ids of tasks alone', before: { review, task: [shipped('1', 'a'), inWork('2', [])] }, after: { review, task: [shipped('2', 'a'), inWork('1', [])] } },
    { what: 'the day alone, where tasks tell no date', before: { task: [aTask({ id: '1', status: 'doing' })] }, after: { task: [aTask({ id: '1', status: 'doing' })] }, day: '2026-12-02' },
    {
      what: 'the day alone, where a review was ahead',
      before: { segment, review: [aReview({ id: '1', segment: 'a', verdict: 'approved', decidedOn: '2026-11-28', criteriaMet: 1 })] },
      after: { segment, review: [aReview({ id: '1', segment: 'a', verdict: 'approved', decidedOn: '2026-11-28', criteriaMet: 1 })] },
      day: '2026-12-02',
    },
  ])('goes with $what', ({ before, after, day = options.today }) => {
    const kept = new Kept();
    const now = alike(before, after);
    everything(before, { ...options, kept });

    expect(everything(now, { ...options, today: day, kept })).toEqual(everything(now, { ...options, today: day }));
  });
});
