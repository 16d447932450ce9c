import { serveLayouts, type WorkerScope } from '@entrelacs/ui/coop-layout-worker';

serveLayouts(globalThis as unknown as WorkerScope);
