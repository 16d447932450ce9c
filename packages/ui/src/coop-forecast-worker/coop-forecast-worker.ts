import { forecastSteps, type Forecast } from '@entrelacs/core';
import type { BoardPlan } from '../coop-dependencies/board/plan.ts';
import { scheduleOf } from '../coop-dependencies/board/schedule-of.ts';
import { inSteps } from '../coop-layout-worker/in-worker-steps.ts';

/** What is asked of a worker: a plan to play through many times; a later one overtakes it. */
export interface ForecastJob {
  readonly job: number;
  readonly plan: BoardPlan;
}

/** What a worker answers, unless the job was overtaken. */
export interface ForecastAnswer {
  readonly job: number;
  readonly forecast: Forecast;
}

/** The part of a worker's global scope that is used here. */
export interface WorkerScope {
  onmessage: ((event: MessageEvent<ForecastJob>) => void) | null;
  postMessage(answer: ForecastAnswer): void;
}

/** The same plan is always forecast alike. */
const seed = 1;

/** Forecasts what the page asks for; between steps it listens, and drops a plan that another one overtakes. */
export function serveForecasts(scope: WorkerScope): void {
  let wanted = 0;
  scope.onmessage = ({ data: { job, plan } }) => {
    wanted = job;
    void forecastInSteps(plan, () => wanted !== job).then((forecast) => {
      if (forecast !== undefined) scope.postMessage({ job, forecast });
    });
  };
}

/** Forecasts a plan a few milliseconds at a time; undefined when it was overtaken. */
export function forecastInSteps(plan: BoardPlan, isOvertaken: () => boolean): Promise<Forecast | undefined> {
  return inSteps(forecastSteps(scheduleOf(plan), { seed }), isOvertaken);
}
