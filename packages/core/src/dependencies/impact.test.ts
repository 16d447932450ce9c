import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aDependency, aTask, entitiesArb } from '../../testing/index.ts';
import { buildGraph } from './graph/build-graph.ts';
import type { PlanLink, PlanTask } from './graph/types.ts';
import { impactOf } from './impact.ts';
import { scheduleTasks } from './schedule/schedule.ts';

const today = '2026-11-19';
const schedule = (tasks: readonly PlanTask[], links: readonly PlanLink[] = [], options = {}) => scheduleTasks(buildGraph(tasks, links), { today, ...options });
const after = (predecessor: string, successor: string) => aDependency({ id: `${predecessor}-${successor}`, predecessor, successor });

const catalogue = aTask({ id: '1', title: 'Importer le catalogue', start: '2026-11-20', due: '2026-11-25', responsible: ['thomas'] });
const test = aTask({ id: '2', title: 'Tester le tunnel', start: '2026-11-30', due: '2026-12-02', responsible: ['david'], milestone: 'm' });
const opening = aTask({ id: '3', title: 'Ouvrir', durationDays: 2, accountable: ['karim'], milestone: 'm' });
const plan = schedule([catalogue, test, opening], [after('1', '2'), after('2', '3')], { milestones: [{ id: 'm', title: 'Mise en ligne', due: '2026-12-04' }] });

describe('impactOf', () => {
  it('says that float takes up a small move', () => {
    expect(impactOf(plan, { task: '1', delayDays: 2 })).toMatchObject({
      task: { byDays: 2, from: { start: '2026-11-20', finish: '2026-11-25' }, to: { start: '2026-11-24', finish: '2026-11-27' } },
      moved: [],
      absorbedDays: 2,
      milestones: [],
      people: [],
      changes: [{ kind: 'update', entity: 'task', id: '1', fields: { start: '2026-11-24', due: '2026-11-27' } }],
    });
  });

  it('says what else moves, by how much, whose it is and which milestone breaks', () => {
    expect(impactOf(plan, { task: '1', start: '2026-11-25', due: '2026-11-30' })).toMatchObject({
      task: { byDays: 3 },
      moved: [
        { id: '2', byDays: 1, from: { start: '2026-11-30', finish: '2026-12-02' }, to: { start: '2026-12-01', finish: '2026-12-03' }, people: ['david'] },
        { id: '3', byDays: 1, to: { start: '2026-12-04', finish: '2026-12-07' }, people: ['karim'] },
      ],
      absorbedDays: 2,
      milestones: [{ milestone: { id: 'm' }, from: '2026-12-04', to: '2026-12-07', lateBy: 3, breaks: true }],
      people: ['david', 'karim'],
      changes: [
        { id: '1', fields: { start: '2026-11-25', due: '2026-11-30' } },
        { id: '2', fields: { start: '2026-12-01', due: '2026-12-03' } },
      ],
    });
  });

  it('keeps the length of a bar whose start is moved', () => {
    expect(impactOf(plan, { task: '1', start: '2026-11-23' })?.changes).toMatchObject([{ fields: { start: '2026-11-23', due: '2026-11-26' } }]);
  });

  it('lengthens a bar, with or without dates', () => {
    expect(impactOf(plan, { task: '1', durationDays: 5 })).toMatchObject({ task: { byDays: 1 }, changes: [{ fields: { due: '2026-11-26', durationDays: 5 } }] });
    expect(impactOf(plan, { task: '3', durationDays: 4 })).toMatchObject({ task: { byDays: 2 }, changes: [{ fields: { durationDays: 4 } }] });
  });

  it('moves the end, not the start, of what has begun', () => {
    const begun = schedule([aTask({ id: '1', status: 'doing', start: '2026-11-18', startedOn: '2026-11-18', due: '2026-11-20' })]);

    expect(impactOf(begun, { task: '1', delayDays: 2 })).toMatchObject({ changes: [{ fields: { due: '2026-11-24' } }], task: { to: { start: '2026-11-18', finish: '2026-11-24' } } });
  });

  it('breaks no milestone that was late before', () => {
    const late = schedule([catalogue], [], { milestones: [{ id: 'm', title: 'Mise en ligne', due: '2026-11-20' }] });
    const own = schedule([{ ...catalogue, milestone: 'm' }], [], { milestones: [{ id: 'm', title: 'Mise en ligne', due: '2026-11-20' }] });

    expect(impactOf(late, { task: '1', delayDays: 1 })?.milestones).toEqual([]);
    expect(impactOf(own, { task: '1', delayDays: 1 })?.milestones).toMatchObject([{ from: '2026-11-25', to: '2026-11-26', breaks: false }]);
  });

  it('writes no date for a task behind that has but one of the two', () => {
    const behind = schedule([catalogue, aTask({ id: '2', start: '2026-11-26', durationDays: 1 }), aTask({ id: '3', due: '2026-11-30', durationDays: 1 })], [after('1', '2'), after('2', '3')]);
    const impact = impactOf(behind, { task: '1', delayDays: 2 });

    expect(impact?.moved.map(({ id }) => id)).toEqual(['2', '3']);
    expect(impact?.changes).toHaveLength(1);
  });

  it('brings tasks forward', () => {
    const plain = schedule([aTask({ id: '1', start: '2026-12-01', durationDays: 2 }), aTask({ id: '2', durationDays: 1 })], [after('1', '2')]);

    expect(impactOf(plain, { task: '1', delayDays: -3 })).toMatchObject({ task: { byDays: -3 }, moved: [{ id: '2', byDays: -3 }], absorbedDays: 0 });
  });

  it('knows nothing of a task that is over or not there', () => {
    expect(impactOf(schedule([aTask({ id: '1', status: 'done' })]), { task: '1', delayDays: 1 })).toBeUndefined();
    expect(impactOf(plan, { task: 'nowhere', delayDays: 1 })).toBeUndefined();
  });

  it('says beforehand what the schedule says afterwards, and touches nothing', () => {
    fc.assert(
      fc.property(entitiesArb('task'), entitiesArb('dependency', 20), fc.nat(11), fc.integer({ min: -9, max: 9 }), (tasks, links, pick, delayDays) => {
        const before = schedule(tasks, links);
        const copy = structuredClone(before.forward);
        const impact = impactOf(before, { task: String(pick), delayDays });
        expect(before.forward).toEqual(copy);
        if (impact === undefined) return;
        const [own] = impact.changes;
        const written = tasks.map((task) => (own?.kind === 'update' && task.id === own.id ? { ...task, ...(own.fields as object) } : task));
        const afterwards = schedule(written, links);
        for (const { id, byDays } of [impact.task, ...impact.moved]) {
          const at = 2 * before.network.positionOf[before.graph.indexOf.get(id)!]! + 1;
          const then = 2 * afterwards.network.positionOf[afterwards.graph.indexOf.get(id)!]! + 1;
          expect(afterwards.forward.times[then]! - before.forward.times[at]!).toBe(byDays);
        }
      }),
    );
  });
});
