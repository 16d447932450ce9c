export * from './side.ts';
export * from './refusal.ts';
export * from './clock.ts';
export * from './state/state.ts';
export * from './sync/settings.ts';
export * from './sync/report.ts';
export * from './state/memory-state.ts';
export * from './sync/sync.ts';
