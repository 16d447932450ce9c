import { sameValue, type Stage, type stagesIn } from '@entrelacs/core';
import type { ColumnValues, DocPort } from '../doc-port.ts';
import type { InstalledTable } from '../installed.ts';

/** One choice for the whole document, and the row of Settings that holds it. */
export interface SettingRow {
  readonly row: number;
  readonly value: string;
}

/** The document's choices by key; the first row of a key wins. */
export function settingRows(data: ColumnValues, { columns }: InstalledTable): ReadonlyMap<string, SettingRow> {
  const [keys, values] = [data[columns['key'] ?? 'key'] ?? [], data[columns['value'] ?? 'value'] ?? []];
  const found = new Map<string, SettingRow>();
  for (const [index, key] of keys.entries()) {
    if (typeof key !== 'string' || key === '' || found.has(key)) continue;
    const value = values[index];
    found.set(key, { row: Number(data['id']?.[index]), value: typeof value === 'string' ? value : JSON.stringify(value ?? '') });
  }
  return found;
}

/** The choices for the whole document: rows of the Settings table, shown as they will be while a change is on its way. */
export class DocumentSettings {
  /** Choices by key. The same object as long as none changed. */
  values: Readonly<Record<string, string>> = {};
  /** The collective's own stages among them. */
  stages: readonly Stage[] = [];
  readonly #port: DocPort;
  /** Which table holds them, if any. */
  table: InstalledTable | undefined;
  #rows: ReadonlyMap<string, SettingRow> = new Map();
  readonly #onTheirWay = new Map<string, string | undefined>();
  #stagesIn: typeof stagesIn | undefined;

  constructor(port: DocPort) {
    this.#port = port;
  }

  /** There are stages, and nothing that reads them: see `readStages`. */
  get isShort(): boolean {
    return this.#stagesIn === undefined && Object.keys(this.values).some((key) => key.startsWith('stage.'));
  }

  /** Takes in what reads the stages, which comes later than the first rows as a rule. */
  readStages(read: typeof stagesIn): void {
    this.#stagesIn = read;
    this.#readStages();
  }

  /** Reads the table again; one that cannot be read has no rows. */
  async fetch(): Promise<void> {
    const { table } = this;
    this.#rows = table === undefined ? new Map() : await this.#port.fetchTable(table.tableId).then((data) => settingRows(data, table), () => this.#rows);
    this.#show();
  }

  /** The row of a choice; undefined where there is none. */
  rowOf(key: string): number | undefined {
    return this.#rows.get(key)?.row;
  }

  /** Shows a choice as it will be, until `showRow`. */
  showAhead(key: string, value: string | undefined): void {
    this.#onTheirWay.set(key, value);
    this.#show();
  }

  /** Shows a choice as its row says. */
  showRow(key: string): void {
    this.#onTheirWay.delete(key);
    this.#show();
  }

  #show(): void {
    const values = Object.fromEntries([...this.#rows].map(([key, { value }]) => [key, value]));
    for (const [key, value] of this.#onTheirWay) {
      if (value === undefined) delete values[key];
      else values[key] = value;
    }
    if (sameValue(values, this.values)) return;
    this.values = values;
    this.#readStages();
  }

  #readStages(): void {
    const stages = this.#stagesIn?.(this.values) ?? [];
    if (!sameValue(stages, this.stages)) this.stages = stages;
  }
}
