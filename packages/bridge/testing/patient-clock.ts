import { systemClock, type Clock } from '../src/clock.ts';

/** The machine's clock, for whoever would wait: here nobody does. */
export const patientClock: Clock = { now: () => systemClock.now(), sleep: () => Promise.resolve() };
