import { serveForecasts } from '@entrelacs/ui/coop-forecast-worker';

serveForecasts(globalThis);
