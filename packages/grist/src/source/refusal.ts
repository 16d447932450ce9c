import type { Issue } from '@entrelacs/core';
import { LateAnswer } from './in-time.ts';

/** Parts of the host's words, and the code that they come to; the first that matches wins. */
const knownWords: readonly (readonly [RegExp, string])[] = [
  [/non-existent record|Invalid row id/i, 'host.rowDeleted'],
  [/Access not granted|requires full access/i, 'host.noAccess'],
  [/formula column/i, 'host.formulaColumn'],
  [/KeyError|Table not found|Invalid column|no such (table|column)/i, 'host.columnGone'],
  [/offline|disconnect|network|failed to fetch|not connected|connection|timed? ?out/i, 'host.offline'],
];

/** Why the host refused, as an issue: by its code, else by its words, which are kept as the detail. Some hosts say nothing at all. */
export function refusal(error: unknown, online = true): Issue {
  const { code, message } = described(error);
  return { code: codeOf(code, message, online, error instanceof LateAnswer), ...(message !== '' && { detail: message }) };
}

function codeOf(code: string, message: string, online: boolean, isLate: boolean): string {
  if (code === 'AUTH_NO_EDIT') return 'host.noEdit';
  if (code === 'ACL_DENY') return 'host.denied';
  const known = knownWords.find(([words]) => words.test(message));
  if (known !== undefined) return known[1];
  if (!online) return 'host.offline';
  if (isLate) return 'host.timeout';
  return message === '' ? 'host.failed' : 'host.refused';
}

function described(error: unknown): { code: string; message: string } {
  const { code = '', message = '' } = (typeof error === 'object' && error !== null ? error : { message: error }) as { code?: unknown; message?: unknown };
  return { code: typeof code === 'string' ? code : '', message: typeof message === 'string' ? message : '' };
}
