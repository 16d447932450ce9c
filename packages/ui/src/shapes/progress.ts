import type { NeedState, Status } from '@entrelacs/core';
import { svg, type SVGTemplateResult } from 'lit';

/** The five steps that the rings show. */
export type ProgressStep = 'empty' | 'half' | 'full' | 'done' | 'off';

const stepOf: Readonly<Record<Status | NeedState, ProgressStep>> = {
  todo: 'empty',
  requested: 'empty',
  doing: 'half',
  accepted: 'half',
  review: 'full',
  delivered: 'full',
  done: 'done',
  verified: 'done',
  cancelled: 'off',
  refused: 'off',
};

const ring = svg`<circle class="ring" cx="6" cy="6" r="4.9"></circle>`;

const drawings: Readonly<Record<ProgressStep, SVGTemplateResult>> = {
  empty: ring,
  half: svg`${ring}<path class="ground" d="M6 2.9a3.1 3.1 0 0 1 0 6.2z"></path>`,
  full: svg`${ring}<circle class="ground" cx="6" cy="6" r="3.1"></circle>`,
  done: svg`<circle class="ground" cx="6" cy="6" r="5.6"></circle><path class="mark" d="m3.5 6.2 1.8 1.8 3.2-3.8"></path>`,
  off: svg`${ring}<path class="ring" d="m4.2 4.2 3.6 3.6M7.8 4.2 4.2 7.8"></path>`,
};

/** The ring's step for a task's status or a need's state. */
export function progressStep(state: Status | NeedState): ProgressStep {
  return stepOf[state];
}

/**
 * The ring of a task's status or a need's state, 12 px unless styled otherwise.
 *
 * @param state - A status or a need's state.
 * @param name - Its accessible name, where no word stands beside it.
 */
export function progress(state: Status | NeedState, name?: string): SVGTemplateResult {
  const step = stepOf[state];
  return name === undefined
    ? svg`<svg class="progress ${step}" viewBox="0 0 12 12" aria-hidden="true">${drawings[step]}</svg>`
    : svg`<svg class="progress ${step}" viewBox="0 0 12 12" role="img" aria-label=${name}>${drawings[step]}</svg>`;
}
