import type { Field } from '@entrelacs/core';
import type { SideChange, Value } from '../src/index.ts';
import { isList, simFields } from './sim-fields.ts';
import type { SimHost } from './sim-side.ts';

/** The nth value that somebody writes, another one than those before wherever the field has room for them. */
export function newValue(side: SimHost, { kind, entity, choices }: Field, n: number): Value {
  const targets = [...side.rows.values()].filter((row) => row.entity === entity).map(({ id }) => id);
  switch (kind) {
    case 'number':
      return n / 4;
    case 'boolean':
      return n % 2 === 0;
    case 'date':
      return new Date(Date.UTC(2000, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);
    case 'choice':
      return choices?.[n % choices.length]?.key ?? null;
    case 'tags':
      return [`b${n}`, `a${n}`];
    case 'ref':
      return targets[n % Math.max(1, targets.length)] ?? null;
    case 'refs':
      return targets.filter((_, index) => (n >> index) % 2 === 0).slice(0, 3);
    default:
      return ` d’«été» & <${n}>\r\nà 50 % ${n}`.trim();
  }
}

/** Whether a change writes into a list, or removes a row with one. */
export function hasList(change: SideChange): boolean {
  if (change.kind === 'create') return false;
  return (change.kind === 'update' ? Object.keys(change.fields) : (simFields[change.entity] ?? [])).some((key) => isList(change.entity, key));
}

/** The same back; undefined where there is no such row, or more than one. */
export function idsOf(side: SimHost, { entity }: Field, value: Value): Value | undefined {
  if (entity === undefined || value === null) return value;
  const ids = (Array.isArray(value) ? (value as readonly string[]) : [String(value)]).map((uid) => {
    const rows = [...side.rows.values()].filter((row) => row.entity === entity && row.uid === uid);
    return rows.length === 1 ? rows[0]?.id : undefined;
  });
  if (!ids.every((id) => id !== undefined)) return undefined;
  return Array.isArray(value) ? ids : ids[0];
}

/** A value with uids for references; undefined where one of them is not there or has none. */
export function uidsOf(side: SimHost, { entity }: Field, value: Value): Value | undefined {
  if (entity === undefined || value === null) return value;
  const uids = (Array.isArray(value) ? (value as readonly string[]) : [String(value)]).map((id) => side.rows.get(id)?.uid);
  if (!uids.every((uid) => typeof uid === 'string')) return undefined;
  return Array.isArray(value) ? uids : uids[0];
}
