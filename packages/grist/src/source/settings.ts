import { readStatus, type Outcome, type Stage } from '@entrelacs/core';
import type { ColumnValues, DocPort, UserAction } from '../doc-port.ts';
import type { InstalledTable } from '../installed.ts';
import { sameValue } from '../same-value.ts';
import { inTime } from './in-time.ts';
import { refusal } from './refusal.ts';

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

/** The collective's own stages: settings `stage.<n>`, each `Name = meaning`, by their number; a line without a known meaning is left out. */
export function stagesIn(settings: Readonly<Record<string, string>>): Stage[] {
  return Object.entries(settings)
    .flatMap(([key, value]) => {
      const order = /^stage\.(\d+)$/.exec(key);
      const parts = /^(.*\S)\s*=\s*(\S.*)$/s.exec(value.trim());
      const meaning = readStatus(parts?.[2] ?? '')?.status;
      return order === null || parts === null || meaning === undefined ? [] : [{ order: Number(order[1]), name: parts[1] ?? '', meaning }];
    })
    .sort((one, other) => one.order - other.order)
    .map(({ name, meaning }) => ({ name, meaning }));
}

/** The choices for the whole document: rows of the Settings table, shown as they will be while a change is on its way. */
export class DocumentSettings {
  /** Choices by key. The same object as long as none changed. */
  values: Readonly<Record<string, string>> = {};
  /** The collective's own stages among them. */
  stages: readonly Stage[] = [];
  private readonly port: DocPort;
  private table: InstalledTable | undefined;
  private rows: ReadonlyMap<string, SettingRow> = new Map();
  private readonly onTheirWay = new Map<string, string | undefined>();

  constructor(port: DocPort) {
    this.port = port;
  }

  /** Says which table holds them, if any. */
  use(table: InstalledTable | undefined): void {
    this.table = table;
  }

  /** Reads the table again; one that cannot be read has no rows. */
  async fetch(): Promise<void> {
    const { table } = this;
    this.rows = table === undefined ? new Map() : await this.port.fetchTable(table.tableId).then((data) => settingRows(data, table), () => this.rows);
    this.show();
  }

  /** Writes one, as one undo step; `changed` is called when what is shown changes. */
  async set(key: string, value: string | undefined, changed: () => void): Promise<Outcome> {
    const { table } = this;
    if (table === undefined) return { ok: false, issue: { code: 'write.noTable', table: 'Settings' } };
    this.onTheirWay.set(key, value);
    this.show();
    changed();
    try {
      await inTime(this.port.applyActions(settingActions(table, key, value, this.rows.get(key))));
      await this.fetch();
      return { ok: true, created: [] };
    } catch (error) {
      return { ok: false, issue: refusal(error) };
    } finally {
      this.onTheirWay.delete(key);
      this.show();
      changed();
    }
  }

  private show(): void {
    const values = Object.fromEntries([...this.rows].map(([key, { value }]) => [key, value]));
    for (const [key, value] of this.onTheirWay) {
      if (value === undefined) delete values[key];
      else values[key] = value;
    }
    if (sameValue(values, this.values)) return;
    this.values = values;
    const stages = stagesIn(values);
    if (!sameValue(stages, this.stages)) this.stages = stages;
  }
}

function settingActions({ tableId, columns }: InstalledTable, key: string, value: string | undefined, row: SettingRow | undefined): UserAction[] {
  const [keyColumn, valueColumn] = [columns['key'] ?? 'key', columns['value'] ?? 'value'];
  if (value === undefined) return row === undefined ? [] : [['RemoveRecord', tableId, row.row]];
  if (row !== undefined) return [['UpdateRecord', tableId, row.row, { [valueColumn]: value }]];
  return [['AddRecord', tableId, null, { [keyColumn]: key, [valueColumn]: value }]];
}
