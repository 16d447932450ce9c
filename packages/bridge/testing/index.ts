export type { Side } from '../src/side.ts';
