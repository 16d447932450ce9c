import type { FindingCode } from '../rules.ts';
import type { Finding } from '../types.ts';

/** A finding and where it stands among others of its severity. */
export interface PlacedFinding {
  readonly finding: Finding & { readonly code: FindingCode };
  readonly position: number;
}
