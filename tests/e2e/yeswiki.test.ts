import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchOptions } from '@entrelacs/tooling/browser.mjs';
import { WikiSite, type PageAsked } from './support/wiki/wiki-site.ts';

const hostile = JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/hostile-texts.json'), 'utf8')) as readonly string[];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

function aWiki(session: string | null = 'InesMorel'): WikiSite {
  return new WikiSite({
    session,
    rows: {
      member: { Ines: { name: 'Inès Morel', account: 'InesMorel', active: true }, Karim: { name: 'Karim Haddad', active: true } },
      project: { Boutique: { name: 'Boutique en ligne', status: 'active' } },
      task: {
        Statuts: { title: 'Écrire les statuts', project: 'Boutique', status: 'doing', responsible: ['Ines'], accountable: ['Karim'] },
        Photos: { title: 'Photographier les lampes', project: 'Boutique', status: 'todo', responsible: ['Karim'] },
        Autre: { title: 'Une tâche d’un autre projet', status: 'todo' },
      },
      dependency: { Besoin: { predecessor: 'Statuts', successor: 'Photos', need: 'Les statuts signés', state: 'accepted', owner: 'Ines' } },
      kpi: { Delai: { name: 'Délai', family: 'delivery', axis: 'delay', source: 'manual', direction: 'lowerIsBetter', frequency: 'monthly', active: true } },
    },
  });
}

describe('the extension’s pages, by the real Twig in a real Chromium', () => {
  let browser: Browser;
  let site: WikiSite;
  let page: Page;
  const contexts: BrowserContext[] = [];
  const faults: string[] = [];
  beforeAll(async () => {
    browser = await chromium.launch(launchOptions());
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    site = aWiki();
    await site.start();
  });
  afterEach(async () => {
    // What is on its way to a page that closes is nobody's error.
    await Promise.all(contexts.flatMap((context) => context.pages()).map((opened) => opened.unrouteAll({ behavior: 'ignoreErrors' })));
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    site.stop();
    expect(faults.splice(0)).toEqual([]);
  });

  async function open(asked: PageAsked, options: { readonly javaScriptEnabled?: boolean; readonly width?: number; readonly untilRead?: boolean; readonly before?: (page: Page) => Promise<unknown> } = {}): Promise<void> {
    site.page = asked;
    const context = await browser.newContext({ javaScriptEnabled: options.javaScriptEnabled ?? true, viewport: { width: options.width ?? 1280, height: 900 }, locale: 'fr-FR' });
    contexts.push(context);
    page = await context.newPage();
    page.on('pageerror', (error) => faults.push(String(error)));
    await options.before?.(page);
    const isRead = options.untilRead === true ? page.waitForResponse((response) => response.url().includes('api/entrelacs/entities')) : undefined;
    await page.goto(site.url);
    await isRead;
  }
  const cell = (name: string) => page.getByRole('gridcell', { name });

  it('shows a readable table without JavaScript', async () => {
    await open({ action: 'raci', arguments: { projet: 'Boutique' } }, { javaScriptEnabled: false });

    const table = page.getByRole('table', { name: 'Qui fait quoi' });
    await table.getByRole('row', { name: /Écrire les statuts Inès Morel Karim Haddad/ }).waitFor();
    expect(await page.getByText('Une tâche d’un autre projet').count()).toBe(0);
  });

  it('saves a letter typed in the matrix, and says when', async () => {
    await open({ action: 'raci', arguments: { projet: 'Boutique' } });

    await cell('Photographier les lampes, Inès Morel: aucun rôle').focus();
    await page.keyboard.press('c');

    await cell('Photographier les lampes, Inès Morel: Consulté·e').waitFor();
    await page.getByText(/Enregistré à \d\d:\d\d/).waitFor();
    expect(site.wiki.entries.rows('task', { account: 'InesMorel', isAdmin: false, isProgram: false }).find(({ id }) => id === 'Photos')?.fields['consulted']).toEqual(['Ines']);
  });

  it('makes the list of a person as high as what they do', async () => {
    await open({ action: 'raci', arguments: { vue: 'personne', membre: 'Ines' } }, { width: 480 });
    const matrix = page.locator('coop-raci-matrix');
    await matrix.getByText('Écrire les statuts').first().waitFor();

    const [height, needed] = await matrix.evaluate((element) => {
      const list = element.shadowRoot!.querySelector('coop-raci-person')!.shadowRoot!.querySelector('.groups')!;
      return [list.clientHeight, [...list.children].reduce((sum, child) => sum + child.getBoundingClientRect().height, 0)] as const;
    });
    expect(height - needed).toBeLessThan(40);
  });

  it('loses neither a key nor a click that came before what answers them', async () => {
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await open({ action: 'raci', arguments: { projet: 'Boutique' } }, { before: (fresh) => holdBack(fresh, 'coop-raci-picker', held) });

    await cell('Photographier les lampes, Inès Morel: aucun rôle').focus();
    await page.keyboard.press('c');
    await cell('Écrire les statuts, Karim Haddad: Approuve').click();
    expect(await page.getByRole('menu').count()).toBe(0);
    answer();

    await cell('Photographier les lampes, Inès Morel: Consulté·e').waitFor();
    await page.getByRole('menu', { name: 'Écrire les statuts, Karim Haddad' }).waitFor();
    expect(site.wiki.writes).toBe(1);
  });

  it('loses no key of the map either that came before its hands', async () => {
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await open({ action: 'dependencies', arguments: { projet: 'Boutique' } }, { before: (fresh) => holdBack(fresh, 'deps.draw.hint', held) });

    await page.getByRole('button', { name: /^Photographier les lampes/ }).focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('complementary').count()).toBe(0);
    answer();

    await page.getByRole('complementary').getByRole('heading', { name: 'Écrire les statuts' }).waitFor();
  });

  it('locks a row that this person may only read', async () => {
    site.wiki.entries.restrict('task', 'Photos', { isReadOnly: true });
    await open({ action: 'raci', arguments: { projet: 'Boutique' } });

    await cell('Photographier les lampes, Inès Morel: aucun rôle').focus();
    await page.keyboard.press('c');

    await page.getByText('Vous pouvez lire cette ligne, sans la modifier').first().waitFor();
    expect(site.wiki.writes).toBe(0);
  });

  it('shows both values when somebody else saved meanwhile, and writes the one chosen', async () => {
    await open({ action: 'raci', arguments: { projet: 'Boutique' } }, { untilRead: true });
    await cell('Écrire les statuts, Inès Morel: Réalise').waitFor();

    site.wiki.entries.put('task', 'Statuts', { accountable: [] }, 'Autre');
    await cell('Écrire les statuts, Inès Morel: Réalise').focus();
    await page.keyboard.press('a');

    const conflict = page.getByRole('alert', { name: 'Quelqu’un a enregistré entre-temps' });
    await conflict.getByRole('row', { name: /Approuve vide Inès Morel/ }).waitFor();
    await conflict.getByRole('button', { name: 'Enregistrer la mienne' }).click();
    await expect.poll(() => site.wiki.entries.rows('task', { account: 'InesMorel', isAdmin: false, isProgram: false }).find(({ id }) => id === 'Statuts')?.fields['accountable']).toEqual(['Ines']);
  });

  it('runs no script out of a conflict, whoever the other one calls themselves', async () => {
    const text = hostile.join(' ');
    site.wiki.entries.put('member', 'Ines', { name: text });
    site.wiki.entries.put('task', 'Statuts', { title: text });
    await open({ action: 'raci', arguments: { projet: 'Boutique' } }, { untilRead: true });
    const own = page.getByRole('gridcell', { name: /: Réalise$/ }).first();
    await own.waitFor();

    site.wiki.entries.put('task', 'Statuts', { accountable: [] }, text);
    await own.focus();
    await page.keyboard.press('a');

    const conflict = page.getByRole('alert', { name: 'Quelqu’un a enregistré entre-temps' });
    await conflict.getByRole('row', { name: /Approuve vide/ }).getByText('window.hacked=1').waitFor();
    expect(await conflict.locator('script, img, iframe, svg, style, form').count()).toBe(0);
    expect(await page.evaluate(() => (globalThis as unknown as { hacked?: number }).hacked)).toBeUndefined();
  });

  it.each([
    ['Abandonner ma modification', ['Ines']],
    ['Garder la valeur enregistrée', []],
  ])('says what else of the change is saved with either value, and does so: %s', async (decision, responsible) => {
    site.wiki.entries.put('task', 'Statuts', { responsible: ['Ines'], accountable: ['Ines'] });
    await open({ action: 'raci', arguments: { projet: 'Boutique' } }, { untilRead: true });
    await cell('Écrire les statuts, Inès Morel: Approuve, Réalise').waitFor();

    site.wiki.entries.put('task', 'Statuts', { accountable: ['Karim'] }, 'Autre');
    await cell('Écrire les statuts, Inès Morel: Approuve, Réalise').focus();
    await page.keyboard.press('Backspace');

    const conflict = page.getByRole('alert', { name: 'Quelqu’un a enregistré entre-temps' });
    await conflict.getByText('S’enregistre avec l’une ou l’autre\u00A0: Réalise (vide).').waitFor();
    await conflict.getByRole('button', { name: decision }).click();
    await conflict.waitFor({ state: 'detached' });
    await expect.poll(() => site.wiki.entries.rows('task', { account: 'InesMorel', isAdmin: false, isProgram: false }).find(({ id }) => id === 'Statuts')?.fields).toMatchObject({ responsible, accountable: ['Karim'] });
  });

  it('takes a need further for whoever’s turn it is', async () => {
    site.wiki.entries.put('task', 'Statuts', { accountable: ['Ines'] });
    await open({ action: 'needs', arguments: { projet: 'Boutique' } });

    await page.getByText('Karim Haddad vous attend, pour Photographier les lampes').waitFor();
    const colours = await page.locator('.rings .ring').evaluateAll((rings) => rings.map((ring) => `${getComputedStyle(ring).stroke}${ring.closest('.ahead') === null ? '' : ' ahead'}`));
    const [reached, ahead] = [colours.filter((colour) => !colour.endsWith(' ahead')), colours.filter((colour) => colour.endsWith(' ahead'))];
    expect([reached.length, ahead.length, new Set(reached).size, ahead.some((colour) => reached.includes(colour.replace(' ahead', '')))]).toEqual([2, 1, 1, false]);
    await page.getByRole('button', { name: 'Marquer livré' }).click();
    await expect.poll(() => site.wiki.entries.rows('dependency', { account: 'InesMorel', isAdmin: false, isProgram: false })[0]?.fields['state']).toBe('delivered');
    await page.locator('.entrelacs-stage').getByText('à vérifier').first().waitFor();
  });

  it('moves a task to another status by the arrow keys, and keeps the focus on it', async () => {
    await open({ action: 'kanban' });

    await page.getByRole('button', { name: 'Photographier les lampes, À faire' }).focus();
    await page.keyboard.press('ArrowRight');

    const moved = page.getByRole('button', { name: 'Photographier les lampes, En cours' });
    await moved.waitFor();
    await expect.poll(() => moved.evaluate((element) => element === (element.getRootNode() as ShadowRoot).activeElement)).toBe(true);
  });

  it.each([
    ['dependencies', 'Écrire les statuts'],
    ['kpi', 'Délai'],
    ['cards', 'Délai'],
  ])('shows the board %s', async (action, text) => {
    await open({ action, arguments: { vue: action === 'dependencies' ? 'liste' : '' } });
    await page.locator('.entrelacs-stage').getByText(text).first().waitFor();
  });

  it.each(['raci', 'needs', 'kanban'])('has nothing in %s that axe objects to', async (action) => {
    await open({ action });
    await page.locator('.is-ready').waitFor();
    await page.locator('.entrelacs-stage').getByText(/Photographier les lampes|Les statuts signés/).first().waitFor();
    await page.evaluate(axe);
    const violations = await page.evaluate(() => (globalThis as unknown as { axe: { run(context: Document, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }));
    expect(violations.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
  });

  it.each(['raci', 'needs', 'kanban', 'dependencies', 'kpi', 'cards'])('runs no script out of a value in %s, with JavaScript or without', async (action) => {
    hostile.forEach((text, n) => {
      site.wiki.entries.put('member', `M${n}`, { name: text, active: true });
      site.wiki.entries.put('project', `P${n}`, { name: text, objective: text });
      site.wiki.entries.put('task', `T${n}`, { title: text, stage: text, project: `P${n}`, status: 'todo', responsible: [`M${n}`], tags: [text] });
      site.wiki.entries.put('dependency', `D${n}`, { predecessor: `T${n}`, successor: 'Photos', need: text, criteria: text, state: 'requested' });
      site.wiki.entries.put('kpi', `K${n}`, { name: text, unit: text, source: 'manual', family: 'delivery', axis: 'delay', direction: 'lowerIsBetter', frequency: 'monthly', active: true });
    });
    const asked: PageAsked = { action, arguments: { projet: '', vue: hostile[1] ?? '', hauteur: hostile[0] ?? '', formulaires: hostile[1] ?? '' } };
    await open(asked, { javaScriptEnabled: false });
    await page.getByRole('table').getByText('window.hacked=1').first().waitFor();
    expect(await page.locator('main script, main img').count()).toBe(0);
    await page.close();

    await open(asked);
    await page.locator('.entrelacs-stage').getByText('window.hacked=1').first().waitFor();
    expect(await page.evaluate(() => (globalThis as unknown as { hacked?: number }).hacked)).toBeUndefined();
    expect(await page.locator('main script, main img').count()).toBe(0);
    expect(await page.content()).not.toContain('secret');
  });

  it('stands in a dynamic list of Bazar, and shows what its search and filters leave', async () => {
    await open({ action: 'kanban', listed: ['Statuts', 'Photos'] });
    const card = (title: string) => page.locator('.entrelacs-stage').getByText(title);
    await card('Photographier les lampes').waitFor();
    expect(await card('Une tâche d’un autre projet').count()).toBe(0);
    await page.evaluate(() => (window as unknown as { listEntries(tags: readonly string[]): void }).listEntries(['Autre']));
    await card('Une tâche d’un autre projet').waitFor();
    expect(await card('Photographier les lampes').count()).toBe(0);
  });

  it('names who has a letter as soon as it was taken', async () => {
    await open({ action: 'entry', arguments: { entity: 'task', tag: 'Photos' } });
    const consulted = page.locator('.entrelacs-roles .is-consulted');
    await consulted.getByRole('button', { name: 'Prendre ce rôle' }).click();
    await consulted.locator('.entrelacs-people').getByRole('link', { name: 'Inès Morel' }).waitFor();
  });

  it('leaves the page its one main part', async () => {
    for (const [action, element] of [['raci', 'coop-raci-matrix'], ['dependencies', 'coop-dependencies'], ['kpi', 'coop-kpi-board']] as const) {
      await open({ action, arguments: { projet: 'Boutique' } });
      await page.locator(element).getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
      expect(await page.getByRole('main').count(), action).toBe(1);
      if (action !== 'kpi') await page.close();
    }
  });

  it('lets a visitor without an account read, and says how to write', async () => {
    site.stop();
    site = aWiki(null);
    await site.start();
    await open({ action: 'raci' });
    await cell('Photographier les lampes, Inès Morel: aucun rôle').focus();
    await page.keyboard.press('c');
    await page.locator('.entrelacs-stage').getByText('rien n’a été changé').waitFor();
    expect(site.wiki.writes).toBe(0);
  });

  it('speaks English, and fits a narrow page', async () => {
    await open({ action: 'kanban', lang: 'en' }, { width: 380 });
    await page.getByRole('region', { name: 'In progress' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });

  it('keeps its controls on one line and names whole, at any width, on a theme with large, wide letters', async () => {
    site.stop();
    site = new WikiSite({
      session: null,
      rows: {
        team: { Atelier: { name: 'Atelier' }, Produit: { name: 'Produit' } },
        member: { Claire: { name: 'Claire Fontaine', team: 'Produit', active: true }, Nadia: { name: 'Nadia Belkacem', team: 'Atelier', active: true } },
        project: { Boutique: { name: 'Boutique en ligne', status: 'active' }, Lampe: { name: 'Lampe', status: 'active' } },
        task: { Photos: { title: 'Photographier les lampes', project: 'Boutique', status: 'todo' }, Globes: { title: 'Souffler les globes', project: 'Lampe', status: 'todo', responsible: ['Claire'], accountable: ['Nadia'] } },
      },
    });
    await site.start();
    await open({ action: 'raci', css: 'body{font-size:15px;letter-spacing:.01em}coop-raci-matrix{position:fixed;inset:0 auto auto 0}' });
    await page.getByRole('button', { name: 'Par personne' }).waitFor();
    const lines = [];
    for (let width = 660; width <= 1300; width += 40) {
      lines.push(
        await page.locator('coop-raci-matrix').evaluate(async (matrix, width) => {
          matrix.style.width = `${width}px`;
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          return `${width}: ${(matrix.shadowRoot?.querySelector('coop-raci-toolbar')?.shadowRoot?.querySelector<HTMLElement>('.toolbar')?.offsetHeight ?? 0) < 60 ? 'one line' : 'more'}`;
        }, width),
      );
    }
    expect(lines.filter((line) => !line.endsWith(': one line'))).toEqual([]);
    const names = page.locator('coop-raci-grid .person .who');
    expect(await names.allTextContents()).toEqual(['Nadia Belkacem', 'Claire F.']);
  });

  it('keeps links readable on a theme with a pale primary colour', async () => {
    await open({ action: 'raci', css: ':root{--primary-color:#F9C401}' });
    await page.locator('html[data-entrelacs-link="text"][data-entrelacs-on-accent="dark"]').waitFor({ state: 'attached' });
  });

  it.each([
    ['whose variables say so', ':root{--main-container-bg-color:#1c2227;--neutral-color:#e6e8ea}', 'rgb(28, 34, 39)', 'rgb(230, 232, 234)'],
    ['made dark by a style sheet alone', 'body{background:#14181c;color:#e6e8ea}', 'rgb(20, 24, 28)', 'rgb(230, 232, 234)'],
    ['where text has no colour to be read', 'body{background:#14181c}', 'rgb(20, 24, 28)', 'rgb(255, 255, 255)'],
  ])('is dark on a wiki %s', async (_, css, ground, text) => {
    await open({ action: 'raci', css });
    await page.locator('html[data-coop-theme="dark"]').waitFor({ state: 'attached' });
    const row = cell('Écrire les statuts, Inès Morel: Réalise');
    await row.waitFor();
    expect(await page.locator('coop-raci-matrix').evaluate((matrix) => [getComputedStyle(matrix).backgroundColor, getComputedStyle(matrix).color])).toEqual([ground, text]);
    const shades = await page.locator('coop-raci-grid .head').evaluate((head) => [...getComputedStyle(head).backgroundColor.matchAll(/[\d.]+/g)].map(([part]) => Number(part)));
    expect(Math.max(...shades)).toBeLessThan(0.25);
  });
});

/** Keeps the part whose text holds some words from a page until something is done. */
async function holdBack(page: Page, words: string, until: Promise<void>): Promise<void> {
  await page.route('**/part-*.js', async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    if (body.includes(words)) await until;
    await route.fulfill({ response, body });
  });
}
