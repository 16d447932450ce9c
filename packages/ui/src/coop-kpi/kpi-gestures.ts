import type { Change, Entity, Issue, Lang, Outcome, Snapshot, Translate } from '@entrelacs/core';
import type { SettingsIntent } from '../shared/intents.ts';
import type { Toast } from '../shared/toast.ts';
import { parts } from './kpi-lazy.ts';
import type { KpiChanges } from './kpi-context.ts';

/** What gestures need to know of the element, now. */
export interface GestureContext {
  readonly t: Translate;
  readonly language: Lang;
  readonly snapshot: Snapshot | undefined;
}

/** Sends what the member wants written, says what was done with a way back, and why it came back. */
export class KpiGestures {
  toast: Toast | undefined;
  readonly #host: EventTarget;
  readonly #context: () => GestureContext;
  readonly #changed: () => void;

  constructor(host: EventTarget, context: () => GestureContext, changed: () => void) {
    this.#host = host;
    this.#context = context;
    this.#changed = changed;
  }

  /** Says something for a while. */
  say(toast: Toast | undefined): void {
    this.toast = toast;
    this.#changed();
  }

  /** Writes one gesture; `text` is said once it is written, with a way back. Resolves with how it ended. */
  async send(changes: readonly Change[], text?: string): Promise<Outcome> {
    const { snapshot } = this.#context();
    const outcome = await this.#ask((waitUntil) => new CustomEvent<KpiChanges>('coop-edit', { detail: { changes, waitUntil }, bubbles: true, composed: true }));
    const { t, language } = this.#context();
    if (!outcome.ok) await this.#sayRefused(outcome.issue, t, language);
    else if (text !== undefined) {
      const back = inverse(changes, outcome.created, snapshot);
      this.say({ text, ...(back.length > 0 && { act: { label: t('common.undo'), run: () => void this.send(back) } }) });
    }
    return outcome;
  }

  /** Writes choices for the whole document; `text` is said once they are written. */
  async set(settings: SettingsIntent['settings'], text: string): Promise<Outcome> {
    const outcome = await this.#ask((waitUntil) => new CustomEvent<SettingsIntent>('coop-settings', { detail: { settings, waitUntil }, bubbles: true, composed: true }));
    const { t, language } = this.#context();
    if (outcome.ok) this.say({ text });
    else await this.#sayRefused(outcome.issue, t, language);
    return outcome;
  }

  /** Why a gesture came back, for whoever keeps what was written. */
  async refusal({ issue }: Extract<Outcome, { ok: false }>): Promise<string> {
    const { t, language } = this.#context();
    const { issueText } = await parts.issues();
    return t('kpis.notKept', { reason: issueText(issue, language).why });
  }

  #ask(eventOf: (waitUntil: (outcome: Promise<Outcome>) => void) => Event): Promise<Outcome> {
    return new Promise((resolve) => {
      let isAwaited = false;
      const event = eventOf((outcome) => {
        isAwaited = true;
        void outcome.then(resolve);
      });
      this.#host.dispatchEvent(event);
      if (!isAwaited) resolve({ ok: true, created: [] });
    });
  }

  async #sayRefused(issue: Issue, t: Translate, language: Lang): Promise<void> {
    const { issueText } = await parts.issues();
    this.say({ text: t('kpis.refused', { reason: issueText(issue, language).why }) });
  }
}

/** What takes a gesture back: rows created are removed, fields get what they held; none when it cannot be told. */
export function inverse(changes: readonly Change[], created: readonly string[], snapshot: Snapshot | undefined): Change[] {
  if (changes.some(({ kind }) => kind === 'remove') || changes.filter(({ kind }) => kind === 'create').length !== created.length) return [];
  let at = 0;
  const back = changes.map((change): Change | undefined => {
    if (change.kind === 'create') return { kind: 'remove', entity: change.entity, id: created[at++] ?? '' };
    const rows: readonly Entity[] = snapshot?.entities[change.entity] ?? [];
    const before = rows.find(({ id }) => id === change.id) as Readonly<Record<string, unknown>> | undefined;
    if (change.kind !== 'update' || before === undefined) return undefined;
    return { kind: 'update', entity: change.entity, id: change.id, fields: Object.fromEntries(Object.keys(change.fields).map((key) => [key, before[key]])) };
  });
  return back.every((change) => change !== undefined) ? back.reverse() : [];
}
