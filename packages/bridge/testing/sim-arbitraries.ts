import fc from 'fast-check';
import type { Fate } from './sim-side.ts';
import type { Act, RunStep, Step } from './sim-world.ts';

const side = fc.constantFrom('grist' as const, 'wiki' as const);

const act: fc.Arbitrary<Act> = fc.record({
  do: fc.constantFrom('add', 'add', 'addNameless', 'edit', 'edit', 'edit', 'edit', 'edit', 'clear', 'remove', 'copy'),
  side,
  pick: fc.nat(50),
  field: fc.nat(50),
});

const fates: readonly Fate[] = ['killBefore', 'killBefore', 'killAfter', 'killAfter', 'refuse', 'hang', 'cut', 'errorAfter', 'tooMany', 'badJson', 'slow', 'rejectRow'];

/** A run in which up to two of its first requests and commits go wrong, while people go on writing, one of them where the bridge is about to write. */
const runStep = (points: number): fc.Arbitrary<RunStep> =>
  fc.record({
    do: fc.constant('run' as const),
    machine: fc.constantFrom(0 as const, 0 as const, 0 as const, 1 as const),
    fates: fc.array(fc.record({ at: fc.nat(points), fate: fc.constantFrom(...fates) }), { maxLength: 2 }),
    acts: fc.array(fc.record({ at: fc.nat(points), act }), { maxLength: 2 }),
    chase: fc.option(fc.record({ at: fc.nat(4), pick: fc.nat(50), isLate: fc.boolean() }), { nil: undefined }),
  });

const rare: fc.Arbitrary<Step> = fc.oneof(
  { weight: 1, arbitrary: fc.constant({ do: 'loseState' as const }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('arrive' as const), side }) },
);

/** A sequence of what people, the bridge and bad luck do; a run has about that many requests and commits. */
export const stepsArb = (points = 30): fc.Arbitrary<Step[]> =>
  fc.array(fc.oneof({ weight: 8, arbitrary: act }, { weight: 5, arbitrary: runStep(points) }, { weight: 1, arbitrary: rare }), { minLength: 4, maxLength: 18 });
