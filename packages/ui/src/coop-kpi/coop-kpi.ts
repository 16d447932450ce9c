export * from './coop-kpi-board.ts';
export { hostWords } from './messages.ts';
