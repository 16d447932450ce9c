import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Playground } from './support/playground.ts';
import type { GristDocument } from './support/grist-document.ts';

/** What we count on Grist to do for a widget: seen here with the barest one. */
describe('Grist as a host of widgets', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await Playground.start({ probe: true });
  });
  afterAll(() => playground.stop());

  async function openProbe(): Promise<GristDocument> {
    const doc = await playground.open({ doc: 'foreign', lang: 'fr' });
    await doc.addWidget({ widget: 'probe', table: 'Suivi_chantier', page: 'Suivi chantier', mapping: { title: 'Tache' } });
    await doc.showPage('Suivi chantier');
    await doc.inWidget('probe').getByTestId('rows').getByText('Fondations').waitFor();
    return doc;
  }

  it('tells it the language of the interface and the culture of the document', async () => {
    const doc = await openProbe();
    const { searchParams } = new URL((await doc.widgetFrame('probe')).url());
    expect(Object.fromEntries(searchParams)).toMatchObject({ access: 'full', readonly: 'false', language: 'fr', culture: 'fr-FR', timeZone: 'Europe/Paris', currency: 'EUR' });
    await doc.close();
  });

  it('tells it of an edit in the grid, and of its own', async () => {
    const doc = await openProbe();
    await doc.typeInGrid('Suivi_chantier', 2, 'Tache', 'Semelles');
    await doc.inWidget('probe').getByTestId('rows').getByText('Semelles').waitFor();
    await doc.inWidget('probe').getByTestId('write').click();
    await doc.inWidget('probe').getByTestId('rows').getByText('Written by the probe').waitFor();
    expect(await doc.cell('Suivi_chantier', 1, 'Tache')).toBe('Written by the probe');
    await doc.undo();
    await doc.inWidget('probe').getByTestId('rows').getByText('Permis affiché').waitFor();
    await doc.close();
  });

  it('moves cursors both ways when each is linked to the other', async () => {
    const doc = await openProbe();
    const sections = (await doc.rows('_grist_Views_section')).filter((section) => section['parentId'] !== 0 && ['record', 'custom'].includes(String(section['parentKey'])));
    const probe = sections.find((section) => section['parentKey'] === 'custom');
    const grid = sections.find((section) => section['parentId'] === probe?.['parentId'] && section['parentKey'] === 'record');
    await doc.actions([
      ['UpdateRecord', '_grist_Views_section', probe?.id, { linkSrcSectionRef: grid?.id }],
      ['UpdateRecord', '_grist_Views_section', grid?.id, { linkSrcSectionRef: probe?.id }],
    ]);
    await doc.inWidget('probe').getByTestId('select').click();
    await expect.poll(() => doc.cursorRow('Suivi_chantier')).toBe(2);
    await doc.moveCursor('Suivi_chantier', 4);
    await doc.inWidget('probe').getByTestId('cursor').getByText('4').waitFor();
    await doc.close();
  });

  it('refuses the writes of a viewer, and says readonly in the address', async () => {
    const doc = await playground.open({ doc: 'foreign' });
    await doc.addWidget({ widget: 'probe', table: 'Suivi_chantier', page: 'Probe', mapping: { title: 'Tache' } });
    await doc.makeReadOnly();
    await doc.showPage('Probe');
    await doc.inWidget('probe').getByTestId('rows').getByText('Fondations').waitFor();
    expect(new URL((await doc.widgetFrame('probe')).url()).searchParams.get('readonly')).toBe('true');
    await doc.inWidget('probe').getByTestId('write').click();
    await doc.inWidget('probe').getByTestId('refusal').getByText('AUTH_NO_EDIT: No write access').waitFor();
    await doc.acceptWrites();
    await doc.inWidget('probe').getByTestId('write').click();
    await doc.inWidget('probe').getByTestId('refusal').getByText('none').waitFor();
    await doc.close();
  });

  it('loads it anew when its access changes', async () => {
    const doc = await openProbe();
    await doc.setAccess('probe', 'read table');
    await doc.page.locator('iframe[src*="/probe/index.html"][src*="access=read"]').waitFor();
    await doc.inWidget('probe').getByTestId('rows').getByText('Fondations').waitFor();
    await doc.inWidget('probe').getByTestId('write').click();
    await doc.inWidget('probe').getByTestId('refusal').getByText(/Access not granted/).waitFor();
    await doc.close();
  });

  it('follows the theme, under our Content-Security-Policy; axe can look inside', async () => {
    const doc = await playground.open({ doc: 'foreign', colorScheme: 'dark' });
    await doc.addWidget({ widget: 'probe', table: 'Suivi_chantier', page: 'Probe', mapping: { title: 'Tache' } });
    await doc.showPage('Probe');
    await doc.inWidget('probe').locator('html[data-grist-appearance="dark"]').waitFor({ state: 'attached' });
    await doc.page.emulateMedia({ colorScheme: 'light' });
    await doc.inWidget('probe').locator('html[data-grist-appearance="light"]').waitFor({ state: 'attached' });
    expect(await doc.axe('probe')).toEqual([]);
    await doc.close();
  });
});
