import type { Alert, EntityName } from '@entrelacs/core';

/** Where a row stands in the host. */
export interface RowPlace {
  /** The table's own name there. */
  readonly table: string;
  /** The row's number there. */
  readonly row: string;
  /** Address of the row's own card, where the host has one. */
  readonly url?: string;
}

/** A row of another table than the host's own is shown: whoever knows where it stands says so. */
export interface LocateIntent {
  readonly entity: EntityName;
  readonly id: string;
  readonly answer: (this: void, place: RowPlace | undefined) => void;
}

/** A dialog that is asked for: who is looking, a measure, an indicator, a fact to remember, an action on an alert, a row, choices for the whole document. */
export type DialogRequest =
  | { readonly kind: 'me' }
  | { readonly kind: 'enter'; readonly id: string }
  | { readonly kind: 'edit'; readonly id?: string }
  | { readonly kind: 'annotate' }
  | { readonly kind: 'action'; readonly id: string; readonly alert: Alert }
  | { readonly kind: 'row'; readonly entity: EntityName; readonly row: string; readonly place?: RowPlace }
  | { readonly kind: 'settings' };
