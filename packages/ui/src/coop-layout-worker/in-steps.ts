/** Milliseconds of work before the page may paint and listen. */
const pageBreath = 8;

/** Runs steps a few milliseconds at a time on a page that is looked at, apart from what is done before and after, and goes on as soon as the browser has nothing more urgent; undefined when they were overtaken. */
export async function inPageSteps<Result>(steps: Generator<unknown, Result>, isOvertaken: () => boolean): Promise<Result | undefined> {
  await nextTask();
  const result = isOvertaken() ? undefined : await runSteps(steps, isOvertaken, pageBreath, nextTask);
  await nextTask();
  return isOvertaken() ? undefined : result;
}

/** Runs steps for so many milliseconds between pauses; undefined when they were overtaken. */
export async function runSteps<Result>(steps: Generator<unknown, Result>, isOvertaken: () => boolean, breath: number, pause: () => Promise<void>): Promise<Result | undefined> {
  let until = performance.now() + breath;
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    if (performance.now() < until) continue;
    await pause();
    if (isOvertaken()) return undefined;
    until = performance.now() + breath;
  }
}

/** Resolves in a task of its own, as soon as the browser has nothing more urgent. Not a timer: those wait four milliseconds, and a second on a page that is not seen. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
