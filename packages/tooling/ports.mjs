/**
 * Ports that commands listen on.
 *
 *     const [gristPort, widgetsPort] = await claimPorts(2);   // PORT (4173 if unset) and the next one
 *     const port = await freePort();                          // any, for a test
 */
import { createServer } from 'node:net';
import { Advice } from './install.mjs';

/** Where `npm start` listens when PORT is unset; the widgets get the next one. */
export const defaultPort = 4173;

/**
 * Checks that PORT, or the default, and the ports after it can be listened on.
 *
 * @param {number} count - How many consecutive ports are needed.
 * @param {string | undefined} [wanted] - The first one, as text; PORT when left out.
 * @returns {Promise<number[]>} The ports.
 * @throws {Advice} When PORT is no port number, or one of them is in use: names it and what to type.
 */
export async function claimPorts(count, wanted = process.env['PORT']) {
  const first = wanted === undefined || wanted === '' ? defaultPort : Number(wanted);
  if (!Number.isInteger(first) || first < 1 || first + count - 1 > 65535) {
    throw new Advice(`PORT is "${wanted}": it should be a number between 1 and ${65536 - count}.`, [`PORT=${defaultPort} npm start`]);
  }
  const ports = Array.from({ length: count }, (_, index) => first + index);
  for (const port of ports) {
    const problem = await tryPort(port);
    if (problem === undefined) continue;
    const why = problem === 'EADDRINUSE' ? 'is in use by another program' : problem === 'EACCES' ? 'is not open to your account' : `cannot be used (${problem})`;
    throw new Advice(`Port ${port} ${why}${port === first ? '' : ` (${first} and the ${count === 2 ? 'next one' : `${count - 1} next ones`} are needed)`}. Choose another:`, [
      process.platform === 'win32' ? `$env:PORT=${await suggestion(first, count)}; npm start` : `PORT=${await suggestion(first, count)} npm start`,
    ]);
  }
  return ports;
}

/**
 * Finds a port that nothing listens on now.
 *
 * @returns {Promise<number>}
 */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(undefined));
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  return address.port;
}

/**
 * @param {number} first
 * @param {number} count
 */
async function suggestion(first, count) {
  for (let candidate = first < 1024 ? 8080 : first + 100; candidate + count < 65536; candidate += 100) {
    const problems = await Promise.all(Array.from({ length: count }, (_, index) => tryPort(candidate + index)));
    if (problems.every((problem) => problem === undefined)) return candidate;
  }
  return defaultPort;
}

/**
 * The error code of listening on a port, for every address and for the loopback ones; undefined when all is well.
 *
 * @param {number} port
 * @returns {Promise<string | undefined>}
 */
async function tryPort(port) {
  for (const host of [undefined, '127.0.0.1', '::1']) {
    const code = await new Promise((resolve) => {
      const server = createServer();
      server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => resolve(error.code ?? error.message));
      server.listen({ port, ...(host !== undefined && { host }) }, () => server.close(() => resolve(undefined)));
    });
    if (code !== undefined && code !== 'EADDRNOTAVAIL' && code !== 'EAFNOSUPPORT') return code;
  }
  return undefined;
}
