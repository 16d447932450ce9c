/** Units that times may span: sums and differences of three of them stay whole numbers of 32 bits. */
const mostUnits = 2 ** 29;

/** Finest unit: the smallest share of a workday that a schedule counts. */
const finest = 2 ** 20;

/** Beyond every time of a scale, either way. */
export const beyond = 2 ** 30;

/** Places of the workday axis as whole numbers of 32 bits, which are added and compared at twice the pace of fractions. */
export interface TimeScale {
  /** The place that is 0. */
  readonly base: number;
  /** Units of a workday: a power of two, as fine as the schedule's own unless the plan spans more than two years. */
  readonly perDay: number;
}

/** The finest scale on which places between two have room. */
export function timeScale(low: number, high: number): TimeScale {
  const base = Math.floor(low);
  const span = Math.max(1, high - base);
  return { base, perDay: Math.min(finest, 2 ** Math.floor(Math.log2(mostUnits / span))) };
}

/** A place on a scale; what lies off it lies `beyond`. */
export function timeOf({ base, perDay }: TimeScale, place: number): number {
  return lengthOf({ perDay }, place - base);
}

/** So many workdays in units of a scale. */
export function lengthOf({ perDay }: Pick<TimeScale, 'perDay'>, workdays: number): number {
  return Math.max(-beyond, Math.min(Math.round(workdays * perDay), beyond));
}
