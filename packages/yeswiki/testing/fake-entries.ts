import { entityNames, fieldsOf, model, type EntityName } from '@entrelacs/core';
import type { WireChange, WireFields, WireResult, WireRow } from '../src/routes.ts';
import { FakeRefusal, statusOf } from './fake-refusals.ts';
import { checkFields, checkLink, checkRequired } from './fake-values.ts';

/** Who asks, as the fake sees it. */
export interface FakeVisitor {
  readonly account: string | null;
  readonly isAdmin: boolean;
  /** A program with a key may write what fills itself. */
  readonly isProgram: boolean;
}

interface FakeEntry {
  readonly tag: string;
  version: number;
  by: string;
  fields: WireFields;
  isReadOnly: boolean;
  isHidden: boolean;
  locked: readonly string[];
}

/** Entries of a wiki in memory: versions, rights, and what fills itself. */
export class FakeEntries {
  private readonly tables = new Map<EntityName, Map<string, FakeEntry>>(entityNames.map((name) => [name, new Map()]));
  private readonly made = new Map<string, string>();
  private versions = 0;
  private names = 0;

  /** Saves as somebody else would, whatever the rights. */
  put(entity: EntityName, tag: string, fields: WireFields, by = 'Autre'): void {
    const table = this.table(entity);
    const former = table.get(tag);
    this.versions += 1;
    table.set(tag, { tag, version: this.versions, by, fields: { ...former?.fields, ...fields }, isReadOnly: former?.isReadOnly ?? false, isHidden: former?.isHidden ?? false, locked: former?.locked ?? [] });
  }

  drop(entity: EntityName, tag: string): void {
    this.versions += 1;
    this.table(entity).delete(tag);
  }

  /** Sets what ordinary visitors may do with an entry. */
  restrict(entity: EntityName, tag: string, rights: Partial<Pick<FakeEntry, 'isReadOnly' | 'isHidden' | 'locked'>>): void {
    this.versions += 1;
    Object.assign(this.entry(entity, tag), rights);
  }

  /** Changes with everything that may change an answer. */
  get stamp(): number {
    return this.versions;
  }

  rows(entity: EntityName, visitor: FakeVisitor): WireRow[] {
    return [...this.table(entity).values()].filter((entry) => visitor.isAdmin || !entry.isHidden).map((entry) => row(entity, entry, visitor));
  }

  /** Does one change as `WireChange` says; throws a refusal. `created` are tags by the names of the same batch. */
  change(change: WireChange, visitor: FakeVisitor, created: ReadonlyMap<string, string> = new Map()): { readonly ok: true; readonly id: string; readonly existed?: true; readonly row?: WireRow } {
    const { entity } = change;
    if (!this.tables.has(entity)) throw new FakeRefusal('entity.unknown');
    if (change.kind === 'create') return this.create(entity, named(entity, change.fields, created), change.key, change.id, visitor);
    const id = created.get(change.id) ?? change.id;
    const entry = this.entry(entity, id, visitor);
    if (entry.isReadOnly && !visitor.isAdmin) throw new FakeRefusal('access.denied');
    const asked = change.kind === 'update' ? named(entity, change.fields, created) : {};
    if (change.kind === 'update') this.check(entity, asked, visitor, entry.locked);
    if (String(entry.version) !== change.version) throw new FakeRefusal('entry.changed', { current: row(entity, entry, visitor), by: entry.by, ...(change.kind === 'update' && { yours: asked }) });
    if (change.kind === 'remove') {
      this.drop(entity, id);
      return { ok: true, id };
    }
    checkLink(entity, { ...entry.fields, ...asked });
    this.put(entity, id, asked, visitor.account ?? '');
    return { ok: true, id, row: row(entity, this.entry(entity, id), visitor) };
  }

  /** Does changes in their order, each whatever became of the others. */
  batch(changes: readonly WireChange[], visitor: FakeVisitor): WireResult[] {
    const created = new Map<string, string>();
    return changes.map((change) => {
      try {
        const result = this.change(change, visitor, created);
        if (change.kind === 'create' && change.id !== undefined) created.set(change.id, result.id);
        return result;
      } catch (error) {
        if (error instanceof FakeRefusal) return { ok: false, status: statusOf[error.body.code], ...error.body };
        throw error;
      }
    });
  }

  private create(entity: EntityName, fields: WireFields, key: string | undefined, id: string | undefined, visitor: FakeVisitor): { readonly ok: true; readonly id: string; readonly existed?: true; readonly row: WireRow } {
    if (id !== undefined && !id.startsWith('new:')) throw new FakeRefusal('entry.exists');
    const note = `${visitor.account} ${entity} ${key}`;
    const former = key === undefined ? undefined : this.made.get(note);
    if (former !== undefined && this.table(entity).has(former)) return { ok: true, id: former, existed: true, row: row(entity, this.entry(entity, former), visitor) };
    this.check(entity, fields, visitor, []);
    checkRequired(entity, fields);
    checkLink(entity, fields);
    this.names += 1;
    const tag = `Fiche${this.names}`;
    const fallbacks = Object.fromEntries(fieldsOf(model[entity]).flatMap((field) => (field.fallback === undefined || Array.isArray(field.fallback) ? [] : [[field.key, field.fallback as string | boolean]])));
    this.put(entity, tag, { ...fallbacks, uid: `wiki-${this.names}`, ...fields }, visitor.account ?? '');
    if (key !== undefined) this.made.set(note, tag);
    return { ok: true, id: tag, row: row(entity, this.entry(entity, tag), visitor) };
  }

  private check(entity: EntityName, fields: WireFields, visitor: FakeVisitor, locked: readonly string[]): void {
    const automatic = fieldsOf(model[entity]).flatMap((field) => (field.automatic === true ? [field.key] : []));
    const closed = Object.keys(fields).find((key) => (!visitor.isAdmin && locked.includes(key)) || (!visitor.isProgram && automatic.includes(key)));
    if (closed !== undefined) throw new FakeRefusal('access.field', { field: closed });
    checkFields(entity, fields, (other, id) => {
      const entry = this.table(other).get(id);
      return entry !== undefined && (visitor.isAdmin || !entry.isHidden);
    });
  }

  private entry(entity: EntityName, tag: string, visitor?: FakeVisitor): FakeEntry {
    const found = this.table(entity).get(tag);
    if (found === undefined || (visitor?.isAdmin === false && found.isHidden)) throw new FakeRefusal('entry.unknown');
    return found;
  }

  private table(entity: EntityName): Map<string, FakeEntry> {
    return this.tables.get(entity) ?? new Map<string, FakeEntry>();
  }
}

function row(entity: EntityName, { tag, version, by, fields, isReadOnly, locked }: FakeEntry, visitor: FakeVisitor): WireRow {
  const canWrite = visitor.account !== null && (visitor.isAdmin || !isReadOnly);
  const closed = fieldsOf(model[entity]).flatMap(({ key, automatic }) => ((automatic === true && !visitor.isProgram) || (!visitor.isAdmin && locked.includes(key)) ? [key] : []));
  return { id: tag, version: String(version), at: '2026-11-23T12:00:00+01:00', ...(visitor.isProgram && by !== '' && { by }), canWrite, ...(canWrite && closed.length > 0 && { locked: closed }), fields: { ...emptyFields(entity), ...fields } };
}

/** What the routes say of a field that an entry does not hold: the form has it, and it is empty. */
function emptyFields(entity: EntityName): WireFields {
  return Object.fromEntries(fieldsOf(model[entity]).flatMap(({ key, kind, mappedOnly }) => (mappedOnly === true ? [] : [[key, kind === 'refs' || kind === 'choices' || kind === 'tags' ? [] : null]])));
}

/** References to entries made in the same batch, by their tags. */
function named(entity: EntityName, fields: WireFields, created: ReadonlyMap<string, string>): WireFields {
  const references = new Set(fieldsOf(model[entity]).flatMap((field) => (field.entity === undefined ? [] : [field.key])));
  const tagOf = (id: string) => created.get(id) ?? id;
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => {
      if (!references.has(key)) return [key, value];
      return [key, typeof value === 'string' ? tagOf(value) : Array.isArray(value) ? (value as readonly string[]).map(tagOf) : value];
    }),
  );
}
