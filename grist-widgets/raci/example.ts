import { emptySnapshot, type Lang, type Snapshot } from '@entrelacs/core';
import { demoWork } from '@entrelacs/core/demo';

/** The demo collective as rows to look at: nothing of it can be written. */
export function exampleOf(lang: Lang, today: string): Snapshot {
  return { ...emptySnapshot, entities: demoWork({ seed: 1, today, lang }) };
}
