import { fieldsOf, model } from '@entrelacs/core';
import { asText } from '../as-text.ts';
import type { ColumnValues } from '../doc-port.ts';
import type { Layout } from './layout.ts';

/**
 * Names that the section shows for rows of tables that cannot be read, by entity and row number (`member 12`):
 * `rows` has the references as numbers, `names` the same rows with what is shown in their place.
 */
export function shownNames({ entity: own, columns, joined }: Layout, rows: ColumnValues, names: ColumnValues): ReadonlyMap<string, string> {
  const hidden = new Set(joined.flatMap(({ entity, issue }) => (issue === undefined ? [] : [entity])));
  const found = new Map<string, string>();
  for (const { key, entity } of fieldsOf(model[own])) {
    const colId = columns[key]?.colId;
    if (entity === undefined || colId === undefined || !hidden.has(entity)) continue;
    for (const [row, cell] of (rows[colId] ?? []).entries()) {
      const [ids, shown] = [partsIn(cell), partsIn(names[colId]?.[row])];
      for (const [place, id] of ids.entries()) {
        const name = shown[place];
        if (typeof name === 'string' && name !== '') found.set(`${entity} ${asText(id)}`, name);
      }
    }
  }
  return found;
}

/** What a reference's cell refers to, or the names shown for it. */
function partsIn(cell: unknown): readonly unknown[] {
  if (!Array.isArray(cell)) return [cell];
  return cell[0] === 'R' ? [cell[2]] : (cell as unknown[]).slice(1);
}
