import type { MessageValues } from '@entrelacs/core';

/** Something that stops a run, or a command, with a sentence and what to do: a code of the catalogue and its values, never a secret. */
export class Refusal extends Error {
  readonly code: string;
  readonly values: MessageValues;

  constructor(code: string, values: MessageValues = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = 'Refusal';
    this.code = code;
    this.values = values;
  }
}
