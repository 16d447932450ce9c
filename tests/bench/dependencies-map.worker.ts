import { serveLayouts } from '@entrelacs/ui/coop-layout-worker';

serveLayouts(globalThis);
