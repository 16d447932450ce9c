import type { Outcome } from '@entrelacs/core';
import type { DocPort, UserAction } from '../doc-port.ts';
import type { InstalledTable } from '../installed.ts';
import { inTime } from './in-time.ts';
import { refusal } from './refusal.ts';

/** Writes a choice for the whole document as a row of Settings, one undo step: `row` is the one that holds it, undefined as value removes it. */
export async function writeSetting(port: DocPort, table: InstalledTable, key: string, value: string | undefined, row: number | undefined): Promise<Outcome> {
  const actions = settingActions(table, key, value, row);
  try {
    if (actions.length > 0) await inTime(port.applyActions(actions));
    return { ok: true, created: [] };
  } catch (error) {
    return { ok: false, issue: refusal(error) };
  }
}

/** The action that keeps a choice where the one that is there is `before`; where there is to be none, only if there is none. */
export function settingAfter({ tableId, columns }: InstalledTable, key: string, before: string | undefined, value: string): UserAction {
  const [keyColumn, valueColumn] = [columns['key'] ?? 'key', columns['value'] ?? 'value'];
  const isNew = before === undefined;
  return ['BulkAddOrUpdateRecord', tableId, { [keyColumn]: [key], ...(!isNew && { [valueColumn]: [before] }) }, { [valueColumn]: [value] }, { add: isNew, update: !isNew, on_many: 'first' }];
}

/** The actions that keep a choice in a row of Settings, or remove it. */
export function settingActions({ tableId, columns }: InstalledTable, key: string, value: string | undefined, row: number | undefined): UserAction[] {
  const [keyColumn, valueColumn] = [columns['key'] ?? 'key', columns['value'] ?? 'value'];
  if (value === undefined) return row === undefined ? [] : [['RemoveRecord', tableId, row]];
  if (row !== undefined) return [['UpdateRecord', tableId, row, { [valueColumn]: value }]];
  return [['AddRecord', tableId, null, { [keyColumn]: key, [valueColumn]: value }]];
}
