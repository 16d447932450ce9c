export * from './sim-side.ts';
export * from './sim-fields.ts';
export * from './sim-state.ts';
export * from './sim-world.ts';
export * from './sim-check.ts';
export * from './sim-settings.ts';
export * from './sim-arbitraries.ts';
export * from './virtual-clock.ts';
