import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '@entrelacs/tooling/ports.mjs';
import { servePlayground } from './serve.mjs';

describe('servePlayground', () => {
  let outDir: string;
  let served: Awaited<ReturnType<typeof servePlayground>>;
  let ports: { gristPort: number; widgetsPort: number };
  beforeAll(async () => {
    outDir = await mkdtemp(join(tmpdir(), 'entrelacs-serve-'));
    await mkdir(join(outDir, 'playground'), { recursive: true });
    await mkdir(join(outDir, 'widgets', 'raci'), { recursive: true });
    await mkdir(join(outDir, 'widgets-secret'), { recursive: true });
    await writeFile(join(outDir, 'playground', 'index.html'), '<meta content="%WIDGETS_PORT%">');
    await writeFile(join(outDir, 'widgets', 'raci', 'index.html'), 'the matrix');
    await writeFile(join(outDir, 'widgets-secret', 'x.txt'), 'not for you');
    await writeFile(join(outDir, 'secret.txt'), 'not for you');
    ports = { gristPort: await freePort(), widgetsPort: await freePort() };
    served = await servePlayground({ ...ports, outDir });
  });
  afterAll(async () => {
    await served.close();
    await rm(outDir, { recursive: true, force: true });
  });

  it('tells the page on which port the widgets are', async () => {
    expect(await (await fetch(served.gristUrl)).text()).toBe(`<meta content="${ports.widgetsPort}">`);
    expect(await (await fetch(`${served.gristUrl}?lang=fr`)).text()).toContain(String(ports.widgetsPort));
  });

  it('serves a widget to any Grist, and says what it is', async () => {
    const answer = await fetch(`${served.widgetsUrl}raci/index.html?lang=fr`);
    expect(await answer.text()).toBe('the matrix');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
    });
  });

  it('serves Grist’s own files', async () => {
    const answer = await fetch(`${served.gristUrl}grist/latest.js`, { method: 'HEAD' });
    expect(answer.status).toBe(200);
  });

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/../widgets-secret/x.txt', '/nothing', '/%', '/raci'])('answers 404 for %s', async (path) => {
    expect(await statusOf(ports.widgetsPort, path)).toBe(404);
  });
});

/** The status of a path sent as it is: fetch would tidy it first. */
function statusOf(port: number, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}
