import { RestFailure } from '@entrelacs/grist/rest';
import { isNotConnected } from '../limits/retrying.ts';
import { Refusal } from '../refusal.ts';

/** Why a document cannot be asked at all, in words that say what to do. A `Refusal` stays what it is. */
export function gristRefusal(error: unknown, server: string): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof RestFailure) return new Refusal(error.code, { place: server, status: String(error.status), detail: error.message }, { cause: error });
  const detail = error instanceof Error ? error.message : String(error);
  return new Refusal(isNotConnected(error) ? 'rest.offline' : 'rest.noAnswer', { place: server, detail }, { cause: error });
}
