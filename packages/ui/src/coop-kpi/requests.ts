import type { Alert } from '@entrelacs/core';

/** A dialog that is asked for: who is looking, a measure, an indicator, a fact to remember, an action on an alert. */
export type DialogRequest =
  | { readonly kind: 'me' }
  | { readonly kind: 'enter'; readonly id: string }
  | { readonly kind: 'edit'; readonly id?: string }
  | { readonly kind: 'annotate' }
  | { readonly kind: 'action'; readonly id: string; readonly alert: Alert };
