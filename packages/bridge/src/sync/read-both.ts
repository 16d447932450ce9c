import type { Issue } from '@entrelacs/core';
import type { ReadAnswer, ReadRequest, Side, SideName } from '../side.ts';
import type { Head } from '../state/state.ts';
import type { Tables } from './neutral.ts';
import type { EntityRule } from './settings.ts';

/** Both sides, whole. */
export interface Reading {
  readonly grist: { readonly tables: Tables };
  readonly wiki: { readonly tables: Tables };
  readonly issues: readonly Issue[];
  readonly validators: Head['validators'];
  /** Whether the history of a side does not lead from the last validators; absent where it cannot tell. */
  readonly wentBack: { readonly [Name in SideName]?: boolean };
}

/** Reads both sides at once; `unchanged` when both say that nothing changed since their validators. `since` are those of the last complete run, whether or not they may spare a reading. */
export async function readBoth(sides: { readonly grist: Side; readonly wiki: Side }, rules: readonly EntityRule[], validators: Head['validators'], since: Head['validators'] = validators): Promise<Reading | 'unchanged'> {
  const entities = rules.map(({ entity, fields }) => ({ entity, fields: fields.map(({ key }) => key) }));
  const requestOf = (side: Side, validator?: string): ReadRequest => {
    const last = since[side.name];
    return { entities, ...(validator !== undefined && { validator }), ...(last !== undefined && { since: last }) };
  };
  const ask = (side: Side): Promise<ReadAnswer> => {
    const validator = validators.grist !== undefined && validators.wiki !== undefined ? validators[side.name] : undefined;
    return side.read(requestOf(side, validator));
  };
  const [first, second] = await Promise.all([ask(sides.grist), ask(sides.wiki)]);
  if (first.unchanged && second.unchanged) return 'unchanged';
  const [grist, wiki] = await Promise.all([whole(sides.grist, first, requestOf(sides.grist)), whole(sides.wiki, second, requestOf(sides.wiki))]);
  return {
    grist,
    wiki,
    issues: [...grist.issues, ...wiki.issues],
    wentBack: { ...(grist.wentBack !== undefined && { grist: grist.wentBack }), ...(wiki.wentBack !== undefined && { wiki: wiki.wentBack }) },
    validators: { ...(grist.validator !== undefined && { grist: grist.validator }), ...(wiki.validator !== undefined && { wiki: wiki.validator }) },
  };
}

async function whole(side: Side, answer: ReadAnswer, request: ReadRequest): Promise<Extract<ReadAnswer, { unchanged: false }>> {
  const again = answer.unchanged ? await side.read(request) : answer;
  if (again.unchanged) throw new RangeError(`${side.name}: says "unchanged" without having been asked`);
  return again;
}
