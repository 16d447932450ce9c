/** Workdays of float as they are said: whole ones; what is late by less than one is late by one, not by none. */
export function wholeDays(float: number): number {
  return float < 0 ? Math.min(-1, Math.round(float)) : Math.round(float);
}
