import type { Change, Lang, Outcome, Translate } from '@entrelacs/core';
import type { ChangesIntent } from '../shared/intents.ts';
import type { Toast } from '../shared/toast.ts';
import type { Board } from './board/board.ts';
import { takenBack } from './gestures.ts';
import { issueWords } from './issue-words.ts';

/** What writing needs to know of the board, now. */
export interface WriterContext {
  readonly t: Translate;
  readonly language: Lang;
  readonly board: Board | undefined;
}

/** Sends each gesture to the host as one intent, says what was done with a way back, and why it was refused when it was. */
export class BoardWriter {
  readonly #host: EventTarget;
  readonly #context: () => WriterContext;
  readonly #say: (toast: Toast | undefined) => void;

  /**
   * @param host - The element that intents leave from.
   * @param context - What the board is now.
   * @param say - Says something for a while.
   */
  constructor(host: EventTarget, context: () => WriterContext, say: (toast: Toast | undefined) => void) {
    this.#host = host;
    this.#context = context;
    this.#say = say;
  }

  /** Says something for a while. */
  say(toast: Toast | undefined): void {
    this.#say(toast);
  }

  /** Writes one gesture; resolves to the ids of the rows created, or undefined when it was refused. */
  async write(changes: readonly Change[], said = ''): Promise<readonly string[] | undefined> {
    if (changes.length === 0) return [];
    const { t, board } = this.#context();
    const sent = this.#send(changes);
    if (said !== '') this.say({ text: said, act: { label: t('common.undo'), run: () => void this.#undo(changes, sent, board) } });
    return this.end(await sent);
  }

  async #undo(changes: readonly Change[], sent: Promise<Outcome>, board: Board | undefined): Promise<void> {
    const outcome = await sent;
    const back = outcome.ok && board !== undefined ? takenBack(changes, outcome.created, board) : undefined;
    if (back !== undefined) return void this.write(back);
    this.#host.dispatchEvent(new CustomEvent('coop-undo', { bubbles: true, composed: true }));
  }

  #send(changes: readonly Change[]): Promise<Outcome> {
    return new Promise((resolve) => {
      let isAwaited = false;
      const waitUntil = (outcome: Promise<Outcome>): void => {
        isAwaited = true;
        void outcome.then(resolve);
      };
      this.#host.dispatchEvent(new CustomEvent<ChangesIntent>('coop-edit', { detail: { changes, waitUntil }, bubbles: true, composed: true }));
      if (!isAwaited) resolve({ ok: true, created: [] });
    });
  }

  /** Says why a gesture was refused; gives back the ids of the rows that it created. */
  end(outcome: Outcome): readonly string[] | undefined {
    if (outcome.ok) return outcome.created;
    const { t, language } = this.#context();
    this.say({ text: t('deps.refused', { reason: issueWords(outcome.issue, language).why }) });
    return undefined;
  }
}
