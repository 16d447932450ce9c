import type { KpiContext } from '../kpi-context.ts';
import type { KpiView } from '../kpi-data.ts';
/** x */
export function exportFigures(_context: KpiContext, _views: readonly KpiView[]): void {}
