import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { Lang } from '@entrelacs/core';
import { demoFile } from '@entrelacs/yeswiki/forms';
import type { FakeWikiOptions } from '@entrelacs/yeswiki/testing';
import { launchOptions } from '@entrelacs/tooling/browser.mjs';
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest';
import { WikiSite, type PageAsked } from './support/wiki/wiki-site.ts';

const folder = join(import.meta.dirname, '../../docs/screenshots');
const demo = demoFile('0.1.0');

/** About what a theme of YesWiki makes of Bootstrap's buttons, tables and boxes. */
const theme = `:root{--main-text-fontfamily:"Nunito","Segoe UI","Liberation Sans",sans-serif}html{font-size:14px}dl,dd{margin:0}body{background:#eef3f4;font:15px/1.5 "Nunito","Segoe UI",sans-serif;color:#3b3f45}main{max-width:1140px;margin:24px auto;padding:24px 32px;background:#fff;border-radius:8px}
main>h1:first-child{display:none}h1{font-size:30px;margin:0 0 12px}h2{font-size:22px;margin:28px 0 10px}h3{font-size:18px;margin:26px 0 8px}a{color:#0C5D6A}
button{font:inherit;text-transform:none;border-radius:.5em}.btn{padding:6px 12px;border:1px solid #c6ced1;background:#fff;color:#3b3f45;cursor:pointer}.btn-primary{background:#0C5D6A;border-color:#0C5D6A;color:#fff}.btn-danger{background:#b3261e;border-color:#b3261e;color:#fff}.btn-xs{padding:1px 8px;font-size:13px}
.alert{padding:12px 16px;border-radius:6px;border:1px solid #bcdfe4;background:#e6f4f6}.alert-success{background:#e8f5ea;border-color:#bfe2c5}.badge{padding:2px 8px;border-radius:10px;background:#6b7280;color:#fff;font-size:12px}
.table{width:100%;border-collapse:collapse}.table th,.table td{padding:6px 8px;border-top:1px solid #e1e6e8;text-align:left}.sr-only{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)}code{padding:2px 4px;background:#f2f4f5;border-radius:4px}`;

function aWiki(lang: Lang, session: string): WikiSite {
  const rows = Object.fromEntries(Object.entries(demo.rows[lang]).map(([name, list]) => [name, Object.fromEntries(list.map(({ id, fields }) => [id, fields]))])) as NonNullable<FakeWikiOptions['rows']>;
  return new WikiSite({ session, admins: ['Admin'], lang, rows });
}

describe('pictures of the wiki for its guide, with the demo collective', () => {
  let browser: Browser;
  let context: BrowserContext;
  let site: WikiSite;
  let page: Page;
  beforeAll(async () => {
    browser = await chromium.launch(launchOptions());
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    await context.close();
    site.stop();
  });

  async function open(lang: Lang, asked: PageAsked, session = 'Ines'): Promise<void> {
    site = aWiki(lang, session);
    await site.start();
    site.page = { ...asked, lang, css: theme };
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: lang === 'fr' ? 'fr-FR' : 'en-GB', colorScheme: 'light' });
    page = await context.newPage();
    await page.clock.setFixedTime(new Date(`${demo.day}T10:00:00`));
    await page.goto(site.url);
  }
  /** Takes a picture where there is none yet, or UPDATE_SCREENSHOTS is set. */
  async function picture(name: string, height: number): Promise<void> {
    const path = join(folder, `${name}.png`);
    const isWanted = process.env['UPDATE_SCREENSHOTS'] !== undefined || !existsSync(path);
    await page.screenshot({ animations: 'disabled', clip: { x: 0, y: 0, width: 1280, height }, fullPage: true, ...(isWanted && { path }) });
  }

  it.each(['fr', 'en'] as const)('of the administrator’s page, in %s', async (lang) => {
    await open(lang, { action: 'admin', isInstalled: false }, 'Admin');

    await page.getByRole('button', { name: lang === 'fr' ? 'Tout créer et réparer' : 'Create and repair everything' }).waitFor();
    await picture(`wiki-admin-light-${lang}`, 640);
  });

  it.each(['fr', 'en'] as const)('of a project, in %s', async (lang) => {
    const [project] = demo.rows[lang].project ?? [];
    await open(lang, { action: 'entry', arguments: { entity: 'project', tag: project?.id ?? '' } });

    await page.getByRole('heading', { name: String(project?.fields['name']), level: 1 }).first().waitFor();
    await page.locator('coop-raci-matrix').getByRole('gridcell').first().waitFor();
    await page.locator('coop-needs li').first().waitFor();
    await picture(`wiki-project-light-${lang}`, 1300);
  });

  it.each(['fr', 'en'] as const)('of tasks by status, in %s', async (lang) => {
    await open(lang, { action: 'kanban' });

    await page.getByRole('region', { name: lang === 'fr' ? 'En cours' : 'In progress' }).getByRole('button').first().waitFor();
    await picture(`wiki-status-light-${lang}`, 900);
  });
});
