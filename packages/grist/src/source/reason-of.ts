import type { Issue } from '@entrelacs/core';

/** Why the host refused, in a code; its words are fetched when first needed, and where they cannot be, the connection is lost. */
export async function reasonOf(error: unknown, online = true): Promise<Issue> {
  try {
    const { refusal } = await import('./refusal.ts');
    return refusal(error, online);
  } catch {
    return { code: 'host.offline' };
  }
}
