export * from './doc-port.ts';
export * from './plugin-api.ts';
export type { Installed, InstalledKey, ReadInstalled } from './installed.ts';
export * from './structure.ts';
export * from './grist-source.ts';
export * from './source.ts';
export * from './columns-to-map.ts';
export * from './blueprint/index.ts';
export * from './memory-source.ts';
