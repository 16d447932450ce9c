import { sameValue, type EntityName, type Field } from '@entrelacs/core';
import type { SideName, Value } from '../side.ts';
import type { JournalEntry, Known } from '../state/state.ts';
import { baseOf } from '../state/state.ts';
import { isEmptyValue, sameMeaning } from './meaning.ts';
import { mergeField, otherSide } from './merge-field.ts';
import type { Neutral, NeutralEntity, NeutralRow } from './neutral.ts';
import { planRemoval } from './plan-removal.ts';
import { refusalKey, titleOf, twinOf, versionOf, type Draft, type Plan, type PlanContext, type PlannedWrite } from './planned.ts';
import type { Conflict, ConflictSide } from './report.ts';
import { cellName } from './run-log.ts';
import { uidFrom } from './uid.ts';

/** Decides what to write where, from both sides and what they last had in common. Pure: the same reading gives the same plan. */
export function makePlan(neutral: Neutral, context: PlanContext): Plan {
  const draft: Draft = { writes: [], learn: [], forget: [], conflicts: [], gone: [], issues: [...neutral.issues], doubts: [], agreed: [] };
  const landed = new Map<string, JournalEntry[]>();
  for (const entry of context.landed) {
    const key = `${entry.entity} ${entry.uid}`;
    landed.set(key, [...(landed.get(key) ?? []), entry]);
  }
  const before = new Map(context.conflicts.map((conflict) => [cellKey(conflict.entity, conflict.uid, conflict.field), conflict]));
  for (const entity of neutral.entities) {
    const known = context.known.get(entity.rule.entity) ?? new Map<string, Known>();
    const uids = new Set(entity.grist.keys());
    for (const uid of entity.wiki.keys()) uids.add(uid);
    for (const uid of known.keys()) uids.add(uid);
    for (const uid of uids) {
      const entries = (landed.size === 0 ? undefined : landed.get(`${entity.rule.entity} ${uid}`)) ?? [];
      const current = known.get(uid);
      const grist = entity.grist.get(uid);
      const wiki = entity.wiki.get(uid);
      if (grist !== undefined && wiki !== undefined) planPair(entity, uid, grist, wiki, entries.reduce(settled, current), current, context, before, draft);
      else if (grist !== undefined) planSingle(entity, uid, 'grist', grist, current, entries, context, draft);
      else if (wiki !== undefined) planSingle(entity, uid, 'wiki', wiki, current, entries, context, draft);
      else if (current !== undefined) draft.forget.push(current);
    }
  }
  const absent = new Set(neutral.entities.map(({ rule }) => rule.entity));
  for (const [entity, rows] of context.known) if (!absent.has(entity)) draft.doubts.push(...context.doubts.ofUnread(entity, rows.values()));
  return {
    ...draft,
    // Conflicts of an entity that could not be read this time stay as they are.
    conflicts: [...draft.conflicts, ...context.conflicts.filter(({ entity }) => !absent.has(entity))],
    uids: neutral.uids.flatMap((given): PlannedWrite[] => {
      if (given.row.canWrite === false || context.refused.has(refusalKey(given.side, given.entity, given.uid, '*'))) {
        draft.issues.push({ code: 'sync.uid.refused', entity: given.entity, row: given.row.id });
        return [];
      }
      const title = titleOf(given.entity, given.row.fields, given.uid);
      const { side, entity, uid, row } = given;
      return [{ side, kind: 'update', entity, uid, title, id: row.id, ...versionOf(row), before: { uid: row.uid }, after: { uid }, lost: {}, beside: {}, twin: null }];
    }),
  };
}

/** Both sides have the row: field by field. */
function planPair(
  entity: NeutralEntity,
  uid: string,
  grist: NeutralRow,
  wiki: NeutralRow,
  settledBase: Known | undefined,
  current: Known | undefined,
  context: PlanContext,
  conflictsBefore: ReadonlyMap<string, Conflict>,
  draft: Draft,
): void {
  const name = entity.rule.entity;
  const title = titleOf(name, grist.fields, titleOf(name, wiki.fields, uid));
  // Nearly all rows of a reading are as they were: nothing is copied or compared twice for those.
  let bases: { readonly base: Record<string, Value>; readonly wikiBase: Record<string, Value> } | undefined;
  const changed = () => (bases ??= { base: { ...settledBase?.base }, wikiBase: { ...settledBase?.wikiBase } });
  const isInDoubt = (key: string): boolean => context.doubts.has(name, uid, key, settledBase !== undefined && key in settledBase.base);
  const agree = (field: Field, value: Value): void => {
    const key = field.key;
    const held = settledBase?.base[key];
    const isNews = held === undefined ? !isEmptyValue(field, value) : !sameValue(held, value) && !sameMeaning(field, held, value);
    if (isNews && !context.doubts.has(name, uid, key)) draft.agreed.push(cellName(name, uid, key));
    if (held === undefined || !sameValue(held, value)) changed().base[key] = value;
    if (settledBase !== undefined && key in settledBase.wikiBase) delete changed().wikiBase[key];
  };
  for (const key of entity.missing) {
    if (settledBase === undefined || !(key in settledBase.base)) continue;
    delete changed().base[key];
    delete changed().wikiBase[key];
  }
  const updates = { grist: emptyUpdate(), wiki: emptyUpdate() };
  for (const { rule, field } of entity.fields) {
    const key = field.key;
    const [onGrist, onWiki] = [grist.fields[key], wiki.fields[key]];
    if (onGrist === undefined || onWiki === undefined) {
      draft.doubts.push(...context.doubts.among(name, uid, [key], settledBase));
      continue;
    }
    if (sameValue(onGrist, onWiki)) {
      agree(field, onGrist);
      continue;
    }
    const met = settledBase !== undefined && key in settledBase.base;
    const former = conflictsBefore.size === 0 ? undefined : conflictsBefore.get(cellKey(name, uid, key));
    const decided = former?.decision !== undefined && sameMeaning(field, former[otherSide(former.decision)].value, former.decision === 'grist' ? onWiki : onGrist) ? former.decision : undefined;
    const merge = mergeField(
      field,
      { direction: rule.direction, policy: decided ?? rule.policy },
      {
        grist: onGrist,
        wiki: onWiki,
        ...(met && { base: { grist: baseOf(settledBase, 'grist', key) ?? null, wiki: baseOf(settledBase, 'wiki', key) ?? null } }),
        ...(grist.row.at !== undefined && { gristAt: grist.row.at }),
        ...(wiki.row.at !== undefined && { wikiAt: wiki.row.at }),
        ...(isInDoubt(key) && { doubt: decided === undefined ? 'open' : 'decided' }),
      },
    );
    if (merge.outcome !== 'agree' && merge.outcome !== 'settle') draft.doubts.push(...context.doubts.among(name, uid, [key], settledBase));
    switch (merge.outcome) {
      case 'agree':
        agree(field, onGrist);
        break;
      case 'settle':
        changed().base[key] = onGrist;
        changed().wikiBase[key] = onWiki;
        break;
      case 'conflict':
        draft.conflicts.push({
          id: uidFrom('conflict', name, uid, key),
          entity: name,
          uid,
          field: key,
          title,
          grist: heldBy(grist, key, former?.grist),
          wiki: heldBy(wiki, key, former?.wiki),
          since: former?.since ?? context.run,
        });
        break;
      case 'write': {
        const target = merge.to === 'grist' ? grist : wiki;
        if (!mayWrite(entity, merge.to, target, key, context, draft)) break;
        updates[merge.to].before[key] = merge.to === 'grist' ? onGrist : onWiki;
        updates[merge.to].after[key] = merge.value;
        if (merge.lost !== undefined) updates[merge.to].lost[key] = merge.lost;
        if (decided === undefined || former === undefined) break;
        // A decision stands until both sides are seen to agree.
        draft.conflicts.push(former);
        if (merge.lost !== undefined) updates[merge.to].decided[key] = commonBefore(field, settledBase, onGrist, onWiki);
        break;
      }
      case 'leave':
        break;
    }
  }
  keepDoubts(entity, uid, settledBase, context, draft);
  for (const side of ['grist', 'wiki'] as const) {
    const { before, after, lost, decided } = updates[side];
    const target = side === 'grist' ? grist : wiki;
    const twin = side === 'grist' ? wiki : grist;
    if (Object.keys(after).length > 0) draft.writes.push({ side, kind: 'update', entity: name, uid, title, id: target.row.id, ...versionOf(target.row), before, after, lost, beside: {}, ...(Object.keys(decided).length > 0 && { decided }), ...twinOf(twin.row) });
  }
  const wikiVersion = wiki.row.version ?? null;
  const isPlaced = current !== undefined && current.grist === grist.row.id && current.wiki === wiki.row.id && current.gone === null && current.wikiVersion === wikiVersion;
  if (bases === undefined && isPlaced && settledBase === current) return;
  const { base, wikiBase } = changed();
  const learnt: Known = { entity: name, uid, grist: grist.row.id, wiki: wiki.row.id, gone: null, base, wikiBase, wikiVersion };
  if (current === undefined || !sameKnown(current, learnt)) draft.learn.push(learnt);
}

/** One side has the row: it is new, or the other side removed it. */
function planSingle(entity: NeutralEntity, uid: string, has: SideName, row: NeutralRow, known: Known | undefined, landed: readonly JournalEntry[], context: PlanContext, draft: Draft): void {
  const to = otherSide(has);
  const name = entity.rule.entity;
  const title = titleOf(name, row.fields, uid);
  const doubts = context.doubts.isEmpty ? [] : context.doubts.among(name, uid, new Set([...entity.fields.map(({ field }) => field.key), ...Object.keys(known?.base ?? {})]), known);
  draft.doubts.push(...doubts);
  if (known !== undefined && known[to] !== null && !context.returns.has(uid)) {
    planRemoval(entity, has, row, known, { isDoubtful: doubts.length > 0, title, undone: landed.some(({ kind, side }) => kind === 'remove' && side === to), confirmed: context.removals.has(uid), refused: context.refused }, draft);
    return;
  }
  if (entity.rule.direction !== 'both' && entity.rule.direction !== (to === 'wiki' ? 'toWiki' : 'toGrist')) return;
  if (entity.held.has(uid)) return;
  if (!entity.canCreate[to]) {
    draft.issues.push({ code: `sync.create.refused.${to}`, entity: name, row: row.row.id });
    return;
  }
  if (context.refused.has(refusalKey(to, name, uid, '*'))) return;
  const after: Record<string, Value> = {};
  for (const { rule, field } of entity.fields) {
    const value = row.fields[field.key];
    const travels = rule.direction === 'both' || rule.direction === (to === 'wiki' ? 'toWiki' : 'toGrist');
    if (value !== undefined && travels && !context.refused.has(refusalKey(to, name, uid, field.key))) after[field.key] = value;
  }
  draft.writes.push({ side: to, kind: 'create', entity: name, uid, title, id: null, before: {}, after, lost: {}, beside: {}, ...twinOf(row.row) });
}

/** Cells that are remembered and not compared any more stay in doubt. */
function keepDoubts({ rule: { entity }, fields }: NeutralEntity, uid: string, known: Known | undefined, { doubts }: PlanContext, draft: Draft): void {
  if (doubts.isEmpty || known === undefined) return;
  const compared = new Set(fields.map(({ field }) => field.key));
  draft.doubts.push(...doubts.among(entity, uid, Object.keys(known.base).filter((key) => !compared.has(key)), known));
}

function mayWrite(entity: NeutralEntity, side: SideName, target: NeutralRow, key: string, context: PlanContext, draft: Draft): boolean {
  const name = entity.rule.entity;
  if (context.refused.has(refusalKey(side, name, target.uid, '*')) || context.refused.has(refusalKey(side, name, target.uid, key))) return false;
  if (target.row.canWrite !== false && !(target.row.locked?.includes(key) ?? false)) return true;
  draft.issues.push({ code: `sync.row.locked.${side}`, entity: name, row: target.row.id, path: key });
  return false;
}

/** A base as it is once a write that was found done counts: both sides had that value, or what an undo left beside it. */
function settled(known: Known | undefined, entry: JournalEntry): Known | undefined {
  if (entry.kind === 'remove') return known;
  const start: Known = known ?? { entity: entry.entity, uid: entry.uid, grist: null, wiki: null, gone: null, base: {}, wikiBase: {}, wikiVersion: null };
  return withBases(start, entry.side, Object.entries(entry.after).flatMap(([key, value]) => (key === 'uid' ? [] : [commonOf(entry, key, value, value)])));
}

/** What counts as common in a field once a write is done: on its side as its host stored it, and on the other one what was sent or stands beside it. */
export function commonOf({ base, beside }: Pick<JournalEntry, 'base' | 'beside'>, key: string, stored: Value, sent: Value): readonly [key: string, value: Value, beside: Value] {
  const former = base?.[key];
  return former === undefined ? [key, stored, beside[key] ?? sent] : [key, former, former];
}

/** A row known with another base in some fields: what `side` holds, and the other one. */
export function withBases(known: Known, side: SideName, fields: readonly (readonly [key: string, value: Value, beside: Value])[]): Known {
  const base = { ...known.base };
  const wikiBase = { ...known.wikiBase };
  for (const [key, value, beside] of fields) {
    const [grist, wiki] = side === 'grist' ? [value, beside] : [beside, value];
    base[key] = grist;
    if (grist === wiki) delete wikiBase[key];
    else wikiBase[key] = wiki;
  }
  return { ...known, base, wikiBase };
}

/** What both sides had in common before each wrote something else there; null where they never met, or where one says just that again. */
function commonBefore(field: Field, known: Known | undefined, grist: Value, wiki: Value): Value {
  const bases = known === undefined ? [] : (['grist', 'wiki'] as const).map((side) => baseOf(known, side, field.key) ?? null);
  return bases.find((base) => !sameMeaning(field, base, grist) && !sameMeaning(field, base, wiki)) ?? null;
}

function cellKey(entity: EntityName, uid: string, field: string): string {
  return `${entity} ${uid} ${field}`;
}

function emptyUpdate(): Record<'before' | 'after' | 'lost' | 'decided', Record<string, Value>> {
  return { before: {}, after: {}, lost: {}, decided: {} };
}

/** A value with who wrote it and when: as they were when it was first seen, since the row goes on changing. */
function heldBy({ row, fields }: NeutralRow, key: string, before: ConflictSide | undefined): ConflictSide {
  const value = fields[key] ?? null;
  if (before !== undefined && sameValue(before.value, value)) return before;
  return { value, ...(row.at !== undefined && { at: row.at }), ...(row.by !== undefined && { by: row.by }) };
}

function sameKnown(one: Known, other: Known): boolean {
  return one.grist === other.grist && one.wiki === other.wiki && one.gone === other.gone && one.wikiVersion === other.wikiVersion && sameValue(one.base, other.base) && sameValue(one.wikiBase, other.wikiBase);
}
