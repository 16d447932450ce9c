import type { EntityName, Issue } from '@entrelacs/core';
import type { SideName } from '../side.ts';
import { baseOf } from '../state/state.ts';
import { isEmptyValue } from './meaning.ts';
import { otherSide } from './merge-field.ts';
import type { KnownRows, Neutral, NeutralEntity } from './neutral.ts';
import type { OldCell, RestoredSide } from './restored.ts';
import type { SyncSettings } from './settings.ts';

/** A column in which one side has no value left, while the other still has what both had. */
export interface EmptiedColumn extends Pick<RestoredSide, 'side' | 'cells' | 'missing'> {
  readonly entity: EntityName;
  readonly field: string;
}

/**
 * Columns that one side lost the whole content of at once, in more than a few rows: a column that was removed and made anew, an import that did not bring it. Nobody can tell that from people
 * who emptied it cell by cell, so that it is asked about before the other side is emptied too.
 */
export function emptiedColumns(neutral: Neutral, known: ReadonlyMap<EntityName, KnownRows>, { rows: fewRows }: SyncSettings['vanished']): EmptiedColumn[] {
  return neutral.entities.flatMap((entity) =>
    (['grist', 'wiki'] as const).flatMap((side) =>
      entity.fields.flatMap(({ rule, field }) => {
        if (rule.direction === (side === 'grist' ? 'toGrist' : 'toWiki')) return [];
        const cells = cellsEmptied(entity, side, field, known.get(entity.rule.entity)?.values() ?? []);
        return cells.length > fewRows ? [{ side, entity: entity.rule.entity, field: field.key, cells, missing: [] }] : [];
      }),
    ),
  );
}

/** Said instead of carrying anything. */
export function emptiedIssues(emptied: readonly EmptiedColumn[]): Issue[] {
  return emptied.map(({ side, entity, field, cells }) => ({ code: `sync.emptied.${side}`, entity, path: field, value: String(cells.length) }));
}

/** Cells of a column that held something; none as soon as one still does. */
function cellsEmptied(entity: NeutralEntity, side: SideName, field: NeutralEntity['fields'][number]['field'], rows: Iterable<OldCell['known']>): OldCell[] {
  const cells: OldCell[] = [];
  for (const known of rows) {
    const value = entity[side].get(known.uid)?.fields[field.key];
    if (value === undefined) continue;
    if (!isEmptyValue(field, value)) return [];
    const former = baseOf(known, side, field.key);
    const across = entity[otherSide(side)].get(known.uid)?.fields[field.key];
    if (former !== undefined && !isEmptyValue(field, former) && across !== undefined && !isEmptyValue(field, across)) cells.push({ known, field: field.key, value });
  }
  return cells;
}
