import { serveForecasts, type WorkerScope } from '@entrelacs/ui/coop-forecast-worker';

serveForecasts(globalThis);
