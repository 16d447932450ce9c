import type { ColumnValues, DocPort } from '../doc-port.ts';
import { coalesced } from './coalesced.ts';
import type { Section } from './section.ts';

/** How long a section without rows is not believed while its table has some, in milliseconds. */
const patience = 1000;

/** All the rows of a section's table, those that its filter leaves out too; read where the section's access allows it. */
export class WholeTable {
  columns: ColumnValues | undefined;
  readonly fetch = coalesced(() => this.#read());
  readonly #port: DocPort;
  readonly #section: Section;
  readonly #tell: () => void;
  #isKnown = false;

  /** @param tell - Called when it was read, and once a section without rows is believed. */
  constructor(port: DocPort, section: Section, tell: () => void) {
    this.#port = port;
    this.#section = section;
    this.#tell = tell;
  }

  /** Whether it has more rows than the section shows. */
  get hasMore(): boolean {
    return count(this.#section.data) < count(this.columns);
  }

  /** Whether the section's rows may be still to come: a big table is first sent without any. None at all is believed once this has none, or after a while. */
  get mayHaveToCome(): boolean {
    return this.#section.access === 'full' && !this.#isKnown && this.#section.data?.['id']?.length === 0;
  }

  async #read(): Promise<void> {
    const { tableId, access } = this.#section;
    if (tableId === undefined || access !== 'full') return;
    const columns = await this.#port.fetchTable(tableId).catch(() => undefined);
    if (tableId !== this.#section.tableId) return;
    this.columns = columns;
    this.#isKnown ||= !(this.mayHaveToCome && this.hasMore);
    if (!this.#isKnown) setTimeout(() => this.#believe(), patience);
    this.#tell();
  }

  #believe(): void {
    this.#isKnown = true;
    this.#tell();
  }
}

function count(columns: ColumnValues | undefined): number {
  return columns?.['id']?.length ?? 0;
}
