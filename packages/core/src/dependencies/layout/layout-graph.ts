import { layoutSteps } from './layout.ts';
import * as otherLayouts from './other-layouts.ts';
import type { GraphLayout, LayoutInput, LayoutOptions } from './types.ts';

/** What a layout that was stopped comes to: nothing. */
export const layoutStopped = Symbol('layout stopped');

/**
 * Lays a graph out from left to right in ranks, as `layoutSteps` does, at once. `shouldStop` is asked between steps; once it
 * says so, the answer is `layoutStopped`.
 */
export function layoutGraph(input: LayoutInput, options?: LayoutOptions): GraphLayout;
export function layoutGraph(input: LayoutInput, options: LayoutOptions, shouldStop: () => boolean): GraphLayout | typeof layoutStopped;
export function layoutGraph(input: LayoutInput, options: LayoutOptions = {}, shouldStop?: () => boolean): GraphLayout | typeof layoutStopped {
  const steps = layoutSteps(input, options, otherLayouts);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    if (shouldStop?.() === true) return layoutStopped;
  }
}
