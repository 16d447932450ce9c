import { entityNames, fieldsOf, model, type Lang } from '@entrelacs/core';
import { pages, tablesOf, type TableSpec } from '@entrelacs/grist';
import { describe, expect, it } from 'vitest';

const languages: readonly Lang[] = ['fr', 'en'];
const table = (key: string, lang: Lang): TableSpec => {
  const found = tablesOf(lang).find((spec) => spec.key === key);
  if (found === undefined) throw new Error(`no table for ${key}`);
  return found;
};

describe('the blueprint', () => {
  it.each(entityNames)('has a column for every key of the schema: %s', (name) => {
    const keys = Object.keys(model[name].schema.shape).filter((key) => key !== 'id');
    const within = fieldsOf(model[name]).flatMap((field) => (field.within === undefined && field.mappedOnly !== true ? [] : [field.key]));
    for (const lang of languages) {
      const columns = table(name, lang).columns.map(({ key }) => key);
      expect(columns).toEqual(expect.arrayContaining(keys.filter((key) => !within.includes(key))));
      expect(columns).not.toEqual(expect.arrayContaining(within.length === 0 ? ['stage of a status'] : within));
    }
  });

  it('labels every column, each of a table differently', () => {
    for (const spec of languages.flatMap(tablesOf)) {
      const labels = spec.columns.map(({ label }) => label.trim().toLowerCase());
      expect(labels).not.toContain('');
      expect(new Set(labels).size, `${spec.id}: ${labels.join(', ')}`).toBe(labels.length);
    }
  });

  it('gives every automatic field a formula', () => {
    for (const name of entityNames) {
      const columns = table(name, 'fr').columns;
      for (const field of fieldsOf(model[name]).filter(({ automatic }) => automatic === true)) {
        expect(columns.find(({ key }) => key === field.key)?.formula, `${name}.${field.key}`).toBeDefined();
      }
    }
  });

  it('keeps no time beside an answer to the pulse', () => {
    const columns = table('pulse', 'fr').columns;
    expect(columns.filter(({ type }) => type.startsWith('Date'))).toEqual([]);
  });

  it('shows no grid of raw answers on any page', () => {
    expect(pages.flatMap(({ sections }) => sections).filter((section) => section.table === 'pulse')).toEqual([]);
  });

  it('shows and maps only columns that exist, and follows only sections of the same page', () => {
    for (const page of pages) {
      const keys = page.sections.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      for (const { table: key, columns = [], mapping = {}, follows } of page.sections) {
        const own = table(key, 'fr').columns.map((column) => column.key);
        expect(own).toEqual(expect.arrayContaining([...columns, ...Object.values(mapping).flat(), ...(follows?.column === undefined ? [] : [follows.column])]));
        if (follows !== undefined) expect(keys).toContain(follows.section);
      }
    }
  });

  it('runs a formula at the change of columns that exist', () => {
    for (const spec of tablesOf('fr')) {
      const own = spec.columns.map(({ key }) => key);
      for (const { recalc } of spec.columns) if (recalc !== undefined && recalc !== 'anyChange') expect(own).toEqual(expect.arrayContaining([...recalc]));
    }
  });
});
