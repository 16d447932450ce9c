// What a page needs to read a document and to say what an installation would make of it: an entry of its own, so that a widget
// shows that much before the rest is loaded.
export * from '../doc-port.ts';
export * from '../plugin-api.ts';
export * from '../page-parameters.ts';
export * from '../source/refusal.ts';
export * from './doc-state.ts';
export * from './installation.ts';
export * from './overview.ts';
export * from './linkables.ts';
export * from './pages-beside.ts';
