/** How long the host may take to answer a write, in milliseconds. */
const longestAnswer = 15_000;

/** The host did not answer: without a connection it may never do. What it wrote all the same shows in its rows. */
export class LateAnswer extends Error {}

/** The host's answer; rejects with `LateAnswer` when it does not come. */
export function inTime<T>(answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new LateAnswer()), longestAnswer);
    void answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
