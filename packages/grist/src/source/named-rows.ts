import { model, newEntity, type Entity, type EntityName } from '@entrelacs/core';
import { asText } from '../as-text.ts';
import { nameInId, namesOf, normalName, type Names } from '../cells/names.ts';
import type { ColumnInfo } from '../structure.ts';
import { HeldIds } from './held-ids.ts';
import { isReference } from './plan.ts';
import type { Rows } from './rows.ts';

const none: readonly string[] = [];
const order = new Intl.Collator('fr', { numeric: true });

/** Rows as they are named: those of tables, and those that are known by name only, or by the number of a table that may not be read. */
export class NamedRows {
  /** Names that the host shows for rows of tables that cannot be read, by entity and id. */
  shownNames: ReadonlyMap<string, string> = new Map();
  readonly #rows: Rows;
  readonly #held = new Map<EntityName, readonly [own: HeldIds, beyond: HeldIds]>();
  readonly #named = new Map<string, Entity>();

  constructor(rows: Rows) {
    this.#rows = rows;
  }

  /** The name that an id is shown by. */
  nameOf(entity: EntityName, id: string): string | undefined {
    const field = model[entity].titleField;
    const row = this.#rows.tableRows(entity).find((each) => each.id === id);
    return nameInId(id) ?? (field === undefined ? undefined : ((row as Record<string, unknown> | undefined)?.[field] as string | undefined));
  }

  /** Finds an entity's rows by name. */
  names(entity: EntityName): Names {
    const { layout, own, remembered } = this.#rows;
    const rows = entity === layout.entity ? own.entities : this.#rows.tableRows(entity);
    const field = model[entity].titleField ?? 'id';
    return remembered.get(`names ${entity}`, [rows], () => namesOf(rows.map((row) => [row.id, asText((row as Readonly<Record<string, unknown>>)[field])] as const)));
  }

  /** Rows that tables give an entity, and beside them those that fields and columns of the own table name; the same list as long as none changed. */
  beside(rows: readonly Entity[], entity: EntityName, fields: readonly string[], columns: readonly ColumnInfo[], isReadable: boolean): readonly Entity[] {
    const added = this.#rows.added.get(entity) ?? none;
    const held = this.#heldIds(entity, fields);
    return this.#rows.remembered.get(`all ${entity}`, [rows, isReadable, added, this.names(entity), this.shownNames, ...held], () => {
      const offered = columns.flatMap((column) => (isReference(column) ? [] : column.choices));
      const ids = this.#namedIds(entity, offered, [...added.map((name) => this.names(entity).find(name).id), ...held.flat()]);
      return [...rows, ...ids.filter((id) => nameInId(id) !== undefined || !isReadable).map((id) => this.#namedRow(entity, id))];
    });
  }

  /** Ids that the own rows use for an entity: of those shown, and of those beyond. */
  #heldIds(entity: EntityName, fields: readonly string[]): readonly (readonly string[])[] {
    const held = this.#held.get(entity) ?? ([new HeldIds(fields), new HeldIds(fields)] as const);
    this.#held.set(entity, held);
    return [held[0].read(this.#rows.own.entities), held[1].read(this.#rows.beyond.entities)];
  }

  /** Ids of names: choices in their order, then the others by name. */
  #namedIds(entity: EntityName, choices: readonly string[], others: readonly string[]): string[] {
    const offered = new Set(choices.map((word) => this.names(entity).find(word).id));
    return [...offered, ...sortedByName([...new Set(others)].filter((id) => !offered.has(id)))];
  }

  #namedRow(entity: EntityName, id: string): Entity {
    const key = `${entity} ${id}`;
    const field = model[entity].titleField;
    const name = nameInId(id) ?? this.shownNames.get(key) ?? `#${id}`;
    const former = this.#named.get(key);
    if (former !== undefined && (field === undefined || asText((former as Readonly<Record<string, unknown>>)[field]) === name)) return former;
    const row = newEntity(entity, id, field === undefined ? {} : { [field]: name });
    this.#named.set(key, row);
    return row;
  }
}

function sortedByName(ids: readonly string[]): string[] {
  const named = ids.map((id) => [normalName(nameInId(id) ?? id), id] as const);
  return named.sort(([one], [other]) => order.compare(one, other)).map(([, id]) => id);
}
