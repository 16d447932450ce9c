export * from './builders.ts';
export * from './arbitraries.ts';
export * from './plans.ts';
