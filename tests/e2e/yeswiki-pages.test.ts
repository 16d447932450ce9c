import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { EntityName } from '@entrelacs/core';
import type { WireConflict, WireFields } from '@entrelacs/yeswiki';
import { launchOptions } from '@entrelacs/tooling/browser.mjs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WikiSite, type PageAsked } from './support/wiki/wiki-site.ts';

const hostile = JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/hostile-texts.json'), 'utf8')) as readonly string[];
const conflict: WireConflict = { id: 'c1', entity: 'task', entry: 'Statuts', field: 'due', title: 'Écrire les statuts', grist: { value: '2026-12-01', by: 'Karim' }, wiki: { value: '2026-12-24', by: 'Inès' } };

function aWiki(session: string | null): WikiSite {
  return new WikiSite({
    session,
    admins: ['Admin'],
    rows: {
      member: { Ines: { name: 'Inès Morel', account: 'InesMorel', active: true }, Karim: { name: 'Karim Haddad', active: true } },
      team: { Atelier: { name: 'L’atelier' } },
      project: { Boutique: { name: 'Boutique en ligne', objective: 'Vendre dix lampes avant Noël', status: 'active', lead: 'Ines' } },
      milestone: { Ouverture: { title: 'Ouverture', project: 'Boutique', due: '2026-12-01' } },
      task: {
        Statuts: { title: 'Écrire les statuts', project: 'Boutique', team: 'Atelier', status: 'doing', responsible: ['Ines'], accountable: ['Karim'], consulted: [], informed: [] },
        Photos: { title: 'Photographier les lampes', project: 'Boutique', status: 'todo', responsible: ['Karim'], accountable: [], consulted: [], informed: [] },
      },
      dependency: { Besoin: { predecessor: 'Statuts', successor: 'Photos', need: 'Les statuts signés', state: 'accepted' } },
      kpi: { Delai: { name: 'Délai', family: 'delivery', axis: 'delay', source: 'manual', direction: 'lowerIsBetter', frequency: 'monthly', active: true } },
    },
  });
}

describe('pages of entries and of the administrator, by the real Twig in a real Chromium', () => {
  let browser: Browser;
  let site: WikiSite;
  let context: BrowserContext;
  let page: Page;
  const faults: string[] = [];
  beforeAll(async () => {
    browser = await chromium.launch(launchOptions());
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    site = aWiki('InesMorel');
    await site.start();
  });
  afterEach(async () => {
    await context.close();
    site.stop();
    expect(faults.splice(0)).toEqual([]);
  });

  async function open(asked: PageAsked, { javaScriptEnabled = true } = {}): Promise<void> {
    site.page = asked;
    context = await browser.newContext({ javaScriptEnabled, viewport: { width: 1280, height: 900 }, locale: 'fr-FR' });
    page = await context.newPage();
    page.on('pageerror', (error) => faults.push(String(error)));
    await page.goto(site.url);
  }
  const entry = (entity: EntityName, tag: string): PageAsked => ({ action: 'entry', arguments: { entity, tag } });
  const rowOf = (entity: EntityName, tag: string): WireFields | undefined => site.wiki.entries.rows(entity, { account: 'Admin', isAdmin: true, isProgram: false }).find(({ id }) => id === tag)?.fields;

  it('loads nothing of ours where a page has none of our actions', async () => {
    const asked: string[] = [];
    site.page = { action: 'none', arguments: { text: 'Une page ordinaire' } };
    context = await browser.newContext();
    page = await context.newPage();
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));

    await page.goto(site.url, { waitUntil: 'networkidle' });
    await page.getByText('Une page ordinaire').waitFor();
    expect(asked.filter((path) => /\.(?:js|css)$/u.test(path))).toEqual([]);
    expect(await page.locator('script, link[rel=stylesheet]').count()).toBe(0);

    // The same page with one of ours asks for its files: the count above can fail.
    site.page = { action: 'raci' };
    await page.goto(site.url);
    await page.getByRole('grid').waitFor();
    expect(asked.filter((path) => path.endsWith('.js')).length).toBeGreaterThan(0);
  });

  it('brings a project together: who does what, needs, promises, figures, all at work', async () => {
    await open(entry('project', 'Boutique'));

    await page.getByRole('heading', { name: 'Boutique en ligne', level: 1 }).first().waitFor();
    await page.getByRole('gridcell', { name: 'Photographier les lampes, Inès Morel: aucun rôle' }).focus();
    await page.keyboard.press('c');
    await page.getByRole('gridcell', { name: 'Photographier les lampes, Inès Morel: Consulté·e' }).waitFor();
    await page.getByText('Karim Haddad attend').or(page.getByText('Karim Haddad vous attend')).first().waitFor();
    await page.locator('coop-kpi-strip').getByText('Délai').first().waitFor();
    await expect.poll(() => rowOf('task', 'Photos')?.['consulted']).toEqual(['Ines']);
  });

  it('asks once about a change that clashes, above the board where it was made', async () => {
    await open(entry('project', 'Boutique'));
    await page.getByRole('gridcell', { name: 'Écrire les statuts, Inès Morel: Réalise' }).waitFor();
    await page.getByText('Karim Haddad attend').or(page.getByText('Karim Haddad vous attend')).first().waitFor();

    site.wiki.entries.put('task', 'Statuts', { accountable: [] }, 'Autre');
    await page.getByRole('gridcell', { name: 'Écrire les statuts, Inès Morel: Réalise' }).focus();
    await page.keyboard.press('a');

    await page.locator('[data-entrelacs="raci"] > .entrelacs-conflicts').waitFor();
    expect(await page.locator('.entrelacs-conflicts').count()).toBe(1);
  });

  it('lets one take a role from the page of a task, and hand it over', async () => {
    await open(entry('task', 'Statuts'));
    const informed = page.locator('.is-informed');

    await informed.getByRole('button', { name: 'Prendre ce rôle' }).click();
    await informed.getByText('Vous êtes').waitFor();
    await expect.poll(() => rowOf('task', 'Statuts')?.['informed']).toEqual(['Ines']);

    await informed.getByRole('button', { name: 'Passer la main' }).click();
    await page.getByRole('menuitem', { name: 'Karim Haddad' }).click();
    await informed.getByText('Rôle passé à Karim Haddad').waitFor();
    await expect.poll(() => rowOf('task', 'Statuts')?.['informed']).toEqual(['Karim']);
  });

  it('shows a member what they do and who waits for them', async () => {
    site.wiki.entries.put('task', 'Statuts', { accountable: ['Ines'] });
    await open(entry('member', 'Ines'));

    await page.getByRole('heading', { name: 'Ce que je fais' }).waitFor();
    await page.locator('coop-raci-matrix').getByText('Écrire les statuts').first().waitFor();
    await page.locator('coop-needs').getByText('Les statuts signés').waitFor();
  });

  it('takes a need further from its own page', async () => {
    site.wiki.entries.put('task', 'Statuts', { accountable: ['Ines'] });
    await open(entry('dependency', 'Besoin'));

    await page.getByRole('button', { name: 'Marquer livré' }).click();

    await page.locator('coop-needs').getByText('à vérifier').first().waitFor();
    await expect.poll(() => rowOf('dependency', 'Besoin')?.['state']).toBe('delivered');
  });

  it.each([
    ['project', 'Boutique', ['Qui fait quoi : tâches en cours', 'Qui attend qui', 'Indicateurs']],
    ['task', 'Statuts', ['Qui attend qui']],
    ['member', 'Ines', ['Tâches en cours', 'Qui attend qui']],
    ['dependency', 'Besoin', ['Qui attend qui']],
    ['team', 'Atelier', ['Tâches']],
  ] as const)('shows the page of a %s as words and tables without JavaScript', async (entity, tag, tables) => {
    await open(entry(entity, tag), { javaScriptEnabled: false });

    for (const name of tables) await page.getByRole('table', { name }).first().waitFor();
    expect(await page.getByRole('heading', { level: 1 }).allTextContents()).toContainEqual(expect.stringMatching(/\S/));
  });

  // Pages of the other entities have no script of ours, and are read by tests/php/TemplatesTest.php.
  it.each(['project', 'member', 'task', 'dependency', 'kpi', 'milestone'] as const)('runs no script out of an entry of %s', async (entity) => {
    const text = hostile.join(' ');
    const row = (extra: WireFields = {}): WireFields => ({ title: text, name: text, objective: text, need: text, criteria: text, text, purpose: text, comment: text, unit: text, stage: text, tags: [text], documents: text, acceptanceCriteria: text, ...extra });
    site.wiki.entries.put('member', 'M', row({ active: true }));
    site.wiki.entries.put('project', 'P', row());
    site.wiki.entries.put('task', 'T', row({ project: 'P', status: 'todo', responsible: ['M'], accountable: ['M'], consulted: [], informed: [] }));
    site.wiki.entries.put('task', 'U', row({ project: 'P', status: 'todo', responsible: ['M'], accountable: [], consulted: [], informed: [] }));
    site.wiki.entries.put('dependency', 'D', row({ predecessor: 'T', successor: 'U', state: 'requested' }));
    site.wiki.entries.put('kpi', 'K', row({ source: 'manual', family: 'delivery', axis: 'delay', direction: 'lowerIsBetter', frequency: 'monthly', active: true }));
    const known: Partial<Record<EntityName, string>> = { member: 'M', project: 'P', task: 'T', dependency: 'D', kpi: 'K' };
    const tag = known[entity] ?? 'Hostile';
    if (tag === 'Hostile') site.wiki.entries.put(entity, tag, row({ project: 'P', kpi: 'K', task: 'T' }));
    await open(entry(entity, tag));

    const boards = await page.locator('.entrelacs[data-entrelacs]:not(.entrelacs-gesture)').count();
    if (boards > 0) await page.locator('.entrelacs.is-ready').first().waitFor();
    if (['member', 'project', 'task', 'dependency'].includes(entity)) await page.locator('.entrelacs-stage').getByText('window.hacked=1').first().waitFor();
    expect(await page.locator('main script, main img, main iframe, main svg[onload]').count()).toBe(0);
    expect(await page.evaluate(() => (globalThis as unknown as { hacked?: number }).hacked)).toBeUndefined();
  });

  describe('{{entrelacsgeste}} in any page', () => {
    const gesture = (geste: string, about: Readonly<Record<string, string>> = {}): PageAsked => ({ action: 'gesture', arguments: { geste, ...about } });
    const answer = async (score: string) => {
      await page.locator('coop-gesture form').waitFor();
      for (const question of await page.locator('coop-gesture fieldset').all()) await question.getByRole('radio', { name: score }).check();
      await page.getByRole('button', { name: 'Répondre' }).click();
    };

    it('asks for what one needs', async () => {
      await open(gesture('besoin', { projet: 'Boutique' }));

      await page.getByRole('button', { name: 'Demander ce qu’il vous faut' }).click();
      await page.getByLabel('Ce qu’il vous faut', { exact: true }).fill('Dix ampoules');
      await page.getByLabel('Pour quelle tâche').selectOption({ label: 'Écrire les statuts' });
      await page.getByLabel('De quelle tâche').selectOption({ label: 'Photographier les lampes' });
      await page.getByRole('button', { name: 'Envoyer la demande' }).click();

      await page.getByText('Demande envoyée').waitFor();
      const asked = site.wiki.entries.rows('dependency', { account: 'Admin', isAdmin: true, isProgram: false }).find(({ fields }) => fields['need'] === 'Dix ampoules');
      expect(asked?.fields).toMatchObject({ predecessor: 'Photos', successor: 'Statuts', state: 'requested' });
    });

    it('marks a need delivered', async () => {
      site.wiki.entries.put('task', 'Statuts', { accountable: ['Ines'] });
      await open(gesture('livrer', { besoin: 'Besoin' }));

      await page.getByRole('button', { name: 'Marquer livré' }).click();

      await page.getByText('à vérifier par qui attendait').waitFor();
      expect(rowOf('dependency', 'Besoin')?.['state']).toBe('delivered');
    });

    it('takes an answer to the pulse once, and sends nothing that says whose it is', async () => {
      await open(gesture('barometre'));
      await answer('4');
      await page.getByText('votre réponse est enregistrée, sans votre nom').waitFor();
      expect(site.wiki.pulses).toEqual([{ trust: 4, respect: 4, communication: 4, climate: 4 }]);

      await page.reload();
      await answer('1');
      await page.getByText('Refusé : pulse.already').waitFor();
      expect(site.wiki.pulses.length).toBe(1);
    });

    it.each([
      ['role', { tache: 'Statuts' }, 'Ouvrir la fiche'],
      ['livrer', { besoin: 'Besoin' }, 'Ouvrir la fiche'],
      ['besoin', {}, 'JavaScript'],
      ['barometre', {}, 'JavaScript'],
    ] as const)('says without JavaScript where else it is done, or that it needs it: %s', async (geste, about, words) => {
      await open(gesture(geste, about), { javaScriptEnabled: false });

      expect(await page.locator('.entrelacs-gesture noscript').textContent()).toContain(words);
    });

    it('runs no script out of what it offers', async () => {
      hostile.forEach((text, n) => {
        site.wiki.entries.put('member', `M${n}`, { name: text, active: true });
        site.wiki.entries.put('team', `E${n}`, { name: text });
        site.wiki.entries.put('task', `T${n}`, { title: text, status: 'todo', responsible: ['Ines'], accountable: [], consulted: [], informed: [] });
      });
      await open(gesture('role', { tache: 'T1' }));
      await page.getByRole('button', { name: 'Passer la main' }).click();
      await page.getByRole('menuitem').getByText('window.hacked=1').first().waitFor();
      await page.close();

      await open(gesture('besoin', { projet: hostile[1] ?? '' }));
      await page.getByText(/Demander ce qu’il vous faut|Il faut une tâche/).first().waitFor();
      await page.close();

      await open(gesture('besoin'));
      await page.getByRole('button', { name: 'Demander ce qu’il vous faut' }).click();
      expect(await page.getByLabel('Pour quelle tâche').locator('option').allTextContents()).toEqual(expect.arrayContaining([expect.stringContaining('window.hacked=1')]));
      expect(await page.locator('main script, main img, main iframe').count()).toBe(0);
      expect(await page.evaluate(() => (globalThis as unknown as { hacked?: number }).hacked)).toBeUndefined();
    });
  });

  describe('{{entrelacsgrist}}', () => {
    // What a Grist server was seen to answer: a cookie opens the document of members, for pages of its own site only.
    const document = 'abCdEf123456';
    let isPublic = true;
    const grist = createServer(({ url = '', headers: { origin, cookie } }, response) => {
      const isKnown = isPublic || cookie?.includes('grist=Ines') === true;
      response.setHeader('Content-Type', url.startsWith('/api/') ? 'application/json' : 'text/html');
      response.setHeader('Access-Control-Allow-Origin', origin ?? '*');
      response.setHeader('Access-Control-Allow-Credentials', 'true');
      response.writeHead(isKnown ? 200 : 403).end(url.startsWith('/api/') ? '{}' : `<p>Tableau de ${url}</p>`);
    });
    const host = (): string => `http://127.0.0.1:${(grist.address() as AddressInfo).port}`;
    beforeAll(() => new Promise<void>((resolve) => grist.listen(0, '127.0.0.1', resolve)));
    afterAll(() => grist.close());
    const show = () => open({ action: 'grist', hosts: [host()], arguments: { doc: `${host()}/${document}/Atelier`, page: '3', titre: 'Nos tâches' } });

    it('shows a document that everybody may read, in the page asked for, with a link', async () => {
      isPublic = true;
      await show();

      await page.frameLocator('iframe[title="Nos tâches"]').getByText(`Tableau de /${document}/Atelier/p/3?style=singlePage`).waitFor();
      expect(await page.getByRole('link', { name: 'Ouvrir dans Grist : Nos tâches' }).getAttribute('href')).toBe(`${host()}/${document}/Atelier/p/3`);
      expect(await page.getByText('ne peut pas s’afficher ici').isVisible()).toBe(false);
    });

    it('shows a link instead to whoever may not read it', async () => {
      isPublic = false;
      await show();

      await page.getByText('Ce document ne peut pas s’afficher ici').waitFor();
      expect(await page.getByRole('link', { name: 'Ouvrir dans Grist : Nos tâches' }).isVisible()).toBe(true);
      expect(await page.locator('iframe').count()).toBe(0);
    });

    it('shows a document of members to whoever is logged in to a Grist of the same site', async () => {
      isPublic = false;
      context = await browser.newContext();
      page = await context.newPage();
      await context.addCookies([{ name: 'grist', value: 'Ines', url: host() }]);
      site.page = { action: 'grist', hosts: [host()], arguments: { doc: `${host()}/${document}/Atelier`, titre: 'Nos tâches' } };
      await page.goto(site.url);

      await page.frameLocator('iframe[title="Nos tâches"]').getByText(`Tableau de /${document}/Atelier`).waitFor();
    });

    it('asks no server that the administrators did not allow', async () => {
      const asked: string[] = [];
      grist.on('request', ({ url = '' }) => asked.push(url));
      await open({ action: 'grist', hosts: ['grist.example'], arguments: { doc: `${host()}/${document}/Atelier` } });

      await page.getByText(`Le serveur ${host()} n’est pas dans la liste`).waitFor();
      expect(await page.locator('iframe').count()).toBe(0);
      expect(asked).toEqual([]);
    });
  });

  describe('{{entrelacs}}', () => {
    beforeEach(async () => {
      site.stop();
      site = aWiki('Admin');
      await site.start();
    });
    /** Bodies of what the page wrote. */
    const watch = (): string[] => {
      const sent: string[] = [];
      page.on('request', (request) => {
        if (request.method() !== 'GET') sent.push(`${new URL(request.url()).search.slice(1)} ${request.postData() ?? ''}`);
      });
      return sent;
    };

    it('asks for what each button says, then shows how it stands', async () => {
      await open({ action: 'admin', isInstalled: false });
      const sent = watch();

      await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Tout créer et réparer' }).click()]);
      await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Créer Membres' }).click()]);
      await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Créer les pages' }).click()]);

      expect(sent).toEqual(['api/entrelacs/install {}', 'api/entrelacs/install {"parts":["form:member"]}', 'api/entrelacs/install {"site":"install"}']);
    });

    it('says why the wiki refused, and lets one try again', async () => {
      await open({ action: 'admin', isInstalled: false });
      site.wiki.faults.nextWrite = () => Response.json({ code: 'access.denied', message: 'Le wiki est en sommeil <b>.' }, { status: 403 });
      const button = page.getByRole('button', { name: 'Tout créer et réparer' });

      await button.click();

      await page.getByRole('status').getByText('Le wiki est en sommeil <b>.').waitFor();
      expect(await button.isEnabled()).toBe(true);
      expect(await button.getAttribute('aria-busy')).toBeNull();
    });

    it('says once what stayed when the demo was removed', async () => {
      await open({ action: 'admin', hasDemo: true });
      const left = 'Sont restées, car vous les avez modifiées ou vous en servez : Écrire les <b>statuts</b>.';
      const { wiki } = site;
      page.on('dialog', (dialog) => void dialog.accept());
      wiki.faults.nextWrite = () => Response.json({ wiki: {}, parts: [{ kind: 'form', name: 'task', state: 'ok', details: ['Rien à dire'] }, { kind: 'demo', name: 'demo', state: 'ok', details: [left] }] });

      await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Retirer la démonstration' }).click()]);
      await page.getByRole('status').getByText(left, { exact: true }).waitFor();

      await page.reload();
      await page.getByRole('button', { name: 'Retirer la démonstration' }).waitFor();
      expect(await page.getByRole('status').textContent()).toBe('');
    });

    it('lets one choose a side of a conflict', async () => {
      site.wiki.conflicts = { conflicts: [conflict] };
      await open({ action: 'admin' });

      const row = page.getByRole('row', { name: /Écrire les statuts/ });
      await Promise.all([page.waitForEvent('load'), row.getByRole('button', { name: 'Garder celle-ci' }).last().click()]);

      await row.getByText('valeur choisie').waitFor();
      expect(site.wiki.conflicts.conflicts[0]?.decision).toBe('wiki');
    });

    it('says without JavaScript what is missing, and that buttons need it', async () => {
      await open({ action: 'admin', isInstalled: false }, { javaScriptEnabled: false });

      await page.getByText('à créer').first().waitFor();
      expect(await page.locator('main noscript').textContent()).toContain('Les boutons de cette page ont besoin de JavaScript.');
    });

    it('runs no script out of a conflict', async () => {
      const text = hostile.join(' ');
      site.wiki.conflicts = { conflicts: [{ ...conflict, id: text, title: text, entry: text, grist: { value: text, by: text }, wiki: { value: [text, text], by: text } }] };
      await open({ action: 'admin', hosts: ['grist.example'] });

      await page.getByRole('row').getByText('window.hacked=1').first().waitFor();
      expect(await page.locator('main script, main img, main iframe').count()).toBe(0);
      expect(await page.evaluate(() => (globalThis as unknown as { hacked?: number }).hacked)).toBeUndefined();
    });

    it('shows others a sentence, and no button', async () => {
      site.wiki.session = 'InesMorel';
      await open({ action: 'admin' });

      await page.getByText('réservée aux personnes qui administrent').waitFor();
      expect(await page.getByRole('button').count()).toBe(0);
    });
  });
});
