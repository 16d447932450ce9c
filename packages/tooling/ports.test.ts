import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { claimPorts, freePort } from './ports.mjs';

const servers = new Set<ReturnType<typeof createServer>>();

afterEach(async () => {
  await Promise.all([...servers].map((server) => new Promise((resolve) => server.close(resolve))));
  servers.clear();
});

async function listenOn(port: number, host: string): Promise<void> {
  const server = createServer();
  servers.add(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

async function freePair(): Promise<[number, number]> {
  const port = await freePort();
  return claimPorts(2, String(port)).then(
    () => [port, port + 1],
    () => freePair(),
  );
}

describe('claimPorts', () => {
  it('gives PORT and the ports after it', async () => {
    const port = await freePort();

    expect(await claimPorts(1, String(port))).toEqual([port]);
  });

  it('names a port in use, and the line to type', async () => {
    const port = await freePort();
    await listenOn(port, '127.0.0.1');

    await expect(claimPorts(2, String(port))).rejects.toThrow(new RegExp(`Port ${port} is in use[^]*PORT=\\d+.* npm start`));
  });

  it('names the second port when that one is in use', async () => {
    const [first, second] = await freePair();
    await listenOn(second, '127.0.0.1');

    await expect(claimPorts(2, String(first))).rejects.toThrow(`Port ${second} is in use`);
  });

  it.each(['http', '0', '65535', '4173.5', '-1'])('refuses PORT=%s for two ports', async (wanted) => {
    await expect(claimPorts(2, wanted)).rejects.toThrow('it should be a number between 1 and 65534');
  });
});
