/**
 * The playground's two servers: Grist's page, and the widgets on another port, another origin as in real life.
 *
 *     const { gristUrl, widgetsUrl, close } = await servePlayground({ gristPort, widgetsPort, outDir });
 */
import { createReadStream } from 'node:fs';
import { cp, mkdir, readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { gristStatic } from '../tooling/build.mjs';
import { root } from '../tooling/install.mjs';

const contentTypes = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/**
 * Bundles the page's own script into a folder.
 *
 * @param {{ outDir?: string }} [options] - Where dist/ is; the page goes to its playground/.
 * @returns {Promise<string>} The page's folder.
 */
export async function buildPage({ outDir = join(root, 'dist') } = {}) {
  const { build } = await import('esbuild');
  const source = join(root, 'packages', 'playground', 'src');
  const target = join(outDir, 'playground');
  await mkdir(target, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: [join(source, 'main.ts')],
    outdir: target,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    sourcemap: 'linked',
    logLevel: 'warning',
  });
  for (const file of ['index.html', 'playground.css']) await cp(join(source, file), join(target, file));
  return target;
}

/**
 * Serves a built playground.
 *
 * @param {{ gristPort: number, widgetsPort: number, outDir?: string, host?: string | undefined }} options - Ports, where dist/ is, and
 *   the address to listen on: the machine's own (127.0.0.1 and ::1) when left out.
 * @returns {Promise<{ gristUrl: string, widgetsUrl: string, close: () => Promise<void> }>}
 */
export async function servePlayground({ gristPort, widgetsPort, outDir = join(root, 'dist'), host }) {
  const page = join(outDir, 'playground');
  const index = (await readFile(join(page, 'index.html'), 'utf8')).replace('%WIDGETS_PORT%', String(widgetsPort));
  const closers = [
    await listen(gristPort, host, (path) => {
      if (path === '/' || path === '/index.html') return { text: index };
      if (path.startsWith('/grist/')) return fileIn(gristStatic(), path.slice('/grist'.length));
      // What Grist shows in a custom section that has no address yet, and the script of that page.
      return fileIn(['/custom-widget.html', '/grist-plugin-api.js'].includes(path) ? gristStatic() : page, path);
    }),
    await listen(widgetsPort, host, (path) => fileIn(join(outDir, 'widgets'), path)),
  ];
  return {
    gristUrl: `http://localhost:${gristPort}/`,
    widgetsUrl: `http://localhost:${widgetsPort}/`,
    close: async () => {
      for (const close of closers) await close();
    },
  };
}

/** @typedef {{ text: string } | { file: string, bytes: number } | undefined} Answer */

/**
 * A file of a folder, never of another.
 *
 * @param {string} folder
 * @param {string} path - Of the address: begins with a slash.
 * @returns {Promise<Answer>}
 */
async function fileIn(folder, path) {
  const file = normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path));
  if (!file.startsWith(folder + sep)) return undefined;
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() ? { file, bytes: found.size } : undefined;
}

/**
 * @param {number} port
 * @param {string | undefined} host
 * @param {(path: string) => Answer | Promise<Answer>} answer
 */
async function listen(port, host, answer) {
  /** @type {import('node:http').RequestListener} */
  const handle = (request, response) => {
    void respond(request, response, answer).catch(() => response.destroy());
  };
  /** @type {import('node:http').Server[]} */
  const servers = [];
  for (const address of host === undefined ? ['127.0.0.1', '::1'] : [host]) {
    const server = createServer(handle);
    const failure = await new Promise((resolve) => {
      server.once('error', resolve);
      server.listen(port, address, () => resolve(undefined));
    });
    if (failure === undefined) servers.push(server);
    else if (address !== '::1') throw failure;
  }
  return async () => {
    for (const server of servers) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  };
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {(path: string) => Answer | Promise<Answer>} answer
 */
async function respond(request, response, answer) {
  // Grist's page fetches its parts across frames, and a widget may be framed by any Grist.
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cache-Control', 'no-cache');
  const path = pathOf(request.url ?? '/');
  const found = path === undefined || (request.method !== 'GET' && request.method !== 'HEAD') ? undefined : await answer(path);
  if (found === undefined) {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found');
  } else if ('text' in found) {
    response.writeHead(200, { 'Content-Type': contentTypes['.html'] }).end(found.text);
  } else {
    const type = contentTypes[/** @type {keyof typeof contentTypes} */ (extname(found.file))] ?? 'application/octet-stream';
    response.writeHead(200, { 'Content-Type': type, 'Content-Length': found.bytes });
    if (request.method === 'HEAD') response.end();
    else createReadStream(found.file).on('error', () => response.destroy()).pipe(response);
  }
}

/** @param {string} url */
function pathOf(url) {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
}
