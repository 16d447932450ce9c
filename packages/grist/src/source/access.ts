import { fieldsOf, model, type Access, type EntityName } from '@entrelacs/core';
import type { AccessLevel } from '../plugin-api.ts';
import type { Layout } from './layout.ts';
import type { FieldColumns } from './plan.ts';

/** What the host lets the widget and its user do. */
export interface Grant {
  readonly level: AccessLevel | undefined;
  /** The user may only read the document. */
  readonly isViewer: boolean;
  /** The host has refused a write for that reason. */
  readonly isRefused: boolean;
  /** Entities of other tables that the widget would show. */
  readonly joins: readonly EntityName[];
  /** Entities of which some rows are hidden. */
  readonly partial: readonly EntityName[];
}

/** What may be done with a layout's rows: which fields have a column that can be written, which entities cannot be seen. */
export function accessTo(layout: Layout, { level, isViewer, isRefused, joins, partial }: Grant): Access {
  const isFull = level === 'full';
  const reason = !isFull ? 'access' : isViewer ? 'viewer' : isRefused ? 'document' : undefined;
  const wanted = new Set([...joins, ...layout.joined.map(({ entity }) => entity)]);
  const hidden = [...wanted].filter((entity) => entity !== layout.entity && (!isFull || layout.joined.some((table) => table.entity === entity && table.issue !== undefined)));
  const fields: Record<string, readonly string[]> = isFull ? namedEntities(layout, hidden) : {};
  fields[layout.entity] = fieldsIn(layout.entity, layout.columns);
  for (const { entity, columns, prefix, issue } of layout.joined) if (prefix === '' && issue === undefined) fields[entity] = fieldsIn(entity, columns);
  return { canWrite: reason === undefined, ...(reason !== undefined && { reason }), hidden, fields, ...(partial.length > 0 && { partial }) };
}

/** Entities that the own table knows by name only: a name is all that they can be given. */
function namedEntities({ entity: own, columns, joined }: Layout, hidden: readonly EntityName[]): Record<string, readonly string[]> {
  const named = fieldsOf(model[own]).flatMap(({ key, entity }) => (entity === undefined || columns[key] === undefined || hidden.includes(entity) ? [] : [entity]));
  return Object.fromEntries(
    named.flatMap((entity) => {
      const { titleField } = model[entity];
      return titleField === undefined || joined.some((table) => table.entity === entity) ? [] : [[entity, [titleField]]];
    }),
  );
}

function fieldsIn(entity: EntityName, columns: FieldColumns): string[] {
  return fieldsOf(model[entity]).flatMap(({ key, within }) => {
    const column = columns[within ?? key];
    return column === undefined || column.isFormula ? [] : [key];
  });
}
