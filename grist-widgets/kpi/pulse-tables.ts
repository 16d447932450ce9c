import { isoWeek, type Outcome, type PulseResult } from '@entrelacs/core';
import { pulseResultsIn, readInstallation, type DocPort, type Installation } from '@entrelacs/grist';

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
  readonly #today: () => string;
  readonly #show: (results: readonly PulseResult[]) => void;
  #installation: Promise<Installation | undefined> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #shown = '';

  /**
   * @param port - The document.
   * @param today - The calendar day that it is where the document is.
   * @param show - Called with the results when they change.
   */
  constructor(port: DocPort, today: () => string, show: (results: readonly PulseResult[]) => void) {
    this.#port = port;
    this.#today = today;
    this.#show = show;
  }

  /** Fetches the results again, soon. */
  refresh(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#fetch().catch(() => undefined), this.#shown === '' ? 0 : calm);
  }

  /**
   * Stores an answer: a week and scores, nothing else. The week is that of the moment it is stored: a page left open since Sunday would put it into a
   * week whose results are shown already, and their change would tell it.
   */
  async answer(answer: object): Promise<Outcome> {
    const fields = { ...answer, week: isoWeek(this.#today()) };
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
    const results = pulseResultsIn(cells, table);
    const text = JSON.stringify(results);
    if (text === this.#shown) return;
    this.#shown = text;
    this.#show(results);
  }
}
