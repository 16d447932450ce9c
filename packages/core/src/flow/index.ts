export type { CellKind, ChartTable, TableCell, TableColumn } from './chart-table.ts';
export type { FlowWindow } from './flow-window.ts';
export type { StageInfo } from '../kpi/prepare/stage-list.ts';
export * from './cycle-time-scatter.ts';
export * from './cumulative-flow.ts';
export * from './ageing-wip.ts';
export * from './time-per-stage.ts';
export * from './milestone-slip.ts';
