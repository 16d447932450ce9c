import type { Field } from '@entrelacs/core';
import { baseOf } from '../state/state.ts';
import type { Known } from '../state/state.ts';
import { isEmptyValue, sameMeaning } from './meaning.ts';
import { otherSide } from './merge-field.ts';
import type { NeutralEntity, NeutralRow } from './neutral.ts';
import type { SideName, Value } from '../side.ts';
import { refusalKey, versionOf, type Draft, type PlanContext } from './planned.ts';

/** What is known of a removal besides the rows. */
export interface RemovalContext extends Pick<PlanContext, 'refused'> {
  readonly title: string;
  /** An undo took the row away: that carries nothing. */
  readonly undone: boolean;
  /** A person asked for it to be removed here too. */
  readonly confirmed: boolean;
  /** Another machine carried something into it since: what it holds may have been put back. */
  readonly isDoubtful: boolean;
}

/**
 * A row that both sides had and `has` alone still holds. It is removed there too where the rule carries removals and nobody changed it since; otherwise it is kept and marked, and stays
 * so until a person decides.
 */
export function planRemoval(entity: NeutralEntity, has: SideName, row: NeutralRow, known: Known, context: RemovalContext, draft: Draft): void {
  const from = otherSide(has);
  const name = entity.rule.entity;
  const travels = entity.rule.direction === 'both' || entity.rule.direction === (has === 'wiki' ? 'toWiki' : 'toGrist');
  const carried = entity.rule.deletions === 'carry' && travels && !context.undone && known.gone === null;
  // A later version is somebody's, even if it says what was said before.
  const isLater = row.row.version !== undefined && known.wikiVersion !== null && row.row.version !== known.wikiVersion;
  const edited = isLater || context.isDoubtful || entity.fields.some(({ field }) => isEdited(entity, has, row, field, known));
  const mayRemove = row.row.canWrite !== false && !context.refused.has(refusalKey(has, name, row.uid, '*'));
  if ((context.confirmed || (carried && !edited)) && mayRemove) {
    draft.writes.push({ side: has, kind: 'remove', entity: name, uid: row.uid, title: context.title, id: row.row.id, ...versionOf(row.row), before: row.fields, after: {}, lost: {}, beside: {}, twin: null });
    return;
  }
  if (carried && edited) draft.issues.push({ code: `sync.gone.edited.${from}`, entity: name, row: row.row.id, value: context.title.slice(0, 200) });
  draft.gone.push({ entity: name, uid: row.uid, title: context.title, from });
  if (known.gone !== from || known[has] !== row.row.id) draft.learn.push({ ...known, gone: from, [has]: row.row.id });
}

/** Whether somebody may have changed a field since both sides had it in common. What cannot be read is nobody's to throw away: it counts as changed. */
function isEdited(entity: NeutralEntity, has: SideName, row: NeutralRow, field: Field, known: Known): boolean {
  const value = row.fields[field.key];
  const base = baseOf(known, has, field.key);
  if (value !== undefined) return base === undefined ? !isEmptyValue(field, value) : !sameMeaning(field, value, base);
  const named = row.row.fields[field.key];
  const uids = field.entity === undefined ? undefined : entity.uidOf[has].get(field.entity);
  if (named === undefined || uids === undefined || (row.row.version !== undefined && known.wikiVersion === null)) return true;
  // It names rows that are gone. The version may have been learnt while it did: the rows that are left still have to be those of before, and no more be gone than of before.
  const there = new Set(uids.values());
  const [ids, before] = [listOf(named), listOf(base ?? null)];
  const [left, leftBefore] = [ids.flatMap((id) => uids.get(id) ?? []), before.filter((uid) => there.has(uid))];
  return !sameMeaning(field, left, leftBefore) || ids.length - left.length > before.length - leftBefore.length;
}

function listOf(value: Value): readonly string[] {
  if (value === null || value === '') return [];
  return Array.isArray(value) ? (value as readonly string[]) : [String(value)];
}
