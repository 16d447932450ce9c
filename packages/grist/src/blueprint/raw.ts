/** Rows of a table that came by column. */
export function rowsOf(table: Readonly<Record<string, readonly unknown[]>>): Record<string, unknown>[] {
  const keys = Object.keys(table);
  return (table['id'] ?? []).map((_, index) => Object.fromEntries(keys.map((key) => [key, table[key]?.[index]])));
}

/** An object out of a JSON text; empty when it holds none. */
export function jsonObject(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}

/** A cell that should hold a text; empty when it holds something else. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
