import type { Change, Outcome } from '@entrelacs/core';

/** What the member wants written, as one gesture and one undo step. */
export interface ChangesIntent {
  readonly changes: readonly Change[];
  /** Tells the element how it ends, so that it can say why a change came back. */
  waitUntil(outcome: Promise<Outcome>): void;
}

/** What the member wants kept for the whole document; undefined takes a choice back. */
export interface SettingsIntent {
  readonly settings: Readonly<Record<string, string | undefined>>;
  waitUntil(outcome: Promise<Outcome>): void;
}
