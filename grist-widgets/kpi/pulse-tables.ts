import type { Outcome, PulseResult } from '@entrelacs/core';
import { readInstallation, type DocPort, type Installation } from '@entrelacs/grist';

/** Edits come in bursts: results are fetched when one is over. */
const calm = 500;

/**
 * The tables of the pulse. Raw answers are never fetched, whoever looks: only the table of results, which stays empty under
 * five answers; an answer is written without being read back.
 */
export class PulseTables {
  /** Whether there is a table for answers. */
  canAnswer = false;
  readonly #port: DocPort;
  readonly #show: (results: readonly PulseResult[]) => void;
  #installation: Promise<Installation | undefined> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #shown = '';

  /**
   * @param port - The document.
   * @param show - Called with the results when they change.
   */
  constructor(port: DocPort, show: (results: readonly PulseResult[]) => void) {
    this.#port = port;
    this.#show = show;
  }

  /** Fetches the results again, soon. */
  refresh(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#fetch().catch(() => undefined), this.#shown === '' ? 0 : calm);
  }

  /** Stores an answer: a week and scores, nothing else. */
  async answer(fields: object): Promise<Outcome> {
    const table = (await this.#read())?.tables.pulse;
    if (table === undefined) return { ok: false, issue: { code: 'host.tableGone', entity: 'pulse' } };
    const cells = Object.fromEntries(Object.entries(fields).flatMap(([field, value]) => (table.columns[field] === undefined ? [] : [[table.columns[field], value as unknown]])));
    try {
      const [row] = await this.#port.applyActions([['AddRecord', table.tableId, null, cells]]);
      this.refresh();
      return { ok: true, created: [String(row)] };
    } catch (error) {
      const { code, message } = error as { readonly code?: string; readonly message?: string };
      return { ok: false, issue: { code: code === 'AUTH_NO_EDIT' ? 'host.noEdit' : 'host.refused', entity: 'pulse', ...(message !== undefined && message !== '' && { detail: message }) } };
    }
  }

  #read(): Promise<Installation | undefined> {
    return (this.#installation ??= readInstallation(this.#port));
  }

  async #fetch(): Promise<void> {
    const tables = (await this.#read())?.tables;
    this.canAnswer = tables?.pulse !== undefined;
    const table = tables?.pulseResult;
    if (table === undefined) return;
    const cells = await this.#port.fetchTable(table.tableId);
    const column = (field: string) => cells[table.columns[field] ?? field] ?? [];
    const results = column('week').flatMap((week, row): PulseResult[] => {
      const [answers, trust, respect, communication, climate] = ['answers', 'trust', 'respect', 'communication', 'climate'].map((field) => column(field)[row]);
      const isShown = typeof week === 'string' && [answers, trust, respect, communication, climate].every((value) => typeof value === 'number' && value > 0);
      return isShown ? [{ week, answers: Number(answers), trust: Number(trust), respect: Number(respect), communication: Number(communication), climate: Number(climate) }] : [];
    });
    const text = JSON.stringify(results);
    if (text === this.#shown) return;
    this.#shown = text;
    this.#show(results);
  }
}
