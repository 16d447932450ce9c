import type { WireValue } from './routes.ts';

/** A value of an entity as it crosses; what is empty crosses as null. */
export function toWire(value: unknown): WireValue {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
