import { installBlueprint, type DocPort, type UserAction } from '@entrelacs/grist';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceContract } from '../contract/source.contract.ts';
import type { GristDocument } from './support/grist-document.ts';
import { Playground } from './support/playground.ts';

/** The same contract as tests/contract/source.test.ts, in the browser, on the rows of a real Grist. */
describe('a source over a real Grist', () => {
  let playground: Playground;
  let doc: GristDocument;
  let frame: Frame;

  beforeAll(async () => {
    playground = await Playground.start({ pages: ['source-contract'] });
    doc = await playground.open({ doc: 'empty', lang: 'fr' });
    await installBlueprint(portOf(doc), { lang: 'fr', pages: [], widgetUrl: (widget) => `${playground.widgetsUrl}${widget}/index.html` });
    const fields = ['title', 'project', 'status', 'responsible', 'accountable', 'consulted', 'informed', 'due', 'effortHours', 'joins'];
    await doc.actions([['AddRecord', 'Tasks', null, { title: 'Première' }]]);
    await doc.addWidget({ widget: 'source-contract', table: 'Tasks', page: 'Contrat', mapping: Object.fromEntries(fields.map((field) => [field, field])) });
    await doc.showPage('Contrat');
    frame = await doc.widgetFrame('source-contract');
    await frame.waitForFunction(() => 'keepsPromise' in globalThis);
  }, 120_000);

  afterAll(async () => {
    await doc.close();
    await playground.stop();
  });

  it.each(sourceContract.map(({ name }) => name))('%s', async (name) => {
    const problem = await frame.evaluate((promise) => (globalThis as unknown as { keepsPromise(name: string): Promise<string | undefined> }).keepsPromise(promise), name);
    expect(problem).toBeUndefined();
  });
});

function portOf(doc: GristDocument): DocPort {
  return {
    fetchTable: async (tableId) => Object.fromEntries(Object.entries(await doc.table(tableId)).map(([colId, cells]) => [colId, [...cells]])),
    applyActions: (actions: readonly UserAction[]) => doc.actions(actions),
  };
}
