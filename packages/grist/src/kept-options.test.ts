import { describe, expect, it } from 'vitest';
import { areOptionsKept } from './kept-options.ts';
import type { GristApi } from './plugin-api.ts';

const documentOf = (...texts: string[]) =>
  ({ docApi: { fetchTable: (table: string) => (table === '_grist_Views_section' ? Promise.resolve({ id: texts.map((_, n) => n + 1), options: texts }) : Promise.reject(new Error(table))) } }) as unknown as Pick<GristApi, 'docApi'>;
const section = (widgetOptions: unknown) => JSON.stringify({ customView: JSON.stringify({ mode: 'url', widgetOptions }) });

describe('areOptionsKept', () => {
  it('finds the section that keeps them, whatever else it keeps', async () => {
    const document = documentOf('', section(null), section({ groupBy: 'team', folded: ['team:1'], rows: 'roomy' }));

    expect(await areOptionsKept(document, { rows: 'roomy', folded: ['team:1'] })).toBe(true);
    expect(await areOptionsKept(document, { rows: 'compact' })).toBe(false);
    expect(await areOptionsKept(document, { rows: 'roomy', people: 'all' })).toBe(false);
  });

  it('asks for nothing where the document may not be read', async () => {
    const closed = { docApi: { fetchTable: () => Promise.reject(new Error('Access not granted')) } } as unknown as Pick<GristApi, 'docApi'>;

    expect(await areOptionsKept(closed, { rows: 'roomy' })).toBe(true);
  });
});
