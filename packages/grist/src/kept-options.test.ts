import { describe, expect, it } from 'vitest';
import { areOptionsKept, type OwnSection } from './kept-options.ts';
import type { GristApi } from './plugin-api.ts';

type Section = readonly [tableRef: number, customView: object];

const documentOf = (...sections: readonly Section[]) => {
  const tables: Record<string, object> = {
    _grist_Views_section: { id: sections.map((_, n) => n + 1), tableRef: sections.map(([table]) => table), options: sections.map(([, view]) => JSON.stringify({ customView: JSON.stringify(view) })) },
    _grist_Tables: { id: [1, 2], tableId: ['Tasks', 'Deliverables'] },
  };
  return { docApi: { fetchTable: (table: string) => Promise.resolve(tables[table]) } } as unknown as Pick<GristApi, 'docApi'>;
};
const url = 'https://widgets.example/raci/index.html?lang=fr';
const matrix = (widgetOptions: object | null, table = 1): Section => [table, { mode: 'url', url, widgetOptions }];
const own = (told: OwnSection['told'], tableId = 'Tasks'): OwnSection => ({ address: `${url}&access=full&readonly=false`, tableId, told });

describe('areOptionsKept', () => {
  it('looks whether the section keeps them, whatever else it keeps', async () => {
    const document = documentOf([1, {}], matrix({ groupBy: 'team', folded: ['team:1'], rows: 'roomy' }));
    const told = own({ groupBy: 'team', folded: ['team:1'], rows: 'roomy' });

    expect(await areOptionsKept(document, { rows: 'roomy', folded: ['team:1'] }, told)).toBe(true);
    expect(await areOptionsKept(document, { rows: 'compact' }, told)).toBe(false);
    expect(await areOptionsKept(document, { rows: 'roomy', people: 'all' }, told)).toBe(false);
  });

  it('does not believe a section of another widget, address or table that keeps the same', async () => {
    const board: Section = [1, { url: 'https://widgets.example/dependencies/index.html', widgetOptions: { rows: 'roomy' } }];
    const english: Section = [1, { url: url.replace('fr', 'en'), widgetOptions: { rows: 'roomy' } }];
    const document = documentOf(board, english, matrix({ rows: 'roomy' }, 2), matrix(null));

    expect(await areOptionsKept(document, { rows: 'roomy' }, own({ rows: 'roomy' }))).toBe(false);
    expect(await areOptionsKept(document, { rows: 'roomy' }, own({ rows: 'roomy' }, 'Deliverables'))).toBe(true);
  });

  it('tells two sections of one widget and table apart by the other options that they keep', async () => {
    const document = documentOf(matrix({ groupBy: 'team', rows: 'roomy' }), matrix({ groupBy: 'project' }));

    expect(await areOptionsKept(document, { rows: 'roomy' }, own({ groupBy: 'project', rows: 'roomy' }))).toBe(false);
    expect(await areOptionsKept(document, { rows: 'roomy' }, own({ groupBy: 'team', rows: 'roomy' }))).toBe(true);
  });

  it('finds a widget that was chosen from the gallery', async () => {
    const document = documentOf([1, { url: null, widgetDef: { url }, widgetOptions: { rows: 'roomy' } }]);

    expect(await areOptionsKept(document, { rows: 'roomy' }, own({ rows: 'roomy' }))).toBe(true);
    expect(await areOptionsKept(document, { rows: 'compact' }, own({ rows: 'compact' }))).toBe(false);
  });

  it('believes any section where the host keeps the address to itself', async () => {
    const document = documentOf([1, { url: null, pluginId: 'builtIn', widgetOptions: { rows: 'roomy' } }]);

    expect(await areOptionsKept(document, { rows: 'roomy' }, own({ rows: 'roomy' }))).toBe(true);
    expect(await areOptionsKept(document, { rows: 'compact' }, own({ rows: 'compact' }))).toBe(false);
  });

  it('asks for nothing where the document may not be read', async () => {
    const closed = { docApi: { fetchTable: () => Promise.reject(new Error('Access not granted')) } } as unknown as Pick<GristApi, 'docApi'>;

    expect(await areOptionsKept(closed, { rows: 'roomy' }, own({}))).toBe(true);
  });
});
