// A document from outside Grist: for programs, never for widgets.
export * from './rest-port.ts';
export * from '../document/installed-document.ts';
