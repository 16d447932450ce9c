import type { Note } from '@entrelacs/core';
import { numberText, type KpiContext } from '../kpi-context.ts';

/** A note on a rule in words; a huge threshold as figures are written, all others exactly. */
export function noteText({ t, formats }: Pick<KpiContext, 't' | 'formats'>, { code, values }: Note): string {
  const written = Object.entries(values).map(([name, value]) => [name, typeof value === 'number' && Math.abs(value) >= 1e15 ? numberText(formats, value) : value] as const);
  return t(code, Object.fromEntries(written));
}
