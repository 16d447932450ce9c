export * from './letters.ts';
export * from './health.ts';
export * from './more-health.ts';
export * from './progress.ts';
export * from './icons.ts';
export * from './shapes.styles.ts';
