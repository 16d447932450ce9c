export * from './coop-kpi-board.ts';
