// A document from outside Grist: for programs, never for widgets.
export * from './rest-port.ts';
export * from '../document/installed-document.ts';
export type { GuardedResult, GuardedWrite } from '../document/guarded-writes.ts';
