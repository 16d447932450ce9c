import fc from 'fast-check';
import type { Fate } from './sim-side.ts';
import type { Act, RunStep, Step } from './sim-world.ts';

const side = fc.constantFrom('grist' as const, 'wiki' as const);

const act: fc.Arbitrary<Act> = fc.record({
  do: fc.constantFrom('add', 'add', 'addNameless', 'edit', 'edit', 'edit', 'edit', 'editList', 'editList', 'clear', 'putBack', 'remove', 'copy'),
  side,
  pick: fc.nat(50),
  field: fc.nat(50),
});

const fates: readonly Fate[] = ['killBefore', 'killBefore', 'killAfter', 'killAfter', 'refuse', 'hang', 'cut', 'errorAfter', 'tooMany', 'badJson', 'slow', 'rejectRow'];

const chase = (ofLists: boolean) => fc.record({ at: fc.nat(ofLists ? 1 : 4), pick: fc.nat(50), isLate: ofLists ? fc.constant(true) : fc.boolean(), ofLists: fc.constant(ofLists) });

/** A run in which up to two of its first requests and commits go wrong, while people go on writing, one of them where the bridge is about to write. */
const runStep = (points: number, chased: fc.Arbitrary<RunStep['chase']> = fc.option(chase(false), { nil: undefined })): fc.Arbitrary<RunStep> =>
  fc.record({
    do: fc.constant('run' as const),
    machine: fc.constantFrom(0 as const, 0 as const, 0 as const, 1 as const),
    fates: fc.array(fc.record({ at: fc.nat(points), fate: fc.constantFrom(...fates) }), { maxLength: 2 }),
    acts: fc.array(fc.record({ at: fc.nat(points), act }), { maxLength: 2 }),
    chase: chased,
  });

/** A list changed in the wiki, which the next run carries, and changed in the document once that run has looked. */
const race = (points: number): fc.Arbitrary<Step[]> =>
  fc.tuple(fc.record({ do: fc.constant('editList' as const), side: fc.constant('wiki' as const), pick: fc.nat(50), field: fc.nat(50) }), runStep(points, chase(true))).map((steps) => steps);

/** Something that both machines know is changed, one of them carries it, somebody puts back what was there before, and the other machine goes on. */
const missedRun = (points: number): fc.Arbitrary<Step[]> =>
  fc
    .tuple(fc.constantFrom(0 as const, 1 as const), fc.record({ do: fc.constantFrom('edit' as const, 'edit' as const, 'editList' as const, 'clear' as const), side, pick: fc.nat(50), field: fc.nat(50) }), fc.record({ do: fc.constant('putBack' as const), side, pick: fc.constantFrom(0, 0, 1), field: fc.constant(0) }), fc.array(runStep(points), { minLength: 3, maxLength: 3 }))
    .map(([other, edit, putBack, [first, second, third]]) => [...ofMachine(first, other), edit, ...ofMachine(second, other === 0 ? 1 : 0), putBack, ...ofMachine(third, other)]);

function ofMachine(step: RunStep | undefined, machine: RunStep['machine']): Step[] {
  return step === undefined ? [] : [{ ...step, machine }];
}

const rare: fc.Arbitrary<Step> = fc.oneof(
  { weight: 1, arbitrary: fc.constant({ do: 'loseState' as const }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('arrive' as const), side }) },
);

/** A sequence of what people, the bridge and bad luck do; a run has about that many requests and commits. Half of them begin with members and a project that both sides have. */
export const stepsArb = (points = 30): fc.Arbitrary<Step[]> => {
  const one = (step: fc.Arbitrary<Step>) => step.map((each) => [each]);
  const scenes = fc.oneof({ weight: 8, arbitrary: one(act) }, { weight: 5, arbitrary: one(runStep(points)) }, { weight: 1, arbitrary: one(rare) }, { weight: 2, arbitrary: race(points) }, { weight: 2, arbitrary: missedRun(points) });
  const start = fc.constantFrom<Step[]>([], [{ do: 'found' }]);
  return fc.tuple(start, fc.array(scenes, { minLength: 4, maxLength: 18 })).map(([first, others]) => [...first, ...others.flat()]);
};
