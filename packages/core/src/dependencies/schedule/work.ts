/** Smallest share of a workday that counts. A power of two: sums of such numbers are exact, in whatever order they are added. */
const quantum = 2 ** -20;

/** Most workdays that a task takes: four millennia. */
export const greatestDuration = 1e6;

/** A number of workdays rounded to the smallest share that counts (a thirtieth of a second). */
export function wholeQuanta(workdays: number): number {
  return Math.round(workdays / quantum) * quantum;
}

/** Where work starts that may begin at a place: at once, or after the rest it falls into. */
export function startAfterRest(place: number, duration: number, restFrom: number, restTo: number): number {
  return duration > 0 && place >= restFrom && place < restTo ? restTo : place;
}

/** Where work ends that starts at a place, a rest left out. */
export function finishAfter(start: number, duration: number, restFrom: number, restTo: number): number {
  const finish = start + duration;
  return start < restFrom && finish > restFrom ? finish + (restTo - restFrom) : finish;
}

/** Where work must start to end by a place, a rest left out. */
export function startBefore(finish: number, duration: number, restFrom: number, restTo: number): number {
  const latest = duration > 0 && finish > restFrom && finish <= restTo ? restFrom : finish;
  const start = latest - duration;
  return latest > restTo && start < restTo ? start - (restTo - restFrom) : start;
}

/** Workdays between two places, a rest left out. */
export function workBetween(from: number, to: number, restFrom: number, restTo: number): number {
  const rested = Math.min(to, restTo) - Math.max(from, restFrom);
  return Math.max(0, to - from - (rested > 0 ? rested : 0));
}
