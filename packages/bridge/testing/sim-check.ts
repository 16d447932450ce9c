import { model, type EntityName, type Field, type Issue } from '@entrelacs/core';
import { isEmptyValue, meaningOf, sameMeaning } from '../src/sync/meaning.ts';
import type { Conflict, FieldRule, RunReport, Value } from '../src/index.ts';
import { holdsNothing, isUnique, metaOf, nameOf } from './sim-fields.ts';
import { uidsOf } from './sim-values.ts';
import type { HostWorld, RunStep } from './sim-world.ts';
import type { SimHost, SimRow } from './sim-side.ts';

const quietRun: RunStep = { do: 'run', machine: 0, fates: [], acts: [] };

/** Lets all settle without faults, then says what is wrong: both sides in step or in a conflict, no edit lost, nothing doubled, nothing more to write. Empty when all is well. */
export async function settleAndCheck(world: HostWorld<SimHost>): Promise<string[]> {
  world.sides.grist.forget();
  world.sides.wiki.forget();
  let report: RunReport | null = null;
  // What was under way when a run was stopped is waited for during two runs.
  for (let turn = 0; turn < 6; turn += 1) {
    report = await world.run(quietRun);
    if (report === null) return ['a run without faults failed'];
    if (report.outcome === 'quiet') break;
  }
  const problems = [...world.complaints];
  const again = await world.run(quietRun);
  if (report === null || again === null || again.writes.length > 0) problems.push(`a second run wrote ${JSON.stringify(again?.writes)}`);
  if (again !== null && again.outcome !== 'quiet') problems.push(`a second run was not quiet: ${again.outcome}, ${JSON.stringify(again.issues)}`);

  const conflicts = (await world.state.head('pair')).conflicts;
  const waiting = namesakesToldOf(again?.issues ?? []);
  const counterpart = { grist: byUid(world.sides.grist, problems), wiki: byUid(world.sides.wiki, problems) };
  for (const { entity, fields } of world.settings.entities) {
    for (const side of ['grist', 'wiki'] as const) {
      const other = side === 'grist' ? 'wiki' : 'grist';
      const alone = [...counterpart[side].values()].filter((row) => row.entity === entity && !counterpart[other].has(`${entity} ${row.uid ?? ''}`) && !waiting.has(titleOf(entity, row.cells[model[entity].titleField ?? ''])));
      if (alone.length > world.removed[other]) problems.push(`${alone.length} rows of ${entity} on ${side} alone, and ${world.removed[other]} removed on ${other}`);
    }
    for (const [key, onGrist] of counterpart.grist) {
      const onWiki = counterpart.wiki.get(key);
      if (onWiki === undefined || onGrist.entity !== entity) continue;
      for (const rule of fields) compare(world, entity, rule, onGrist, onWiki, conflicts, problems);
    }
  }
  problems.push(...lostEdits(world, conflicts), ...(await lostToTheBridge(world)), ...lostReturns(world, conflicts));
  return problems;
}

/** Rows that bear the same title on both sides wait for a person who says which is which, as long as each run tells of them. */
function namesakesToldOf(issues: readonly Issue[]): Set<string> {
  return new Set(issues.flatMap(({ code, entity, value }) => (code.startsWith('sync.title.') && entity !== undefined ? [titleOf(entity, value)] : [])));
}

function titleOf(entity: EntityName, title: Value | undefined): string {
  return `${entity} ${meaningOf(metaOf(entity, model[entity].titleField ?? ''), title ?? null)}`;
}

function byUid(side: SimHost, problems: string[]): Map<string, SimRow> {
  const rows = new Map<string, SimRow>();
  for (const row of side.rows.values()) {
    const key = `${row.entity} ${row.uid ?? ''}`;
    if (row.uid === null || row.uid === '') problems.push(`${side.name}: ${row.entity} ${row.id} has no uid`);
    if (rows.has(key)) problems.push(`${side.name}: two rows ${key}`);
    rows.set(key, row);
  }
  return rows;
}

function compare(world: HostWorld<SimHost>, entity: EntityName, { key: field, direction }: FieldRule, onGrist: SimRow, onWiki: SimRow, conflicts: readonly Conflict[], problems: string[]): void {
  const meta = metaOf(entity, field);
  const [grist, wiki] = [uidsOf(world.sides.grist, meta, onGrist.cells[field] ?? null), uidsOf(world.sides.wiki, meta, onWiki.cells[field] ?? null)];
  // A reference to a row that was removed is left alone.
  if (grist === undefined || wiki === undefined || sameMeaning(meta, grist, wiki)) return;
  // A source that never gave anything does not wipe out what its target holds.
  if (direction !== 'both' && isEmptyValue(meta, direction === 'toWiki' ? grist : wiki)) return;
  if (conflicts.some((one) => one.entity === entity && one.uid === onGrist.uid && one.field === field)) return;
  const waits = [...(Array.isArray(grist) ? (grist as readonly string[]) : [grist]), ...(Array.isArray(wiki) ? (wiki as readonly string[]) : [wiki])].some(
    (uid) => meta.entity !== undefined && uid !== null && (!hasUid(world.sides.grist, uid) || !hasUid(world.sides.wiki, uid)),
  );
  if (!waits) problems.push(`${entity} ${onGrist.uid ?? ''} ${field}: ${JSON.stringify(grist)} on grist, ${JSON.stringify(wiki)} on wiki`);
}

function hasUid(side: SimHost, uid: Value): boolean {
  return [...side.rows.values()].some((row) => row.uid === uid);
}

/** Edits that nobody followed up: each is on both sides, or in a conflict, or its row was removed by a person. */
function lostEdits(world: HostWorld<SimHost>, conflicts: readonly Conflict[]): string[] {
  const inConflict = new Set(conflicts.flatMap(({ entity, field, grist, wiki }) => [grist.value, wiki.value].map((value) => nameOf(metaOf(entity, field), value))));
  const shown = { grist: shownValues(world.sides.grist), wiki: shownValues(world.sides.wiki) };
  return world.leaves().flatMap(({ value, side, rowId, entity, field }) => {
    const rule = world.settings.entities.find((one) => one.entity === entity)?.fields.find(({ key }) => key === field);
    if (rule === undefined || rule.policy !== 'ask' || rule.direction !== 'both' || inConflict.has(value)) return [];
    const row = world.sides[side].rows.get(rowId);
    if (row === undefined) return [];
    const other = side === 'grist' ? 'wiki' : 'grist';
    const twin = [...world.sides[other].rows.values()].some((one) => one.entity === entity && one.uid === row.uid);
    if (shown[side].has(value) && (!twin || shown[other].has(value))) return [];
    return [`${value}, written on ${side}, is lost`];
  });
}

/** What somebody wrote where the bridge was about to write: it is on one side at least, or in the journal. */
async function lostToTheBridge(world: HostWorld<SimHost>): Promise<string[]> {
  const kept = await world.state.losses('pair', 0);
  return [...world.chased.values()].flatMap(({ entity, uid, field, value }) => {
    const rule = world.settings.entities.find((one) => one.entity === entity)?.fields.find(({ key }) => key === field);
    if (rule === undefined || rule.policy !== 'ask' || rule.direction !== 'both') return [];
    const meta = metaOf(entity, field);
    // What it refers to was removed by somebody.
    if (meta.entity !== undefined && typeof value === 'string' && stillThere(world, [value]).length === 0) return [];
    // Of a list, what somebody removed is no part any more.
    const leftOf = (one: Value): Value => (meta.entity !== undefined && Array.isArray(one) ? stillThere(world, one as readonly string[]) : one);
    const isSame = (other: Value | undefined) => other !== undefined && sameMeaning(meta, leftOf(value), leftOf(other));
    const isShown = Object.values(world.sides).some((side) => [...side.rows.values()].some((row) => row.entity === entity && row.uid === uid && isSame(uidsLeft(side, meta, row.cells[field] ?? null))));
    const isKept = kept.some((entry) => entry.entity === entity && entry.uid === uid && isSame(entry.lost[field]));
    return isShown || isKept ? [] : [`${JSON.stringify(value)}, written into ${entity} ${uid} ${field} where the bridge was about to, is lost`];
  });
}

/** What somebody put back: it is on both sides, or in a conflict, whichever machine goes on. */
function lostReturns(world: HostWorld<SimHost>, conflicts: readonly Conflict[]): string[] {
  return [...world.returned.values()].flatMap(({ entity, uid, field, value }) => {
    const rule = world.settings.entities.find((one) => one.entity === entity)?.fields.find(({ key }) => key === field);
    if (rule === undefined || rule.policy !== 'ask' || rule.direction !== 'both') return [];
    if (conflicts.some((one) => one.entity === entity && one.uid === uid && one.field === field)) return [];
    const meta = metaOf(entity, field);
    // A reference to a row that was removed is left alone.
    if (meta.entity !== undefined && value !== null && [value].flat().some((named) => !hasUid(world.sides.grist, named) || !hasUid(world.sides.wiki, named))) return [];
    const held = Object.values(world.sides).flatMap((side) => [...side.rows.values()].filter((row) => row.entity === entity && row.uid === uid).map((row) => uidsOf(side, meta, row.cells[field] ?? null)));
    return held.every((one) => one === undefined || sameMeaning(meta, one, value)) ? [] : [`${JSON.stringify(value)}, put back into ${entity} ${uid} ${field}, is lost: ${JSON.stringify(held)}`];
  });
}

function stillThere({ sides }: HostWorld<SimHost>, uids: readonly string[]): string[] {
  return uids.filter((uid) => hasUid(sides.grist, uid) || hasUid(sides.wiki, uid));
}

/** A value with uids, of a list those of the rows that are there. */
function uidsLeft(side: SimHost, meta: Field, value: Value): Value | undefined {
  return uidsOf(side, meta, Array.isArray(value) && meta.entity !== undefined ? (value as readonly string[]).filter((id) => side.rows.has(id)) : value);
}

function shownValues(side: SimHost): Set<string> {
  const shown = new Set<string>();
  for (const row of side.rows.values()) {
    for (const [field, value] of Object.entries(row.cells)) {
      if (holdsNothing(value) || field === 'email') continue;
      const meta = metaOf(row.entity, field);
      if (isUnique(meta)) shown.add(nameOf(meta, value));
    }
  }
  return shown;
}
