export * from './tokens.styles.ts';
export * from './base.styles.ts';
export * from './controls.styles.ts';
export * from './shapes/index.ts';
export * from './page-element.ts';
