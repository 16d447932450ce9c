/**
 * A cell that the plugin API decoded (`keepEncoded` not set), in the wire form that the readers take. Told by what it holds:
 * the API's classes have no names of their own once built.
 */
export function wireCellOf(decoded: unknown): unknown {
  if (Array.isArray(decoded)) return ['L', ...(decoded as unknown[]).map(wireCellOf)];
  if (typeof decoded !== 'object' || decoded === null) return decoded;
  if (decoded instanceof Date) return 'timezone' in decoded ? ['D', decoded.getTime() / 1000, decoded.timezone] : ['d', decoded.getTime() / 1000];
  if ('rowIds' in decoded) return ['r', 'tableId' in decoded ? decoded.tableId : '', decoded.rowIds];
  if ('rowId' in decoded) return ['R', 'tableId' in decoded ? decoded.tableId : '', decoded.rowId];
  if (isInstance(decoded)) return exceptionOf(decoded);
  return ['O', Object.fromEntries(Object.entries(decoded).map(([key, value]) => [key, wireCellOf(value)]))];
}

/** An error, a value that could not be sent, one still being computed, or one hidden by a rule. */
function exceptionOf(decoded: object): unknown {
  if ('name' in decoded) {
    const { name, message, details } = decoded as { readonly name: unknown; readonly message?: unknown; readonly details?: unknown };
    return ['E', name, ...(message === undefined ? [] : [message]), ...(details === undefined ? [] : [details])];
  }
  if ('value' in decoded) return ['U', decoded.value];
  return [(decoded as { toString(): string }).toString() === 'CENSORED' ? 'C' : 'P'];
}

function isInstance(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype !== Object.prototype && prototype !== null;
}
