import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { kpiEntities, metricsOf, model, type EntityName } from '@entrelacs/core';
import { installBlueprint } from '@entrelacs/grist';
import { FakeDoc } from '@entrelacs/grist/testing';
import { describe, expect, it } from 'vitest';

/** What metrics are computed from; raw answers to the pulse are published as results instead. */
const used = [...new Set(metricsOf([]).flatMap(({ uses }) => uses))].filter((entity) => entity !== 'pulse');

describe('what metrics are computed from', () => {
  it('is read by the board of indicators', () => {
    expect(kpiEntities).toEqual(expect.arrayContaining(used));
  });

  it('is read by the pages of a wiki', () => {
    const page = readFileSync(fileURLToPath(new URL('../../yeswiki-bazar-templates/services/BoardPage.php', import.meta.url)), 'utf8');
    for (const board of ['kpi', 'cards']) {
      const [, list = ''] = new RegExp(`'${board}' => \\[\\s*'reads' => \\[([^\\]]*)\\]`).exec(page) ?? [];
      expect(list.match(/\w+/g), board).toEqual(expect.arrayContaining(used));
    }
  });

  it('tells the board in Grist when it changes', async () => {
    const doc = new FakeDoc();
    await installBlueprint(doc, { lang: 'fr', widgetUrl: (widget) => `https://example.org/${widget}` });
    const formula = String(doc.column('Kpis', 'joins')?.['formula']);
    const isHeardOf = (entity: EntityName) => formula.includes(`${model[entity].table}.all`);

    expect(used.filter((entity) => !isHeardOf(entity))).toEqual([]);
  });
});
