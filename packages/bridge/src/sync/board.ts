import type { EntityName } from '@entrelacs/core';
import type { WireConflict } from '@entrelacs/yeswiki';
import type { Side, Value } from '../side.ts';
import type { StateChange } from '../state/state.ts';
import { fieldMeta } from './field-meta.ts';
import { mapReference, type KnownRows } from './neutral.ts';
import type { Conflict } from './report.ts';
import { uidFrom } from './uid.ts';

/** Conflicts with what the wiki's administrators decided meanwhile; the same list when they decided nothing new. */
export async function decided(wiki: Side, conflicts: readonly Conflict[]): Promise<readonly Conflict[]> {
  if (wiki.board === undefined || conflicts.length === 0) return conflicts;
  const decisions = new Map((await wiki.board.decisions()).flatMap(({ id, decision }) => (decision === undefined ? [] : [[id, decision] as const])));
  const isNew = (conflict: Conflict) => conflict.decision === undefined && decisions.has(conflict.id);
  if (!conflicts.some(isNew)) return conflicts;
  return conflicts.map((conflict) => {
    const decision = decisions.get(conflict.id);
    return isNew(conflict) && decision !== undefined ? { ...conflict, decision } : conflict;
  });
}

/** Tells the wiki which conflicts stand, if it was last told otherwise; gives what to remember of that. */
export async function publishConflicts(wiki: Side, conflicts: readonly Conflict[], published: string | undefined, known: ReadonlyMap<EntityName, KnownRows>): Promise<StateChange[]> {
  if (wiki.board === undefined) return [];
  const list = conflicts.flatMap((conflict) => wireConflict(conflict, known));
  const name = uidFrom('published', JSON.stringify(list));
  if (published === undefined ? list.length === 0 : published === name) return [];
  await wiki.board.publish(list);
  return [{ put: 'published', published: name }];
}

function wireConflict({ id, entity, uid, field, title, grist, wiki, decision }: Conflict, known: ReadonlyMap<EntityName, KnownRows>): WireConflict[] {
  const entry = known.get(entity)?.get(uid)?.wiki ?? null;
  if (entry === null) return [];
  const inWiki = (value: Value) => wikiValue(entity, field, value, known);
  return [{ id, entity, entry, field, title, grist: { ...grist, value: inWiki(grist.value) }, wiki: { ...wiki, value: inWiki(wiki.value) }, ...(decision !== undefined && { decision }) }];
}

/** A value as the wiki names it; a target that it does not have keeps its uid. */
function wikiValue(entity: EntityName, field: string, value: Value, known: ReadonlyMap<EntityName, KnownRows>): Value {
  const target = fieldMeta(entity, field)?.entity;
  if (target === undefined) return value;
  const tags = new Map([...(known.get(target)?.values() ?? [])].flatMap((row) => (row.wiki === null ? [] : [[row.uid, row.wiki] as const])));
  return mapReference(value, tags) ?? value;
}
