import { fieldsOf, ownFieldsOf, model, readStatus, statuses, type Entity, type EntityName, type Field, type Lang } from '@entrelacs/core';
import { dateCell } from './convert-cell.ts';

/** Entities of a collective, by name; the ids that they refer to each other by are their own. */
export type Collective = { readonly [Name in EntityName]?: readonly Entity<Name>[] };

/** Beginning of the `uid` of every row of the demo. */
export const demoPrefix = 'demo-';

/** The `uid` of a row of the demo; an answer to the pulse, which bears no stamp of changes, also holds a checksum of itself. */
export function demoUid(entity: EntityName, row: Entity): string {
  const uid = `${demoPrefix}${entity}-${row.id}`;
  return entity === 'pulse' ? `${uid}-${checksum(pulseContents({ ...row }))}` : uid;
}

/** Has somebody changed an answer to the pulse since the demo wrote it? */
export function isPulseEdited(uid: string, cells: Readonly<Record<string, unknown>>): boolean {
  return uid.slice(uid.lastIndexOf('-') + 1) !== checksum(pulseContents(cells));
}

/** The cells of an entity's row, by field; every field is there, so that no default of the table is put in its place. */
export function cellsOf(entity: EntityName, row: Entity, lang: Lang, rowOf: (entity: EntityName, id: string) => number | undefined): Record<string, unknown> {
  const values: Readonly<Record<string, unknown>> = { ...row };
  const fields = ownFieldsOf(model[entity]);
  const stage = fieldsOf(model[entity]).find(({ within }) => within === 'status');
  return Object.fromEntries(
    fields.map((field) => {
      const named = field.key === 'status' && stage !== undefined ? values[stage.key] : undefined;
      return [field.key, field.key === 'uid' ? demoUid(entity, row) : (named ?? cellOf(field, values[field.key], lang, rowOf))];
    }),
  );
}

function cellOf(field: Field, value: unknown, lang: Lang, rowOf: (entity: EntityName, id: string) => number | undefined): unknown {
  const refs = (ids: readonly unknown[]) => ids.flatMap((id) => (field.entity === undefined ? [] : (rowOf(field.entity, String(id)) ?? [])));
  const word = (key: unknown) => field.choices?.find((choice) => choice.key === key)?.label[lang] ?? key;
  if (value === undefined || value === null) return field.kind === 'boolean' ? false : field.kind === 'ref' ? 0 : null;
  switch (field.kind) {
    case 'date':
      return typeof value === 'string' ? dateCell(value) : null;
    case 'ref':
      return refs([value])[0] ?? 0;
    case 'refs': {
      const rows = refs(Array.isArray(value) ? value : []);
      if (field.single === true) return rows[0] ?? 0;
      return rows.length === 0 ? null : ['L', ...rows];
    }
    case 'choice':
      return word(value);
    case 'choices':
    case 'tags':
      return Array.isArray(value) && value.length > 0 ? ['L', ...value.map(word)] : null;
    case 'log':
      return typeof value === 'string' ? inWords(value, lang) : null;
    default:
      return value;
  }
}

/** A log of statuses in the words that the cells hold, whatever its lines were written in. */
function inWords(log: string, lang: Lang): string {
  return log
    .split('\n')
    .map((line) => {
      const read = readStatus(line.slice(17));
      const label = statuses.find(({ key }) => key === read?.status)?.label[lang];
      return label === undefined ? line : `${line.slice(0, 17)}${label}`;
    })
    .join('\n');
}

function pulseContents(cells: Readonly<Record<string, unknown>>): string {
  return ['week', 'trust', 'respect', 'communication', 'climate', 'comment'].map((key) => JSON.stringify(cells[key] ?? '')).join();
}

/** FNV-1a of a text, in base 36: tells a change, hides nothing. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(36);
}
