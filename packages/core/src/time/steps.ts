/** Runs steps to their end without a pause: what they return. */
export function inOneGo<Result>(steps: Generator<unknown, Result>): Result {
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}
