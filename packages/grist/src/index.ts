export * from './doc-port.ts';
export * from './plugin-api.ts';
