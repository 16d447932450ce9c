import { Refusal } from '../refusal.ts';
import type { SideIdentity } from '../side.ts';
import type { Known, Pair } from '../state/state.ts';
import type { Tables } from './neutral.ts';
import type { Reading } from './read-both.ts';
import { uidFrom } from './uid.ts';

/** What to do with the two sides that answered. */
export interface Pairing {
  readonly pair: Pair;
  /** Another document or wiki than last time: what was known of the former says nothing about this one. */
  readonly forget: boolean;
  /** Text to leave in the document; absent when it is there already. */
  readonly mark?: string;
}

/**
 * Whether these are the document and the wiki that belong together. The state knows, and so does the mark left in the document: it names both sides, travels with a copy, and so gives
 * the copy away even where the state was lost. What differs is refused until somebody confirms that it is meant.
 */
export function checkPair(known: Pair | undefined, grist: SideIdentity, wiki: SideIdentity, confirmed: boolean): Pairing {
  const marked = pairOfMark(grist.mark);
  const pair: Pair = {
    id: uidFrom('pair', grist.id, wiki.id),
    grist: { id: grist.id, place: grist.place },
    wiki: { id: wiki.id, place: wiki.place },
  };
  const doubt = [known, marked].filter((one) => one !== undefined).map((one) => doubtAbout(one, pair, marked)).find((code) => code !== null);
  if (doubt !== undefined && doubt !== null && !confirmed) {
    const former = known ?? marked;
    throw new Refusal(doubt, { document: grist.title, wiki: wiki.title, place: doubt.startsWith('pair.grist') ? grist.place : wiki.place, former: (doubt.startsWith('pair.grist') ? former?.grist.place : former?.wiki.place) ?? '' });
  }
  const mark = JSON.stringify({ entrelacs: 1, ...pair });
  return { pair, forget: known !== undefined && doubt !== undefined && doubt !== null, ...(mark !== grist.mark && { mark }) };
}

/**
 * What was known of a former pair and still is true of another one that took its place: rows that both of its sides have under the same uid, with what the two last had in common. A copy or
 * a moved document keeps all of it; rows that one side lacks are met anew, never taken for removed. Another wiki counts its versions by itself.
 */
export function stillMet(known: readonly Known[], { grist, wiki }: Pick<Reading, 'grist' | 'wiki'>): Known[] {
  const ids = (tables: Tables) => new Map(Object.entries(tables).flatMap(([entity, { rows }]) => rows.flatMap(({ uid, id }) => (uid === null || uid === '' ? [] : [[`${entity} ${uid}`, id] as const]))));
  const [onGrist, onWiki] = [ids(grist.tables), ids(wiki.tables)];
  return known.flatMap((one) => {
    const [row, entry] = [onGrist.get(`${one.entity} ${one.uid}`), onWiki.get(`${one.entity} ${one.uid}`)];
    return row === undefined || entry === undefined ? [] : [{ ...one, grist: row, wiki: entry, gone: null, wikiVersion: null }];
  });
}

function doubtAbout(former: Pair, now: Pair, marked: Pair | undefined): string | null {
  if (former.grist.id !== now.grist.id) return marked?.grist.id === former.grist.id ? 'pair.gristCopied' : 'pair.gristOther';
  if (bare(former.grist.place) !== bare(now.grist.place)) return 'pair.gristMoved';
  if (former.wiki.id !== now.wiki.id) return 'pair.wikiOther';
  return bare(former.wiki.place) === bare(now.wiki.place) ? null : 'pair.wikiCopied';
}

/** An address without what a change of certificate or a careless hand changes. */
function bare(place: string): string {
  return place.replace(/^https?:\/\//i, '').replace(/\/+(?=$|\?)/, '').toLowerCase();
}

function pairOfMark(mark: string | undefined): Pair | undefined {
  if (mark === undefined || mark === '') return undefined;
  try {
    const read = JSON.parse(mark) as Partial<Pair> | null;
    return read !== null && isPlace(read.grist) && isPlace(read.wiki) ? { id: String(read.id), grist: read.grist, wiki: read.wiki } : undefined;
  } catch {
    return undefined;
  }
}

function isPlace(value: unknown): value is Pair['grist'] {
  return typeof value === 'object' && value !== null && typeof (value as Pair['grist']).id === 'string' && typeof (value as Pair['grist']).place === 'string';
}
