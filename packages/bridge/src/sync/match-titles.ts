import { model, type Field, type Issue } from '@entrelacs/core';
import type { SideRow } from '../side.ts';
import type { Assigned } from './assign-uids.ts';
import { fieldMeta } from './field-meta.ts';
import { meaningOf } from './meaning.ts';
import type { EntityRule } from './settings.ts';

/** Rows by uid once titles were compared, and which of them wait for a person. */
export interface Matched extends Assigned {
  readonly held: ReadonlySet<string>;
  readonly issues: readonly Issue[];
}

interface Stranger {
  readonly uid: string;
  readonly row: SideRow;
}

/**
 * Rows of both sides that never met and bear the same title. `match` makes one row of two where the title is unique on each side, and holds the others; `ask` holds them all; `separate`
 * lets each be carried as a row of its own. A held row is not made on the other side before somebody decides: making it would double it.
 */
export function matchTitles(rule: EntityRule, assigned: Assigned, known: ReadonlyMap<string, unknown>): Matched {
  const titleKey = model[rule.entity].titleField;
  const titleField = titleKey === undefined ? undefined : fieldMeta(rule.entity, titleKey);
  if (rule.sameTitle === 'separate' || titleField === undefined) return { ...assigned, held: new Set(), issues: [] };

  const alone = { grist: strangersOf(assigned.grist, assigned.wiki, known), wiki: strangersOf(assigned.wiki, assigned.grist, known) };
  if (alone.grist.length === 0 || alone.wiki.length === 0) return { ...assigned, held: new Set(), issues: [] };
  const strangers = { grist: byTitle(alone.grist, titleField), wiki: byTitle(alone.wiki, titleField) };
  const held = new Set<string>();
  const issues: Issue[] = [];
  const wiki = new Map(assigned.wiki);
  const grist = new Map(assigned.grist);
  let given = assigned.given;
  for (const [title, onGrist] of strangers.grist) {
    const onWiki = strangers.wiki.get(title);
    if (onWiki === undefined) continue;
    const [one, other] = [onGrist[0], onWiki[0]];
    const isUnique = onGrist.length === 1 && onWiki.length === 1;
    if (rule.sameTitle === 'match' && isUnique && one !== undefined && other !== undefined) {
      // A row that has no uid takes the one of the other; where both have one, the document's counts.
      const uid = hasUid(one.row) || !hasUid(other.row) ? one.uid : other.uid;
      grist.delete(one.uid);
      wiki.delete(other.uid);
      grist.set(uid, one.row);
      wiki.set(uid, other.row);
      given = given.filter(({ row }) => row !== one.row && row !== other.row);
      if (one.row.uid !== uid) given.push({ side: 'grist', entity: rule.entity, row: one.row, uid });
      if (other.row.uid !== uid) given.push({ side: 'wiki', entity: rule.entity, row: other.row, uid });
      continue;
    }
    for (const { uid } of [...onGrist, ...onWiki]) held.add(uid);
    issues.push({
      code: isUnique ? 'sync.title.same' : 'sync.title.ambiguous',
      entity: rule.entity,
      ...(one !== undefined && { row: one.row.id }),
      value: String(one?.row.fields[titleField.key] ?? '').slice(0, 200),
    });
  }
  return { grist, wiki, given, held, issues };
}

function hasUid(row: SideRow): boolean {
  return row.uid !== null && row.uid !== '';
}

/** Rows that neither the state nor the other side knows. */
function strangersOf(rows: ReadonlyMap<string, SideRow>, others: ReadonlyMap<string, SideRow>, known: ReadonlyMap<string, unknown>): Stranger[] {
  return [...rows].flatMap(([uid, row]) => (known.has(uid) || others.has(uid) ? [] : [{ uid, row }]));
}

/** The same by their title; those without one are left out. */
function byTitle(strangers: readonly Stranger[], titleField: Field): Map<string, Stranger[]> {
  const result = new Map<string, Stranger[]>();
  for (const stranger of strangers) {
    const title = meaningOf(titleField, stranger.row.fields[titleField.key] ?? null);
    if (title === '') continue;
    const list = result.get(title);
    if (list === undefined) result.set(title, [stranger]);
    else list.push(stranger);
  }
  return result;
}
