import type { Change, Lang, Outcome } from '@entrelacs/core';
import { failureIssue, type WikiClient } from '@entrelacs/yeswiki';

/** Somebody's answer to the pulse, as a board or a button has it. */
export type PulseAnswer = Extract<Change, { kind: 'create'; entity: 'pulse' }>;

/** Answers to the pulse have a route of their own, which keeps neither who nor when. The week is the wiki's to say. */
export async function answerPulse(client: WikiClient, { week: _week, ...fields }: PulseAnswer['fields'], lang: Lang): Promise<Outcome> {
  const answer = await client.pulse(Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')) as Readonly<Record<string, string | number>>);
  return answer.ok ? { ok: true, created: [] } : { ok: false, issue: failureIssue(answer.failure, lang) };
}
