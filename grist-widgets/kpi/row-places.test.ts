import { installBlueprint, type GristDocApi } from '@entrelacs/grist';
import { FakeDoc } from '@entrelacs/grist/testing';
import { describe, expect, it } from 'vitest';
import { RowPlaces } from './row-places.ts';

describe('where a row stands', () => {
  const places = async (baseUrl: string | undefined) => {
    const doc = new FakeDoc();
    await installBlueprint(doc, { lang: 'fr', widgetUrl: (widget) => `https://example.org/${widget}` });
    const docApi = { fetchTable: (tableId: string) => doc.fetchTable(tableId), applyUserActions: doc.applyActions.bind(doc), getAccessToken: async () => Promise.resolve({ baseUrl }) };
    const [task] = (await doc.fetchTable('_grist_Tables'))['tableId']?.flatMap((id, at) => (id === 'Tasks' ? [at + 1] : [])) ?? [];
    await doc.applyActions([['UpdateRecord', '_grist_Tables', task, { recordCardViewSectionRef: 12 }]]);
    return new RowPlaces(docApi as unknown as GristDocApi);
  };

  it('is its table and number, with the address of its card on a server', async () => {
    expect(await (await places('https://grist.example/api/docs/abc')).of('task', '7')).toEqual({ table: 'Tasks', row: '7', url: 'https://grist.example/doc/abc#a3.s12.r7' });
    expect(await (await places(undefined)).of('task', '7')).toEqual({ table: 'Tasks', row: '7' });
  });

  it('is nowhere where there is no installation', async () => {
    const doc = new FakeDoc();
    const docApi = { fetchTable: (tableId: string) => doc.fetchTable(tableId) };

    expect(await new RowPlaces(docApi as unknown as GristDocApi).of('task', '7')).toBeUndefined();
  });
});
