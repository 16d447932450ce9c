import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GristDocument, Row } from './support/grist-document.ts';
import { Playground } from './support/playground.ts';

describe('the dependency board in a real Grist', () => {
  let playground: Playground;
  let doc: GristDocument;
  beforeAll(async () => {
    playground = await Playground.start();
    doc = await playground.open({ doc: 'demo', lang: 'fr', viewport: { width: 1400, height: 1000 } });
    await doc.showPage('Qui attend qui');
    await doc.actions([['BulkAddRecord', 'Tasks', [null, null, null], { title: ['Essai alpha', 'Essai beta', 'Essai gamma'] }]]);
    await searchFor(doc, 'Essai');
    await node(doc, 'Essai gamma').waitFor();
  });
  afterAll(() => playground.stop());

  it('draws a link with the mouse, from a node’s edge to another node; one undo takes it back', async () => {
    const [alpha, beta] = [node(doc, 'Essai alpha'), node(doc, 'Essai beta')];
    await alpha.hover();
    const port = alpha.locator('[data-port]');

    await dragTo(doc, port, beta);

    await expect.poll(() => linksBetween(doc, 'Essai alpha', 'Essai beta')).toHaveLength(1);
    await board(doc).getByText('« Essai beta » attend maintenant « Essai alpha »'.replaceAll(' »', '\u00A0»').replaceAll('« ', '«\u00A0')).waitFor();
    await doc.undo();
    await expect.poll(() => linksBetween(doc, 'Essai alpha', 'Essai beta')).toHaveLength(0);
  });

  it('draws a link by keyboard alone, and opens it for its words', async () => {
    await node(doc, 'Essai alpha').focus();
    await doc.page.keyboard.press('l');
    await moveFocusTo(doc, 'Essai beta');
    await doc.page.keyboard.press('Enter');

    await expect.poll(() => linksBetween(doc, 'Essai alpha', 'Essai beta')).toHaveLength(1);
    const need = board(doc).getByLabel('Ce qui est attendu');
    await need.fill('Les plans cotés');
    await need.blur();

    await expect.poll(async () => (await linksBetween(doc, 'Essai alpha', 'Essai beta'))[0]?.['need']).toBe('Les plans cotés');
  });

  it('refuses a link that would close a cycle, with its names', async () => {
    const before = (await doc.rows('Dependencies')).length;
    await node(doc, 'Essai beta').focus();
    await doc.page.keyboard.press('l');
    await moveFocusTo(doc, 'Essai alpha');
    await doc.page.keyboard.press('Enter');

    await board(doc).getByText('Essai beta → Essai alpha → Essai beta').waitFor();
    expect(await doc.rows('Dependencies')).toHaveLength(before);
  });

  it('shows an edit made in the Dependencies grid without a reload', async () => {
    const [link] = await linksBetween(doc, 'Essai alpha', 'Essai beta');
    await board(doc).getByRole('button', { name: 'Liste', exact: true }).click();
    await listRow(doc, 'Essai beta').click();

    await doc.typeInGrid('Dependencies', link?.id ?? 0, 'need', 'Un besoin tout neuf');

    await board(doc).getByText('«\u00A0Un besoin tout neuf\u00A0»').first().waitFor();
  });

  it('takes a need further, in the words of the document', async () => {
    await board(doc).getByRole('button', { name: 'Accepter' }).click();

    await expect.poll(async () => (await linksBetween(doc, 'Essai alpha', 'Essai beta'))[0]?.['state']).toBe('Accepté');
  });

  it('moves a bar with its impact shown first; one undo brings every date back', async () => {
    await doc.actions(await datesFor(doc));
    await board(doc).getByRole('button', { name: 'Planning', exact: true }).click();
    const row = listRow(doc, 'Essai alpha');
    await row.waitFor();
    const before = await datesOf(doc);

    await row.focus();
    for (let step = 0; step < 4; step++) await doc.page.keyboard.press('ArrowRight');
    await board(doc).getByText('Aperçu\u00A0: rien n’est encore écrit.').waitFor();
    await board(doc).getByText('1 tâche bouge').waitFor();
    expect(await datesOf(doc)).toEqual(before);
    await doc.page.keyboard.press('Enter');

    await expect.poll(() => datesOf(doc)).not.toEqual(before);
    const moved = await datesOf(doc);
    expect(moved['Essai alpha']).not.toEqual(before['Essai alpha']);
    expect(moved['Essai beta']).not.toEqual(before['Essai beta']);
    await doc.undo();
    await expect.poll(() => datesOf(doc)).toEqual(before);
  });

  it('brings the keys into what a button opens, lets them go round in a dialog, and brings them back to that button', async () => {
    const { keyboard } = doc.page;
    const keysOn = () => board(doc).evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement != null) element = element.shadowRoot.activeElement;
      return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? '';
    });
    await board(doc).getByRole('button', { name: 'Liste', exact: true }).focus();
    for (const name of ['Filtres', 'Que faire d’abord']) {
      await board(doc).getByRole('button', { name }).focus();
      await keyboard.press('Enter');
      await expect.poll(keysOn).toBe(name);
      await keyboard.press('Tab');
      await keyboard.press('Escape');
      await expect.poll(keysOn).toContain(name);
    }

    await board(doc).getByRole('button', { name: 'Plus d’actions' }).focus();
    await keyboard.press('Enter');
    await board(doc).getByRole('menuitem', { name: 'Réglages' }).waitFor();
    await keyboard.press('End');
    await keyboard.press('ArrowUp');
    await keyboard.press('Enter');
    await expect.poll(keysOn).toBe('Fermer');
    await keyboard.press('Shift+Tab');
    await expect.poll(keysOn).toBe('dimanche');
    await keyboard.press('Tab');
    await expect.poll(keysOn).toBe('Fermer');
    await keyboard.press('Escape');
    await expect.poll(keysOn).toBe('Plus d’actions');
  });

  it('says that a choice of this view is to be saved in Grist, until it is', async () => {
    const note = board(doc).getByText('Enregistrez dans Grist pour garder ces réglages.');
    const openSettings = async () => {
      await board(doc).getByRole('button', { name: 'Plus d’actions' }).click();
      await board(doc).getByRole('menuitem', { name: 'Réglages' }).click();
    };
    await board(doc).getByRole('button', { name: 'Liste', exact: true }).click();
    await openSettings();
    await note.waitFor();
    await doc.page.keyboard.press('Escape');

    await doc.page.locator('.test-section-menu-small-btn-save').first().click();
    await expect.poll(async () => JSON.stringify(await doc.rows('_grist_Views_section'))).toMatch(/view\W+list/);
    await openSettings();

    await note.waitFor({ state: 'detached' });
    await doc.page.keyboard.press('Escape');
  });

  it('asked no other host, broke no policy and threw nothing all the while', async () => {
    await doc.close();
  });

  it('lets a viewer read everything and change nothing', async () => {
    const viewed = await playground.open({ doc: 'demo', lang: 'fr' });
    await viewed.showPage('Membres et équipes');
    await viewed.makeReadOnly();
    await viewed.showPage('Qui attend qui');

    await board(viewed).getByText('Vous pouvez tout lire').waitFor();
    await board(viewed).getByRole('button', { name: 'Liste', exact: true }).click();
    await viewed.inWidget('dependencies').getByRole('row').nth(3).waitFor();
    expect(await board(viewed).getByRole('button', { name: 'Marquer livré' }).count()).toBe(0);
    await viewed.close();
  });

  it('opens on what is late in its context, near enough to be read, no state cut, nothing under the minimap', async () => {
    const demo = await playground.open({ doc: 'demo', lang: 'fr', viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    await demo.showPage('Qui attend qui');
    const whole = () => board(demo).locator('coop-dependency-map').evaluate((map) => {
      const frame = map.getBoundingClientRect();
      const all = [...(map.shadowRoot?.querySelectorAll<HTMLElement>('.node:not([hidden])') ?? [])];
      const corner = map.shadowRoot?.querySelector('.minimap')?.getBoundingClientRect();
      const covered = all.map((node) => node.getBoundingClientRect()).filter(({ left, right, top, bottom }) => corner !== undefined && left < corner.right && right > corner.left && top < corner.bottom && bottom > corner.top).length;
      const nodes = all.filter((node) => {
        const { left, right, top, bottom, height } = node.getBoundingClientRect();
        return height >= 36 && left >= frame.left && right <= frame.right && top >= frame.top && bottom <= frame.bottom;
      });
      const words = nodes.map((node) => node.querySelector<HTMLElement>('.word'));
      return { nodes: nodes.length, covered, late: words.filter((word) => word?.textContent?.startsWith('Retard')).length, cut: words.filter((word) => word !== null && word.scrollWidth > word.clientWidth).length };
    });

    await expect.poll(async () => (await whole()).nodes).toBeGreaterThanOrEqual(12);
    await board(demo).locator('.minimap canvas').waitFor();
    await expect.poll(whole).toMatchObject({ cut: 0, covered: 0 });
    expect((await whole()).late).toBeGreaterThan(0);
    await demo.close();
  });

  it('says when a task will likely be done, on what that rests, and whom a waiting need goes to', async () => {
    const demo = await playground.open({ doc: 'demo', lang: 'fr', viewport: { width: 1400, height: 1000 }, hideBar: true, reducedMotion: 'reduce' });
    await demo.showPage('Qui attend qui');
    await chooseNode(demo);
    await board(demo).getByText('85 fois sur 100, finie le').waitFor();
    await board(demo).getByText(/D’après \d+ tâches finies de l’équipe|durées optimiste et pessimiste|Rien ne dit encore/).waitFor();
    await board(demo).getByRole('button', { name: 'Que faire d’abord' }).click();
    await board(demo).getByText('À faire remonter').waitFor();
    await board(demo).getByText(/à dire à .+, (chef·fe de projet|sponsor)\./).first().waitFor();
    await board(demo).getByRole('button', { name: 'Planning', exact: true }).click();
    await expect.poll(() => board(demo).locator('.likely').count()).toBeGreaterThan(5);
    await demo.close();
  });

  it('shows dates whole in the list, over two years too', async () => {
    const demo = await playground.open({ doc: 'demo', lang: 'fr', hideBar: true });
    const [start, due] = [Date.UTC(new Date().getUTCFullYear() + 1, 8, 20), Date.UTC(new Date().getUTCFullYear() + 2, 1, 21)];
    await demo.showPage('Qui attend qui');
    await demo.actions([['AddRecord', 'Tasks', null, { title: 'Essai de deux hivers', project: 1, start: start / 1000, due: due / 1000 }]]);
    await board(demo).getByRole('button', { name: 'Liste', exact: true }).click();
    await searchFor(demo, 'deux hivers');

    const dates = listRow(demo, 'Essai de deux hivers').locator('.dates').first();
    await expect.poll(() => dates.textContent()).toMatch(/^20 sept\. 20\d\d au 21 févr\. 20\d\d$/);
    expect(await dates.evaluate((cell) => cell.scrollWidth - cell.clientWidth)).toBe(0);
    await demo.close();
  });

  it('offers its views as a menu on a narrow page, and axe finds nothing there', async () => {
    const narrow = await playground.open({ doc: 'demo', lang: 'fr', viewport: { width: 480, height: 900 }, hideBar: true, reducedMotion: 'reduce' });
    await narrow.showPage('Qui attend qui');
    await board(narrow).getByRole('button', { name: 'Vue Carte' }).click();
    await board(narrow).getByRole('menuitemradio', { name: 'Liste' }).click();
    await board(narrow).getByRole('treegrid').waitFor();
    expect(await narrow.axe('dependencies')).toEqual([]);

    await board(narrow).getByRole('button', { name: 'Vue Liste' }).click();
    await board(narrow).getByRole('menuitemradio', { name: 'Planning' }).click();
    await board(narrow).getByRole('button', { name: 'Vue Planning' }).waitFor();
    await narrow.close();
  });

  it('draws a link by touch on a phone: what was chosen stays in sight above its panel', async () => {
    const phone = await playground.open({ doc: 'demo', lang: 'fr', viewport: { width: 400, height: 900 }, hideBar: true, reducedMotion: 'reduce', hasTouch: true });
    await phone.showPage('Qui attend qui');
    await phone.actions([['BulkAddRecord', 'Tasks', [null, null], { title: ['Essai un', 'Essai deux'] }]]);
    await searchFor(phone, 'Essai');
    const [one, two] = [node(phone, 'Essai un'), node(phone, 'Essai deux')];
    await one.tap();
    const panel = board(phone).getByRole('complementary');
    await panel.waitFor();

    const port = one.locator('[data-port]');
    await expect.poll(async () => ((await port.boundingBox())?.y ?? 900) < ((await panel.boundingBox())?.y ?? 0)).toBe(true);
    await touchFromTo(phone, port, two);

    await expect.poll(() => linksBetween(phone, 'Essai un', 'Essai deux')).toHaveLength(1);
    await phone.close();
  });

  it('brings the bar of a task into sight with the keys, however far it is in time', async () => {
    const demo = await playground.open({ doc: 'demo', lang: 'fr', viewport: { width: 1400, height: 900 }, hideBar: true, reducedMotion: 'reduce' });
    await demo.showPage('Qui attend qui');
    const inTwoYears = (new Date().getUTCFullYear() + 2) * 31_556_952 - 1970 * 31_556_952;
    await demo.actions([['AddRecord', 'Tasks', null, { title: 'Essai lointain', start: Math.floor(inTwoYears / 86_400) * 86_400, durationDays: 5 }]]);
    await board(demo).getByRole('button', { name: 'Planning', exact: true }).click();
    await board(demo).getByRole('row').nth(2).focus();
    const isSeen = () => listRow(demo, 'Essai lointain').locator('[data-bar] .whole').evaluate((bar) => {
      const { left, right } = bar.getBoundingClientRect();
      return left >= 327 && right <= innerWidth;
    });

    await demo.page.keyboard.press('End');
    for (let row = 0; row < 12 && !((await board(demo).locator('.row:focus').textContent()) ?? '').includes('Essai lointain'); row++) await demo.page.keyboard.press('ArrowUp');

    await expect.poll(isSeen).toBe(true);
    await demo.close();
  });

  it('reads a column of a table of one’s own as links, and writes the link that is drawn there', async () => {
    const own = await playground.open({ doc: 'foreign', lang: 'fr' });
    await own.actions([['AddVisibleColumn', 'Suivi_chantier', 'Attend', { type: 'RefList:Suivi_chantier' }]]);
    const [first, second, third] = await own.rows('Suivi_chantier');
    await own.actions([['UpdateRecord', 'Suivi_chantier', second?.id ?? 0, { Attend: ['L', first?.id ?? 0] }]]);
    await own.addWidget({ widget: 'dependencies', table: 'Suivi_chantier', page: 'Ordre du chantier', mapping: { title: 'Tache', dependsOn: 'Attend' }, parameters: { lang: 'fr' } });
    await own.showPage('Ordre du chantier');
    await board(own).getByRole('button', { name: 'Liste', exact: true }).click();
    const title = (row: Row | undefined) => String(row?.['Tache']);

    await listRow(own, title(second)).focus();
    await own.page.keyboard.press('ArrowRight');
    await board(own).getByRole('row', { name: /attend/ }).filter({ hasText: title(first) }).waitFor();
    await own.page.keyboard.press('n');
    await board(own).getByRole('option', { name: title(third) }).click();

    await expect.poll(async () => (await own.rows('Suivi_chantier')).find(({ id }) => id === second?.id)?.['Attend']).toEqual(['L', first?.id, third?.id]);
    await own.undo();
    await expect.poll(async () => (await own.rows('Suivi_chantier')).find(({ id }) => id === second?.id)?.['Attend']).toEqual(['L', first?.id]);
    await own.close();
  });

  it.each([
    { name: 'dependencies-map-light-fr', lang: 'fr', view: 'Carte', colorScheme: 'light', width: 1400, chosen: true },
    { name: 'dependencies-map-dark-fr', lang: 'fr', view: 'Carte', colorScheme: 'dark', width: 1400, chosen: true },
    { name: 'dependencies-map-light-en', lang: 'en', view: 'Map', colorScheme: 'light', width: 1400, chosen: true },
    { name: 'dependencies-matrix-light-fr', lang: 'fr', view: 'Qui attend qui', colorScheme: 'light', width: 1400, chosen: false },
    { name: 'dependencies-timeline-light-fr', lang: 'fr', view: 'Planning', colorScheme: 'light', width: 1400, chosen: false },
    { name: 'dependencies-list-light-fr', lang: 'fr', view: 'Liste', colorScheme: 'light', width: 1400, chosen: false },
    { name: 'dependencies-narrow-fr', lang: 'fr', view: 'Liste', colorScheme: 'light', width: 480, chosen: false },
  ] as const)('has its picture taken, and axe finds nothing: $name', async ({ name, lang, view, colorScheme, width, chosen }) => {
    const pictured = await playground.open({ doc: 'demo', lang, colorScheme, viewport: { width, height: 1000 }, hideBar: true, reducedMotion: 'reduce' });
    await pictured.showPage(lang === 'fr' ? 'Qui attend qui' : 'Who needs whom');
    if (width < 500) {
      await board(pictured).getByRole('button', { name: 'Vue Carte' }).click();
      await board(pictured).getByRole('menuitemradio', { name: view }).click();
    } else await board(pictured).getByRole('button', { name: view, exact: true }).click();
    if (chosen) {
      await chooseNode(pictured);
      await board(pictured).getByRole('complementary').waitFor();
    } else await board(pictured).locator('[role="gridcell"]').first().waitFor();

    expect(await pictured.axe('dependencies')).toEqual([]);
    await pictured.screenshot(name, { widget: 'dependencies' });
    await pictured.close();
  });
});

function board(doc: GristDocument): Locator {
  return doc.inWidget('dependencies').locator('coop-dependencies');
}

function node(doc: GristDocument, title: string): Locator {
  return board(doc).locator('.node', { hasText: title });
}

function listRow(doc: GristDocument, title: string): Locator {
  return board(doc).getByRole('row').filter({ hasText: title }).first();
}

async function searchFor(doc: GristDocument, words: string): Promise<void> {
  await board(doc).getByRole('button', { name: 'Chercher' }).click();
  await board(doc).getByRole('searchbox').fill(words);
}

async function dragTo(doc: GristDocument, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (start === null || end === null) throw new Error('There is nothing to drag.');
  const { mouse } = doc.page;
  await mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await mouse.down();
  await mouse.move(end.x + end.width / 3, end.y + end.height / 3, { steps: 8 });
  await mouse.up();
}

/** Draws a finger over the screen. */
async function touchFromTo(doc: GristDocument, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (start === null || end === null) throw new Error('There is nothing to touch.');
  const screen = await doc.page.context().newCDPSession(doc.page);
  const [x0, y0, x1, y1] = [start.x + start.width / 2, start.y + start.height / 2, end.x + end.width / 2, end.y + end.height / 2];
  await screen.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: x0, y: y0 }] });
  for (let step = 1; step <= 8; step++) await screen.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: x0 + ((x1 - x0) * step) / 8, y: y0 + ((y1 - y0) * step) / 8 }] });
  await screen.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

/** Goes from node to node with the arrows until the keys are on one. */
async function moveFocusTo(doc: GristDocument, title: string): Promise<void> {
  const focused = board(doc).locator('.node:focus');
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowRight', 'ArrowLeft', 'ArrowLeft', 'ArrowDown', 'ArrowUp']) {
    await doc.page.keyboard.press(key);
    if ((await focused.textContent())?.includes(title) === true) return;
  }
  throw new Error(`The arrows do not lead to ${title}.`);
}

/** Opens a critical task that is in the middle of the map. */
async function chooseNode(doc: GristDocument): Promise<void> {
  const nodes = board(doc).locator('.node.critical:not([hidden])');
  const inSight = () => nodes.evaluateAll((found) => found.flatMap((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const isClear = left > 60 && right < innerWidth - 320 && top > 80 && bottom < innerHeight - 80;
    return isClear ? [{ title: element.querySelector('.title')?.textContent ?? '', x, y }] : [];
  }));
  // A map that has just opened may lay its tasks out once more: the one that is pressed stands still between two looks.
  let before: Awaited<ReturnType<typeof inSight>> = [];
  await expect.poll(async () => {
    const now = await inSight();
    const stands = now.length > 0 && JSON.stringify(now) === JSON.stringify(before);
    before = now;
    return stands;
  }, { interval: 250 }).toBe(true);
  await nodes.filter({ hasText: before[0]?.title ?? '' }).first().click();
}

async function taskId(doc: GristDocument, title: string): Promise<number> {
  return (await doc.rows('Tasks')).find((task) => task['title'] === title)?.id ?? 0;
}

async function linksBetween(doc: GristDocument, from: string, to: string): Promise<Row[]> {
  const [predecessor, successor] = [await taskId(doc, from), await taskId(doc, to)];
  return (await doc.rows('Dependencies')).filter((link) => link['predecessor'] === predecessor && link['successor'] === successor);
}

/** Dates that make the second task follow the first without a day to spare, from a week ahead on. */
async function datesFor(doc: GristDocument) {
  const [alpha, beta] = [await taskId(doc, 'Essai alpha'), await taskId(doc, 'Essai beta')];
  const monday = Math.floor(Date.now() / 86_400_000) + 14 - ((Math.floor(Date.now() / 86_400_000) + 3) % 7);
  const day = (offset: number) => (monday + offset) * 86_400;
  return [['BulkUpdateRecord', 'Tasks', [alpha, beta], { start: [day(0), day(3)], due: [day(2), day(4)] }]] as const;
}

async function datesOf(doc: GristDocument): Promise<Record<string, unknown>> {
  const tasks = (await doc.rows('Tasks')).filter((task) => String(task['title']).startsWith('Essai'));
  return Object.fromEntries(tasks.map((task) => [String(task['title']), [task['start'], task['due']]]));
}
