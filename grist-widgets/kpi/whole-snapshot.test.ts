import { emptySnapshot } from '@entrelacs/core';
import { aKpi } from '@entrelacs/core/testing';
import type { GristSnapshot } from '@entrelacs/grist';
import { describe, expect, it } from 'vitest';
import { wholeSnapshot } from './whole-snapshot.ts';

const [shown, left] = [aKpi({ id: '1' }), aKpi({ id: '2' })];
const snapshot = (more: Partial<GristSnapshot> = {}): GristSnapshot => ({ ...emptySnapshot, entities: { kpi: [shown], task: [] }, entity: 'kpi', table: 'Kpis', installed: true, beyond: [left], columns: {}, ...more });

describe('what the board counts', () => {
  it('is every row, those too that the section’s filter leaves out', () => {
    expect(wholeSnapshot(snapshot(), false).entities).toEqual({ kpi: [shown, left], task: [] });
  });

  it('is what the section shows of a table of somebody’s own', () => {
    expect(wholeSnapshot(snapshot({ installed: false }), false).entities.kpi).toEqual([shown]);
  });

  it('keeps its rows as they are where none is left out: nothing is drawn anew', () => {
    const all = snapshot({ beyond: [] });

    expect(wholeSnapshot(all, false).entities).toBe(all.entities);
  });

  it('offers the pulse where its answers have a table', () => {
    expect(wholeSnapshot(snapshot(), true).access.fields.pulse).toEqual(['trust', 'respect', 'communication', 'climate', 'comment']);
    expect(wholeSnapshot(snapshot(), false).access.fields.pulse).toBeUndefined();
  });
});
