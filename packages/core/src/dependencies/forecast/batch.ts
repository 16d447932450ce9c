/** Trials that are run side by side: the times of one task in all of them lie next to each other. A multiple of 32. */
export const batch = 256;

/** Words of 32 bits that have a bit for each trial of a batch. */
export const words = batch / 32;

/** The later of two times: without a branch, which no processor could foretell here. */
export function later(a: number, b: number): number {
  const ahead = (a - b) | 0;
  return (a - (ahead & (ahead >> 31))) | 0;
}
