/**
 * The playground under test: its own build, two free ports, one Chromium.
 *
 *     let playground: Playground;
 *     beforeAll(async () => { playground = await Playground.start(); });
 *     afterAll(() => playground.stop());
 *
 *     it('...', async () => {
 *       const doc = await playground.open({ doc: 'demo', lang: 'fr' });
 *       await doc.showPage('Qui fait quoi');
 *       await doc.inWidget('raci').getByRole('gridcell').first().waitFor();
 *       await doc.close();                  // fails on what went wrong meanwhile: see watch.ts
 *     });
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { buildPage, servePlayground } from '@entrelacs/playground/serve.mjs';
import { launchOptions } from '@entrelacs/tooling/browser.mjs';
import { build } from '@entrelacs/tooling/build.mjs';
import { root } from '@entrelacs/tooling/install.mjs';
import { freePort } from '@entrelacs/tooling/ports.mjs';
import { GristDocument } from './grist-document.ts';
import { Watch } from './watch.ts';

/** What to open, and in which browser. */
export interface OpenOptions {
  readonly doc?: 'demo' | 'empty' | 'foreign';
  /** The page's `?lang=`; left out, the browser's language decides. */
  readonly lang?: 'fr' | 'en';
  /** A widget to put on a page of its own, with full access, as `?widget=` does. */
  readonly widget?: string;
  /** The browser's language; en-GB when left out. */
  readonly locale?: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly reducedMotion?: 'reduce' | 'no-preference';
  readonly forcedColors?: 'active' | 'none';
  readonly viewport?: { readonly width: number; readonly height: number };
  /** A screen that is touched. */
  readonly hasTouch?: boolean;
  /** Leaves the playground's bar away, as for a picture of Grist alone. */
  readonly hideBar?: boolean;
}

/** The two servers and the browser. */
export class Playground {
  readonly gristUrl: string;
  readonly widgetsUrl: string;
  readonly browser: Browser;
  private readonly release: () => Promise<void>;

  private constructor(gristUrl: string, widgetsUrl: string, browser: Browser, release: () => Promise<void>) {
    this.gristUrl = gristUrl;
    this.widgetsUrl = widgetsUrl;
    this.browser = browser;
    this.release = release;
  }

  /**
   * Builds into a folder of its own, so that test files do not disturb each other, and starts everything; `probe` adds the bare widget
   * of support/probe/ to those that are served, `pages` other folders of tests/e2e/support/ by name.
   */
  static async start({ probe = false, pages = [] }: { readonly probe?: boolean; readonly pages?: readonly string[] } = {}): Promise<Playground> {
    const outDir = await mkdtemp(join(tmpdir(), 'entrelacs-e2e-'));
    await build({ outDir, log: () => {} });
    await buildPage({ outDir });
    for (const name of [...pages, ...(probe ? ['probe'] : [])]) await buildTestPage(name, join(outDir, 'widgets', name));
    const [gristPort, widgetsPort] = [await freePort(), await freePort()];
    const servers = await servePlayground({ gristPort, widgetsPort, outDir });
    // Any other host is out of reach, as on a server without internet.
    const browser = await chromium.launch(launchOptions({ args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost'] }));
    return new Playground(servers.gristUrl, servers.widgetsUrl, browser, async () => {
      await browser.close();
      await servers.close();
      await rm(outDir, { recursive: true, force: true });
    });
  }

  /** Opens a document in a browser context of its own; resolves when its installation is over. */
  async open(options: OpenOptions = {}): Promise<GristDocument> {
    const { doc, lang, widget, locale = 'en-GB', viewport = { width: 1400, height: 900 }, colorScheme = 'light', hideBar = false } = options;
    const context = await this.browser.newContext({
      locale,
      viewport,
      colorScheme,
      timezoneId: 'Europe/Paris',
      reducedMotion: options.reducedMotion ?? 'no-preference',
      forcedColors: options.forcedColors ?? 'none',
      hasTouch: options.hasTouch ?? false,
      acceptDownloads: true,
    });
    context.setDefaultTimeout(20_000);
    const watch = await Watch.on(context, [this.gristUrl, this.widgetsUrl]);
    const page = await context.newPage();
    await explainFailure(page, watch);
    const query = new URLSearchParams({ ...(doc && { doc }), ...(lang && { lang }), ...(widget && { widget }) }).toString();
    await page.goto(`${this.gristUrl}${query && `?${query}`}`, { timeout: 120_000 });
    await page.locator('html[data-playground="ready"], html[data-playground="failed"]').waitFor({ state: 'attached', timeout: 180_000 });
    if ((await page.locator('html').getAttribute('data-playground')) === 'failed') {
      throw new Error(`The playground could not prepare its document:\n${watch.everything.join('\n')}`);
    }
    if (hideBar) await page.locator('.playground-hide').click();
    return new GristDocument(page, watch, this.widgetsUrl);
  }

  /** Ends the browser and the servers. */
  async stop(): Promise<void> {
    await this.release();
  }
}

/** A widget for tests, beside the others. */
async function buildTestPage(name: string, outdir: string): Promise<void> {
  const source = join(root, 'tests', 'e2e', 'support', name);
  await bundle({ entryPoints: [join(source, 'main.ts')], outdir, bundle: true, format: 'esm', target: 'es2022', logLevel: 'warning' });
  await cp(join(source, 'index.html'), join(outdir, 'index.html'));
}

/** When the test fails, says what the page said, and where its picture is. A benchmark runs without Vitest. */
async function explainFailure(page: Page, watch: Watch): Promise<void> {
  if (process.env['VITEST'] === undefined) return;
  const { expect, onTestFailed } = await import('vitest');
  const test = expect.getState().currentTestName;
  if (test === undefined) return;
  onTestFailed(async () => {
    const picture = join(tmpdir(), `entrelacs-${test.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 100)}.png`);
    const isTaken = await page.screenshot({ path: picture }).then(() => true, () => false);
    console.log([`Failed: ${test}`, ...watch.problems, '--- console', ...watch.everything.slice(-15), isTaken ? `--- picture: ${picture}` : ''].join('\n'));
  });
}
