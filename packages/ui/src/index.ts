export * from './tokens.styles.ts';
export * from './base.styles.ts';
export * from './controls.styles.ts';
export * from './shapes/index.ts';
export * from './page-element.ts';
export { keepMe } from './shared/keep-me.ts';
export type { ChangesIntent, SettingsIntent } from './shared/intents.ts';
