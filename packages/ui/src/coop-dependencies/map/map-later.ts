/** What lays a map out, and keeps it where it was: comes once the first picture is painted. */
export { createLayouter, placeSteps } from './layouter.ts';
export { patchedSteps } from './patched-layout.ts';
