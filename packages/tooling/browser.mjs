/**
 * A Chromium to test with.
 *
 *     import { chromium } from 'playwright-core';
 *     import { launchOptions } from '@entrelacs/tooling/browser.mjs';
 *     const browser = await chromium.launch(launchOptions());      // a browser that is there; throws advice when none is
 *
 * `npm test` calls `ensureBrowser()` first, which installs one when there is none, and hands its path on as CHROME_PATH.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Advice, root } from './install.mjs';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const applications = {
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  win32: [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']]
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, 'Google/Chrome/Application/chrome.exe')),
};

/**
 * Finds a browser that is there: CHROME_PATH, else an installed Chromium or Chrome, else one that Playwright downloaded.
 *
 * @returns {string | undefined} Its path.
 * @throws {Advice} When CHROME_PATH leads nowhere.
 */
export function findBrowser() {
  const chosen = process.env['CHROME_PATH'];
  if (chosen) {
    if (isExecutable(chosen)) return chosen;
    throw new Advice(`CHROME_PATH is "${chosen}", where there is no program. Correct it, or unset it:`, ['unset CHROME_PATH']);
  }
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const installed = commands.flatMap((name) => folders.map((folder) => join(folder, name + suffix)));
  const platform = process.platform;
  const applied = platform === 'darwin' || platform === 'win32' ? applications[platform] : [];
  return [...installed, ...applied, ...downloaded()].find(isExecutable);
}

/**
 * Finds a browser, or installs one: Debian's package when root or under CI, else Playwright's download.
 *
 * @returns {string} Its path.
 * @throws {Advice} When there is none and none could be installed: with the lines to type.
 */
export function ensureBrowser() {
  const found = findBrowser();
  if (found !== undefined) return found;

  const isRoot = process.getuid?.() === 0;
  const apt = '/usr/bin/apt-get';
  if ((isRoot || process.env['CI']) && existsSync(apt)) {
    console.log('No Chromium found: installing the system package (apt-get install chromium) ...');
    const sudo = isRoot ? [] : ['sudo', '--non-interactive'];
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const run = (/** @type {string[]} */ ...args) => {
      const [program = '', ...rest] = [...sudo, apt, ...args];
      return spawnSync(program, rest, { stdio: ['ignore', 'inherit', 'inherit'], env: environment }).status === 0;
    };
    run('update', '--quiet');
    run('install', '--yes', '--quiet', '--no-install-recommends', 'chromium', 'fonts-liberation', 'fonts-noto-color-emoji');
    const packaged = findBrowser();
    if (packaged !== undefined) return packaged;
  }

  const cli = join(root, 'node_modules', 'playwright-core', 'cli.js');
  console.log('No Chromium found: downloading the one of Playwright ...');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: ['ignore', 'inherit', 'inherit'] });
  const fetched = findBrowser();
  if (fetched !== undefined) return fetched;

  throw new Advice('The end-to-end tests need Chromium or Chrome, and none could be installed. Install one, or say where it is; one of these lines, then npm test again:', [
    'sudo apt-get update && sudo apt-get install chromium',
    `node node_modules/playwright-core/cli.js install chromium`,
    'export CHROME_PATH=/path/to/chrome',
  ]);
}

/**
 * What Playwright's `chromium.launch` needs to start the browser found, quiet and offline.
 *
 * @param {{ args?: string[] }} [options] - More command line switches.
 * @returns {{ executablePath: string, headless: true, args: string[] }}
 * @throws {Advice} When there is no browser.
 */
export function launchOptions({ args = [] } = {}) {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Advice('There is no Chromium or Chrome. This installs one and runs all tests:', ['npm test']);
  const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return { executablePath, headless: true, args: [...asRoot, ...quiet, ...args] };
}

/** Browsers in Playwright's download folder, newest first. */
function downloaded() {
  const caches = { linux: '.cache/ms-playwright', darwin: 'Library/Caches/ms-playwright', win32: 'AppData/Local/ms-playwright' };
  const platform = process.platform;
  const usual = platform === 'darwin' || platform === 'win32' ? caches[platform] : caches.linux;
  const folder = process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? join(homedir(), usual);
  if (!existsSync(folder)) return [];
  const builds = readdirSync(folder)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)));
  const inside = ['chrome-linux64/chrome', 'chrome-linux/chrome', 'chrome-win64/chrome.exe', 'chrome-win/chrome.exe', 'chrome-mac/Chromium.app/Contents/MacOS/Chromium'];
  const named = ['chrome-mac-arm64', 'chrome-mac-x64'].map((name) => `${name}/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing`);
  return builds.flatMap((build) => [...inside, ...named].map((path) => join(folder, build, path)));
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
