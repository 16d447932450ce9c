import { runSteps } from './in-steps.ts';

/** Milliseconds of work before a worker listens again. */
const workerBreath = 20;

/** Runs steps a few milliseconds at a time, letting other work in between; undefined when they were overtaken. */
export function inSteps<Result>(steps: Generator<unknown, Result>, isOvertaken: () => boolean): Promise<Result | undefined> {
  return runSteps(steps, isOvertaken, workerBreath, () => new Promise((resolve) => setTimeout(resolve)));
}
