export * from './form-ids.ts';
export * from './model-file.ts';
export * from './demo-file.ts';
export * from './properties.ts';
export * from './lists.ts';
export { entryAcl, fieldAcl, publicWhen, type EntryAcl } from './access.ts';
