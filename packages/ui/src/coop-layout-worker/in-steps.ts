/** Milliseconds of work before a worker listens again. */
const breath = 20;

/** Runs steps a few milliseconds at a time, letting other work in between; undefined when they were overtaken. */
export async function inSteps<Result>(steps: Generator<unknown, Result>, isOvertaken: () => boolean): Promise<Result | undefined> {
  let until = performance.now() + breath;
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    if (performance.now() < until) continue;
    await new Promise((resolve) => setTimeout(resolve));
    if (isOvertaken()) return undefined;
    until = performance.now() + breath;
  }
}
