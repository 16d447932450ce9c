import { entityNames, fieldsOf, model, sameValue, stagesIn, type Change, type Entity, type EntityName, type Issue, type Snapshot, type Stage } from '@entrelacs/core';
import { asText } from '../as-text.ts';
import { readInstallation, type Installation } from '../blueprint/installation.ts';
import { namesOf, type Names } from '../cells/names.ts';
import type { ColumnValues, DocPort } from '../doc-port.ts';
import { installedColumns } from '../source/joined-tables.ts';
import { isReference, planOf, type FieldColumns } from '../source/plan.ts';
import { settingRows } from '../source/settings.ts';
import { TableReader, type TablePlan } from '../source/table-reader.ts';
import { bundleOf, type ActionContext } from '../source/user-actions.ts';
import { readStructure, type Structure } from '../structure.ts';

/** The rows of a document, whole tables of them. */
export interface DocumentRows {
  readonly entities: Snapshot['entities'];
  /** What could not be read, as in a widget. */
  readonly issues: readonly Issue[];
  readonly settings: Readonly<Record<string, string>>;
  readonly stages: readonly Stage[];
}

/** How a gesture on a document ended: numbers of the rows created, by the names that it gave them. */
export type Written = { readonly ok: true; readonly created: ReadonlyMap<string, string> } | { readonly ok: false; readonly issue: Issue };

interface ReadTable {
  readonly tableId: string;
  readonly columns: FieldColumns;
  readonly reader: TableReader;
  highest: number;
  plan?: TablePlan;
  stages?: readonly Stage[];
}

/** An installed document read and written by a program beside it, table by table: without a section, a cursor or live changes. */
export class InstalledDocument {
  readonly installation: Installation;
  private readonly port: DocPort;
  private readonly structure: Structure;
  private readonly tables = new Map<EntityName, ReadTable>();
  private stages: readonly Stage[] = [];

  private constructor(port: DocPort, installation: Installation, structure: Structure) {
    this.port = port;
    this.installation = installation;
    this.structure = structure;
  }

  /** The document behind a port; undefined where nothing of ours was installed. Rejects where the host refuses. */
  static async open(port: DocPort): Promise<InstalledDocument | undefined> {
    const [installation, structure] = await Promise.all([readInstallation(port), readStructure(port)]);
    return installation === undefined ? undefined : new InstalledDocument(port, installation, structure);
  }

  /** Fields of an entity that the document has a column for, those that only formulas fill left out; none where it has no table. */
  writableFields(entity: EntityName): readonly string[] {
    return Object.entries(this.columnsOf(entity)).flatMap(([field, column]) => (column.isFormula ? [] : [field]));
  }

  /**
   * The rows of some entities; those that they refer to by name are read too. Rows that did not change since the last reading keep their
   * identity. Rejects where the host refuses.
   */
  async read(entities: readonly EntityName[] = entityNames): Promise<DocumentRows> {
    const wanted = this.withNamed(entities);
    const { settings } = this.installation.tables;
    const [settingCells, ...cells] = await Promise.all([
      settings === undefined ? undefined : this.port.fetchTable(settings.tableId),
      ...wanted.map((name) => this.port.fetchTable(this.installation.tables[name]?.tableId ?? '')),
    ]);
    const values = settings === undefined || settingCells === undefined ? {} : Object.fromEntries([...settingRows(settingCells, settings)].map(([key, { value }]) => [key, value]));
    this.stages = stagesIn(values);
    for (const [index, name] of wanted.entries()) this.take(name, cells[index] ?? {});
    return {
      entities: Object.fromEntries(wanted.map((name) => [name, this.tables.get(name)?.reader.entities ?? []])),
      issues: wanted.flatMap((name) => this.tables.get(name)?.reader.issues ?? []),
      settings: values,
      stages: this.stages,
    };
  }

  /** Writes changes as one bundle, one undo step, to tables that were read. Never rejects for what the document cannot hold; rejects where the host refuses. */
  async write(changes: readonly Change[]): Promise<Written> {
    const bundle = bundleOf(changes, this.context());
    if ('code' in bundle) return { ok: false, issue: bundle };
    const answers = bundle.actions.length === 0 ? [] : await this.port.applyActions(bundle.actions);
    const created = new Map<string, string>();
    for (const [index, ids] of bundle.created) {
      const rows = answers[index] as readonly number[];
      for (const [place, id] of ids.entries()) created.set(id, String(rows[place]));
    }
    return { ok: true, created };
  }

  private take(entity: EntityName, data: ColumnValues): void {
    const known = this.tables.get(entity);
    const table = known ?? { tableId: this.installation.tables[entity]?.tableId ?? '', columns: this.columnsOf(entity), reader: new TableReader(entity), highest: 0 };
    table.highest = (data['id'] ?? []).reduce<number>((highest, row) => Math.max(highest, Number(row)), 0);
    const isKept = table.plan !== undefined && sameValue(table.stages, this.stages) && namedEntities(entity, table.columns).length === 0;
    if (!isKept) table.plan = planOf(entity, table.columns, { stages: this.stages, expanded: false, names: (name) => this.names(name), rowId: () => String });
    table.stages = this.stages;
    table.reader.read(data, table.plan ?? []);
    this.tables.set(entity, table);
  }

  /** The entities that have a table, and those that their columns refer to by name, which come before them where they can. */
  private withNamed(entities: readonly EntityName[]): EntityName[] {
    const wanted = new Set<EntityName>();
    const waiting = [...entities];
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      if (wanted.has(name) || this.installation.tables[name] === undefined) continue;
      wanted.add(name);
      waiting.push(...namedEntities(name, this.columnsOf(name)));
    }
    return entityNames.filter((name) => wanted.has(name));
  }

  private columnsOf(entity: EntityName): FieldColumns {
    const table = this.installation.tables[entity];
    return table === undefined ? {} : installedColumns(table.columns, this.structure.get(table.tableId));
  }

  private names(entity: EntityName): Names {
    const field = model[entity].titleField ?? 'id';
    const rows = this.tables.get(entity)?.reader.entities ?? [];
    return namesOf(rows.map((row) => [row.id, titleOf(row, field)] as const));
  }

  private context(): ActionContext {
    return {
      lang: this.installation.lang,
      stages: this.stages,
      table: (entity) => {
        const table = this.tables.get(entity);
        return (
          table && {
            tableId: table.tableId,
            columns: table.columns,
            held: (id, colId) => table.reader.cell(id, colId),
            rowOf: (id) => table.reader.rowNumber(id),
            freeRow: table.highest + 1,
          }
        );
      },
      nameColumns: () => [],
      refRow: (entity, id, { refTable }) => {
        const table = this.tables.get(entity);
        return table?.tableId === refTable ? table?.reader.rowNumber(id) : undefined;
      },
      nameOf: (entity, id) => {
        const row = this.tables.get(entity)?.reader.entities.find((each) => each.id === id);
        return row === undefined ? undefined : titleOf(row, model[entity].titleField ?? 'id');
      },
      idOf: (entity, name) => this.names(entity).find(name).id,
    };
  }
}

/** Entities that an entity's columns refer to by name: a user's own table, linked, may do so. */
function namedEntities(entity: EntityName, columns: FieldColumns): EntityName[] {
  return fieldsOf(model[entity]).flatMap(({ key, entity: target }) => {
    const column = columns[key];
    return target === undefined || target === entity || column === undefined || isReference(column) ? [] : [target];
  });
}

function titleOf(row: Entity, field: string): string {
  return asText((row as Readonly<Record<string, unknown>>)[field]);
}
